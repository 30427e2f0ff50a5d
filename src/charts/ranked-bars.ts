import { scaleLinear } from 'd3-scale';
import { HORS_CLASSE, horsClasse } from '#domain/classes.ts';
import { estSure } from '#domain/cellule.ts';
import { distingue, rangs } from '#domain/rang.ts';
import { compte, liste, ordinal } from '#lib/format.ts';
import { ecritureParDefaut, NOMS_ETATS, type Ecriture, type Observation } from './donnees.ts';
import { creer, racine, texte, type OptionsGraphique } from './element.ts';
import { abreger, enLignes, largeurDe } from './texte.ts';
import { INTERLIGNE, LARGEUR, type Ton } from './theme.ts';

/** Which rows of a long ranking are shown: the first, the last, and those around the current place. */
export interface Fenetre {
  readonly tete: number;
  readonly queue: number;
  readonly autour: number;
}

interface Reference {
  readonly nom: string;
  readonly valeur: number;
}

export interface OptionsBarres extends OptionsGraphique {
  readonly largeur?: number;
  readonly ecriture?: Ecriture;
  readonly courant?: string | null;
  readonly fenetre?: Fenetre | null;
  readonly ton?: Ton;
  /** A value set beside the bars, as a line through them: France, the région. */
  readonly reference?: Reference | null;
  /** false for kinds of things, which have an order but no rank. */
  readonly avecRangs?: boolean;
}

type Connue = Observation & { readonly valeur: number };
type Rangee = { readonly sorte: 'barre'; readonly o: Connue; readonly rang: string } | { readonly sorte: 'saut'; readonly combien: number };

const BARRE = 14;
const RANGEE = 21;
const RANGEE_HAUTE = 36;
const NOM_MAX = 160;

/** Horizontal bars from the highest to the lowest. Territories without a number have neither bar nor rank: they are named below. */
export function dessinerClassement(observations: readonly Observation[], options: OptionsBarres): SVGSVGElement {
  const {
    largeur = LARGEUR,
    ecriture = ecritureParDefaut,
    courant = null,
    fenetre = null,
    ton = 'neutre',
    reference = null,
    avecRangs = true,
    document,
  } = options;
  const rangees = choisirRangees(observations, courant, fenetre).map((r) => (avecRangs || r.sorte === 'saut' ? r : { ...r, rang: '' }));
  const barres = rangees.flatMap((r) => (r.sorte === 'barre' ? [r] : []));
  const disposition = disposer(barres, largeur, ecriture, reference);
  const elements: Element[] = [];
  let y = reference === null ? 0 : INTERLIGNE + 2;
  const haut = y;
  for (const r of rangees) {
    if (r.sorte === 'saut')
      elements.push(
        texte(document, disposition.depart, y + 12, 'note debut halo', `··· ${compte(r.combien, 'territoire', 'territoires')}`),
      );
    else
      elements.push(...dessinerRangee(document, r, { ...disposition, y, largeur, ecriture, ton: r.o.code === courant ? 'accent' : ton }));
    y += r.sorte === 'saut' ? INTERLIGNE + 2 : disposition.pas;
  }
  if (reference !== null) elements.push(...dessinerReference(document, reference, disposition, haut, y, ecriture));
  const notes = noterManquants(observations).flatMap((n) => enLignes(n, largeur));
  notes.forEach((ligne, i) => elements.push(texte(document, 0, y + 18 + INTERLIGNE * i, 'note debut', ligne)));
  return racine(options, largeur, y + (notes.length === 0 ? 2 : 8 + INTERLIGNE * notes.length), elements.toSorted(parPlan));
}

/** Bars, then the line of the reference through them, then the words, which nothing may cross. */
const PLANS = ['rect', 'path', 'text'];
function parPlan(a: Element, b: Element): number {
  return PLANS.indexOf(a.tagName.toLowerCase()) - PLANS.indexOf(b.tagName.toLowerCase());
}

interface Disposition {
  /** Left end of the zero line. */
  readonly depart: number;
  readonly pas: number;
  readonly nomsDessus: boolean;
  readonly largeurRang: number;
  readonly x: (valeur: number) => number;
}

function disposer(
  barres: readonly { readonly o: Connue; readonly rang: string }[],
  largeur: number,
  ecriture: Ecriture,
  reference: Reference | null,
): Disposition {
  const valeurs = [...barres.map((b) => b.o.valeur), ...(reference === null ? [] : [reference.valeur])];
  const rangLePlusLarge = Math.max(0, ...barres.map((b) => largeurDe(b.rang)));
  const largeurRang = rangLePlusLarge === 0 ? 0 : rangLePlusLarge + 6;
  const largeurNom = Math.max(0, ...barres.map((b) => largeurDe(b.o.nom, true)));
  const nomsDessus = largeurNom > NOM_MAX;
  const depart = Math.ceil(largeurRang + (nomsDessus ? 0 : largeurNom + 8));
  const largeurValeur = Math.max(0, ...barres.map((b) => largeurDe(ecriture(b.o.valeur), true))) + 8;
  const x = scaleLinear()
    .domain([Math.min(0, ...valeurs), Math.max(0, ...valeurs) || 1])
    .range([depart, largeur - largeurValeur]);
  return { depart, pas: nomsDessus ? RANGEE_HAUTE : RANGEE, nomsDessus, largeurRang, x };
}

interface Place extends Disposition {
  readonly y: number;
  readonly largeur: number;
  readonly ecriture: Ecriture;
  readonly ton: Ton;
}

function dessinerRangee(document: Document, { o, rang }: { o: Connue; rang: string }, place: Place): Element[] {
  const { x, y, ton, nomsDessus, depart, largeurRang } = place;
  const fort = ton === 'accent' ? ' fort t-accent' : '';
  const yBarre = nomsDessus ? y + INTERLIGNE : y + 3;
  const [gauche, droite] = [x(Math.min(0, o.valeur)), x(Math.max(0, o.valeur))];
  const xNom = nomsDessus ? largeurRang : depart - 8;
  const nom = nomsDessus ? abreger(o.nom, place.largeur - largeurRang) : o.nom;
  return [
    ...(rang === '' ? [] : [texte(document, largeurRang - 6, y + 14 - (nomsDessus ? 2 : 0), `note fin${fort}`, rang)]),
    texte(document, xNom, y + 14 - (nomsDessus ? 2 : 0), `${nomsDessus ? 'debut halo' : 'fin'}${fort}`, nom),
    // a real zero keeps a sliver, so that it does not look like an absence
    creer(document, 'rect', { class: `plein t-${ton}`, x: gauche, y: yBarre, width: Math.max(droite - gauche, 1), height: BARRE }),
    texte(document, droite + 5, yBarre + 11, `debut halo${fort}`, place.ecriture(o.valeur)),
  ];
}

function dessinerReference(document: Document, r: Reference, { x }: Disposition, haut: number, bas: number, ecriture: Ecriture): Element[] {
  const cote = x(r.valeur) > LARGEUR / 2 ? 'fin' : 'debut';
  return [
    creer(document, 'path', { class: 'repere', d: `M${x(r.valeur).toFixed(1)},${haut - 4}V${bas}` }),
    texte(document, x(r.valeur) + (cote === 'fin' ? 4 : -4), haut - 7, cote, `${r.nom}\u00a0: ${ecriture(r.valeur)}`),
  ];
}

function choisirRangees(observations: readonly Observation[], courant: string | null, fenetre: Fenetre | null): readonly Rangee[] {
  const places = rangs(observations);
  const triees = observations.filter(estSure).toSorted((a, b) => b.valeur - a.valeur);
  const moi = triees.findIndex((o) => o.code === courant);
  const montree = (i: number) =>
    fenetre === null || i < fenetre.tete || i >= triees.length - fenetre.queue || (moi >= 0 && Math.abs(i - moi) <= fenetre.autour);
  const rangees: Rangee[] = [];
  triees.forEach((o, i) => {
    const derniere = rangees.at(-1);
    const place = places.get(o.code);
    // bars of equal length share a rank; that of a long tie places none of them
    if (montree(i)) rangees.push({ sorte: 'barre', o, rang: place !== undefined && distingue(place) ? ordinal(place.rang) : '' });
    else if (derniere?.sorte === 'saut') rangees[rangees.length - 1] = { sorte: 'saut', combien: derniere.combien + 1 };
    else rangees.push({ sorte: 'saut', combien: 1 });
  });
  return rangees;
}

/** One sentence for each reason; past eight names, only how many. */
export function noterManquants(observations: readonly Observation[]): string[] {
  return HORS_CLASSE.flatMap((raison) => {
    const noms = observations.filter((o) => horsClasse(o) === raison).map((o) => o.nom);
    if (noms.length === 0) return [];
    const qui = noms.length > 8 ? compte(noms.length, 'territoire', 'territoires') : liste(noms);
    return [`Non classé${noms.length > 1 ? 's' : ''} (${NOMS_ETATS[raison]})\u00a0: ${qui}.`];
  });
}
