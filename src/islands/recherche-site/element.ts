import { aLaDemande } from '#islands/pieces/une-fois.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { Questions } from '#islands/pieces/derniere-question.ts';
import { accord, entier, INSECABLE } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import { ouvrirMoteur, type Groupe, type Moteur } from './moteur.ts';

const PAUSE = 120;
/** In a list that hangs over a page, and on the page of results. */
const COMBIEN = { bref: 4, page: 12 } as const;

/**
 * `<recherche-site base="">` around a GET form with one `<input name="q">`: without this file the form leads to /recherche/,
 * which lists where to go. Results are links under headings, so that nothing new has to be learnt: Tab or the arrows walk
 * them, Enter follows one. Both indexes load at the first focus. `mode="page"` keeps the query in the address; `panneau` hides the list when the focus leaves.
 */
class RechercheSite extends HTMLElement {
  private readonly moteur = aLaDemande(() => ouvrirMoteur(this.getAttribute('base') ?? ''));
  private readonly questions = new Questions();
  private attente = 0;
  private readonly resultats = balise('div', { class: 'recherche-resultats' });
  private readonly annonce = balise('p', { class: 'recherche-annonce', role: 'status' });

  connectedCallback(): void {
    const champ = this.champ();
    if (champ === null || this.resultats.isConnected) return;
    this.append(this.annonce, this.resultats);
    champ.autocomplete = 'off';
    champ.spellcheck = false;
    champ.addEventListener('focus', () => void this.charger());
    champ.addEventListener('input', () => this.bientot());
    champ.form?.addEventListener('submit', (e) => this.surEnvoi(e));
    this.addEventListener('keydown', (e) => this.surTouche(e));
    if (this.mode() === 'panneau') this.addEventListener('focusout', (e) => this.surDepart(e));
    if (this.mode() === 'page') this.reprendre(champ);
    if (document.activeElement !== champ) return;
    // the field may have had the focus, and been typed in, before this file came
    void this.charger();
    if (champ.value !== '' && this.mode() !== 'page') this.bientot();
  }

  private mode(): string {
    return this.getAttribute('mode') ?? 'panneau';
  }

  private champ(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  /** A page reached by the form, or by the back button. */
  private reprendre(champ: HTMLInputElement): void {
    if (champ.value === '') champ.value = new URLSearchParams(location.search).get('q') ?? '';
    if (champ.value !== '') void this.montrer();
  }

  private async charger(): Promise<Moteur | null> {
    try {
      return await this.moteur();
    } catch (cause) {
      this.annonce.textContent = signaler(cause, 'La recherche n’est pas disponible\u202f; les rubriques du site le restent.');
      return null;
    }
  }

  private bientot(): void {
    clearTimeout(this.attente);
    this.attente = window.setTimeout(() => void this.montrer(), PAUSE);
  }

  private async montrer(): Promise<void> {
    const estDerniere = this.questions.poser();
    const requete = this.champ()?.value.trim() ?? '';
    if (this.mode() === 'page')
      history.replaceState(history.state, '', requete === '' ? location.pathname : `?q=${encodeURIComponent(requete)}`);
    const moteur = requete.length < 2 ? null : await this.charger();
    const groupes = moteur === null ? [] : await moteur.chercher(requete, COMBIEN[this.mode() === 'page' ? 'page' : 'bref']);
    // a slower answer to an older query must not cover the last one
    if (!estDerniere() || (requete.length >= 2 && moteur === null)) return;
    this.resultats.replaceChildren(...groupes.map((g) => this.groupe(g, requete)));
    this.annonce.textContent = requete.length < 2 ? '' : this.bilan(groupes, requete, moteur?.complet ?? true);
  }

  private bilan(groupes: readonly Groupe[], requete: string, complet: boolean): string {
    const n = groupes.reduce((somme, g) => somme + g.total, 0);
    const reserve = complet ? '' : ' Les textes du site ne sont pas consultables pour le moment, seuls les lieux le sont.';
    const cites = `pour «\u00a0${requete}\u00a0».`;
    return (n === 0 ? `Aucun résultat ${cites}` : `${entier(n)}${INSECABLE}${accord(n, 'résultat', 'résultats')} ${cites}`) + reserve;
  }

  private groupe({ genre, libelle, resultats, total }: Groupe, requete: string): HTMLElement {
    const id = `resultats-${genre}`;
    const liens = resultats.map(({ adresse, titre, extrait }) =>
      balise('li', {}, balise('a', { href: adresse }, titre), extrait === '' ? null : balise('small', {}, extrait)),
    );
    const reste = total - resultats.length;
    const suite = balise(
      'a',
      { href: `${this.adressePage()}?q=${encodeURIComponent(requete)}`, class: 'suite' },
      `et ${entier(reste)} de plus`,
    );
    return balise(
      'section',
      { 'aria-labelledby': id },
      balise('h2', { id }, libelle),
      balise('ul', {}, ...liens),
      reste > 0 && this.mode() !== 'page' ? suite : null,
    );
  }

  private adressePage(): string {
    return this.champ()?.form?.getAttribute('action') ?? '';
  }

  private liens(): readonly HTMLAnchorElement[] {
    return [...this.resultats.querySelectorAll('a')];
  }

  private surTouche(e: KeyboardEvent): void {
    if (e.key === 'Escape' && this.mode() === 'panneau') this.fermer();
    if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
    const arrets: readonly (HTMLElement | null)[] = [this.champ(), ...this.liens()];
    const ici = arrets.indexOf(document.activeElement as HTMLElement | null);
    const suivant = arrets[ici + (e.key === 'ArrowDown' ? 1 : -1)];
    if (ici === -1 || suivant === undefined) return;
    e.preventDefault();
    suivant?.focus();
  }

  /** On the page of results Enter enters the list; elsewhere the form leads to that page. */
  private surEnvoi(e: Event): void {
    if (this.mode() !== 'page') return;
    e.preventDefault();
    clearTimeout(this.attente);
    void this.montrer().then(() => this.liens()[0]?.focus());
  }

  private surDepart(e: FocusEvent): void {
    if (!(e.relatedTarget instanceof Node) || !this.contains(e.relatedTarget)) this.resultats.replaceChildren();
  }

  private fermer(): void {
    this.champ()?.focus();
    this.resultats.replaceChildren();
    this.annonce.textContent = '';
  }
}

customElements.define('recherche-site', RechercheSite);
