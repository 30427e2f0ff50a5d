import type { Contenu } from '#domain/contenu/verification.ts';
import { periode } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Strategie } from './objectifs.ts';

/** One line of the time: a text that binds, or something that happened around. */
export interface Moment {
  readonly date: string;
  readonly quand: string;
  readonly texte: string;
  /** The text this is, when it is one. */
  readonly strategie: Strategie | null;
}

type Evenement = Strategie['contexte'][number];

/** Two texts tell the same event when they point at the same thing in the same year: the more precise date, then the shorter words, say it. */
function memeEvenement(evenements: readonly Evenement[]): readonly Evenement[] {
  const cle = (e: Evenement) => (e.liens[0] === undefined ? `${e.date} ${e.texte}` : `${e.date.slice(0, 4)} ${e.liens[0]}`);
  return [...Map.groupBy(evenements, cle).values()].flatMap(
    (memes) => memes.toSorted((a, b) => b.date.length - a.date.length || a.texte.length - b.texte.length)[0] ?? [],
  );
}

/** Texts and what surrounded them, in order; an event told by two texts is told once. */
export function moments(c: Pick<Contenu, 'strategies'>): readonly Moment[] {
  const textes = c.strategies.map((s) => ({ date: s.date, quand: periode(s.date), texte: s.titre, strategie: s }));
  const autour = memeEvenement(c.strategies.flatMap((s) => s.contexte)).map((e) => ({
    ...{ date: e.date, quand: periode(e.date), strategie: null },
    texte: insecables(e.texte.replace(/\.$/, '')),
  }));
  return [...textes, ...autour].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Texts by the period they bind, the oldest first. */
export const parPeriode = (strategies: readonly Strategie[]): readonly Strategie[] =>
  strategies.toSorted((a, b) => (a.periode.de < b.periode.de ? -1 : 1));

const LARGEUR = 720;
const GAUCHE = 172;
const RANG = 30;
const HAUT = 26;

/** A date as a number of years: « 2018-05 » is a third of 2018. */
function annee(date: string, fin = false): number {
  const [a = '0', m, j] = date.split('-');
  if (m === undefined) return Number(a) + (fin ? 1 : 0);
  return Number(a) + (Number(m) - 1) / 12 + (j === undefined ? (fin ? 1 / 12 : 0) : Number(j) / 365);
}

const echapper = (t: string) => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Position of a date on the axis, in the drawing's units. */
function echelle(debut: number, fin: number): (annees: number) => number {
  return (v) => Math.round(GAUCHE + ((v - debut) / (fin - debut)) * (LARGEUR - GAUCHE - 12));
}

const etiquette = (texte: string, y: number) => `<text x="0" y="${y + 18}">${echapper(texte)}</text>`;

/** The span of each text as a bar over the years, and a tick for each event around them. The list beside it says the same in words. */
export function dessinerPeriodes(strategies: readonly Strategie[], temps: readonly Moment[]): string {
  const tries = parPeriode(strategies);
  const autour = temps.filter((m) => m.strategie === null).map((m) => annee(m.date));
  const debut = Math.floor(Math.min(...autour, ...tries.map((s) => annee(s.periode.de))));
  const fin = Math.ceil(Math.max(...autour.map((a) => a + 0.01), ...tries.map((s) => annee(s.periode.a ?? s.date, true))));
  const x = echelle(debut, fin);
  const bas = HAUT + (tries.length + 1) * RANG;
  const graduations = Array.from({ length: fin - debut + 1 }, (_, k) => debut + k).map((a) => {
    const nom = a < fin ? `<text x="${x(a + 0.5)}" y="14" text-anchor="middle">${a}</text>` : '';
    return `<line class="graduation" x1="${x(a)}" x2="${x(a)}" y1="${HAUT - 6}" y2="${bas}"/>${nom}`;
  });
  const barres = tries.map((s, k) => {
    const y = HAUT + k * RANG;
    const [de, a] = [x(annee(s.periode.de)), x(annee(s.periode.a ?? s.date, true))];
    const classe = s.periode.a === undefined ? 'periode ouverte' : 'periode';
    return `${etiquette(s.court, y)}<rect class="${classe}" x="${de}" y="${y + 5}" width="${Math.max(4, a - de)}" height="18"/>`;
  });
  const y = HAUT + tries.length * RANG;
  const reformes = autour.map((a) => `<rect class="evenement" x="${x(a) - 1}" y="${y + 5}" width="3" height="18"/>`);
  const dessin = [...graduations, ...barres, etiquette('Réformes, événements', y), ...reformes].join('');
  return `<svg class="chronologie" viewBox="0 0 ${LARGEUR} ${bas + 4}" aria-hidden="true" focusable="false">${dessin}</svg>`;
}
