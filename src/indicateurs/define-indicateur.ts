import { insecables } from '#lib/typographie.ts';
import type { Cote, CoteQuelconque, Indicateur, Localisation, Mesure, Nature } from './types.ts';

/** One side, with its literals kept so that the compiler can compare them. */
export function cote<const L extends Localisation, const D extends string, const C extends string, const N extends Nature>(
  quoi: string,
  { localisation, date, champ, nature }: { readonly localisation: L; readonly date: D; readonly champ: C; readonly nature: N },
): Cote<L, D, C, N> {
  return { quoi, localisation, date, champ, nature };
}

/**
 * A share of a whole. Both sides must have the same localisation, date and definition, and both be stocks:
 * anything else is refused by the compiler, and by `defineIndicateur` for what the compiler does not see.
 */
export function part<const L extends Localisation, const D extends string, const C extends string, const N extends Nature>(
  numerateur: Cote<L, D, C, N>,
  denominateur: NoInfer<Cote<L, D, C, N>>,
): Mesure {
  return { genre: 'part', numerateur, denominateur };
}

type Offre<D extends string> = Cote<'etablissement' | 'lieu-de-travail', D, string, 'stock'>;
type Besoin<D extends string> = Cote<'residence' | 'zonage', D, string, 'stock'>;

/** An offer located in a territory against a need residing in it, at the same moment. It does not say who is served. */
export function equipement<const D extends string>(numerateur: Offre<D>, denominateur: NoInfer<Besoin<D>>): Mesure {
  return { genre: 'equipement', numerateur, denominateur };
}

/** An offer against a population. Dates may differ by little if the page says so. */
export function densite(numerateur: Offre<string>, denominateur: Besoin<string>, ecartDates?: string): Mesure {
  return { genre: 'densite', numerateur, denominateur, ...(ecartDates === undefined ? {} : { ecartDates }) };
}

/** People in a situation for 100 residents; the first are not always a subset of the second, so it is not a part. */
export function frequence(numerateur: Besoin<string>, denominateur: Besoin<string>, ecartDates?: string): Mesure {
  return { genre: 'frequence', numerateur, denominateur, ...(ecartDates === undefined ? {} : { ecartDates }) };
}

function cotes(mesure: Mesure): readonly CoteQuelconque[] {
  return 'de' in mesure ? [mesure.de] : [mesure.numerateur, mesure.denominateur];
}

/** What is wrong with a measure, in words; empty when it may be built. */
export function fautesDeMesure(id: string, mesure: Mesure): readonly string[] {
  if ('de' in mesure) return [];
  const { numerateur: n, denominateur: d } = mesure;
  const fautes: string[] = [];
  if (n.nature !== d.nature)
    fautes.push(`${id} divides a ${n.nature} (${n.quoi}) by a ${d.nature} (${d.quoi}): use two stocks or two flows`);
  const memeDate = n.date === d.date;
  if (mesure.genre === 'part') {
    if (n.localisation !== d.localisation)
      fautes.push(
        `${id} is a part but counts "${n.quoi}" by ${n.localisation} and "${d.quoi}" by ${d.localisation}: call it equipement or densite`,
      );
    if (!memeDate) fautes.push(`${id} is a part but its sides are dated "${n.date}" and "${d.date}": take the same moment`);
    if (n.champ !== d.champ) fautes.push(`${id} is a part but its sides are defined as "${n.champ}" and "${d.champ}": take one definition`);
  }
  if (mesure.genre === 'equipement' && !memeDate)
    fautes.push(`${id} sets an offer of "${n.date}" against a need of "${d.date}": take the same moment`);
  if ((mesure.genre === 'densite' || mesure.genre === 'frequence') && !memeDate && mesure.ecartDates === undefined)
    fautes.push(`${id} has sides dated "${n.date}" and "${d.date}": say in ecartDates why that is acceptable`);
  return fautes;
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Checks an indicator when it is loaded, so that a page can trust it. Throws with every fault at once. */
export function defineIndicateur(i: Indicateur): Indicateur {
  const fautes = [...fautesDeMesure(i.id, i.mesure)];
  if (!ID.test(i.id)) fautes.push(`id "${i.id}" must be kebab-case ascii`);
  if (i.sources.length === 0) fautes.push(`${i.id} names no source`);
  if (i.limites.length === 0) fautes.push(`${i.id} states no limit: every figure has one`);
  if (!i.modalites.some((m) => m.id === i.modalitePrincipale))
    fautes.push(`${i.id} shows modality "${i.modalitePrincipale}" first but does not list it`);
  if (cotes(i.mesure).some((c) => c.quoi === '')) fautes.push(`${i.id} does not say what it counts`);
  const etrangers = Object.keys(i.periodeParNiveau ?? {}).filter((n) => !i.niveaux.some((connu) => connu === n));
  if (etrangers.length > 0) fautes.push(`${i.id} dates levels it does not have: ${etrangers.join(', ')}`);
  if (/read_parquet|read_csv|'[^']*\.(parquet|csv)'/.test(i.sql)) fautes.push(`${i.id} names a file in its SQL: name tables`);
  if (fautes.length > 0) throw new Error(fautes.join('\n'));
  return soigner(i);
}

/** The words of an indicator with the typography of the site, whichever page prints them. */
function soigner(i: Indicateur): Indicateur {
  const { nom, definition, formule, unite, uniteCourte, periodes, limites, ruptures } = i;
  const textes = Object.fromEntries(
    Object.entries({ nom, definition, formule, unite, uniteCourte, periodes }).map(([cle, texte]) => [cle, insecables(texte)]),
  );
  return { ...i, ...textes, limites: limites.map(insecables), ruptures: ruptures.map((r) => ({ ...r, texte: insecables(r.texte) })) };
}
