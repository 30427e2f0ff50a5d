import { pourcent } from '#lib/format.ts';
import { trame } from './trames.ts';
import { creer, racine, texte, type OptionsGraphique } from './element.ts';
import { abreger, largeurDe } from './texte.ts';
import { INTERLIGNE, LARGEUR, type Ton } from './theme.ts';

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

/** One or several 100 % bars. Names stand over the first bar when they fit there; the others are listed under it with their colour. */
export function dessinerParts(barres: readonly BarreDeParts[], options: OptionsParts): SVGSVGElement {
  const { largeur = LARGEUR, document } = options;
  for (const b of barres) verifierTotal(b);
  const elements: (Element | null)[] = [
    trame(
      document,
      options.id,
      'indisponible',
      barres.some((b) => b.parts.some((p) => p.indetermine === true)),
    ),
  ];
  const noms = barres.flatMap((b) => b.parts).filter((p, i, toutes) => toutes.findIndex((q) => q.nom === p.nom) === i);
  const seule = barres.length === 1;
  const places = seule ? placer(barres[0]?.parts ?? [], largeur) : [];
  const dessus = places.filter((p) => largeurDe(p.nom) + 6 <= p.largeur);
  let y = dessus.length > 0 ? INTERLIGNE + 2 : 0;
  elements.push(...dessus.map((p) => texte(document, p.x, 12, `debut${classeDuNom(p)}`, p.nom)));
  for (const barre of barres) {
    if (!seule)
      elements.push(texte(document, 0, y + 13, `debut${barre.courant === true ? ' fort t-accent' : ''}`, abreger(barre.nom, largeur)));
    y += seule ? 0 : INTERLIGNE + 3;
    elements.push(...dessinerBarre(options, barre, largeur, y));
    y += HAUTEUR + 8;
  }
  const restes = seule ? noms.filter((p) => !dessus.some((d) => d.nom === p.nom)) : noms;
  const cle = dessinerCle(options, restes, largeur, y, seule);
  return racine(options, largeur, cle.bas, [...elements, ...cle.elements]);
}

/** A share is drawn as given: bars that do not make a whole are refused, not stretched. */
function verifierTotal({ nom, parts }: BarreDeParts): void {
  const total = parts.reduce((s, p) => s + p.part, 0);
  if (Math.abs(total - 100) > 0.5) throw new RangeError(`shares of "${nom}" sum to ${total}, not 100: add the undetermined part`);
}

type PartPlacee = Part & { readonly x: number; readonly largeur: number };

function placer(parts: readonly Part[], largeur: number): readonly PartPlacee[] {
  let x = 0;
  return parts.map((p) => {
    const placee = { ...p, x, largeur: (p.part / 100) * largeur };
    x += placee.largeur;
    return placee;
  });
}

function classeDuNom(p: Part): string {
  return p.indetermine === true ? ' note' : ` t-${p.ton}`;
}

function remplissage(id: string, p: Part): Readonly<Record<string, string>> {
  return p.indetermine === true ? { fill: `url(#${id}-indisponible)` } : { class: `plein t-${p.ton}` };
}

function dessinerBarre({ document, id, decimales = 0 }: OptionsParts, barre: BarreDeParts, largeur: number, y: number): Element[] {
  return placer(barre.parts, largeur).flatMap((p) => {
    const rect = creer(document, 'rect', { ...remplissage(id, p), x: p.x, y, width: Math.max(p.largeur - 1, 0.5), height: HAUTEUR });
    const libelle = pourcent(p.part, decimales);
    if (largeurDe(libelle, true) + 8 > p.largeur) return [rect];
    const classe = p.indetermine === true ? 'debut fort halo' : 'debut fort sur-plein';
    return [rect, texte(document, p.x + 5, y + 18, classe, libelle)];
  });
}

/** Names that did not fit over their segment, in as many lines as needed; with one bar each has its share too. */
function dessinerCle(
  { document, id, decimales = 0 }: OptionsParts,
  parts: readonly Part[],
  largeur: number,
  haut: number,
  avecPart: boolean,
) {
  const elements: Element[] = [];
  let [x, y] = [0, haut + 2];
  for (const p of parts) {
    const libelle = avecPart ? `${p.nom} ${pourcent(p.part, decimales)}` : p.nom;
    const besoin = 17 + largeurDe(libelle) + 14;
    if (x > 0 && x + besoin > largeur) [x, y] = [0, y + INTERLIGNE + 2];
    elements.push(
      creer(document, 'rect', { ...remplissage(id, p), x, y: y + 1, width: 12, height: 12 }),
      texte(document, x + 17, y + 12, 'debut', libelle),
    );
    x += besoin;
  }
  return { elements, bas: parts.length === 0 ? haut - 6 : y + INTERLIGNE };
}
