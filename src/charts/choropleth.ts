import { HORS_CLASSE, horsClasse, type Classes } from '#domain/classes.ts';
import type { Observation } from './donnees.ts';
import { creer, racine, texte, type OptionsGraphique } from './element.ts';
import { dessinerEtablissements, type Etablissement } from './etablissements.ts';
import { classeDeRampe, LARGEUR, type Palette } from './theme.ts';
import { trame } from './trames.ts';

interface CadreDePanneau {
  readonly cadre: { readonly x: number; readonly y: number; readonly largeur: number; readonly hauteur: number };
  readonly titre: string;
  /** Scale of the inset: « échelle × 2,25 ». */
  readonly note: string;
}

/** A base map, projected and ready: path data in the units of the viewBox. */
export interface Fond {
  readonly contours: ReadonlyMap<string, string>;
  readonly viewBox: readonly [x: number, y: number, largeur: number, hauteur: number];
  /** The DROM insets. */
  readonly panneaux?: readonly CadreDePanneau[];
  /** The borders, as one path: drawn once instead of twice. */
  readonly maille?: string;
}

export interface OptionsChoroplethe extends OptionsGraphique {
  readonly largeur?: number;
  readonly palette?: Palette;
  readonly courant?: string | null;
  readonly etablissements?: readonly Etablissement[];
  /** Prefix of the contours already on the page (`defsContours`): the map then refers to them instead of repeating them. */
  readonly reference?: string | null;
  /** Writes the codes of each group beside it (`data-codes`), in the order of its paths, for a page that makes this map live. */
  readonly avecCodes?: boolean;
}

/** Territories filled by class. Those without a number, or with one that is held back, are hatched or dotted by reason, and have no class. */
export function dessinerChoroplethe(
  fond: Fond,
  observations: readonly Observation[],
  classes: Classes,
  options: OptionsChoroplethe,
): SVGSVGElement {
  const {
    largeur = LARGEUR,
    palette = 'offre',
    courant = null,
    etablissements = [],
    reference = null,
    avecCodes = false,
    document,
    id,
  } = options;
  const [x, y, l, h] = fond.viewBox;
  const k = largeur / l;
  const groupes = grouper(fond, observations, classes, palette);
  const forme = formeDe(document, fond, reference, k);
  const origine = x === 0 && y === 0 ? '' : `translate(${-x},${-y})`;
  // widths are in units of the drawing: the map is scaled, its lines are not (a <use> would not hand down a vector-effect)
  const carte = creer(document, 'g', { transform: `scale(${Number(k.toFixed(5))})${origine}`, 'stroke-width': 1 / k }, [
    ...[...groupes].map(([cle, codes]) => {
      const formes = codes.map((c) => forme(c));
      return creer(document, 'g', { ...peinture(cle, id), ...(avecCodes ? { 'data-codes': codes.join(' ') } : {}) }, formes);
    }),
    fond.maille === undefined ? null : forme('maille', { classe: 'maille', trait: 0.6 }),
    ...(fond.panneaux ?? []).map(({ cadre: c }) =>
      creer(document, 'rect', { class: 'cadre', x: c.x, y: c.y, width: c.largeur, height: c.hauteur }),
    ),
    ...(courant !== null && fond.contours.has(courant) ? CONTOUR.map((c) => forme(courant, c)) : []),
  ]);
  const trames = HORS_CLASSE.map((e) => trame(document, id, e, groupes.has(e), 1 / k));
  const enfants = [
    ...trames,
    carte,
    ...titres(document, fond, k),
    ...dessinerEtablissements(document, etablissements, ([sx, sy]) => [(sx - x) * k, (sy - y) * k]),
  ];
  return racine(options, largeur, h * k + ((fond.panneaux?.length ?? 0) > 0 ? 18 : 0), enfants);
}

/** Contours of a page, once: every map and every outline refers to them by `<use>`. To be put in a hidden SVG. */
export function defsContours(document: Document, fond: Fond, prefixe: string): SVGElement {
  const contours = [...fond.contours].map(([code, d]) => creer(document, 'path', { id: `${prefixe}-${code}`, d }));
  const frontieres = fond.maille === undefined ? null : creer(document, 'path', { id: `${prefixe}-maille`, d: fond.maille });
  return creer(document, 'defs', {}, [...contours, frontieres]);
}

/** Codes under the class of their colour or the reason they have none, so that the class is written once for all of them. */
function grouper(
  fond: Fond,
  observations: readonly Observation[],
  classes: Classes,
  palette: Palette,
): ReadonlyMap<string, readonly string[]> {
  const parCode = new Map(observations.map((o) => [o.code, o]));
  const groupes = new Map<string, string[]>();
  for (const code of fond.contours.keys()) {
    const cle = cleDe(parCode.get(code), classes, palette);
    groupes.set(cle, [...(groupes.get(cle) ?? []), code]);
  }
  return new Map([...groupes].toSorted(([a], [b]) => a.localeCompare(b, 'fr', { numeric: true })));
}

/** A place on the map that no row speaks of is not available: it never takes the lowest class. */
function cleDe(o: Observation | undefined, classes: Classes, palette: Palette): string {
  const k = o === undefined || horsClasse(o) !== null ? null : classes.classeDe(o.valeur);
  return k === null ? (horsClasse(o) ?? 'indisponible') : classeDeRampe(palette, k, classes.bornes.length + 1);
}

function peinture(cle: string, id: string): Readonly<Record<string, string>> {
  return HORS_CLASSE.some((raison) => raison === cle) ? { class: 'vide', fill: `url(#${id}-${cle})` } : { class: cle };
}

interface Trait {
  readonly classe: string;
  readonly trait: number;
}

/** The place being read: a pale outline under a coloured one, so that it stands out on any class. */
const CONTOUR: readonly Trait[] = [
  { classe: 'pourtour', trait: 5.5 },
  { classe: 'courant', trait: 2.5 },
];

/** Draws a contour (or the borders, under the name `maille`), repeated or referred to. */
function formeDe(document: Document, fond: Fond, reference: string | null, k: number) {
  return (cle: string, trait?: Trait): Element => {
    const attributs = trait === undefined ? {} : { class: trait.classe, 'stroke-width': trait.trait / k };
    if (reference !== null) return creer(document, 'use', { ...attributs, href: `#${reference}-${cle}` });
    return creer(document, 'path', { ...attributs, d: cle === 'maille' ? fond.maille : fond.contours.get(cle) });
  };
}

function titres(document: Document, fond: Fond, k: number): Element[] {
  const [x, y] = fond.viewBox;
  return (fond.panneaux ?? []).flatMap(({ cadre: c, titre, note }) => {
    const milieu = (c.x - x + c.largeur / 2) * k;
    const bas = (c.y - y + c.hauteur) * k;
    return [texte(document, milieu, bas - 4, 'milieu', titre), texte(document, milieu, bas + 14, 'milieu note', note)];
  });
}
