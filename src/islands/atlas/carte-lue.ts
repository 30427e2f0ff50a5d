import type { Ecriture, Observation } from '#charts/donnees.ts';
import { classeDeRampe, type Palette } from '#charts/theme.ts';
import { horsClasse, valeurClassee } from '#domain/classes.ts';
import { celluleVide, estSure, type Cellule } from '#domain/cellule.ts';
import type { Couche, NiveauCarte } from '#domain/couche.ts';
import type { ClassesAtlas, Mode } from '#domain/etat-atlas.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { entier, INSECABLE, nombre, periode } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { ecritureAvecUnite, ecritureDe, rapportDe } from '#lib/ecriture.ts';
import type { IndicateurAtlas } from '#domain/catalogue-atlas.ts';
import { classerAtlas, type ClassesDites } from './classement.ts';
import { croiser, type Croisement } from './croisement.ts';

/** One set of values in words and numbers, wherever it comes from: an indicator or a layer of the reader. */
export interface Mesure {
  readonly nom: string;
  readonly unite: string;
  /** Definition, unit and date, as printed under the title. */
  readonly sousTitre: string;
  /** The moment, in words; null for a layer, which says it itself. */
  readonly quand: string | null;
  readonly palette: Palette;
  readonly decimales: number;
  readonly ecrire: Ecriture;
  readonly ecrireAvecUnite: Ecriture;
  readonly rang: boolean;
  readonly compte: boolean;
  readonly valeurs: ReadonlyMap<string, Cellule>;
}

export function mesureDIndicateur(
  i: IndicateurAtlas,
  modalite: string,
  codePeriode: string,
  valeurs: ReadonlyMap<string, Cellule>,
): Mesure {
  const quand = periode(codePeriode);
  const precision = modalite === i.modalitePrincipale && modalite === '' ? '' : (i.nomsModalites[modalite] ?? '');
  const nom = precision === '' || i.modalites.length < 2 ? i.nom : `${i.nom} (${precision})`;
  const sousTitre = i.sousTitre.replace('{quand}', precision === '' ? quand : `${quand}, ${precision.toLowerCase()}`);
  const { unite, sens, decimales, rang, compte } = i;
  const ecritures = { ecrire: ecritureDe(i), ecrireAvecUnite: ecritureAvecUnite(i) };
  return { nom, unite, sousTitre, quand, palette: sens, decimales, ...ecritures, rang, compte, valeurs };
}

export function mesureDeCouche(c: Couche): Mesure {
  const unite = { uniteCourte: c.uniteCourte ?? '', decimales: c.decimales ?? 1 };
  return {
    nom: c.titre,
    unite: c.unite,
    sousTitre: insecables(`${c.titre} : ${c.unite}.`),
    quand: null,
    palette: 'offre',
    decimales: unite.decimales,
    ecrire: ecritureDe(unite),
    ecrireAvecUnite: ecritureAvecUnite(unite),
    rang: false,
    compte: false,
    valeurs: c.valeurs,
  };
}

export interface Demande {
  readonly niveau: NiveauCarte;
  /** Codes of the map, in its order: what has no value is shown without one. */
  readonly codes: readonly string[];
  readonly noms: ReadonlyMap<string, string>;
  readonly premiere: Mesure;
  readonly seconde: { readonly mesure: Mesure; readonly mode: Mode } | null;
  readonly classes: ClassesAtlas;
}

/** Everything that is drawn and said, ready: no part of the page computes anything from values again. */
export interface CarteLue extends Demande {
  readonly observations: readonly Observation[];
  readonly secondes: readonly Observation[];
  readonly dites: ClassesDites;
  readonly croisement: Croisement | null;
  /** Class of the colour of each territory, or the state it has in place of a number. */
  readonly cles: ReadonlyMap<string, string>;
  /** The finding. */
  readonly titre: string;
  readonly sousTitre: string;
}

const ABSENTE = celluleVide('indisponible');

function observer({ codes, noms }: Demande, valeurs: ReadonlyMap<string, Cellule>): readonly Observation[] {
  return codes.map((code) => {
    const { valeur, etat, reserve = null } = valeurs.get(code) ?? ABSENTE;
    return { code, nom: noms.get(code) ?? code, valeur, etat, reserve };
  });
}

export function carteLue(demande: Demande): CarteLue {
  const { premiere, seconde } = demande;
  const observations = observer(demande, premiere.valeurs);
  const secondes = seconde === null ? [] : observer(demande, seconde.mesure.valeurs);
  const dites = classerAtlas(observations, demande.classes, premiere.decimales);
  const croisement = seconde?.mode === 'croise' ? croiser(demande.codes, parCode(observations), parCode(secondes)) : null;
  const nombre = dites.classes.effectifs.length;
  const simple = new Map(
    observations.map((o) => {
      const k = dites.classes.classeDe(valeurClassee(o));
      return [o.code, k === null ? (horsClasse(o) ?? 'indisponible') : classeDeRampe(premiere.palette, k, nombre)];
    }),
  );
  const sousTitre = seconde === null ? premiere.sousTitre : `${premiere.sousTitre} ${secondSousTitre(seconde)}`;
  const titre = croisement === null ? titreDe(observations, demande) : titreCroise(croisement, demande);
  return { ...demande, observations, secondes, dites, croisement, cles: croisement?.cles ?? simple, titre, sousTitre };
}

const parCode = (observations: readonly Observation[]) => new Map(observations.map((o) => [o.code, o]));

function secondSousTitre({ mesure, mode }: NonNullable<Demande['seconde']>): string {
  return `${mode === 'symboles' ? 'Cercles' : 'Second indicateur'}\u00a0: ${mesure.sousTitre}`;
}

/** « De 9,2 ‰ (Guyane) à 72,4 ‰ (Jura) »; territories that share an extreme are counted. */
export function titreDe(
  observations: readonly Observation[],
  { niveau, premiere }: Pick<Demande, 'niveau'> & { readonly premiere: Pick<Mesure, 'ecrire' | 'ecrireAvecUnite' | 'unite' | 'decimales'> },
): string {
  const connues = observations.filter(estSure).toSorted((a, b) => a.valeur - b.valeur);
  const [bas, haut] = [connues[0], connues.at(-1)];
  if (bas === undefined || haut === undefined) return 'Aucune valeur connue';
  if (bas.valeur === haut.valeur) return `Partout ${premiere.ecrireAvecUnite(bas.valeur)}`;
  const qui = (valeur: number) => {
    const [une, ...autres] = connues.filter((o) => o.valeur === valeur);
    return autres.length === 0 ? (une?.nom ?? '') : `${entier(autres.length + 1)} ${LIBELLES_NIVEAU[niveau].pluriel}`;
  };
  // a rate says what it counts and what it is set against; the sign ‰ alone says neither
  const rapport = rapportDe(premiere.unite);
  const [debut, quoi] = rapport === null ? ['', ''] : [`${rapport.pour}, `, `${INSECABLE}${rapport.quoi}`];
  const ecrire = (v: number) => (rapport === null ? premiere.ecrire(v) : nombre(v, premiere.decimales));
  const haute = rapport === null ? premiere.ecrireAvecUnite(haut.valeur) : ecrire(haut.valeur);
  return insecables(majuscule(`${debut}de ${ecrire(bas.valeur)}${quoi} (${qui(bas.valeur)}) à ${haute} (${qui(haut.valeur)})`));
}

/** « 14 départements dans la classe haute des deux indicateurs, 11 dans la classe basse des deux ». */
function titreCroise({ effectifs }: Croisement, { niveau }: Demande): string {
  const { singulier, pluriel, genre } = LIBELLES_NIVEAU[niveau];
  const compter = (n: number) =>
    n === 0 ? `aucun${genre === 'f' ? 'e' : ''} ${singulier}` : `${entier(n)} ${n === 1 ? singulier : pluriel}`;
  const [hauts, bas] = [effectifs['x22'] ?? 0, effectifs['x00'] ?? 0];
  return majuscule(
    `${compter(hauts)} dans la classe haute des deux indicateurs, ${bas === 0 ? `aucun${genre === 'f' ? 'e' : ''}` : entier(bas)} dans la classe basse des deux`,
  );
}
