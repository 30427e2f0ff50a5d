import * as Plot from '@observablehq/plot';
import { ecritureParDefaut, type Ecriture } from './donnees.ts';
import { creer, type OptionsGraphique } from './element.ts';
import { dessinerCle } from './legend.ts';
import { abreger, largeurDe } from './texte.ts';
import { LARGEUR, type Ton } from './theme.ts';
import { parClasse, tracer } from './tracer.ts';

/** One value of a row; `rang` is the place of its kind in the key. */
interface PointRangee {
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

const RANGEE = 46;
const RAYON = 5;
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
  const cle = dessinerCle(
    document,
    genres.map((g) => ({ texte: g.nom, classe: `t-${g.ton}`, dessin: (x, y) => marqueDeGenre(document, g, x, y) })),
    { largeur, haut: 2 },
  );
  const haut = cle.bas + 6;
  const points = rangees.flatMap((r, k) =>
    placer(r, haut + k * RANGEE + 28, { genres, ecriture, echelle: (largeur - MARGE - BORD) / maximum }),
  );
  const noms = rangees.map((r, k) => ({ ...r, y: haut + k * RANGEE + 8, suite: largeurDe(r.nom, true) + 7 }));
  return tracer(
    options,
    {
      ...{ width: largeur, height: haut + rangees.length * RANGEE - 6, margin: 0, marginLeft: BORD, marginRight: MARGE },
      x: { domain: [0, maximum], axis: null },
      y: { type: 'identity', axis: null },
      marks: [
        Plot.ruleY(noms, { y: (r: { y: number }) => r.y + 20, insetLeft: -BORD, insetRight: -MARGE, className: 'grille' }),
        Plot.text(noms, { ...AU_BORD, text: (r: RangeeDePoints) => abreger(r.nom, largeur), className: 'fort' }),
        ...noms.flatMap((r) => (r.precision === undefined ? [] : [marquePrecision(r, r.precision, largeur - r.suite)])),
        // the last kind named is the one to be seen: where two marks meet, it is drawn over
        ...marquesPoints(points.toSorted((a, b) => genres.indexOf(a.genre) - genres.indexOf(b.genre))),
      ],
    },
    cle.elements,
  );
}

const AU_BORD = { frameAnchor: 'left', dx: -BORD, y: 'y', textAnchor: 'start' } as const;

function marquePrecision(r: { readonly y: number; readonly suite: number }, precision: string, place: number): Plot.Markish {
  return Plot.text([r], { ...AU_BORD, dx: r.suite - BORD, text: [abreger(precision, place)], className: 'note' });
}

interface PointPlace {
  readonly valeur: number;
  readonly y: number;
  readonly genre: GenreDePoint;
  readonly libelle: string;
  readonly avant: boolean;
}

interface Disposition {
  readonly genres: readonly GenreDePoint[];
  readonly ecriture: Ecriture;
  /** Units of the drawing for one of the values. */
  readonly echelle: number;
}

/** The lowest of a row is written before its mark when there is room, so that two neighbours do not overprint. */
function placer({ nom, points }: RangeeDePoints, y: number, { genres, ecriture, echelle }: Disposition): readonly PointPlace[] {
  const tries = points.toSorted((a, b) => a.valeur - b.valeur);
  return tries.map((p, k) => {
    const genre = genres[p.genre];
    if (genre === undefined) throw new RangeError(`a dot of "${nom}" is of kind ${p.genre}, which the key does not name`);
    const libelle = ecriture(p.valeur);
    const avant = k < tries.length - 1 && BORD + p.valeur * echelle > largeurDe(libelle, true) + 10;
    return { valeur: p.valeur, y, genre, libelle, avant };
  });
}

const SYMBOLES = { disque: 'circle', carre: 'square' } as const;

function marquesPoints(points: readonly PointPlace[]): readonly Plot.Markish[] {
  const ou = { x: 'valeur', y: 'y' } as const;
  return [
    ...parClasse(
      points,
      (p) => classeDe(p.genre),
      (du, className, { genre }) => Plot.dot(du, { ...ou, r: RAYON, symbol: SYMBOLES[genre.forme], className }),
    ),
    ...parClasse(
      points,
      ({ genre, avant }) => `fort halo t-${genre.ton} ${avant ? 'fin' : 'debut'}`,
      (du, className, { avant }) => Plot.text(du, { ...ou, dx: avant ? -9 : 9, text: 'libelle', className }),
    ),
  ];
}

const classeDe = ({ ton }: GenreDePoint) => `etablissement plein t-${ton}`;

/** The mark of a kind in the key. */
function marqueDeGenre(document: Document, genre: GenreDePoint, x: number, y: number): Element {
  const classe = classeDe(genre);
  if (genre.forme === 'disque') return creer(document, 'circle', { class: classe, cx: x + 6, cy: y + 6, r: RAYON });
  const cote = RAYON * Math.sqrt(Math.PI);
  return creer(document, 'rect', { class: classe, x: x + 6 - cote / 2, y: y + 6 - cote / 2, width: cote, height: cote });
}
