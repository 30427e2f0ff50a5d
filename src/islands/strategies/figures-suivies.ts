import { idDuFragment } from '#lib/fragment.ts';

/** Wide enough for the text and the figure side by side; the same width as in strategies.css. */
const LARGE = '(min-width: 64rem)';

/**
 * `<figures-suivies>`: on a wide screen, the figure of the objective being read stands beside the text. The figures are in the page,
 * each under its objective; they are moved to the side while the screen is wide and go home for a narrow one and for paper.
 */
class FiguresSuivies extends HTMLElement {
  private regard: HTMLElement | null = null;
  private observateur: IntersectionObserver | null = null;
  private readonly foyers = new Map<HTMLElement, HTMLElement>();
  private readonly lus = new Set<Element>();

  connectedCallback(): void {
    this.regard = this.querySelector<HTMLElement>('.regard');
    for (const foyer of this.querySelectorAll<HTMLElement>('.figure-objectif')) {
      const figure = foyer.firstElementChild;
      if (figure instanceof HTMLElement) this.foyers.set(figure, foyer);
    }
    const large = matchMedia(LARGE);
    const placer = () => {
      if (large.matches) this.suivre();
      else this.rendre();
    };
    large.addEventListener('change', placer);
    addEventListener('beforeprint', () => {
      this.rendre();
    });
    addEventListener('afterprint', placer);
    this.addEventListener('click', (e) => {
      this.surRenvoi(e);
    });
    placer();
  }

  private suivre(): void {
    if (this.regard === null || this.observateur !== null) return;
    this.regard.hidden = false;
    this.classList.add('cote-a-cote');
    this.regard.append(...this.foyers.keys());
    this.observateur = new IntersectionObserver(
      (entrees) => {
        this.surLecture(entrees);
      },
      { rootMargin: '-12% 0px -68% 0px' },
    );
    for (const objectif of this.querySelectorAll('.objectif')) this.observateur.observe(objectif);
    this.montrer(null);
    // the page has just become shorter: the place asked for by the address is found again
    if (location.hash !== '') document.getElementById(idDuFragment(location.hash))?.scrollIntoView();
  }

  private rendre(): void {
    this.observateur?.disconnect();
    this.observateur = null;
    this.lus.clear();
    this.classList.remove('cote-a-cote');
    if (this.regard !== null) this.regard.hidden = true;
    for (const [figure, foyer] of this.foyers) {
      figure.hidden = false;
      foyer.append(figure);
    }
  }

  private surLecture(entrees: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entrees) {
      if (isIntersecting) this.lus.add(target);
      else this.lus.delete(target);
    }
    // an objective holds those that make it up: the last in the order of the page is the innermost
    const ordre = [...this.lus].toSorted((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const lu = ordre.at(-1);
    if (lu instanceof HTMLElement) this.montrer(lu);
  }

  /** Shows the figure of the objective; without one, what keeps it from being measured. */
  private montrer(objectif: HTMLElement | null): void {
    const voulue = objectif?.dataset['figure'] ?? null;
    for (const figure of this.foyers.keys()) figure.hidden = figure.id !== voulue;
    for (const o of this.querySelectorAll('.objectif.lu')) o.classList.remove('lu');
    objectif?.classList.add('lu');
    const vide = this.regard?.querySelector<HTMLElement>('.sans-figure');
    if (vide == null) return;
    vide.hidden = voulue !== null;
    if (voulue !== null) return;
    const mesure = objectif?.querySelector('.mesure')?.textContent.trim();
    vide.textContent =
      mesure === undefined ? 'La figure de l’objectif que vous lisez se tiendra ici.' : `Pas de figure pour cet objectif. ${mesure}`;
  }

  /** « Figure : … » under an objective whose figure stands under another. */
  private surRenvoi(e: Event): void {
    if (this.observateur === null || !(e.target instanceof Element)) return;
    const renvoi = e.target.closest('.renvoi-figure a');
    const objectif = renvoi?.closest('.objectif');
    if (!(objectif instanceof HTMLElement)) return;
    e.preventDefault();
    this.montrer(objectif);
    this.regard?.querySelector<HTMLElement>('figure:not([hidden])')?.scrollIntoView({ block: 'nearest' });
  }
}

customElements.define('figures-suivies', FiguresSuivies);
