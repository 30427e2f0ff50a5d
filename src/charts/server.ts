import { parseHTML } from 'linkedom';

/** The document charts draw in at build time. */
export const document: Document = parseHTML('<!doctype html><html><body></body></html>').document;

/** The figure as text for the page. */
export function rendre(element: Element): string {
  return element.outerHTML.replace(/ \/>/g, '/>');
}
