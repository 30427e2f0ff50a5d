import { siPermis } from '#islands/pieces/permission.ts';
import type { DemandeGarde, ReponseGarde } from './inventaire.ts';

/** Later than this the page is not waited for any more. */
const PATIENCE = 5_000;

const econome = (): boolean => (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

const auRepos = (faire: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(faire, { timeout: PATIENCE });
  else setTimeout(faire, PATIENCE / 2);
};

/** What this page read without the worker, which then fetches it from the cache of the browser. */
function demander(travailleur: ServiceWorker | null): void {
  const lues = [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];
  const demande: DemandeGarde = { lues, econome: econome() };
  travailleur?.postMessage(demande);
}

/** A worker just found installs itself first, then keeps; a former one is asked nothing any more: the files are not of its build. */
function suivre(travailleur: ServiceWorker): void {
  if (travailleur.state !== 'installing') demander(travailleur);
  else travailleur.addEventListener('statechange', () => demander(travailleur), { once: true });
}

/**
 * `<hors-ligne-garde service="/sw.js">`, hidden until the interactive pages are kept on this machine, once this one is drawn
 * and the browser idle. Only interactive pages hold it: a page to be read registers nothing. Without service workers
 * (an intranet in plain HTTP, a private window) nothing is promised and nothing shown.
 */
class HorsLigneGarde extends HTMLElement {
  connectedCallback(): void {
    const service = this.getAttribute('service');
    if (service === null || !('serviceWorker' in navigator)) return;
    const partir = () => auRepos(() => void siPermis(() => this.inscrire(service), undefined));
    if (document.readyState === 'complete') partir();
    else window.addEventListener('load', partir, { once: true });
  }

  private async inscrire(service: string): Promise<void> {
    const { serviceWorker } = navigator;
    serviceWorker.addEventListener('message', ({ data }: MessageEvent<ReponseGarde>) => {
      if (data.complet) this.hidden = false;
    });
    // What was read between the question and the moment the worker takes the page over.
    serviceWorker.addEventListener('controllerchange', () => demander(serviceWorker.controller));
    const inscription = await serviceWorker.register(service);
    inscription.addEventListener('updatefound', () => inscription.installing !== null && suivre(inscription.installing));
    const dernier = inscription.installing ?? inscription.waiting ?? inscription.active;
    if (dernier !== null) suivre(dernier);
  }
}

customElements.define('hors-ligne-garde', HorsLigneGarde);
