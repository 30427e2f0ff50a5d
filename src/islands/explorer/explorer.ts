import { Page } from './page.ts';

/**
 * `<explorateur-sql data-racine="/">` around the built page of `/explorer/`: the questions and the contracts are there without it; it shows the editor
 * and the results. Only what reads the address is loaded with the page: the editor comes with the first focus, DuckDB with the first query.
 */
class ExplorateurSql extends HTMLElement {
  private monte = false;

  connectedCallback(): void {
    if (this.monte) return;
    this.monte = true;
    new Page(this, this.dataset['racine'] ?? '/');
  }
}

customElements.define('explorateur-sql', ExplorateurSql);
