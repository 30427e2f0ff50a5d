import { aLaDemande, lireJson } from '#islands/pieces/une-fois.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { EVENEMENT_CHOIX } from '#islands/pieces/choix-territoire.ts';
import type * as Moteur from '#domain/recherche.ts';
import { accord, INSECABLE } from '#lib/format.ts';

/**
 * `<recherche-territoire>` around a plain GET form with one `<input name="q">`: the form works without this file, which only adds the list.
 * The ARIA combobox pattern: the focus stays in the input, `aria-activedescendant` names the option. The index and the code that reads it load on first
 * focus, or at once when the page was reached by the form (`?q=`). Attribute `src`: address of the index.
 */
class RechercheTerritoire extends HTMLElement {
  private moteur: typeof Moteur | null = null;
  private entrees: readonly Moteur.Entree[] = [];
  private resultats: readonly Moteur.Entree[] = [];
  private actif = -1;
  private readonly lu = aLaDemande(() => this.lire());
  private champ: HTMLInputElement | null = null;
  private readonly liste = document.createElement('ul');
  private readonly annonce = document.createElement('p');

  connectedCallback(): void {
    const champ = this.querySelector('input');
    if (champ === null || this.champ !== null) return;
    this.champ = champ;
    this.preparer(champ);
    champ.addEventListener('focus', () => void this.charger());
    champ.addEventListener('input', () => void this.charger());
    champ.addEventListener('keydown', (e) => this.surTouche(e));
    champ.addEventListener('blur', () => this.fermer());
    // pressing on an option must not take the focus away from the input before the click arrives
    this.liste.addEventListener('mousedown', (e) => e.preventDefault());
    this.liste.addEventListener('click', (e) => this.surClic(e));
    champ.closest('form')?.addEventListener('submit', (e) => this.surEnvoi(e));
    const demande = new URLSearchParams(location.search).get('q');
    // what was typed while this file came is what is looked for
    if (champ.value === '') champ.value = demande ?? '';
    if (champ.value !== '' && (demande !== null || document.activeElement === champ)) void this.charger();
  }

  private preparer(champ: HTMLInputElement): void {
    const id = champ.id === '' ? 'recherche' : champ.id;
    this.liste.id = `${id}-liste`;
    this.liste.hidden = true;
    this.annonce.className = 'recherche-annonce';
    const attributs = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.liste.id };
    for (const [nom, valeur] of Object.entries({ ...attributs, autocomplete: 'off', spellcheck: 'false' })) champ.setAttribute(nom, valeur);
    this.liste.setAttribute('role', 'listbox');
    this.liste.setAttribute('aria-label', 'Territoires trouvés');
    this.annonce.setAttribute('role', 'status');
    this.append(this.liste, this.annonce);
  }

  /** One request whatever the number of calls; a failure may be tried again at the next key. */
  private async charger(): Promise<void> {
    try {
      await this.lu();
      this.montrer();
    } catch (cause) {
      const coupure = 'La recherche instantanée n’est pas disponible\u202f; la touche Entrée ouvre la liste des territoires.';
      this.annonce.textContent = signaler(cause, coupure);
    }
  }

  private async lire(): Promise<void> {
    const [moteur, index] = await Promise.all([import('#domain/recherche.ts'), lireJson(this.getAttribute('src') ?? '/recherche.json')]);
    this.entrees = moteur.lireIndex(index as Moteur.IndexRecherche);
    this.moteur = moteur;
  }

  private montrer(): void {
    if (this.moteur === null) return;
    const { chercher, precision } = this.moteur;
    const requete = this.champ?.value.trim() ?? '';
    this.resultats = chercher(this.entrees, requete);
    this.liste.replaceChildren(...this.resultats.map((e, i) => this.option(e.nom, precision(e), i)));
    this.activer(-1);
    this.ouvrir(this.resultats.length > 0);
    this.annonce.textContent = requete.length < 2 ? '' : this.bilan(requete);
  }

  private bilan(requete: string): string {
    const n = this.resultats.length;
    return n === 0
      ? `Aucun territoire pour «\u00a0${requete}\u00a0».`
      : `${n}${INSECABLE}${accord(n, 'territoire proposé', 'territoires proposés')}.`;
  }

  private option(nom: string, precision: string, i: number): HTMLLIElement {
    const li = document.createElement('li');
    li.id = `${this.liste.id}-${i}`;
    li.setAttribute('role', 'option');
    li.setAttribute('aria-selected', 'false');
    const detail = document.createElement('small');
    detail.textContent = precision;
    li.append(nom, ' ', detail);
    return li;
  }

  private ouvrir(ouverte: boolean): void {
    this.liste.hidden = !ouverte;
    this.champ?.setAttribute('aria-expanded', String(ouverte));
  }

  private fermer(): void {
    this.activer(-1);
    this.ouvrir(false);
  }

  private activer(i: number): void {
    this.liste.children[this.actif]?.setAttribute('aria-selected', 'false');
    this.actif = i;
    const option = this.liste.children[i];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.champ?.setAttribute('aria-activedescendant', option.id);
    else this.champ?.removeAttribute('aria-activedescendant');
  }

  private surTouche(e: KeyboardEvent): void {
    const n = this.resultats.length;
    if (e.key === 'Escape' && !this.liste.hidden) this.fermer();
    else if (e.key === 'ArrowDown' && n > 0) this.deplacer((this.actif + 1) % n);
    else if (e.key === 'ArrowUp' && n > 0) this.deplacer(this.actif <= 0 ? n - 1 : this.actif - 1);
    else return;
    e.preventDefault();
  }

  private deplacer(i: number): void {
    this.ouvrir(true);
    this.activer(i);
  }

  private surClic(e: Event): void {
    const li = e.target instanceof Element ? e.target.closest('li') : null;
    const choisie = li === null ? undefined : this.resultats[[...this.liste.children].indexOf(li)];
    if (choisie !== undefined) this.aller(choisie);
  }

  /** Enter: the chosen option, else the first; with nothing found the form goes to its plain list. */
  private surEnvoi(e: Event): void {
    const choisie = this.resultats[Math.max(this.actif, 0)];
    if (choisie === undefined) return;
    e.preventDefault();
    this.aller(choisie);
  }

  /** To the sheet of the place, under the base of the site; a page that wants the place itself listens and prevents the default. */
  private aller(choisie: Moteur.Entree): void {
    const demande = new CustomEvent(EVENEMENT_CHOIX, { detail: choisie, bubbles: true, cancelable: true });
    this.dispatchEvent(demande);
    if (!demande.defaultPrevented) {
      location.assign(`${(this.getAttribute('src') ?? '').replace(/\/recherche\.json$/, '')}${choisie.adresse}`);
      return;
    }
    if (this.champ !== null) this.champ.value = '';
    this.fermer();
    this.annonce.textContent = '';
  }
}

customElements.define('recherche-territoire', RechercheTerritoire);
