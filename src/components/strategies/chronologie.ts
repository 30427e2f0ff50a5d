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

/** Texts and what surrounded them, in order; an event told by two texts is told once. */
export function moments(c: Pick<Contenu, 'strategies'>): readonly Moment[] {
  const textes = c.strategies.map((s) => ({ date: s.date, quand: periode(s.date), texte: s.titre, strategie: s }));
  const autour = c.strategies
    .flatMap((s) => s.contexte.map((e) => ({ date: e.date, quand: periode(e.date), texte: insecables(e.texte), strategie: null })))
    .filter((e, k, tous) => tous.findIndex((x) => x.date === e.date && x.texte === e.texte) === k);
  return [...textes, ...autour].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

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

/** The span of each text as a bar over the years. Decorative: the list beside it says the same in words. */
export function dessinerPeriodes(strategies: readonly Strategie[]): string {
  const tries = strategies.toSorted((a, b) => annee(a.periode.de) - annee(b.periode.de));
  const debut = Math.floor(Math.min(...tries.map((s) => annee(s.periode.de))));
  const fin = Math.ceil(Math.max(...tries.map((s) => annee(s.periode.a ?? s.date, true))));
  const x = (v: number) => Math.round(GAUCHE + ((v - debut) / (fin - debut)) * (LARGEUR - GAUCHE - 12));
  const bas = HAUT + tries.length * RANG;
  const annees = Array.from({ length: fin - debut + 1 }, (_, k) => debut + k);
  const graduations = annees.map(
    (a) =>
      `<line class="graduation" x1="${x(a)}" x2="${x(a)}" y1="${HAUT - 6}" y2="${bas}"/>${a < fin ? `<text x="${x(a + 0.5)}" y="14" text-anchor="middle">${a}</text>` : ''}`,
  );
  const barres = tries.map((s, k) => {
    const y = HAUT + k * RANG;
    const [de, a] = [x(annee(s.periode.de)), x(annee(s.periode.a ?? s.date, true))];
    const ouverte = s.periode.a === undefined ? ' ouverte' : '';
    return `<text x="0" y="${y + 18}">${echapper(s.court)}</text><rect class="periode${ouverte}" x="${de}" y="${y + 5}" width="${Math.max(4, a - de)}" height="18"/>`;
  });
  return `<svg class="chronologie" viewBox="0 0 ${LARGEUR} ${bas + 4}" aria-hidden="true" focusable="false">${graduations.join('')}${barres.join('')}</svg>`;
}
