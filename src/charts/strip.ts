import { estConnue, estSure } from '#domain/cellule.ts';
import { compte, liste } from '#lib/format.ts';
import { memoire } from '#lib/memoire.ts';
import { ecritureParDefaut, type Ecriture, type Observation } from './donnees.ts';
import { dodgeDansBande } from './dodge.ts';
import { creer, racine, texte, type OptionsGraphique } from './element.ts';
import { resumer, type Connue } from './resume.ts';
import { largeurDe } from './texte.ts';
import { INTERLIGNE, LARGEUR } from './theme.ts';

export interface RepereBande {
  readonly nom: string;
  readonly valeur: number;
}

export interface OptionsBande extends OptionsGraphique {
  readonly largeur?: number;
  readonly ecriture?: Ecriture;
  readonly courant?: string | null;
  /** France, the région: ticks under the dots, with their names. */
  readonly reperes?: readonly RepereBande[];
}

const HAUT = 20;
const BANDE = 36;
const ECART = 8;
/** Past this many, dots of a visible size would no longer fit the band: columns of counts take their place. */
const POINTS_MAX = 300;
const RAYONS = [3, 2.6, 2.2, 1.8, 1.5, 1.2];

/** Every territory a dot, this one marked and named. About 75 px high on a phone, so that three stand on a first screen. */
export function dessinerBande(observations: readonly Observation[], options: OptionsBande): SVGSVGElement {
  const { largeur = LARGEUR, ecriture = ecritureParDefaut, courant = null, reperes = [], document } = options;
  const { bouts, parCode } = resumer(observations);
  const sans = sansPoint(observations);
  if (bouts === null) return racine(options, largeur, HAUT, [noter(document, sans, 0, largeur)]);
  const [bas, haut] = [ecriture(bouts.bas.valeur), ecriture(bouts.haut.valeur)];
  const moi = courant === null ? undefined : parCode.get(courant);
  const marquee = moi !== undefined && estConnue(moi) ? moi : undefined;
  const echelle: Echelle = {
    domaine: etendre([bouts.bas.valeur, bouts.haut.valeur], [...reperes, ...(marquee === undefined ? [] : [marquee])]),
    place: [largeurDe(bas) + 12, largeur - largeurDe(haut) - 12],
  };
  const x = abscisses(echelle);
  const lignes = placerReperes(reperes, x, largeur, ecriture);
  const height = HAUT + BANDE + 4 + INTERLIGNE * Math.max(1, ...lignes.map((l) => l.ligne + 1)) + 2;
  return racine(options, largeur, height, [
    creer(document, 'path', tousLesPoints(observations, echelle)),
    texte(document, echelle.place[0] - 8, HAUT + BANDE / 2 + 4, 'note fin', bas),
    texte(document, echelle.place[1] + 8, HAUT + BANDE / 2 + 4, 'note debut', haut),
    ...dessinerReperes(document, lignes),
    ...(marquee === undefined ? [] : marquer(document, marquee, x(marquee.valeur), largeur, ecriture)),
    ...(sans === '' ? [] : [noter(document, sans, marquee === undefined ? 0 : x(marquee.valeur), largeur)]),
  ]);
}

/** From which value to which, and from where to where on the line. */
interface Echelle {
  readonly domaine: readonly [min: number, max: number];
  readonly place: readonly [gauche: number, droite: number];
}

const etendre = ([bas, haut]: readonly [number, number], reperes: readonly RepereBande[]): readonly [number, number] => [
  Math.min(bas, ...reperes.map((r) => r.valeur)),
  Math.max(haut, ...reperes.map((r) => r.valeur)),
];

function abscisses({ domaine: [min, max], place: [gauche, droite] }: Echelle): (v: number) => number {
  return (v) => (max === min ? (gauche + droite) / 2 : gauche + ((v - min) / (max - min)) * (droite - gauche));
}

type Trace = Readonly<Record<'class' | 'd', string>> & { readonly 'stroke-width'?: number };
const traces = memoire<readonly Observation[], Map<string, Trace>>(() => new Map());

/** What is the same on the page of each of these territories, drawn once for a scale. */
function tousLesPoints(observations: readonly Observation[], echelle: Echelle): Trace {
  const deja = traces(observations);
  const cle = [...echelle.domaine, ...echelle.place].join(' ');
  const connu = deja.get(cle);
  if (connu !== undefined) return connu;
  const xs = resumer(observations).connues.map((o) => abscisses(echelle)(o.valeur));
  const trace = xs.length > POINTS_MAX ? colonnes(xs) : points(xs);
  deja.set(cle, trace);
  return trace;
}

/** A hundred dots as one path of round caps: a fifth of the weight of as many circles. */
function points(xs: readonly number[]): Trace {
  const { rayon, places } = dodgeDansBande(xs, RAYONS, BANDE);
  // a crowd of equal values would pile out of the band
  if (places.some((p) => 2 * (Math.abs(p.y) + rayon) > BANDE)) return colonnes(xs);
  const d = places.map((p) => `M${p.x.toFixed(1)},${(HAUT + BANDE / 2 + p.y).toFixed(1)}h0`).join('');
  return { class: 'points t-neutre', 'stroke-width': 2 * rayon, d };
}

/** Columns three units wide, as high as the number of territories in them. */
function colonnes(xs: readonly number[]): Trace {
  const comptes = new Map<number, number>();
  for (const x of xs) {
    const c = Math.round(x / 3) * 3;
    comptes.set(c, (comptes.get(c) ?? 0) + 1);
  }
  const unite = BANDE / Math.max(...comptes.values());
  const milieu = HAUT + BANDE / 2;
  const d = [...comptes]
    .toSorted(([a], [b]) => a - b)
    .map(([c, n]) => `M${c},${(milieu - (n * unite) / 2).toFixed(1)}v${Math.max(n * unite, 0.8).toFixed(1)}`);
  return { class: 'ligne t-neutre', d: d.join('') };
}

interface RepereP extends RepereBande {
  readonly x: number;
  readonly xTexte: number;
  readonly ligne: number;
  readonly libelle: string;
}

/** Two names that would touch lean away from each other; those that still touch go one line down. */
function placerReperes(reperes: readonly RepereBande[], x: (v: number) => number, largeur: number, ecriture: Ecriture): readonly RepereP[] {
  const tries = reperes
    .toSorted((a, b) => a.valeur - b.valeur)
    .map((r) => ({ ...r, x: x(r.valeur), libelle: `${r.nom} ${ecriture(r.valeur)}` }));
  const demis = tries.map((r) => largeurDe(r.libelle) / 2);
  const serres = tries.some((r, i) => i > 0 && r.x - (tries[i - 1]?.x ?? 0) < (demis[i] ?? 0) + (demis[i - 1] ?? 0) + ECART);
  const milieu = tries.reduce((somme, r) => somme + r.x, 0) / tries.length;
  const bouts: number[] = [];
  return tries.map((r, i) => {
    const demi = demis[i] ?? 0;
    const centre = serres && tries.length === 2 ? milieu + (demi + ECART / 2) * (i === 0 ? -1 : 1) : r.x;
    const xTexte = Math.min(Math.max(centre, demi), largeur - demi);
    const libre = bouts.findIndex((bout) => xTexte - demi >= bout + ECART - 3);
    const ligne = libre === -1 ? bouts.length : libre;
    bouts[ligne] = xTexte + demi;
    return { ...r, xTexte, ligne };
  });
}

/** All the ticks, then all the names: a name is never crossed by the tick of another. */
function dessinerReperes(document: Document, reperes: readonly RepereP[]): Element[] {
  const pied = (r: RepereP) => HAUT + BANDE + 4 + INTERLIGNE * r.ligne;
  return [
    ...reperes.map((r) => creer(document, 'path', { class: 'repere', d: `M${r.x.toFixed(1)},${HAUT + 4}V${pied(r)}` })),
    ...reperes.map((r) => texte(document, r.xTexte, pied(r) + 12, 'milieu halo', r.libelle)),
  ];
}

function marquer(document: Document, moi: Connue, x: number, largeur: number, ecriture: Ecriture): Element[] {
  const libelle = `${moi.nom} ${ecriture(moi.valeur)}${estSure(moi) ? '' : ' (provisoire)'}`;
  const demi = largeurDe(libelle, true) / 2;
  return [
    creer(document, 'circle', { class: 'marque', cx: x, cy: HAUT + BANDE / 2, r: 5.5 }),
    texte(document, Math.min(Math.max(x, demi), largeur - demi), 13, 'fort t-accent milieu', libelle),
  ];
}

/** « 1 sans donnée et 4 provisoires »: those that have no dot. */
function sansPoint(observations: readonly Observation[]): string {
  const { connues, manquants } = resumer(observations);
  const provisoires = manquants.get('incomplet') ?? 0;
  const vides = observations.length - connues.length - provisoires;
  return liste([
    ...(vides === 0 ? [] : [compte(vides, 'sans donnée', 'sans donnée')]),
    ...(provisoires === 0 ? [] : [compte(provisoires, 'provisoire', 'provisoires')]),
  ]);
}

/** Those without a dot, on the side the name of the place leaves free. */
function noter(document: Document, sans: string, xMoi: number, largeur: number): Element {
  const aDroite = xMoi < largeur / 2;
  return texte(document, aDroite ? largeur : 0, 13, `note ${aDroite ? 'fin' : 'debut'}`, sans);
}
