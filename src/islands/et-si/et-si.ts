import { balise } from '#islands/pieces/balise.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { ecouter, etatCourant, prendreFaute } from '#islands/couverture/adresse.ts';

/**
 * `<et-si racine="/" millesime="juillet 2019" departement="48">`: an empty element under a heading of the page; `departement` is left out on the
 * national page. A button opens it, or an address that holds structures or a search; nothing is read before. `data-dessine` counts the drawings.
 */
class EtSi extends HTMLElement {
  private ouverte = false;
  private readonly avis = balise('p', { class: 'avis vide', role: 'status' });
  private readonly bouton = balise('button', { type: 'button', class: 'discret' }, 'Poser une structure et voir ce qu’elle change');

  connectedCallback(): void {
    if (this.bouton.isConnected || this.ouverte) return;
    this.append(this.avis, this.bouton);
    // the map of the page, when there is one, says what was wrong in the address
    if (document.querySelector('zones-blanches-carte') === null) this.dire(prendreFaute() ?? '');
    this.bouton.addEventListener('click', () => void this.ouvrir(true));
    ecouter(() => this.siDemandee());
    this.siDemandee();
  }

  private siDemandee(): void {
    const { ajouts, recherche } = etatCourant();
    if (ajouts.length > 0 || recherche !== null) void this.ouvrir(false);
  }

  private async ouvrir(parGeste: boolean): Promise<void> {
    if (this.ouverte) return;
    this.ouverte = true;
    this.bouton.disabled = true;
    try {
      const { Panneau } = await import('./panneau.ts');
      const panneau = new Panneau({
        element: this,
        racine: this.getAttribute('racine') ?? '/',
        millesime: this.getAttribute('millesime') ?? '',
        departement: this.getAttribute('departement'),
        dire: (message) => this.dire(message),
      });
      this.bouton.remove();
      await panneau.actualiser();
      if (parGeste) this.querySelector<HTMLElement>('select')?.focus();
    } catch (cause) {
      this.ouverte = false;
      this.bouton.disabled = false;
      this.dire(signaler(cause, 'Cette partie n’a pas pu être chargée\u202f; vous pouvez essayer de nouveau.'));
    }
  }

  private dire(message: string): void {
    this.avis.textContent = message;
    this.avis.classList.toggle('vide', message === '');
  }
}

customElements.define('et-si', EtSi);
