import { compte } from '#lib/format.ts';
import { prefixeDe } from './inventaire.ts';

interface Garde {
  readonly fichiers: number;
  readonly pages: number;
  readonly moteur: boolean;
}

const cachesDuSite = async (base: string): Promise<readonly string[]> =>
  (await caches.keys()).filter((nom) => nom.startsWith(prefixeDe(base)));

async function compter(base: string): Promise<Garde> {
  const noms = await cachesDuSite(base);
  const cles = await Promise.all(noms.map(async (nom) => (await caches.open(nom)).keys()));
  const chemins = cles.flat().map(({ url }) => new URL(url).pathname);
  const pages = chemins.filter((c) => c.endsWith('/')).length;
  return { fichiers: chemins.length - pages, pages, moteur: chemins.some((c) => c.endsWith('.wasm')) };
}

function phrase({ fichiers, pages, moteur }: Garde): string {
  if (fichiers + pages === 0) return 'En ce moment, ce navigateur ne garde aucune page ni aucun fichier de l’atlas.';
  const avec = moteur ? `, dont le moteur de calcul` : '';
  return `En ce moment, ce navigateur garde ${compte(pages, 'page', 'pages')} et ${compte(fichiers, 'fichier', 'fichiers')}${avec}.`;
}

async function effacer(base: string, service: string): Promise<void> {
  const inscriptions = await navigator.serviceWorker.getRegistrations();
  const adresse = new URL(service, location.href).href;
  const siennes = inscriptions.filter((i) => [i.active, i.waiting, i.installing].some((t) => t?.scriptURL === adresse));
  await Promise.all(siennes.map((i) => i.unregister()));
  await Promise.all((await cachesDuSite(base)).map((nom) => caches.delete(nom)));
}

/** `<hors-ligne-menage base="/" service="/sw.js">`: what is kept for reading offline, and the button that deletes it. */
class HorsLigneMenage extends HTMLElement {
  connectedCallback(): void {
    if (!('caches' in globalThis) || !('serviceWorker' in navigator)) return;
    const bouton = this.querySelector('button');
    bouton?.addEventListener('click', () => {
      void effacer(this.getAttribute('base') ?? '/', this.getAttribute('service') ?? '/sw.js').then(
        () => this.dire('Tout est effacé.'),
        () => this.dire('L’effacement a échoué\u00a0: effacez les données de ce site dans les réglages du navigateur.'),
      );
    });
    void this.dire('');
  }

  private async dire(avant: string): Promise<void> {
    const garde = await compter(this.getAttribute('base') ?? '/');
    const etat = this.querySelector('[role="status"]');
    if (etat !== null) etat.textContent = `${avant} ${phrase(garde)}`.trim();
    const bouton = this.querySelector('button');
    if (bouton !== null) bouton.disabled = garde.fichiers + garde.pages === 0;
    this.hidden = false;
  }
}

customElements.define('hors-ligne-menage', HorsLigneMenage);
