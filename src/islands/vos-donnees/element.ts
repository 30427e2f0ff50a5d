import { aLaDemande } from '#islands/pieces/une-fois.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { siPermis } from '#islands/pieces/permission.ts';
import { balise } from '#islands/pieces/balise.ts';
import { lister, oublier, reprendre, garder, type FichierGarde } from './garde.ts';
import type { DenominateurPropose } from './denominateurs.ts';
import type { Ecran } from './ecran.ts';
import { vueGardes } from './vue-gardes.ts';

const STOCKAGE_REFUSE = 'Ce navigateur refuse de garder des fichiers (navigation privée, ou espace épuisé).';

/**
 * `<vos-donnees>`: the reader’s own CSV, XLSX or Parquet file, read on this computer by a worker; nothing leaves it. Attributes: `data-racine`, base
 * of the site; `data-usages`, « carte table ». Dispatches EVENEMENT_TABLE (TableApportee) and EVENEMENT_COUCHE (Couche), both bubbling.
 * Everything but the drop zone loads with the first file.
 */
class VosDonnees extends HTMLElement {
  private readonly ecran = aLaDemande(() => this.charger());
  private demande = false;
  private readonly etat = balise('p', { role: 'status', class: 'etat' });
  private readonly erreur = balise('p', { role: 'alert', class: 'erreur' });
  private readonly attente = balise('progress', { 'aria-label': 'Lecture en cours', hidden: true });
  private readonly arret = balise(
    'button',
    { type: 'button', class: 'discret', hidden: true, click: () => void this.arreter() },
    'Annuler',
  );
  private readonly gardes = balise('div');
  private readonly hote = balise('div', { class: 'resultat' });

  connectedCallback(): void {
    const champ = this.querySelector<HTMLInputElement>('input[type=file]');
    const depot = this.querySelector<HTMLElement>('.depot');
    if (champ === null || depot === null || this.contains(this.hote)) return;
    this.append(balise('div', { class: 'suivi' }, this.etat, this.attente, this.arret), this.erreur, this.gardes, this.hote);
    champ.disabled = false;
    champ.addEventListener('change', () => {
      const [fichier] = champ.files ?? [];
      // the same file, corrected and chosen again, must count as a change
      champ.value = '';
      if (fichier !== undefined) void this.ouvrir(fichier);
    });
    champ.addEventListener('click', () => void this.preparer());
    depot.addEventListener('dragenter', () => void this.preparer());
    this.accepterLeDepot(depot);
    void this.montrerGardes();
  }

  disconnectedCallback(): void {
    void this.arreter();
  }

  /** The zone is an addition for the mouse: the keyboard has the input inside it. */
  private accepterLeDepot(depot: HTMLElement): void {
    const survol = (e: DragEvent) => {
      e.preventDefault();
      depot.classList.toggle('survol', e.type === 'dragover');
    };
    depot.addEventListener('dragover', survol);
    depot.addEventListener('dragleave', survol);
    depot.addEventListener('drop', (e) => {
      survol(e);
      const fichiers = e.dataTransfer?.files;
      if (fichiers?.length === 1 && fichiers[0] !== undefined) void this.ouvrir(fichiers[0]);
      else this.refuser('Déposez un seul fichier à la fois.');
    });
  }

  /** What reads a file loads while the reader looks for it. */
  private async preparer(): Promise<void> {
    this.demande = true;
    // what does not come now is told when the file does
    const ecran = await siPermis(() => this.ecran(), null);
    ecran?.preparer();
  }

  private async ouvrir(fichier: File): Promise<void> {
    this.erreur.textContent = '';
    this.annoncer('Préparation…', true);
    try {
      this.demande = true;
      await (await this.ecran()).ouvrir(fichier);
    } catch (cause) {
      const coupure = 'La page n’a pas pu charger de quoi lire un fichier\u00a0: vérifiez la connexion, puis choisissez-le encore.';
      this.refuser(signaler(cause, coupure));
    }
  }

  private async charger(): Promise<Ecran> {
    const { Ecran } = await import('./ecran.ts');
    const declares = this.querySelector('script[type="application/json"]')?.textContent ?? '[]';
    return new Ecran({
      element: this,
      hote: this.hote,
      racine: this.dataset['racine'] ?? '/',
      usages: (this.dataset['usages'] ?? 'carte table').split(' ').filter((u) => u === 'carte' || u === 'table'),
      denominateurs: JSON.parse(declares) as readonly DenominateurPropose[],
      annoncer: (texte, enCours) => this.annoncer(texte, enCours),
      avancer: (part) => this.attente.setAttribute('value', String(part)),
      refuser: (texte) => this.refuser(texte),
      garder: (f) => this.garder(f),
    });
  }

  private annoncer(texte: string, enCours = false): void {
    if (enCours) this.erreur.textContent = '';
    this.etat.textContent = texte;
    this.attente.hidden = !enCours;
    this.attente.removeAttribute('value');
    this.arret.hidden = !enCours;
    this.setAttribute('aria-busy', String(enCours));
  }

  private refuser(texte: string): void {
    this.annoncer('');
    this.erreur.textContent = texte;
  }

  private async arreter(): Promise<void> {
    if (this.demande) (await siPermis(() => this.ecran(), null))?.annuler();
    this.annoncer('');
  }

  private async garder(fichier: File): Promise<void> {
    try {
      await garder(fichier.name, fichier);
    } catch (cause) {
      throw new Error(STOCKAGE_REFUSE, { cause });
    }
    await this.montrerGardes();
  }

  private async montrerGardes(): Promise<void> {
    const gardes = await siPermis(lister, [] as readonly FichierGarde[]);
    const vue = vueGardes(gardes, {
      surOuverture: (nom) => void this.rouvrir(nom),
      surOubli: (nom) => void this.oublier(nom),
    });
    this.gardes.replaceChildren(...(vue === null ? [] : [vue]));
  }

  private async rouvrir(nom: string): Promise<void> {
    const fichier = await siPermis(() => reprendre(nom), undefined);
    if (fichier === undefined) this.refuser(STOCKAGE_REFUSE);
    else if (fichier === null) this.refuser(`${nom} n’est plus dans ce navigateur\u00a0: choisissez-le sur votre ordinateur.`);
    else await this.ouvrir(fichier);
  }

  private async oublier(nom: string): Promise<void> {
    const oublie = await siPermis(() => oublier(nom).then(() => true), false);
    if (!oublie) this.refuser(STOCKAGE_REFUSE);
    await this.montrerGardes();
    this.annoncer(oublie ? `${nom} a été supprimé de ce navigateur.` : '');
    this.querySelector<HTMLElement>('input[type=file]')?.focus();
  }
}

customElements.define('vos-donnees', VosDonnees);
