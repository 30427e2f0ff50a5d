import * as Plot from '@observablehq/plot';
import { pourcent } from '#lib/format.ts';
import type { OptionsGraphique } from './element.ts';
import { caseDe, dessinerCle } from './legend.ts';
import { abreger, largeurDe } from './texte.ts';
import { INTERLIGNE, LARGEUR, type Ton } from './theme.ts';
import { parClasse, tracer } from './tracer.ts';
import { trame } from './trames.ts';

export interface Part {
  readonly nom: string;
  /** In percent of the whole of its bar. */
  readonly part: number;
  readonly ton: Ton;
  /** What could not be determined: hatched grey, last, never left out of the whole. */
  readonly indetermine?: boolean;
}

export interface BarreDeParts {
  readonly nom: string;
  readonly parts: readonly Part[];
  readonly courant?: boolean;
}

export interface OptionsParts extends OptionsGraphique {
  readonly largeur?: number;
  readonly decimales?: number;
}

const HAUTEUR = 26;
const ECART = 8;
/** The name of a bar, or of its parts, above it. */
const NOM = INTERLIGNE + 3;

/** One or several 100 % bars. Names stand over the first bar when they fit there; the others are listed under it with their colour. */
export function dessinerParts(barres: readonly BarreDeParts[], options: OptionsParts): SVGSVGElement {
  const { largeur = LARGEUR, document, id, decimales = 0 } = options;
  for (const b of barres) verifierTotal(b);
  const seule = barres.length === 1;
  const dessus = seule ? empiler(barres[0]?.parts ?? [], 0, largeur).filter((p) => largeurDe(p.nom) + 6 <= p.place) : [];
  const haut = seule && dessus.length === 0 ? 0 : NOM;
  const pas = HAUTEUR + ECART + (seule ? 0 : NOM);
  const segments = barres.flatMap((b, k) => empiler(b.parts, haut + k * pas, largeur));
  const noms = barres.flatMap((b) => b.parts).filter((p, i, toutes) => toutes.findIndex((q) => q.nom === p.nom) === i);
  const restes = noms.filter((p) => !dessus.some((d) => d.nom === p.nom));
  const articles = restes.map((p) => ({
    texte: seule ? `${p.nom} ${pourcent(p.part, decimales)}` : p.nom,
    dessin: caseDe(document, p.indetermine === true ? { fill: motif(id) } : { class: `plein t-${p.ton}` }),
  }));
  const bas = haut + (barres.length - 1) * pas + HAUTEUR;
  const cle = dessinerCle(document, articles, { largeur, haut: bas + (articles.length === 0 ? 2 : ECART + 3) });
  const hachuree = segments.some((s) => s.indetermine === true);
  return tracer(
    options,
    {
      ...{ width: largeur, height: cle.bas, margin: 0, x: { domain: [0, 100], axis: null }, y: { type: 'identity', axis: null } },
      marks: [
        ...marquesBarres(segments, id),
        ...marquesParts(segments, decimales),
        ...(seule ? marquesDessus(dessus) : marquesNoms(barres, pas, largeur)),
      ],
    },
    [trame(document, id, 'indisponible', hachuree), ...cle.elements],
  );
}

/** A share is drawn as given: bars that do not make a whole are refused, not stretched. */
function verifierTotal({ nom, parts }: BarreDeParts): void {
  const total = parts.reduce((s, p) => s + p.part, 0);
  if (Math.abs(total - 100) > 0.5) throw new RangeError(`shares of "${nom}" sum to ${total}, not 100: add the undetermined part`);
}

interface Segment extends Part {
  /** In percent, from the left. */
  readonly debut: number;
  /** Width in units of the drawing. */
  readonly place: number;
  readonly y: number;
}

function empiler(parts: readonly Part[], y: number, largeur: number): readonly Segment[] {
  let debut = 0;
  return parts.map((p) => {
    const segment = { ...p, debut, place: (p.part / 100) * largeur, y };
    debut += p.part;
    return segment;
  });
}

const motif = (id: string) => `url(#${id}-indisponible)`;

/** A gap of one unit between two parts; the smallest keeps half a unit. */
function marquesBarres(segments: readonly Segment[], id: string): readonly Plot.Markish[] {
  const places = {
    x1: 'debut',
    x2: (s: Segment) => s.debut + s.part * Math.max(1, 1.5 / s.place),
    y1: 'y',
    y2: (s: Segment) => s.y + HAUTEUR,
    insetRight: 1,
  };
  const classe = (s: Segment) => (s.indetermine === true ? 'indetermine' : `plein t-${s.ton}`);
  return parClasse(segments, classe, (duTon, className, { indetermine }) =>
    Plot.rect(duTon, { ...places, className, ...(indetermine === true ? { fill: motif(id) } : {}) }),
  );
}

/** The share itself, where its part is wide enough. */
function marquesParts(segments: readonly Segment[], decimales: number): readonly Plot.Markish[] {
  const text = (s: Segment) => pourcent(s.part, decimales);
  const larges = segments.filter((s) => largeurDe(text(s), true) + 8 <= s.place);
  const classe = (s: Segment) => (s.indetermine === true ? 'fort halo' : 'fort sur-plein');
  const place = { x: 'debut', y: (s: Segment) => s.y + HAUTEUR / 2, dx: 5, textAnchor: 'start' } as const;
  return parClasse(larges, classe, (choisis, className) => Plot.text(choisis, { ...place, text, className }));
}

/** The names of the parts of a lone bar, over them. */
function marquesDessus(segments: readonly Segment[]): readonly Plot.Markish[] {
  const classe = (s: Segment) => (s.indetermine === true ? 'note' : `t-${s.ton}`);
  return parClasse(segments, classe, (choisis, className) =>
    Plot.text(choisis, { x: 'debut', y: () => 8, textAnchor: 'start', text: 'nom', className }),
  );
}

/** The name of each bar, above it. */
function marquesNoms(barres: readonly BarreDeParts[], pas: number, largeur: number): readonly Plot.Markish[] {
  const places = barres.map((b, k) => ({
    classe: b.courant === true ? 'debut fort t-accent' : 'debut',
    mots: abreger(b.nom, largeur),
    y: k * pas + 9,
  }));
  const commun = { frameAnchor: 'left', y: 'y', text: 'mots' } as const;
  return parClasse(
    places,
    (b) => b.classe,
    (choisies, className) => Plot.text(choisies, { ...commun, className }),
  );
}
