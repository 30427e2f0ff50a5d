import * as Plot from '@observablehq/plot';
import { scaleLinear } from 'd3-scale';
import { estConnue, estSure } from '#domain/cellule.ts';
import { coupe, type Rupture } from '#domain/rupture.ts';
import type { Niveau } from '#domain/territoire.ts';
import { axeX, axeY, graduer, MARGE_BASSE, margePour, type Graduations } from './axes.ts';
import { ecritureParDefaut, type Ecriture } from './donnees.ts';
import type { OptionsGraphique } from './element.ts';
import { abscisse, apresRupture, bornesDePeriode } from './periode.ts';
import { segments, type PointSerie } from './segments.ts';
import { abreger, enLignes } from './texte.ts';
import { INTERLIGNE, LARGEUR, type Ton } from './theme.ts';
import { tracer } from './tracer.ts';

export interface Serie {
  readonly nom: string;
  readonly points: readonly PointSerie[];
  /** Level of its place: a break of one level leaves the others whole. */
  readonly niveau?: Niveau;
  /** Default: the accent for the first series, grey for the others (references). */
  readonly ton?: Ton;
}

/** A commitment set beside the line: a hollow mark, never joined to it. */
export interface Cible {
  readonly periode: string;
  readonly valeur: number;
  readonly texte: string;
}

interface Annotation {
  readonly periode: string;
  readonly texte: string;
}

export interface OptionsSeries extends OptionsGraphique {
  readonly largeur?: number;
  readonly hauteur?: number;
  readonly ecriture?: Ecriture;
  readonly ruptures?: readonly Rupture[];
  readonly cible?: Cible | null;
  /** Notes on points of the first series. */
  readonly annotations?: readonly Annotation[];
  /** false lets the axis start above zero: for rates read by their change. */
  readonly depuisZero?: boolean;
}

/** Lines over time, labelled at their end. A path never crosses a declared break, a missing value or an absent period. */
export function dessinerSeries(series: readonly Serie[], options: OptionsSeries): SVGSVGElement {
  const { largeur = LARGEUR, hauteur = 200, ecriture = ecritureParDefaut, ruptures = [], cible = null, annotations = [] } = options;
  const echelles = etendues(series, options.depuisZero ?? true, cible);
  const fins = etiquettesDeFin(series, ecriture, echelles.x[1]);
  const valeurs = graduer(echelles.y, ecriture);
  const marginLeft = margePour(valeurs.textes);
  const marginRight = margePour(fins.flatMap((f) => [f.nom, f.valeur]));
  const largeurTracee = largeur - marginLeft - marginRight;
  const notes = placerRuptures(series, ruptures, echelles, largeurTracee);
  const marginTop = 10 + INTERLIGNE * notes.reduce((n, r) => n + r.lignes.length, 0);
  const height = hauteur + marginTop;
  return tracer(options, {
    ...{ width: largeur, height, marginTop, marginBottom: MARGE_BASSE, marginLeft, marginRight },
    x: { domain: [...echelles.x], axis: null },
    y: { domain: [...echelles.y], axis: null },
    marks: [
      ...axes(echelles, valeurs, largeurTracee),
      ...notes.flatMap((note) => marquesRupture(note, marginTop)),
      ...series.toReversed().flatMap((s) => marquesSerie(s, tonDe(s, series.indexOf(s)), ruptures)),
      ...marquesCible(cible, ecriture),
      ...annotations.flatMap((a) => marquesAnnotation(a, series[0]?.points ?? [])),
      ...marquesDeFin(fins, echelles.y, hauteur - MARGE_BASSE),
    ],
  });
}

export interface Etendues {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Common scales of series that are read together. */
export function etendues(series: readonly Serie[], depuisZero: boolean, cible: Cible | null = null): Etendues {
  const points = series.flatMap((s) => s.points);
  const xs = [...points, ...(cible === null ? [] : [cible])].flatMap(({ periode }) => {
    const x = abscisse(periode);
    // a year is drawn at its tick; a month or a quarter needs the whole of its period
    return Number.isInteger(x) ? [x] : bornesDePeriode(periode);
  });
  const ys = [...points.filter(estConnue).map((p) => p.valeur), ...(cible === null ? [] : [cible.valeur]), ...(depuisZero ? [0] : [])];
  const [bas = 0, haut = 1] = scaleLinear()
    .domain([Math.min(...ys), Math.max(...ys)])
    .nice(4)
    .domain();
  return { x: [Math.min(...xs), Math.max(...xs)], y: [bas, haut === bas ? bas + 1 : haut] };
}

export function tonDe(serie: Serie, rang: number): Ton {
  return serie.ton ?? (rang === 0 ? 'accent' : 'neutre');
}

/** Years that may be written without touching one another. */
export function graduationsAnnees([debut, fin]: readonly [number, number], largeur: number): number[] {
  const pas = [1, 2, 5, 10, 20].find((p) => (largeur * p) / Math.max(fin - debut, 1) >= 36) ?? 50;
  const premiere = Math.ceil(debut / pas - 1e-9) * pas;
  return Array.from({ length: Math.max(0, Math.floor((fin - premiere) / pas + 1e-9) + 1) }, (_, i) => premiere + i * pas);
}

/** The steps of the values, and the years without a thousands separator. */
export function axes({ x, y }: Etendues, valeurs: Graduations, largeurTracee: number): Plot.Markish[] {
  const annees = graduationsAnnees(x, largeurTracee);
  return [...axeY(valeurs, y[0]), axeX({ en: annees, textes: annees.map(String) })];
}

/** One path per run of points; the points themselves show when they are few, or alone in their run. Those held back are hollow, and said so. */
export function marquesSerie(serie: Serie, ton: Ton, ruptures: readonly Rupture[]): Plot.Markish[] {
  const runs = segments(
    serie.points,
    ruptures.filter((r) => coupe(r, serie.niveau)),
  );
  const montres = runs.filter((r) => r.length === 1 || serie.points.length <= 24).flat();
  const provisoires = serie.points.filter((p) => estConnue(p) && !estSure(p));
  return [
    ...(provisoires.length === 0 ? [] : marquesProvisoires(provisoires)),
    ...runs.filter((r) => r.length > 1).map((r) => Plot.line(r, { x: 'x', y: 'y', className: `ligne t-${ton}` })),
    ...(montres.length === 0 ? [] : [Plot.dot(montres, { x: 'x', y: 'y', r: 2.2, className: `points t-${ton}` })]),
  ];
}

function marquesProvisoires(points: readonly PointSerie[]): Plot.Markish[] {
  const ou = { x: (p: PointSerie) => abscisse(p.periode), y: (p: PointSerie) => p.valeur };
  // months that follow each other are named once, at the last
  const nommes = points.filter((p, k) => abscisse(points[k + 1]?.periode ?? '9999') - abscisse(p.periode) > 0.2);
  return [
    Plot.dot(points, { ...ou, r: 3, className: 'provisoire' }),
    Plot.text(nommes, { ...ou, text: () => 'provisoire', textAnchor: 'end', dx: 5, dy: 13, className: 'note halo' }),
  ];
}

interface NoteRupture {
  readonly x: number;
  readonly lignes: readonly string[];
  /** Line of text, from the top, where the note begins. */
  readonly depuis: number;
  readonly aGauche: boolean;
}

/** A break is drawn half-way between the last point before it and the first after; outside the series it is not drawn. */
function placerRuptures(series: readonly Serie[], ruptures: readonly Rupture[], { x }: Etendues, largeur: number): readonly NoteRupture[] {
  const notes: NoteRupture[] = [];
  for (const rupture of ruptures) {
    const { a, texte } = rupture;
    const points = series.filter((s) => coupe(rupture, s.niveau)).flatMap((s) => s.points);
    const avant = points.filter((p) => !apresRupture(p.periode, a)).map((p) => abscisse(p.periode));
    const apres = points.filter((p) => apresRupture(p.periode, a)).map((p) => abscisse(p.periode));
    if (avant.length === 0 || apres.length === 0) continue;
    const milieu = (Math.max(...avant) + Math.min(...apres)) / 2;
    const part = (milieu - x[0]) / (x[1] - x[0]);
    const place = largeur * (part > 0.5 ? part : 1 - part) - 8;
    const depuis = notes.reduce((n, note) => n + note.lignes.length, 0);
    notes.push({ x: milieu, lignes: enLignes(texte, place), depuis, aGauche: part > 0.5 });
  }
  return notes;
}

function marquesRupture(note: NoteRupture, marginTop: number): Plot.Markish[] {
  const haut = 4 + INTERLIGNE * note.depuis - marginTop;
  return [
    Plot.ruleX([note.x], { insetTop: haut, className: 'rupture' }),
    ...note.lignes.map((ligne, i) =>
      Plot.text([ligne], {
        x: [note.x],
        frameAnchor: 'top',
        dx: note.aGauche ? -5 : 5,
        dy: haut + 9 + INTERLIGNE * i,
        lineAnchor: 'middle',
        textAnchor: note.aGauche ? 'end' : 'start',
        text: (t: string) => t,
        className: 'note',
      }),
    ),
  ];
}

interface EtiquetteDeFin {
  readonly x: number;
  readonly y: number;
  readonly nom: string;
  readonly valeur: string;
  readonly ton: Ton;
}

const LARGEUR_ETIQUETTE = 104;

/** Name and last known value of each series; a lone series is named by the title of the figure. */
function etiquettesDeFin(series: readonly Serie[], ecriture: Ecriture, xMax: number): readonly EtiquetteDeFin[] {
  return series.flatMap((s, i) => {
    const dernier = segments(s.points, []).at(-1)?.at(-1);
    if (dernier === undefined) return [];
    const nom = series.length === 1 ? '' : abreger(s.nom, LARGEUR_ETIQUETTE);
    return [{ x: series.length === 1 ? dernier.x : xMax, y: dernier.y, nom, valeur: ecriture(dernier.y), ton: tonDe(s, i) }];
  });
}

/** Pushes labels down until none covers another, keeping the order of the values. */
function marquesDeFin(fins: readonly EtiquetteDeFin[], y: readonly [number, number], hauteur: number): Plot.Markish[] {
  const versPixel = scaleLinear()
    .domain([...y])
    .range([hauteur, 0]);
  const pas = fins.some((f) => f.nom !== '') ? 2 * INTERLIGNE - 2 : INTERLIGNE;
  const triees = fins.toSorted((a, b) => b.y - a.y);
  let minimum = -Infinity;
  const places = triees.map((f, i) => {
    const sousElles = (triees.length - 1 - i) * pas;
    const souhaite = Math.min(versPixel(f.y), hauteur - pas / 2 - sousElles + 8);
    minimum = Math.max(souhaite, minimum + pas);
    return { ...f, dy: minimum - versPixel(f.y) };
  });
  return places.flatMap((f) => {
    const commun = { x: () => f.x, y: () => f.y, textAnchor: 'start' as const, dx: 7 };
    const decalage = f.nom === '' ? 0 : INTERLIGNE / 2 - 1;
    const valeur = Plot.text([f.valeur], { ...commun, dy: f.dy + decalage, text: [f.valeur], className: `fort t-${f.ton}` });
    return f.nom === ''
      ? [valeur]
      : [Plot.text([f.nom], { ...commun, dy: f.dy - decalage, text: [f.nom], className: `t-${f.ton}` }), valeur];
  });
}

function marquesCible(cible: Cible | null, ecriture: Ecriture): Plot.Markish[] {
  if (cible === null) return [];
  const point = { x: () => abscisse(cible.periode), y: () => cible.valeur };
  const libelle = `${cible.texte}\u00a0: ${ecriture(cible.valeur)}`;
  return [
    Plot.dot([cible], { ...point, symbol: 'diamond', r: 4.5, className: 'cible' }),
    Plot.text([libelle], { ...point, text: [libelle], textAnchor: 'end', dx: 5, dy: -13, className: 'halo' }),
  ];
}

function marquesAnnotation({ periode, texte }: Annotation, points: readonly PointSerie[]): Plot.Markish[] {
  const point = points.find((p) => p.periode === periode);
  if (point === undefined || !estConnue(point)) return [];
  const ou = { x: () => abscisse(periode), y: () => point.valeur };
  return [
    Plot.dot([texte], { ...ou, r: 3, className: 'marque' }),
    Plot.text([texte], { ...ou, text: [texte], dy: -15, className: 'note halo' }),
  ];
}
