/** Text alternative of the root: a name of its own, or the ids of the finding and of the description that stand on the page. */
type NomAccessible = { readonly etiquette: string } | { readonly titreId: string; readonly descriptionId?: string };

export interface OptionsGraphique {
  readonly document: Document;
  /** Id of the figure: prefixes every id inside, so that several figures share a page. */
  readonly id: string;
  readonly nom: NomAccessible;
}

type Attributs = Readonly<Record<string, string | number | undefined>>;
const SVG = 'http://www.w3.org/2000/svg';

export function creer(
  document: Document,
  nom: string,
  attributs: Attributs,
  enfants: readonly (Element | string | null)[] = [],
): SVGElement {
  const element = document.createElementNS(SVG, nom);
  for (const [cle, valeur] of Object.entries(attributs)) {
    if (valeur !== undefined) element.setAttribute(cle, typeof valeur === 'number' ? String(arrondir(valeur)) : valeur);
  }
  for (const enfant of enfants) if (enfant !== null) element.append(enfant);
  return element;
}

/** One decimal: a tenth of a unit is under the pixel, and half the weight of a path is its decimals. */
export function arrondir(v: number): number {
  return Math.round(v * 10) / 10;
}

export function texte(document: Document, x: number, y: number, classe: string | undefined, contenu: string): SVGElement {
  return creer(document, 'text', { x, y, class: classe }, [contenu]);
}

/** Root of a figure: no size but the viewBox (the sheet makes it fluid), one role, one name. */
export function racine(
  options: OptionsGraphique,
  largeur: number,
  hauteur: number,
  enfants: readonly (Element | string | null)[],
): SVGSVGElement {
  const svg = creer(options.document, 'svg', { class: 'graphique', viewBox: `0 0 ${arrondir(largeur)} ${arrondir(hauteur)}` }, enfants);
  nommer(svg, options);
  return svg as SVGSVGElement;
}

export function nommer(svg: Element, { nom }: OptionsGraphique): void {
  svg.setAttribute('role', 'img');
  if ('etiquette' in nom) {
    svg.setAttribute('aria-label', nom.etiquette);
    return;
  }
  svg.setAttribute('aria-labelledby', nom.titreId);
  if (nom.descriptionId !== undefined) svg.setAttribute('aria-describedby', nom.descriptionId);
}
