import type { Position } from '#geometry/projection.ts';
import { balise } from '#islands/pieces/balise.ts';
import { Questions } from '#islands/pieces/derniere-question.ts';
import { un } from '#islands/pieces/page-batie.ts';
import type { DemanderCadreur } from './cadrage.ts';
import { CarteVive, type Cercle } from './carte.ts';
import type { FondCarte } from './fond-carte.ts';
import { brancherInteractions, creerFoyer, type ViserFoyer } from './interactions.ts';

/** What a state draws. */
export interface Dessin {
  readonly fond: FondCarte;
  /** Class of the colour of each territory, or the state it has in place of a number. */
  readonly cles: ReadonlyMap<string, string>;
  /** The same list leaves the circles that are there. */
  readonly cercles: readonly Cercle[];
}

/** What a page makes of its map: it is asked in this order, and answers in its own words. */
export interface Sujet<E, D extends Dessin> {
  /** Reads what a state needs. */
  readonly lire: (etat: E) => Promise<D>;
  /** Writes everything around a map just drawn; ends with `reprendre` or `actualiser`. */
  readonly ecrire: (dessin: D, etat: E) => void;
  /** What a screen reader hears of a territory; null when it is not one of the map. */
  readonly etiquette: (code: string) => string | null;
  readonly fiche: (code: string, epinglee: boolean) => readonly Node[] | null;
  /** A territory was pinned, or none is any more. */
  readonly surChoix: (code: string | null) => void;
  readonly surEchec: (cause: unknown, etat: E) => void;
}

export interface Hote {
  /** The custom element; its attribute `data-dessine` counts the drawings. */
  readonly element: HTMLElement;
  /** The built figure: the live map takes the place of its drawing with the first colours, never before. */
  readonly figure: HTMLElement;
  /** Where the card of a territory stands. */
  readonly fiche: HTMLElement;
  /** In the card before any territory. */
  readonly invite: string;
}

/** Under this many milliseconds a wait is not worth a word. */
const PATIENCE = 250;
const SANS_CENTRES: ReadonlyMap<string, Position> = new Map();

/** The built map of a page, alive: from a state to the drawing, from the pointer or the keys to the card. The page holds the state. */
export class CarteDePage<E, D extends Dessin> {
  readonly carte: CarteVive;
  private readonly hote: Hote;
  private readonly sujet: Sujet<E, D>;
  private readonly bati: SVGSVGElement;
  private readonly viserFoyer: ViserFoyer;
  private readonly questions = new Questions();
  private cercles: readonly Cercle[] = [];
  private survole: string | null = null;
  private epingle: string | null = null;

  constructor(hote: Hote, sujet: Sujet<E, D>) {
    [this.hote, this.sujet] = [hote, sujet];
    this.bati = un<SVGSVGElement>(hote.figure, '.dessin svg');
    this.carte = new CarteVive(this.bati);
    this.carte.svg.setAttribute('role', 'group');
    this.carte.svg.setAttribute('aria-labelledby', `${hote.figure.id}-titre`);
    this.viserFoyer = creerFoyer(this.carte);
    // what is beside the live map takes the place of the table under the built one
    hote.figure.querySelector('details')?.remove();
  }

  get choisi(): string | null {
    return this.epingle;
  }

  brancher(cadreur: DemanderCadreur): void {
    brancherInteractions({
      carte: this.carte,
      cadreur,
      surSurvol: (code, parClavier) => this.survoler(code, parClavier),
      surChoix: (code) => this.basculer(code),
    });
  }

  /** False when the state was not drawn: another one was asked for in the meantime, or something failed and was told. */
  async montrer(etat: E): Promise<boolean> {
    const estDerniere = this.questions.poser();
    const attente = setTimeout(() => this.hote.figure.setAttribute('aria-busy', 'true'), PATIENCE);
    try {
      const dessin = await this.sujet.lire(etat);
      const centres = dessin.cercles.length === 0 ? SANS_CENTRES : await dessin.fond.centres();
      if (!estDerniere()) return false;
      this.tracer(dessin, centres);
      this.sujet.ecrire(dessin, etat);
      this.hote.element.setAttribute('data-dessine', String(this.questions.nombre));
      return true;
    } catch (cause) {
      if (estDerniere()) this.sujet.surEchec(cause, etat);
      return false;
    } finally {
      clearTimeout(attente);
      if (estDerniere()) this.hote.figure.removeAttribute('aria-busy');
    }
  }

  private tracer({ fond, cles, cercles }: Dessin, centres: ReadonlyMap<string, Position>): void {
    const memes = fond === this.carte.fond && cercles === this.cercles;
    this.carte.poser(fond);
    this.carte.peindre(cles);
    if (!this.carte.svg.isConnected) this.bati.replaceWith(this.carte.svg);
    if (!memes) this.carte.cercler(cercles, centres);
    this.cercles = cercles;
  }

  /** Another state: what was under the pointer is forgotten, what the state pins is shown; `premier` is where Tab enters the map otherwise. */
  reprendre(epingle: string | null, premier: string | null): void {
    [this.survole, this.epingle] = [null, epingle];
    this.carte.survoler(null);
    this.carte.choisir(epingle);
    this.viser(epingle ?? premier);
    this.montrerFiche();
  }

  /** The same territories with other values: who is walking the map by keyboard stays where they are. */
  actualiser(premier: string | null): void {
    if (!this.carte.svg.contains(document.activeElement)) this.viser(this.epingle ?? premier);
    this.montrerFiche();
  }

  private viser(code: string | null): void {
    const etiquette = code === null ? null : this.sujet.etiquette(code);
    if (etiquette !== null) this.viserFoyer(code, etiquette, code === this.epingle);
  }

  /** Away from the map the last card stays, for its link to be reached, unless a pinned one takes its place again. */
  private survoler(code: string | null, parClavier: boolean): void {
    this.carte.survoler(code);
    if (code === this.survole || (code === null && (parClavier || this.epingle === null))) return;
    this.survole = code;
    if (parClavier) this.viser(code);
    this.montrerFiche();
  }

  /** Choosing what is pinned lets it go. */
  basculer(code: string | null): void {
    this.choisir(code === this.epingle ? null : code);
  }

  choisir(code: string | null): void {
    if (code === this.epingle) return;
    const avant = this.epingle;
    [this.survole, this.epingle] = [null, code];
    this.carte.survoler(null);
    this.carte.choisir(code);
    this.viser(code ?? avant);
    this.montrerFiche();
    this.sujet.surChoix(code);
  }

  /** The card again: what it holds may have just been read. */
  montrerFiche(): void {
    const code = this.survole ?? this.epingle;
    const noeuds = code === null ? null : this.sujet.fiche(code, code === this.epingle);
    this.hote.fiche.replaceChildren(...(noeuds ?? [balise('p', { class: 'mention invite' }, this.hote.invite)]));
  }
}
