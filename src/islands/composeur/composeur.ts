import { COMPOSITION_PAR_DEFAUT, lireComposition } from '#domain/composition.ts';

/**
 * `<composeur-atlas data-racine="/">` inside a `<details>`: the menus, the rule and the SQL are loaded when the reader opens it, DuckDB when they ask for
 * the map. `#composer=…` in the address opens it with that composition; it is never run before the gesture.
 */
class ComposeurAtlas extends HTMLElement {
  private charge = false;

  connectedCallback(): void {
    if (this.charge) return;
    const volet = this.closest('details');
    const demande = new URLSearchParams(location.hash.slice(1)).get('composer');
    if (demande !== null && volet !== null) volet.open = true;
    if (volet === null || volet.open) void this.ouvrir(demande);
    else volet.addEventListener('toggle', () => void this.ouvrir(null), { once: true });
  }

  private async ouvrir(demande: string | null): Promise<void> {
    if (this.charge) return;
    this.charge = true;
    const lue = demande === null ? null : lireComposition(demande);
    const { Panneau } = await import('./panneau.ts');
    new Panneau(this, this.dataset['racine'] ?? '/', lue?.composition ?? COMPOSITION_PAR_DEFAUT);
    if (lue !== null && lue.avis !== null) this.prevenir(lue.avis);
  }

  private prevenir(avis: string): void {
    const note = document.createElement('p');
    note.className = 'encart';
    note.setAttribute('role', 'status');
    note.textContent = `${avis} Voici le rapport proposé au départ.`;
    this.prepend(note);
  }
}

customElements.define('composeur-atlas', ComposeurAtlas);
