import * as Plot from '@observablehq/plot';
import { estConnue } from '#domain/cellule.ts';
import { compte } from '#lib/format.ts';
import { ecritureParDefaut, type Ecriture, type Observation } from './donnees.ts';
import { creer, texte, type OptionsGraphique } from './element.ts';
import { largeurDe } from './texte.ts';
import { INTERLIGNE, LARGEUR } from './theme.ts';
import { tracer } from './tracer.ts';

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

type Connue = Observation & { readonly valeur: number };

/** Every territory a dot, this one marked and named. About 75 px high on a phone, so that three stand on a first screen. */
export function dessinerBande(observations: readonly Observation[], options: OptionsBande): SVGSVGElement {
  const { largeur = LARGEUR, ecriture = ecritureParDefaut, courant = null, reperes = [], document } = options;
  const connues = observations.filter(estConnue);
  const valeurs = [...connues, ...reperes].map((o) => o.valeur);
  const [min, max] = [Math.min(...valeurs), Math.max(...valeurs)];
  const bouts = [Math.min(...connues.map((o) => o.valeur)), Math.max(...connues.map((o) => o.valeur))].map(ecriture);
  const [marginLeft, marginRight] = [largeurDe(bouts[0] ?? '') + 12, largeurDe(bouts[1] ?? '') + 12];
  const x = (v: number) => marginLeft + ((v - min) / (max - min || 1)) * (largeur - marginLeft - marginRight);
  const lignes = placerReperes(reperes, x, largeur, ecriture);
  const manquants = observations.length - connues.length;
  const moi = connues.find((o) => o.code === courant);
  const height = HAUT + BANDE + 4 + INTERLIGNE * Math.max(1, ...lignes.map((l) => l.ligne + 1)) + 2;
  const cadre = { width: largeur, height, marginLeft, marginRight, marginTop: HAUT, marginBottom: height - HAUT - BANDE };
  const svg = tracer(options, {
    ...cadre,
    x: { domain: [min, max === min ? min + 1 : max], axis: null },
    marks: connues.length > POINTS_MAX ? [] : [pointsSerres(options, connues, cadre)],
  });
  const milieu = HAUT + BANDE / 2;
  svg.append(
    ...(connues.length > POINTS_MAX ? [colonnes(document, connues, x)] : []),
    texte(document, marginLeft - 8, milieu + 4, 'note fin', bouts[0] ?? ''),
    texte(document, largeur - marginRight + 8, milieu + 4, 'note debut', bouts[1] ?? ''),
    ...dessinerReperes(document, lignes),
    ...(moi === undefined ? [] : marquer(document, moi, x(moi.valeur), largeur, ecriture)),
    ...(manquants === 0 ? [] : [noter(document, manquants, moi === undefined ? 0 : x(moi.valeur), largeur)]),
  );
  return svg;
}

/** The largest dots whose pile stays inside the band. */
function pointsSerres(options: OptionsGraphique, connues: readonly Connue[], cadre: Plot.PlotOptions): Plot.Markish {
  const valeurs = connues.map((o) => o.valeur);
  const points = (r: number) =>
    Plot.dot(valeurs, Plot.dodgeY('middle', { x: (v: number) => v, r, padding: 0.4, className: 'points t-neutre' }));
  const tient = (r: number) => {
    const essai = Plot.plot({ ...cadre, document: options.document, x: { axis: null }, marks: [points(r)] });
    const ys = [...essai.querySelectorAll('circle')].map((c) => Number(c.getAttribute('cy')));
    return Math.max(...ys) - Math.min(...ys) + 2 * r <= BANDE;
  };
  return points(RAYONS.find(tient) ?? 1.2);
}

/** Columns three units wide, as high as the number of territories in them. */
function colonnes(document: Document, connues: readonly Connue[], x: (v: number) => number): Element {
  const comptes = new Map<number, number>();
  for (const o of connues) {
    const c = Math.round(x(o.valeur) / 3) * 3;
    comptes.set(c, (comptes.get(c) ?? 0) + 1);
  }
  const unite = BANDE / Math.max(...comptes.values());
  const milieu = HAUT + BANDE / 2;
  const d = [...comptes]
    .toSorted(([a], [b]) => a - b)
    .map(([c, n]) => `M${c},${(milieu - (n * unite) / 2).toFixed(1)}v${Math.max(n * unite, 0.8).toFixed(1)}`);
  return creer(document, 'g', { class: 'ligne t-neutre' }, [creer(document, 'path', { d: d.join('') })]);
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
  const bouts: number[] = [];
  return tries.map((r, i) => {
    const demi = demis[i] ?? 0;
    const penche = serres && tries.length === 2 ? (i === 0 ? ECART / 2 - demi : demi - ECART / 2) : 0;
    const xTexte = Math.min(Math.max(r.x + penche, demi), largeur - demi);
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
  const libelle = `${moi.nom} ${ecriture(moi.valeur)}`;
  const demi = largeurDe(libelle, true) / 2;
  return [
    creer(document, 'circle', { class: 'marque', cx: x, cy: HAUT + BANDE / 2, r: 5.5 }),
    texte(document, Math.min(Math.max(x, demi), largeur - demi), 13, 'fort t-accent milieu', libelle),
  ];
}

/** How many have no dot, on the side the name of the place leaves free. */
function noter(document: Document, manquants: number, xMoi: number, largeur: number): Element {
  const aDroite = xMoi < largeur / 2;
  return texte(document, aDroite ? largeur : 0, 13, `note ${aDroite ? 'fin' : 'debut'}`, compte(manquants, 'sans donnée', 'sans donnée'));
}
