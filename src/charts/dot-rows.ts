import { creer, racine, texte, type OptionsGraphique } from './element.ts';
import { ecritureParDefaut, type Ecriture } from './donnees.ts';
import { abreger, largeurDe } from './texte.ts';
import { INTERLIGNE, LARGEUR, type Ton } from './theme.ts';

/** One value of a row; `rang` is the place of its kind in the key. */
export interface PointRangee {
  readonly valeur: number;
  readonly genre: number;
}

export interface RangeeDePoints {
  readonly nom: string;
  /** Place and dates, after the name. */
  readonly precision?: string;
  readonly points: readonly PointRangee[];
}

/** What a mark means: a tone, a shape, a word of the key. */
export interface GenreDePoint {
  readonly nom: string;
  readonly ton: Ton;
  readonly forme: 'disque' | 'carre';
}

export interface OptionsRangees extends OptionsGraphique {
  readonly genres: readonly GenreDePoint[];
  readonly largeur?: number;
  readonly ecriture?: Ecriture;
  /** End of the scale: it starts at zero. By default the highest value. */
  readonly maximum?: number;
}

const FORMES: Readonly<Record<GenreDePoint['forme'], string>> = {
  disque: 'm-5,0a5,5 0 1 0 10,0a5,5 0 1 0 -10,0z',
  carre: 'm-4.4,-4.4h8.8v8.8h-8.8z',
};
const RANGEE = 46;
/** Half a mark, at zero. */
const BORD = 6;
/** The last number, after its mark. */
const MARGE = 34;

/**
 * Values of several kinds on one line per row, the same scale for all: to be read side by side. No bar joins them: what the eye would
 * measure between two marks is not always a difference that means something.
 */
export function dessinerRangees(rangees: readonly RangeeDePoints[], options: OptionsRangees): SVGSVGElement {
  const { document, genres, largeur = LARGEUR, ecriture = ecritureParDefaut } = options;
  const maximum = options.maximum ?? Math.max(...rangees.flatMap((r) => r.points.map((p) => p.valeur)));
  if (rangees.length === 0 || !(maximum > 0)) throw new RangeError('rows of dots need a row and a positive value: leave the figure out');
  const x = (v: number) => BORD + (v / maximum) * (largeur - MARGE - BORD);
  const cle = dessinerCle(document, genres, largeur);
  const lignes = rangees.flatMap((r, k) => dessinerRangee(document, r, { genres, x, ecriture, largeur, y: cle.bas + k * RANGEE }));
  return racine(options, largeur, cle.bas + rangees.length * RANGEE - 6, [...cle.elements, ...lignes]);
}

interface Place {
  readonly genres: readonly GenreDePoint[];
  readonly x: (v: number) => number;
  readonly ecriture: Ecriture;
  readonly largeur: number;
  readonly y: number;
}

function dessinerRangee(document: Document, r: RangeeDePoints, { genres, x, ecriture, largeur, y }: Place): Element[] {
  const axe = y + 28;
  const tries = r.points.toSorted((a, b) => a.valeur - b.valeur);
  const debutPrecision = largeurDe(r.nom, true) + 7;
  return [
    texte(document, 0, y + 12, 'debut fort', abreger(r.nom, largeur)),
    ...(r.precision === undefined
      ? []
      : [texte(document, debutPrecision, y + 12, 'debut note', abreger(r.precision, largeur - debutPrecision))]),
    creer(document, 'path', { class: 'grille', d: `M0,${axe}H${largeur}` }),
    ...tries.flatMap((p, k) => {
      const genre = genres[p.genre];
      if (genre === undefined) throw new RangeError(`a dot of "${r.nom}" is of kind ${p.genre}, which the key does not name`);
      const libelle = ecriture(p.valeur);
      // the lowest is written before its mark when there is room, so that two neighbours do not overprint
      const avant = k < tries.length - 1 && x(p.valeur) > largeurDe(libelle, true) + 10;
      return [
        creer(document, 'path', { class: `siege plein t-${genre.ton}`, d: `M${x(p.valeur).toFixed(1)},${axe}${FORMES[genre.forme]}` }),
        texte(document, x(p.valeur) + (avant ? -9 : 9), axe + 4.5, `fort halo t-${genre.ton} ${avant ? 'fin' : 'debut'}`, libelle),
      ];
    }),
  ];
}

/** The key, one line or two: what each mark counts. */
function dessinerCle(document: Document, genres: readonly GenreDePoint[], largeur: number) {
  const elements: Element[] = [];
  let [x, y] = [0, 0];
  for (const g of genres) {
    const besoin = 15 + largeurDe(g.nom) + 16;
    if (x > 0 && x + besoin > largeur) [x, y] = [0, y + INTERLIGNE + 2];
    elements.push(
      creer(document, 'path', { class: `siege plein t-${g.ton}`, d: `M${x + 5},${y + 8}${FORMES[g.forme]}` }),
      texte(document, x + 15, y + 12, `debut t-${g.ton}`, g.nom),
    );
    x += besoin;
  }
  return { elements, bas: y + INTERLIGNE + 10 };
}
