import { compte, entier } from '#lib/format.ts';
import { sansAccents } from '#lib/slug.ts';

const plat = (texte: string) => sansAccents(texte).replaceAll('’', "'");

/** `<filtre-registre>`: a form that leaves in the table the rows that hold what is asked. Without this file the table is whole. */
class FiltreRegistre extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (form === null) return;
    form.hidden = false;
    form.addEventListener('submit', (e) => {
      e.preventDefault();
    });
    form.addEventListener('input', () => {
      this.filtrer(form);
    });
  }

  private filtrer(form: HTMLFormElement): void {
    const demande = new FormData(form);
    const lire = (nom: string) => {
      const v = demande.get(nom);
      return typeof v === 'string' ? v : '';
    };
    const [q, theme, statut] = [plat(lire('q').trim()), lire('theme'), lire('statut')];
    const lignes = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')];
    for (const l of lignes) {
      const garde =
        (q === '' || plat(l.textContent).includes(q)) &&
        (theme === '' || (l.dataset['themes'] ?? '').split(' ').includes(theme)) &&
        (statut === '' || l.dataset['statut'] === statut);
      l.hidden = !garde;
    }
    const n = lignes.filter((l) => !l.hidden).length;
    const statutPage = form.querySelector('[role="status"]');
    if (statutPage === null) return;
    statutPage.textContent =
      n === 0 ? 'Aucune ligne ne répond à cette demande.' : `${compte(n, 'ligne', 'lignes')} sur ${entier(lignes.length)}.`;
  }
}

customElements.define('filtre-registre', FiltreRegistre);
