const BALISE = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
/** Where a reader reads sentences. */
const PROSE = new Set(['p', 'li', 'dd']);
/** Where a link would be wrong: it is one already, it is pressed, it is a heading, or it is not prose. */
const FERMES = new Set(
  'a button summary nav table figure svg script style template code pre label form dialog h1 h2 h3 h4 h5 h6 figcaption'.split(' '),
);

/** One expression for all forms, the longest first: « COR-IAE » is not « IAE ». A space may be any space. */
function motif(formes: Iterable<string>): RegExp {
  const alternatives = [...formes]
    .toSorted((a, b) => b.length - a.length)
    .map((f) => f.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '(?:[ \\u00a0\\u202f]|&nbsp;)'));
  return new RegExp(`(?<![\\p{L}\\d_·-])(?:${alternatives.join('|')})(?![\\p{L}\\d_·]|-\\p{L})`, 'gu');
}

/**
 * Makes of a page’s HTML the same with the first occurrence of each form turned into a link: in the sentences of `<main>`, never in a
 * link, a heading, a table, a figure or a form. `adresse` is asked once per term.
 */
export function lieurDeSigles(
  formes: ReadonlyMap<string, string>,
  adresse: (id: string) => string,
  classe = 'sigle',
): (html: string) => string {
  if (formes.size === 0) return (html) => html;
  const expression = motif(formes.keys());
  const cle = (lu: string) => lu.replaceAll(/[\u00a0\u202f]|&nbsp;/g, ' ');
  const lier = (texte: string, vus: Set<string>) =>
    texte.replace(expression, (lu) => {
      const id = formes.get(cle(lu));
      if (id === undefined || vus.has(id)) return lu;
      vus.add(id);
      return `<a class="${classe}" href="${adresse(id)}">${lu}</a>`;
    });
  return (html) => parcourir(html, lier);
}

function parcourir(html: string, lier: (texte: string, vus: Set<string>) => string): string {
  const debut = html.search(/<main[\s>]/);
  const fin = html.lastIndexOf('</main>');
  if (debut < 0 || fin < debut) return html;
  const vus = new Set<string>();
  const corps = html.slice(debut, fin);
  let [sortie, place, prose, fermes] = ['', 0, 0, 0];
  for (const balise of corps.matchAll(BALISE)) {
    const texte = corps.slice(place, balise.index);
    sortie += (prose > 0 && fermes === 0 ? lier(texte, vus) : texte) + balise[0];
    place = balise.index + balise[0].length;
    const nom = (balise[2] ?? '').toLowerCase();
    const pas = balise[1] === '/' ? -1 : (balise[3] ?? '').endsWith('/') ? 0 : 1;
    if (PROSE.has(nom)) prose += pas;
    if (FERMES.has(nom)) fermes += pas;
  }
  return html.slice(0, debut) + sortie + corps.slice(place) + html.slice(fin);
}
