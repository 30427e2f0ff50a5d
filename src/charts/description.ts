import type { Classes } from '#domain/classes.ts';
import { estConnue, estSure } from '#domain/cellule.ts';
import { rangEcrit, rangs } from '#domain/rang.ts';
import { elide, majuscule } from '#lib/typographie.ts';
import type { Rupture } from '#domain/rupture.ts';
import { compte, entier, liste, ordinal, periode, pourcent } from '#lib/format.ts';
import { ecritureParDefaut, NOMS_ETATS, type Ecriture, type Observation } from './donnees.ts';
import { legende } from './legend.ts';
import { resumer } from './resume.ts';
import type { PointSerie } from './segments.ts';
import type { Serie } from './series.ts';
import type { BarreDeParts } from './stacked-shares.ts';

/** Text alternatives in French, written from the same rows as the drawing. `ecriture` here gives the value with its unit. */
export interface OptionsDescription {
  readonly ecriture?: Ecriture;
  readonly courant?: string | null;
  /** What the rows are, in the plural: « départements ». */
  readonly unites?: string;
}

/** Strip, ranking: extremes, median, the place and its rank, those without a number. */
export function decrireDistribution(observations: readonly Observation[], options: OptionsDescription = {}): string {
  const { ecriture = ecritureParDefaut, courant = null, unites = 'territoires' } = options;
  const { connues, bouts, mediane } = resumer(observations);
  if (bouts === null) return joindre([`Aucune valeur connue pour ces ${unites}.`, decrireManquants(observations)]);
  const { bas, haut } = bouts;
  const phrases = [
    `${compte(connues.length, 'valeur', 'valeurs')}, de ${ecriture(bas.valeur)} (${nommer(bas.noms)}) à ${ecriture(haut.valeur)} (${nommer(haut.noms)}).`,
    `Médiane\u00a0: ${ecriture(mediane)}.`,
    decrirePlace(observations, courant, ecriture),
    decrireManquants(observations),
  ];
  return joindre(phrases);
}

/** Map: the same, then the classes. */
export function decrireCarte(observations: readonly Observation[], classes: Classes, options: OptionsDescription = {}): string {
  const { unites = 'territoires', ecriture = ecritureParDefaut } = options;
  const rangees = legende(classes, { ecriture }).lignes.map((l) => `${l.texte}\u00a0: ${entier(l.effectif)}`);
  const phrase =
    rangees.length === 0 ? '' : `Nombre ${elide(unites) ? 'd’' : 'de '}${unites} par classe\u00a0: ${rangees.join('\u00a0; ')}.`;
  return joindre([decrireDistribution(observations, options), phrase]);
}

/** Series: first and last known value of each, extremes, missing periods, breaks. */
export function decrireSeries(series: readonly Serie[], ruptures: readonly Rupture[] = [], options: OptionsDescription = {}): string {
  const { ecriture = ecritureParDefaut } = options;
  const phrases = series.map(({ nom, points }) => {
    const connus = points.filter(estSure);
    const provisoires = points.filter((p) => estConnue(p) && !estSure(p));
    const [premier, dernier] = [connus[0], connus.at(-1)];
    if (premier === undefined || dernier === undefined) return `${nom}\u00a0: aucune valeur connue.`;
    const valeurs = connus.map((p) => p.valeur);
    const manque = points.length - connus.length - provisoires.length;
    const trou = manque === 0 ? '' : `, ${compte(manque, 'période', 'périodes')} sans donnée`;
    return `${nom}\u00a0: ${ecriture(premier.valeur)} (${periode(premier.periode)}), ${ecriture(dernier.valeur)} (${periode(dernier.periode)})\u00a0; minimum ${ecriture(Math.min(...valeurs))}, maximum ${ecriture(Math.max(...valeurs))}${trou}.${decrireProvisoires(provisoires, ecriture)}`;
  });
  const coupures = ruptures.map((r) => `Série interrompue (${periode(r.a)})\u00a0: ${r.texte.replace(/\.$/, '')}.`);
  return joindre([...phrases, ...coupures]);
}

const decrireProvisoires = (points: readonly PointSerie[], ecriture: Ecriture): string =>
  points.length === 0
    ? ''
    : ` ${majuscule(NOMS_ETATS.incomplet)}\u00a0: ${liste(points.map((p) => `${ecriture(p.valeur ?? 0)} (${periode(p.periode)})`))}.`;

/** Shares: every part of every bar, in order. */
export function decrireParts(barres: readonly BarreDeParts[], decimales = 0): string {
  return joindre(barres.map((b) => `${b.nom}\u00a0: ${liste(b.parts.map((p) => `${p.nom} ${pourcent(p.part, decimales)}`))}.`));
}

function decrireManquants(observations: readonly Observation[]): string {
  const { manquants } = resumer(observations);
  const raisons = [...manquants].flatMap(([raison, n]) =>
    n === 0 || raison === 'incomplet' ? [] : [`${entier(n)} (${NOMS_ETATS[raison]})`],
  );
  const provisoires = manquants.get('incomplet') ?? 0;
  return joindre([
    raisons.length === 0 ? '' : `Sans valeur\u00a0: ${liste(raisons)}.`,
    provisoires === 0
      ? ''
      : `${compte(provisoires, 'valeur provisoire, probablement incomplète', 'valeurs provisoires, probablement incomplètes')}, hors classement.`,
  ]);
}

function decrirePlace(observations: readonly Observation[], courant: string | null, ecriture: Ecriture): string {
  const moi = courant === null ? undefined : resumer(observations).parCode.get(courant);
  if (moi === undefined) return '';
  if (!estConnue(moi)) return `${moi.nom}\u00a0: ${moi.etat === 'valeur' || moi.etat === 'zero' ? '' : NOMS_ETATS[moi.etat]}.`;
  if (moi.reserve === 'incomplet') return `${moi.nom}\u00a0: ${ecriture(moi.valeur)}, ${NOMS_ETATS.incomplet}.`;
  const rang = rangs(observations).get(moi.code);
  if (rang === undefined) return `${moi.nom}\u00a0: ${ecriture(moi.valeur)}.`;
  const place = rangEcrit(rang, (r) => `${ordinal(r.rang)} sur ${entier(r.effectif)}`);
  return `${moi.nom}\u00a0: ${ecriture(moi.valeur)}, ${place}.`;
}

/** Up to three names share an extreme; more are counted. */
function nommer(noms: readonly string[]): string {
  return noms.length > 3 ? compte(noms.length, 'territoire', 'territoires') : liste(noms);
}

function joindre(phrases: readonly string[]): string {
  return phrases.filter((p) => p !== '').join(' ');
}
