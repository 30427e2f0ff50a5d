import { decrireDistribution } from '#charts/description.ts';
import { dessinerClassement, type Fenetre } from '#charts/ranked-bars.ts';
import { document, rendre } from '#charts/server.ts';
import type { Ton } from '#charts/theme.ts';
import { estSure } from '#domain/cellule.ts';
import { rangs } from '#domain/rang.ts';
import { LIBELLES_NIVEAU, adresse, type Niveau, type Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { periode } from '#lib/format.ts';
import { ecritureAvecUnite, ecritureDe } from '#lib/ecriture.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { horsDe } from '#lecture/parts.ts';
import { enteteDe, caseCellule, caseRang, caseTexte, nommage, provenance, sousTitreDe, type VueFigure } from './figure.ts';
import { autresBouts } from '#phrases/equipement.ts';
import { nomCourt, observations, observationsDe } from '#lecture/observations.ts';
import { modaliteDe, momentDit, nomDit } from '#indicateurs/nom.ts';
import { titreDit } from './titre.ts';

export interface DemandeClassement {
  readonly id: string;
  readonly indicateur: string;
  readonly titre: string;
  readonly niveau: Niveau;
  readonly periode: string;
  readonly modalite?: string;
  readonly courant?: string | null;
  readonly fenetre?: Fenetre | null;
  /** Only these territories, in place of the whole level. */
  readonly parmi?: ReadonlySet<string>;
  readonly reference?: Territoire;
}

const TONS: Readonly<Record<string, Ton>> = { offre: 'offre', besoin: 'besoin', ecart: 'neutre' };

/** Territories from the highest to the lowest; those without a value are named, never ranked. */
export function vueClassement(d: Donnees, demande: DemandeClassement): VueFigure {
  const i = indicateur(demande.indicateur);
  const choix = { periode: demande.periode, modalite: demande.modalite ?? '' };
  const toutes = observations(d, i.id, demande.niveau, choix);
  const lignes = demande.parmi === undefined ? toutes : observationsDe(toutes, demande.parmi);
  const places = rangs(lignes);
  const ref = demande.reference === undefined ? null : d.valeurs.cellule(i.id, demande.reference, choix);
  const reference =
    ref !== null && demande.reference !== undefined && estSure(ref) ? { nom: nomCourt(demande.reference), valeur: ref.valeur } : null;
  const lacune = ref === null ? null : horsDe(d, ref);
  const hors = lacune === null || demande.reference === undefined ? '' : ` ; ${nomCourt(demande.reference)} ${lacune}`;
  const courant = demande.courant ?? null;
  const svg = dessinerClassement(lignes, {
    document,
    id: demande.id,
    nom: nommage(demande.id),
    ecriture: ecritureDe(i),
    courant,
    fenetre: demande.fenetre ?? null,
    ton: TONS[i.sens] ?? 'neutre',
    reference,
  });
  const triees = [...lignes].sort(
    (a, b) => (places.get(a.code)?.rang ?? Infinity) - (places.get(b.code)?.rang ?? Infinity) || (a.nom < b.nom ? -1 : 1),
  );
  const aUneFiche = demande.niveau !== 'zone-emploi' && demande.niveau !== 'commune';
  return {
    id: demande.id,
    titre: titreDit(demande.titre, { quand: momentDit(i, periode(demande.periode)), quoi: modaliteDe(i, choix.modalite) }),
    sousTitre: `${sousTitreDe(i, `${periode(demande.periode)}${hors}`, choix.modalite)}${autresBouts(d, demande)}`,
    svg: rendre(svg),
    description: decrireDistribution(lignes, { courant, unites: LIBELLES_NIVEAU[demande.niveau].pluriel, ecriture: ecritureAvecUnite(i) }),
    tableau: {
      legende: `${nomDit(i, choix.modalite)}, ${i.unite}, ${periode(demande.periode)}`,
      colonnes: [{ nom: 'Rang', nombre: true }, { nom: 'Territoire' }, { nom: 'Code' }, { nom: enteteDe(i), nombre: true }],
      lignes: triees.map((o) => ({
        courante: o.code === courant,
        ...(aUneFiche ? { lien: adresse({ niveau: o.niveau, code: o.code }) } : {}),
        cases: [caseRang(places.get(o.code)), caseTexte(o.nom), caseTexte(o.code), caseCellule(o, ecritureDe(i))],
      })),
    },
    ...provenance(i),
  };
}
