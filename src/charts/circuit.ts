import { creer, racine, texte, type OptionsGraphique } from './element.ts';
import { largeurDe } from './texte.ts';
import { LARGEUR } from './theme.ts';

/** One who acts: the name of the time, and the one of today under it. */
export interface VoieDeCircuit {
  readonly id: string;
  readonly alors: string;
  readonly aujourdhui: string;
}

export interface EtapeDeCircuit {
  readonly titre: string;
  /** Ids of those who act, the first one leading. */
  readonly voies: readonly string[];
}

export interface OptionsCircuit extends OptionsGraphique {
  readonly largeur?: number;
  /** True when the last step leads back to the first. */
  readonly boucle?: boolean;
}

const ENTETE = 64;
const RANG = 46;
const RAYON = 13;

interface Noeud {
  readonly x: number;
  readonly y: number;
  /** Abscissas of those who act with the first. */
  readonly autres: readonly number[];
  readonly titre: string;
}

/** The steps of a procedure from top to bottom, each in the column of who acts, joined in their order. */
export function dessinerCircuit(
  etapes: readonly EtapeDeCircuit[],
  voies: readonly VoieDeCircuit[],
  options: OptionsCircuit,
): SVGSVGElement {
  const { document, largeur = LARGEUR, boucle = false } = options;
  const place = (id: string) => {
    const rang = voies.findIndex((v) => v.id === id);
    if (rang < 0) throw new Error(`no column "${id}" in this circuit: declare it among ${voies.map((v) => v.id).join(', ')}`);
    return ((rang + 0.5) * largeur) / voies.length;
  };
  const noeuds = etapes.map(({ titre, voies: [tete = '', ...suite] }, k): Noeud => ({
    x: place(tete),
    y: ENTETE + k * RANG,
    autres: suite.map(place),
    titre,
  }));
  const bas = ENTETE + etapes.length * RANG - RANG / 2;
  return racine(options, largeur, bas, [
    ...voies.flatMap((v) => dessinerVoie(document, v, place(v.id), bas)),
    ...(boucle ? retour(document, noeuds) : []),
    ...noeuds.flatMap((n, k) => [...relier(document, n, noeuds[k + 1]), ...associer(document, n)]),
    ...noeuds.flatMap((n, k) => dessinerNoeud(document, n, k + 1, largeur)),
  ]);
}

function dessinerVoie(document: Document, v: VoieDeCircuit, x: number, bas: number): readonly (Element | null)[] {
  return [
    creer(document, 'path', { class: 'grille', d: `M${x},38V${bas}` }),
    v.alors === v.aujourdhui ? null : texte(document, x, 13, 'milieu note', v.alors),
    texte(document, x, 30, 'milieu fort', v.aujourdhui),
  ];
}

/** Down the column, or across to the next one and down. */
function relier(document: Document, de: Noeud, a: Noeud | undefined): readonly Element[] {
  if (a === undefined) return [];
  const arrivee = a.y - RAYON;
  const chemin = de.x === a.x ? `M${de.x},${de.y + RAYON}V${arrivee}` : `M${de.x + cote(de.x, a.x)},${de.y}H${a.x}V${arrivee}`;
  return [creer(document, 'path', { class: 'repere', d: chemin }), pointe(document, a.x, arrivee, 'bas')];
}

/** Those who act together, on one line. */
function associer(document: Document, n: Noeud): readonly Element[] {
  return n.autres.flatMap((x) => [
    creer(document, 'path', { class: 'repere', d: `M${n.x + cote(n.x, x)},${n.y}H${x}` }),
    creer(document, 'circle', { class: 'cible', cx: x, cy: n.y, r: 5 }),
  ]);
}

const cote = (de: number, a: number) => (a > de ? RAYON : -RAYON);

function retour(document: Document, noeuds: readonly Noeud[]): readonly Element[] {
  const [premier, dernier] = [noeuds[0], noeuds.at(-1)];
  if (premier === undefined || dernier === undefined) return [];
  const marge = 10;
  const chemin = `M${dernier.x - RAYON},${dernier.y}H${marge}V${premier.y}H${premier.x - RAYON}`;
  return [creer(document, 'path', { class: 'rupture', d: chemin }), pointe(document, premier.x - RAYON, premier.y, 'droite')];
}

function pointe(document: Document, x: number, y: number, sens: 'bas' | 'droite'): Element {
  const d = sens === 'bas' ? `M${x},${y}l-4,-7h8z` : `M${x},${y}l-7,-4v8z`;
  return creer(document, 'path', { class: 'plein t-encre', d });
}

/** The name stands above the line that leaves the node, on the side where there is room. */
function dessinerNoeud(document: Document, n: Noeud, rang: number, largeur: number): readonly Element[] {
  const ecart = RAYON + 5;
  const aDroite = n.x + ecart + largeurDe(n.titre, true) <= largeur;
  return [
    creer(document, 'circle', { class: 'cible', cx: n.x, cy: n.y, r: RAYON }),
    texte(document, n.x, n.y + 4.5, 'milieu fort', String(rang)),
    texte(document, n.x + (aDroite ? ecart : -ecart), n.y - 6, `${aDroite ? 'debut' : 'fin'} fort halo`, n.titre),
  ];
}
