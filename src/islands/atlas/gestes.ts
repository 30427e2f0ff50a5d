import { abscisse, apresRupture } from '#charts/periode.ts';
import type { NiveauCarte } from '#domain/couche.ts';
import {
  etatDe,
  indicateurConnu,
  modalitesDe,
  periodesDe,
  secondsDe,
  type CatalogueConnu,
  type EtatAtlas,
  type IndicateurConnu,
  type Mode,
} from '#domain/etat-atlas.ts';

/** What each gesture of the reader makes of the state: pure, so that every combination they reach is a valid address. */
function garderSecond(second: EtatAtlas['second'], id: string, niveau: NiveauCarte, catalogue: CatalogueConnu): EtatAtlas['second'] {
  if (second === null) return null;
  return secondsDe(catalogue, id, niveau).some((i) => i.id === second.indicateur) ? second : null;
}

/** Breaks by hand belong to one indicator: another one opens with its own classes. */
export function changerIndicateur(etat: EtatAtlas, id: string, catalogue: CatalogueConnu): EtatAtlas {
  const ouvert = etatDe(catalogue, id, etat);
  const memeCarte = ouvert.niveau === etat.niveau && ouvert.departement === etat.departement;
  return {
    ...ouvert,
    classes: etat.classes.methode === 'bornes' ? ouvert.classes : etat.classes,
    zoom: memeCarte ? etat.zoom : null,
    selection: memeCarte ? etat.selection : null,
    second: garderSecond(etat.second, id, ouvert.niveau, catalogue),
  };
}

/** The only place where there are EPT: on the map of France they are a dot. */
const ILE_DE_FRANCE = { lieu: 'region', code: '11' } as const;

/** From the départements to the communes, the place that was chosen is the one that opens. */
export function changerNiveau(etat: EtatAtlas, niveau: NiveauCarte, catalogue: CatalogueConnu): EtatAtlas {
  const choisi = etat.niveau === 'departement' ? etat.selection : null;
  const cadre = etat.zoom !== null && 'lieu' in etat.zoom ? etat.zoom : null;
  const departement = choisi ?? (cadre?.lieu === 'departement' ? cadre.code : null) ?? etat.departement;
  const ouvert = etatDe(catalogue, etat.indicateur, { ...etat, niveau, departement });
  return {
    ...ouvert,
    classes: etat.classes,
    zoom: niveau === 'commune' ? null : niveau === 'ept' ? (cadre ?? ILE_DE_FRANCE) : cadre,
    second: garderSecond(etat.second, etat.indicateur, ouvert.niveau, catalogue),
  };
}

export function changerModalite(etat: EtatAtlas, modalite: string, catalogue: CatalogueConnu): EtatAtlas {
  const i = indicateurConnu(catalogue, etat.indicateur);
  if (i === undefined || !modalitesDe(i, etat.niveau).includes(modalite)) return etat;
  const { periode } = etatDe(catalogue, etat.indicateur, { ...etat, modalite });
  return { ...etat, modalite, periode };
}

/** Circles where the second indicator counts things, colours crossed where it does not: a rate has no area. */
export function changerSecond(etat: EtatAtlas, id: string, catalogue: CatalogueConnu, mode?: Mode): EtatAtlas {
  const second = indicateurConnu(catalogue, id);
  if (second === undefined || id === etat.indicateur) return { ...etat, second: null };
  const permis = second.compte ? (mode ?? etat.second?.mode ?? 'symboles') : 'croise';
  return { ...etat, second: { indicateur: id, mode: permis } };
}

/** The period of the second indicator nearest to that of the first: the same when it exists. Its date is always printed. */
export function periodeVoisine(i: IndicateurConnu, niveau: NiveauCarte, periode: string): { modalite: string; periode: string } {
  const modalites = modalitesDe(i, niveau);
  const modalite = modalites.includes(i.modalitePrincipale) ? i.modalitePrincipale : (modalites[0] ?? '');
  const ecart = (p: string) => Math.abs(abscisse(p) - abscisse(periode));
  const [proche] = periodesDe(i, niveau, modalite).toSorted((a, b) => ecart(a) - ecart(b));
  return { modalite, periode: proche ?? periode };
}

interface Coupure {
  readonly a: string;
  readonly texte: string;
}

/** Breaks inside a list of periods, each with the rank of the first period on its far side. */
export function rupturesParmi(ruptures: readonly Coupure[], periodes: readonly string[]): readonly (Coupure & { readonly rang: number })[] {
  return ruptures.flatMap((r) => {
    const rang = periodes.findIndex((p) => apresRupture(p, r.a));
    return rang <= 0 ? [] : [{ ...r, rang }];
  });
}

/** Breaks that lie between two moments: they may be looked at, not compared. */
export function rupturesEntre(ruptures: readonly Coupure[], avant: string, apres: string): readonly Coupure[] {
  return ruptures.filter((r) => apresRupture(avant, r.a) !== apresRupture(apres, r.a));
}
