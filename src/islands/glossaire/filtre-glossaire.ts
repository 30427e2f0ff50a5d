import { accord, entier, INSECABLE } from '#lib/format.ts';
import { sansAccents } from '#lib/slug.ts';
import { balise } from '#islands/pieces/balise.ts';

/** As typed or as written: without case or accents, any apostrophe. */
const plat = (texte: string) => sansAccents(texte).replaceAll('’', "'");

/**
 * `<filtre-glossaire>`: a field that leaves on the page the entries that hold what is typed. Without this file the page is whole. An
 * entry reached by its address is always shown: the filter gives way.
 */
class FiltreGlossaire extends HTMLElement {
  private readonly annonce = balise('p', { role: 'status', class: 'mention' });

  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    const champ = balise('input', { type: 'search', id: 'filtre', autocomplete: 'off', spellcheck: 'false' });
    this.append(balise('label', { for: 'filtre' }, 'Chercher un mot ou un sigle'), champ, this.annonce);
    champ.addEventListener('input', () => this.filtrer(champ.value));
    addEventListener('hashchange', () => {
      champ.value = '';
      this.filtrer('');
    });
  }

  private filtrer(saisi: string): void {
    const cherche = plat(saisi.trim());
    const entrees = [...document.querySelectorAll<HTMLElement>('.glossaire > div')];
    for (const e of entrees) e.hidden = cherche !== '' && !plat(e.textContent).includes(cherche);
    for (const s of document.querySelectorAll<HTMLElement>('.lettre'))
      s.hidden = s.querySelector('.glossaire > div:not([hidden])') === null;
    const n = entrees.filter((e) => !e.hidden).length;
    this.annonce.textContent =
      cherche === ''
        ? ''
        : n === 0
          ? 'Aucune entrée.'
          : `${entier(n)}${INSECABLE}${accord(n, 'entrée', 'entrées')} sur ${entier(entrees.length)}.`;
  }
}

customElements.define('filtre-glossaire', FiltreGlossaire);
