import { coupe } from '#domain/rupture.ts';
import { quantile } from 'd3-array';
import { estConnue, estSure } from '#domain/cellule.ts';
import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { FRANCE, LIBELLES_NIVEAU, type Niveau } from '#domain/territoire.ts';
import { modaliteDe } from '#indicateurs/nom.ts';
import type { Indicateur } from '#indicateurs/types.ts';
import { INSECABLE, ordinal, quand } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { ecritureAvecUnite, ecritureDe, rapportDe } from '#lib/ecriture.ts';
import { horsDe } from '#lecture/parts.ts';
import type { ValeurLue } from '#indicateurs/valeurs.ts';
import { celluleTexte, MOTS_RESERVE } from '#domain/phrase.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { observations } from '#lecture/observations.ts';

/** An indicator being read at one level and one moment. */
export interface Lecture {
  readonly d: Donnees;
  readonly i: Indicateur;
  readonly niveau: Niveau;
  readonly periode: string;
  /** Only these territories, in place of the whole level. */
  readonly parmi?: ReadonlySet<string>;
}

const FINESSE: readonly Niveau[] = ['departement', 'epci', 'zone-emploi'];

/** The level of the map, the ranking and the distribution of an indicator, and its latest period there. */
export function lectureDe(d: Donnees, i: Indicateur): Lecture {
  const niveau = FINESSE.find((n) => (i.niveaux as readonly string[]).includes(n));
  if (niveau === undefined) throw new Error(`${i.id} has none of the levels ${FINESSE.join(', ')}: give it one to be drawn`);
  return { d, i, niveau, periode: i.periode };
}

function connues({ d, i, niveau, periode, parmi }: Lecture) {
  return observations(d, i.id, niveau, { periode, modalite: i.modalitePrincipale })
    .filter(estSure)
    .filter((o) => parmi?.has(o.code) ?? true)
    .toSorted((a, b) => a.valeur - b.valeur);
}

/** What is known of it is only that it is no more than the floor. */
const auPlancher = ({ plancher = -Infinity }: Indicateur, valeur: number) => valeur <= plancher;

const noms = ({ d, niveau }: Lecture, code: string) => nomsTerritoire(d.territoire(niveau, code));

/** How the titles of an indicator write its values; a rate says first what it is set against: « Pour 1 000 demandeurs d’emploi, 9,6 personnes… ». */
function ecritures({ i }: Lecture) {
  const rapport = rapportDe(i.unite);
  if (rapport === null) return { debut: '', ecrire: ecritureDe(i), avecUnite: ecritureAvecUnite(i) };
  const ecrire = ecritureDe({ ...i, uniteCourte: '' });
  return { debut: `${rapport.pour}, `, ecrire, avecUnite: (v: number) => `${ecrire(v)}${INSECABLE}${rapport.quoi}` };
}

/** « 15,2 % dans le Jura, 24,0 % en Guyane »; the territories that share an extreme are counted. */
export function titreCarte(lecture: Lecture): string {
  const lignes = connues(lecture);
  const [bas, haut] = [lignes[0], lignes.at(-1)];
  if (bas === undefined || haut === undefined) return 'Aucune valeur connue';
  if (lecture.i.mesure.genre === 'rang') return titreRangs(lecture, bas.valeur, haut.valeur, haut.code);
  const { debut, ecrire, avecUnite } = ecritures(lecture);
  const premier = debut === '' && !auPlancher(lecture.i, bas.valeur) ? ecrire : avecUnite;
  const second = debut === '' ? avecUnite : ecrire;
  const ou = (valeur: number, code: string) => {
    const memes = lignes.filter((l) => l.valeur === valeur).length;
    return memes === 1 ? noms(lecture, code).dans : `dans ${memes} ${LIBELLES_NIVEAU[lecture.niveau].pluriel}`;
  };
  return insecables(
    majuscule(`${debut}${premier(bas.valeur)} ${ou(bas.valeur, bas.code)}, ${second(haut.valeur)} ${ou(haut.valeur, haut.code)}`),
  );
}

/** Best ranks are ordinals: « Meilleur rang : du 1er au 98e (le Val-de-Marne) ». */
function titreRangs(lecture: Lecture, bas: number, haut: number, dernier: string): string {
  return insecables(`Meilleur rang : du ${ordinal(bas)} au ${ordinal(haut)} (${noms(lecture, dernier).le})`);
}

/** The map of the home page, in words that need no definition. */
export function titreCarteAccueil(lecture: Lecture): string {
  const lignes = connues(lecture);
  const [bas, haut] = [lignes[0], lignes.at(-1)];
  if (bas === undefined || haut === undefined) return 'Aucune valeur connue';
  const [peu, beaucoup] = [Math.round(bas.valeur), Math.round(haut.valeur)];
  return insecables(
    `Pour mille demandeurs d’emploi, de ${peu} personnes en insertion ${noms(lecture, bas.code).dans} à ${beaucoup} ${noms(lecture, haut.code).dans}`,
  );
}

/** « La moitié des départements se tenaient entre 20,1 ‰ et 31,0 ‰ ». */
export function titreDistribution(lecture: Lecture): string {
  const valeurs = connues(lecture).map((l) => l.valeur);
  const [q1, q3] = [quantile(valeurs, 0.25), quantile(valeurs, 0.75)];
  const pluriel = LIBELLES_NIVEAU[lecture.niveau].pluriel;
  if (q1 === undefined || q3 === undefined) return 'Aucune valeur connue';
  const { debut, ecrire, avecUnite } = ecritures(lecture);
  if (auPlancher(lecture.i, q1))
    return insecables(`Les trois quarts des ${pluriel} étaient à ${avecUnite(q3)}${auPlancher(lecture.i, q3) ? '' : ' au plus'}`);
  if (q1 === q3) return insecables(majuscule(`${debut}au moins la moitié des ${pluriel} étaient à ${avecUnite(q1)}`));
  return insecables(majuscule(`${debut}la moitié des ${pluriel} se tenaient entre ${ecrire(q1)} et ${avecUnite(q3)}`));
}

/** « En tête : le Jura (72,4 ‰) ; en fin de liste : la Guyane (9,2 ‰) ». */
export function titreClassement(lecture: Lecture): string {
  const lignes = connues(lecture);
  const [bas, haut] = [lignes[0], lignes.at(-1)];
  if (bas === undefined || haut === undefined) return 'Aucune valeur connue';
  const { debut, ecrire } = ecritures(lecture);
  const qui = (valeur: number, code: string) => {
    const memes = lignes.filter((l) => l.valeur === valeur).length;
    return memes === 1 ? noms(lecture, code).le : `${memes} ${LIBELLES_NIVEAU[lecture.niveau].pluriel}`;
  };
  return insecables(
    majuscule(
      `${debut}en tête : ${qui(haut.valeur, haut.code)} (${ecrire(haut.valeur)}) ; en fin de liste : ${qui(bas.valeur, bas.code)} (${ecrire(bas.valeur)})`,
    ),
  );
}

/** « En France, 7,9 % au 4e trimestre 2025, contre 10,1 % au 1er trimestre 2014 »: never across a break. */
export function titreSerieFrance(lecture: Lecture): string | null {
  const { d, i } = lecture;
  const serie = d.valeurs.serie(i.id, FRANCE, i.modalitePrincipale).filter((v) => v.periode.length === i.periode.length);
  const dernier = serie.findLast(estSure);
  if (dernier === undefined || serie.length < 2) return null;
  const rupture =
    i.ruptures
      .filter((r) => coupe(r, FRANCE.niveau))
      .map((r) => r.a)
      .filter((a) => a <= dernier.periode)
      .toSorted()
      .at(-1) ?? '';
  const premier = serie.filter(estSure).find((v) => v.periode >= rupture);
  const { debut, ecrire, avecUnite } = ecritures(lecture);
  const dit = (v: ValeurLue & { readonly valeur: number }, dire: (v: number) => string) => {
    const notes = [horsDe(d, v), v.reserve === null ? null : MOTS_RESERVE[v.reserve]].filter((note) => note !== null);
    return `${dire(v.valeur)}${notes.length === 0 ? '' : ` (${notes.join(', ')})`} ${quand(v.periode)}`;
  };
  const ici = majuscule(`${debut}en France, ${dit(dernier, avecUnite)}`);
  if (premier === undefined || premier.periode === dernier.periode) return insecables(ici);
  return insecables(`${ici}, contre ${dit(premier, debut === '' ? avecUnite : ecrire)}`);
}

/** What the catalogue says of an indicator: the French value, else the extent. */
export function phraseCatalogue(lecture: Lecture): string {
  const { d, i } = lecture;
  const france = d.valeurs.cellule(i.id, FRANCE, { periode: i.periode, modalite: i.modalitePrincipale });
  const quoi = modaliteDe(i, i.modalitePrincipale);
  if (!estConnue(france)) return insecables(`${quoi === '' ? '' : `${quoi} : `}${titreCarte(lecture)} (${quand(i.periode)}).`);
  const hors = horsDe(d, france);
  const precision = quoi === '' ? '' : ` (${quoi.toLowerCase()})`;
  return insecables(
    `France${hors === null ? '' : ` ${hors}`} : ${celluleTexte(france, ecritureAvecUnite(i))}${precision}, ${quand(i.periode)}.`,
  );
}
