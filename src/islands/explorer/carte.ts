import { dessinerChoroplethe, type Fond } from '#charts/choropleth.ts';
import { decrireCarte } from '#charts/description.ts';
import type { Observation } from '#charts/donnees.ts';
import { dessinerLegende } from '#charts/legend.ts';
import { classer } from '#domain/classes.ts';
import type { NiveauCarte } from '#domain/couche.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { ENCARTS, noteEchelle } from '#geometry/france.ts';
import { compte } from '#lib/format.ts';
import { fondCommunes } from '#islands/carte-vive/fond-communes.ts';
import { fondNational } from '#islands/carte-vive/fond-national.ts';
import { balise } from '#islands/pieces/balise.ts';
import { Questions } from '#islands/pieces/derniere-question.ts';
import type { Lignes } from '#islands/pieces/menu.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { choix } from './choix.ts';
import { departementDe } from '#domain/departement.ts';
import { departementsDe, doublons, reconnaitreLieux, type ColonneLieu } from './lieux.ts';
import { nomsDeNiveau } from './noms.ts';
import { mesuresDe, type Resultat } from './resultat.ts';
import { ecritureDeColonne, observation } from './valeurs.ts';

interface Demande {
  readonly lieu: ColonneLieu;
  readonly valeur: string;
  /** Communes are drawn one département at a time. */
  readonly departement: string | null;
}

async function fondDe(racine: string, { lieu, departement }: Demande): Promise<Fond> {
  if (lieu.niveau === 'commune') return fondCommunes(racine, departement ?? '');
  const fond = await fondNational(racine, lieu.niveau);
  return { ...fond, panneaux: ENCARTS.map((e) => ({ cadre: e.cadre, titre: nomsDepartement(e.code).nom, note: noteEchelle(e) })) };
}

/** Official names by code; communes go by the names of the result, since their table weighs a megabyte. */
const nomsDe = async (racine: string, niveau: NiveauCarte): Promise<ReadonlyMap<string, string>> =>
  niveau === 'commune' ? new Map() : nomsDeNiveau(racine, niveau);

interface Places {
  readonly observations: readonly Observation[];
  /** Territories of the map without a row. */
  readonly absents: number;
  /** Codes of the result that no contour has. */
  readonly perdus: number;
}

/** Every contour has its row, or is not available. */
function placer({ lignes }: Resultat, { lieu, valeur, departement }: Demande, fond: Fond, noms: ReadonlyMap<string, string>): Places {
  const retenues = lignes.filter((l) => departement === null || departementDe(String(l[lieu.colonne])) === departement);
  const parCode = new Map(retenues.map((l) => [String(l[lieu.colonne]), l]));
  const observations = [...fond.contours.keys()].map((code) => {
    const ligne = parCode.get(code) ?? {};
    return observation(ligne, valeur, code, noms.get(code) ?? String(ligne['nom'] ?? code));
  });
  return {
    observations,
    absents: observations.filter((o) => !parCode.has(o.code)).length,
    perdus: [...parCode.keys()].filter((code) => !fond.contours.has(code)).length,
  };
}

async function dessiner(racine: string, resultat: Resultat, demande: Demande): Promise<readonly Node[]> {
  const [fond, noms] = await Promise.all([fondDe(racine, demande), nomsDe(racine, demande.lieu.niveau)]);
  const { observations, absents, perdus } = placer(resultat, demande, fond, noms);
  const classes = classer(observations, { methode: 'quantiles', nombre: 5 });
  const ecriture = ecritureDeColonne(resultat.lignes, demande.valeur);
  const unites = LIBELLES_NIVEAU[demande.lieu.niveau].pluriel;
  const commun = { document, palette: 'offre', nom: { etiquette: `${demande.valeur}, ${unites}` } } as const;
  const carte = dessinerChoroplethe(fond, observations, classes, { ...commun, id: 'carte-resultat' });
  const legende = dessinerLegende(classes, { ...commun, id: 'carte-legende', nom: { etiquette: 'Légende' }, ecriture, unites });
  const { singulier, pluriel } = LIBELLES_NIVEAU[demande.lieu.niveau];
  const notes = [
    ...(absents === 0
      ? []
      : [`${compte(absents, singulier, pluriel)} sans ligne dans le résultat\u00a0: en «\u00a0non disponible\u00a0», jamais à zéro.`]),
    ...(perdus === 0 ? [] : [`${compte(perdus, 'code', 'codes')} du résultat ${perdus === 1 ? 'n’est' : 'ne sont'} sur aucun contour.`]),
  ];
  return [
    balise('div', { class: 'dessin cadre-graphique' }, carte),
    balise('div', { class: 'cadre-graphique cle' }, legende),
    balise('p', { class: 'visuellement-cache' }, decrireCarte(observations, classes, { unites, ecriture })),
    ...notes.map((n) => balise('p', { class: 'mention' }, n)),
  ];
}

/** Why there is no map, in words; null when there can be one. */
function empechement(resultat: Resultat, lieu: ColonneLieu | undefined, valeur: string | undefined): string | null {
  if (lieu === undefined)
    return 'Pas de carte pour ce résultat\u00a0: aucune colonne ne contient de codes de territoire (région, département, intercommunalité, zone d’emploi, commune).';
  if (valeur === undefined) return 'Pas de carte pour ce résultat\u00a0: aucune colonne de nombres à représenter.';
  const double = doublons(resultat.lignes, lieu.colonne);
  if (double === null) return null;
  return `Pas de carte encore\u00a0: le territoire ${double.code} a ${compte(double.lignes, 'ligne', 'lignes')} dans le résultat. Gardez une ligne par territoire, avec une condition (une période, un type) ou un «\u00a0group by\u00a0».`;
}

interface Choix {
  lieu: ColonneLieu | undefined;
  valeur: string | undefined;
  departement: string | null;
}

const deSoi = (noms: readonly string[]): Lignes => noms.map((n) => [n, n]);

/** A menu for each choice that there is to make. */
function menusDe(
  resultat: Resultat,
  { lieu, valeur, departement }: Choix,
  departements: readonly string[],
  choisir: (c: Partial<Choix>) => void,
) {
  const lieux = reconnaitreLieux(resultat);
  const mesures = mesuresDe(resultat);
  const noms = departements.map((d) => [d, nomsDepartement(d).nom] as const);
  return [
    lieux.length < 2
      ? null
      : choix('Territoire', deSoi(lieux.map((l) => l.colonne)), lieu?.colonne ?? '', (c) =>
          choisir({ lieu: lieux.find((l) => l.colonne === c) }),
        ),
    mesures.length < 2 ? null : choix('Valeur', deSoi(mesures), valeur ?? '', (m) => choisir({ valeur: m })),
    departements.length < 2 ? null : choix('Département', noms, departement ?? '', (d) => choisir({ departement: d })),
  ].filter((m) => m !== null);
}

const mention = (mots: string): HTMLElement => balise('p', { class: 'mention' }, mots);

/** The panel: which column places the rows, which one colours them. */
export function monterCarte(hote: HTMLElement, resultat: Resultat, racine: string): void {
  const toile = balise('div', { class: 'carte-resultat' });
  const menus = balise('div', { class: 'reglages' });
  const choisi: Choix = { lieu: reconnaitreLieux(resultat)[0], valeur: mesuresDe(resultat).at(-1), departement: null };
  const questions = new Questions();
  const choisir = (change: Partial<Choix>): void => {
    Object.assign(choisi, change);
    void montrer();
  };
  const montrer = async (): Promise<void> => {
    const estDerniere = questions.poser();
    const { lieu, valeur } = choisi;
    const departements = lieu?.niveau === 'commune' ? departementsDe(resultat.lignes, lieu.colonne) : [];
    if (choisi.departement === null || !departements.includes(choisi.departement)) choisi.departement = departements[0] ?? null;
    menus.replaceChildren(...menusDe(resultat, choisi, departements, choisir));
    const non = empechement(resultat, lieu, valeur);
    if (non !== null || lieu === undefined || valeur === undefined) return toile.replaceChildren(mention(non ?? ''));
    try {
      const dessin = await dessiner(racine, resultat, { lieu, valeur, departement: choisi.departement });
      if (estDerniere()) toile.replaceChildren(...dessin);
    } catch (cause) {
      const coupure = 'Le fond de carte n’a pas pu être lu. Vérifiez la connexion, puis rouvrez cet onglet.';
      toile.replaceChildren(mention(signaler(cause, coupure)));
    }
  };
  hote.replaceChildren(menus, toile);
  void montrer();
}
