import { EVENEMENT_COUCHE, type Couche, type EvenementCouche } from '#domain/couche.ts';
import { ecrireEtat, lireEtat, type EtatAtlas } from '#domain/etat-atlas.ts';
import { liste } from '#lib/format.ts';
import { creerCarte, type CarteVive } from './carte.ts';
import { trouver, type CatalogueAtlas, type NomsNiveau } from './catalogue.ts';
import { creerNoms, departementDe, lireContexte, lireEtatCarte } from './donnees.ts';
import { h, un } from './dom.ts';
import { dessinerFiche, etiquetteDe, ficheDe, type Contexte } from './fiche.ts';
import { ecrireFigure, sourceEnMots } from './figure.ts';
import { creerFonds } from './fond.ts';
import { rupturesEntre } from './gestes.ts';
import { brancherInteractions, creerFoyer } from './interactions.ts';
import type { LectureCarte } from './lecture.ts';
import { dessinerLegendes } from './legendes.ts';
import { brancherRecherche } from './recherche-liste.ts';
import { brancherReglages, type Reglages } from './reglages.ts';
import { cerclesDe } from './symboles.ts';
import { creerTranches } from './tranche.ts';
import type { Cadreur } from './zoom.ts';

const SANS_CONTEXTE: Contexte = { besoin: null, fourchettes: null, epciDe: {} };
const INVITE = 'Survolez la carte, parcourez-la au clavier (Tab puis les flèches) ou choisissez un territoire dans la liste.';
/** Under this many milliseconds a wait is not worth a word. */
const PATIENCE = 250;

/**
 * `<atlas-carte racine="/">` around the built figure of /atlas/: the figure is the page without this file. What the reader chooses is an
 * `EtatAtlas`, held by the address; each change reads what it needs, then redraws. `montrer(couche)` and the event `atlas:couche` draw values
 * that are not of the catalogue.
 */
class AtlasCarte extends HTMLElement {
  private catalogue!: CatalogueAtlas;
  private etat!: EtatAtlas;
  private carte!: CarteVive;
  private figure!: HTMLElement;
  private reglages!: Reglages;
  private fonds!: ReturnType<typeof creerFonds>;
  private noms!: ReturnType<typeof creerNoms>;
  private tranches!: ReturnType<typeof creerTranches>;
  private viserFoyer!: ReturnType<typeof creerFoyer>;
  private couche: Couche | null = null;
  private lecture: LectureCarte | null = null;
  private contexte: { readonly cle: string; readonly promesse: Promise<Contexte>; valeur: Contexte } | null = null;
  private nomsDuNiveau: NomsNiveau = { noms: {} };
  private survole: string | null = null;
  private zoom: Promise<Cadreur> | null = null;
  /** Counts the drawings asked for: an answer that comes after another question is left aside. */
  private tour = 0;
  private toutesLesLignes = false;

  private get racine(): string {
    return this.getAttribute('racine') ?? '/';
  }

  connectedCallback(): void {
    if (this.lecture !== null || this.hasAttribute('pret')) return;
    this.setAttribute('pret', '');
    this.catalogue = JSON.parse(un(this, 'script[type="application/json"]').textContent) as CatalogueAtlas;
    this.figure = un<HTMLElement>(this, 'figure');
    const bati = un<SVGSVGElement>(this.figure, '.dessin svg');
    this.carte = creerCarte(bati);
    this.fonds = creerFonds(un(this, '.contours'), 'atlas', [0, 0, 1000, 1176], this.racine);
    this.noms = creerNoms(this.racine, this.catalogue);
    this.tranches = creerTranches(this.racine);
    this.viserFoyer = creerFoyer(this.carte);
    this.preparerPage(bati);
    this.ecouter();
    this.relire();
  }

  /** Draws values that are not of the catalogue; null goes back to the indicator. */
  montrer(couche: Couche | null): void {
    this.couche = couche;
    if (couche !== null && couche.niveau !== this.etat.niveau) this.etat = { ...this.etat, zoom: null, selection: null };
    this.annoncer(couche === null ? '' : `La carte montre «\u00a0${couche.titre}\u00a0».`);
    un<HTMLElement>(this, '[data-couche]').hidden = couche === null;
    un(this, '[data-couche-titre]').textContent = couche?.titre ?? '';
    void this.rafraichir();
  }

  private preparerPage(bati: SVGSVGElement): void {
    const { svg } = this.carte;
    svg.setAttribute('role', 'group');
    svg.setAttribute('aria-labelledby', `${this.figure.id}-titre`);
    svg.setAttribute('aria-describedby', 'atlas-mode-emploi');
    this.carte.poser(this.fonds.departements);
    bati.replaceWith(svg);
    // the list beside the map takes the place of the table under it
    this.figure.querySelector('details')?.remove();
    const actions = un(this.figure, '.actions');
    const bouton = (nom: string, agir: () => void) => {
      const b = h('button', { type: 'button', class: 'lien' }, nom);
      b.addEventListener('click', agir);
      return b;
    };
    const copier = bouton('Copier l’adresse', () => void this.copier(copier));
    actions.replaceChildren(
      bouton('CSV', () => void this.telecharger('csv')),
      bouton('SVG', () => void this.telecharger('svg')),
      copier,
      h('span', { 'data-definitions': '' }),
    );
    this.placerFiche();
    un(this.figure, '.dessin').append(un(this, '.zoom'));
    for (const cache of this.querySelectorAll<HTMLElement>('.reglages, [data-vivant]')) cache.hidden = false;
    document.querySelector('.indicateurs-liste')?.removeAttribute('open');
  }

  /** On a phone the card stands right under the drawing, where the finger is. */
  private placerFiche(): void {
    const [fiche, cote] = [un(this, '[data-fiche]'), un(this, '.chercher')];
    const large = matchMedia('(min-width: 56rem)');
    const placer = () => (large.matches ? cote.after(fiche) : un(this.figure, '.dessin').after(fiche));
    large.addEventListener('change', placer);
    placer();
  }

  private ecouter(): void {
    this.reglages = brancherReglages(un<HTMLFormElement>(this, '.reglages'), {
      catalogue: this.catalogue,
      etat: () => this.etat,
      bornes: () => this.lecture?.dites.classes.bornes ?? [],
      surChangement: (etat, etape) => this.changer(etat, etape),
      surRefus: (message) => this.dire(message),
    });
    brancherInteractions({
      carte: this.carte,
      cadreur: () => this.cadreur(),
      surSurvol: (code, parClavier) => this.survoler(code, parClavier),
      surChoix: (code) => this.choisir(code === this.etat.selection ? null : code),
    });
    brancherRecherche(
      this,
      () => this.lecture,
      (code) => this.choisir(code),
    );
    this.addEventListener('click', (e) => {
      const bouton = e.target instanceof Element ? e.target.closest<HTMLElement>('[data-choisir]') : null;
      if (bouton !== null) this.choisir(bouton.dataset['choisir'] ?? null);
    });
    for (const bouton of this.querySelectorAll<HTMLElement>('[data-zoom]'))
      bouton.addEventListener('click', () => void this.bouger(bouton.dataset['zoom'] ?? ''));
    for (const panneau of this.querySelectorAll<HTMLDetailsElement>('[data-panneau]'))
      panneau.addEventListener('toggle', () => void this.remplirPanneaux());
    un(this, '[data-couche-fin]').addEventListener('click', () => this.montrer(null));
    window.addEventListener('popstate', () => this.relire());
    document.addEventListener(EVENEMENT_COUCHE, (e) => this.montrer((e as EvenementCouche).detail));
  }

  /** The state that the address asks for: on arrival, and when the reader goes back. */
  private relire(): void {
    const { etat, fautes } = lireEtat(location.search, this.catalogue);
    this.etat = etat;
    if (fautes.length > 0) this.dire(`L’adresse n’a pas été comprise (${liste(fautes)})\u00a0: la carte montre son état de départ.`);
    void this.rafraichir(true);
  }

  private changer(etat: EtatAtlas, etape: boolean): void {
    const avant = this.etat;
    if (etat.indicateur !== avant.indicateur || etat.niveau !== avant.niveau) this.quitterCouche();
    this.etat = etat;
    this.ecrireAdresse(etape);
    this.dire('');
    this.annoncer(this.mentionDeRupture(avant));
    const zoomChange = etat.zoom !== avant.zoom;
    if (etat.niveau !== avant.niveau || etat.departement !== avant.departement) this.toutesLesLignes = false;
    void this.rafraichir(zoomChange);
  }

  private quitterCouche(): void {
    this.couche = null;
    un<HTMLElement>(this, '[data-couche]').hidden = true;
  }

  private mentionDeRupture(avant: EtatAtlas): string {
    if (avant.indicateur !== this.etat.indicateur || avant.periode === this.etat.periode) return '';
    const franchies = rupturesEntre(trouver(this.catalogue, avant.indicateur).ruptures, avant.periode, this.etat.periode);
    return franchies.length === 0 ? '' : `${franchies.map((r) => r.texte).join(' ')} Les deux périodes ne se comparent pas.`;
  }

  private ecrireAdresse(etape: boolean): void {
    const requete = ecrireEtat(this.etat, this.catalogue);
    const adresse = `${location.pathname}${requete === '' ? '' : `?${requete}`}${location.hash}`;
    if (etape) history.pushState(null, '', adresse);
    else history.replaceState(null, '', adresse);
  }

  /** Level and département of what is drawn: a layer has its own. */
  private cadreDessine(): EtatAtlas {
    if (this.couche === null) return this.etat;
    const { niveau, valeurs, departement } = this.couche;
    const choisi = niveau === 'commune' ? (departement ?? departementDe(valeurs.keys())) : null;
    return { ...this.etat, niveau, departement: choisi, second: null };
  }

  private async rafraichir(cadrer = false): Promise<void> {
    const tour = ++this.tour;
    const etat = this.cadreDessine();
    const attente = setTimeout(() => this.figure.setAttribute('aria-busy', 'true'), PATIENCE);
    try {
      const [fond, noms] = await Promise.all([this.fonds.lire(etat.niveau, etat.departement), this.noms(etat.niveau, etat.departement)]);
      const { couche, catalogue, tranches: lire } = this;
      const lecture = await lireEtatCarte({ etat, couche, catalogue, fond, noms, lire });
      const centres = lecture.seconde?.mode === 'symboles' ? await fond.centres() : null;
      if (tour !== this.tour) return;
      this.nomsDuNiveau = noms;
      this.carte.poser(fond);
      this.dessiner(lecture, etat, centres);
      if (cadrer) await this.cadrer(etat);
    } catch {
      if (tour === this.tour) this.direEchec();
    } finally {
      clearTimeout(attente);
      if (tour === this.tour) this.figure.removeAttribute('aria-busy');
    }
  }

  private dessiner(lecture: LectureCarte, etat: EtatAtlas, centres: ReadonlyMap<string, readonly [number, number]> | null): void {
    this.lecture = lecture;
    this.carte.peindre(lecture.cles);
    this.carte.cercler(centres === null ? [] : cerclesDe(lecture.secondes), centres ?? new Map());
    if (etat.selection !== null && this.carte.chemin(etat.selection) === undefined) {
      this.etat = { ...this.etat, selection: null };
      this.dire('Le territoire de l’adresse n’est pas sur cette carte\u00a0: aucun n’est choisi.');
    }
    this.carte.choisir(this.etat.selection);
    this.survole = null;
    ecrireFigure(
      { figure: this.figure, catalogue: this.catalogue, racine: this.racine },
      lecture,
      { ...etat, selection: this.etat.selection },
      this.couche,
    );
    this.reglages.montrer(this.etat, lecture.dites.classes.bornes);
    this.actualiserFoyer(this.etat.selection ?? lecture.codes[0] ?? null);
    this.montrerFiche();
    void this.remplirPanneaux();
    this.setAttribute('data-dessine', String(this.tour));
  }

  private actualiserFoyer(code: string | null): void {
    const fiche = code === null || this.lecture === null ? null : this.fiche(code);
    if (fiche !== null) this.viserFoyer(fiche.code, etiquetteDe(fiche), fiche.code === this.etat.selection);
  }

  private fiche(code: string) {
    return this.lecture === null ? null : ficheDe(this.lecture, code, this.contexte?.valeur ?? SANS_CONTEXTE, this.racine);
  }

  private survoler(code: string | null, parClavier: boolean): void {
    if (code === this.survole) return;
    this.survole = code;
    this.carte.survoler(code);
    if (parClavier && code !== null) this.actualiserFoyer(code);
    this.montrerFiche();
  }

  private montrerFiche(): void {
    const code = this.survole ?? this.etat.selection;
    const fiche = code === null ? null : this.fiche(code);
    const boite = un(this, '[data-fiche]');
    if (fiche === null || this.lecture === null) {
      boite.replaceChildren(h('p', { class: 'mention' }, INVITE));
      return;
    }
    boite.replaceChildren(...dessinerFiche(fiche, this.lecture.niveau, code === this.etat.selection));
    void this.completerContexte();
  }

  /** Need and range of ranks, at the first card of a level; the card is then written again. */
  private async completerContexte(): Promise<void> {
    if (this.lecture === null) return;
    const etat = this.cadreDessine();
    const cle = `${etat.niveau}|${etat.departement}`;
    if (this.contexte?.cle === cle) return;
    const contexte = { cle, promesse: lireContexte(etat.niveau, this.nomsDuNiveau, this.catalogue, this.tranches), valeur: SANS_CONTEXTE };
    this.contexte = contexte;
    contexte.valeur = await contexte.promesse;
    if (this.contexte === contexte) this.montrerFiche();
  }

  private choisir(code: string | null): void {
    this.etat = { ...this.etat, selection: code };
    this.carte.choisir(code);
    this.survole = null;
    this.carte.survoler(null);
    this.ecrireAdresse(true);
    this.actualiserFoyer(code);
    this.montrerFiche();
    if (this.lecture !== null) un(this.figure, '.cle').replaceChildren(...dessinerLegendes(this.lecture, code));
    const nom = code === null ? null : (this.lecture?.noms.get(code) ?? code);
    this.annoncer(
      nom === null ? 'Plus aucun territoire épinglé.' : `${nom}\u00a0: épinglé dans la distribution, le classement et le tableau.`,
    );
    if (code !== null) for (const p of this.querySelectorAll<HTMLDetailsElement>('[data-ouvrir]')) p.open = true;
    void this.remplirPanneaux();
  }

  /** Charts come with the first panel that is opened; a closed one is not drawn. */
  private async remplirPanneaux(): Promise<void> {
    const ouverts = [...this.querySelectorAll<HTMLDetailsElement>('[data-panneau]')].filter((p) => p.open);
    if (ouverts.length === 0 || this.lecture === null) return;
    const dessins = await import('./panneaux.ts');
    const { lecture } = this;
    const toutes = () => {
      this.toutesLesLignes = true;
      void this.remplirPanneaux();
    };
    for (const panneau of ouverts) {
      const { selection } = this.etat;
      const contenu = {
        distribution: () => dessins.panneauDistribution(lecture, selection),
        classement: () => dessins.panneauClassement(lecture, selection),
        tableau: () => dessins.panneauTableau(lecture, selection, this.toutesLesLignes, toutes),
      }[panneau.dataset['panneau'] ?? ''];
      if (contenu !== undefined) un(panneau, '[data-contenu]').replaceChildren(...contenu());
    }
  }

  private cadreur(): Promise<Cadreur> {
    this.zoom ??= import('./zoom.ts').then(({ creerCadreur }) =>
      creerCadreur(this.carte, (zoom) => {
        this.etat = { ...this.etat, zoom };
        this.ecrireAdresse(false);
        un<HTMLSelectElement>(this, '[name="z"]').value = '';
      }),
    );
    this.zoom.catch(() => (this.zoom = null));
    return this.zoom;
  }

  private async bouger(geste: string): Promise<void> {
    const cadreur = await this.cadreur();
    if (geste === 'plus') cadreur.grossir(1.5);
    else if (geste === 'moins') cadreur.grossir(1 / 1.5);
    else this.changer({ ...this.etat, zoom: null }, true);
  }

  /** Brings the frame of the state on screen; all of France needs no module of zoom when nothing was enlarged. */
  private async cadrer({ zoom, niveau }: EtatAtlas): Promise<void> {
    if (zoom === null && this.zoom === null) return;
    const cadreur = await this.cadreur();
    if (zoom === null) cadreur.rendre();
    else if ('k' in zoom) cadreur.cadrerLibre(zoom);
    else if (niveau !== 'commune') cadreur.cadrerBoite(await this.boiteDuLieu(zoom));
  }

  private async boiteDuLieu({ lieu, code }: { readonly lieu: 'region' | 'departement'; readonly code: string }) {
    const { boite, reunir } = await import('./geometrie.ts');
    const codes = lieu === 'departement' ? [code] : this.catalogue.departements.filter((d) => this.catalogue.regionDe[d] === code);
    return reunir(codes.map((c) => boite(this.fonds.departements.contours.get(c) ?? '')));
  }

  private async telecharger(genre: 'csv' | 'svg'): Promise<void> {
    const { lecture, carte, couche } = this;
    if (lecture === null) return;
    const fichiers = await import('./exports.ts');
    const source = sourceEnMots(this.cadreDessine(), couche, this.catalogue);
    const { titre, sousTitre } = lecture;
    const blob =
      genre === 'csv'
        ? fichiers.fichierCsv(lecture)
        : fichiers.fichierSvg(carte.svg, carte.echelle(), dessinerLegendes(lecture, this.etat.selection), { titre, sousTitre, source });
    const url = URL.createObjectURL(blob);
    const nom = `atlas-${couche === null ? this.etat.indicateur : 'couche'}-${lecture.niveau}.${genre}`;
    h('a', { href: url, download: nom }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  private async copier(bouton: HTMLButtonElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      bouton.textContent = 'Adresse copiée';
      this.annoncer('Adresse copiée\u00a0: elle rouvre exactement cette carte.');
      setTimeout(() => (bouton.textContent = 'Copier l’adresse'), 2500);
    } catch {
      this.dire(`La copie n’est pas permise ici\u00a0: l’adresse de cette carte est ${location.href}`);
    }
  }

  /** Said to those who do not see the page change; the others see it. */
  private annoncer(message: string): void {
    un(this, '[data-annonce]').textContent = message;
  }

  private dire(message: string): void {
    const avis = un<HTMLElement>(this, '[data-avis]');
    avis.replaceChildren(message);
    avis.classList.toggle('vide', message === '');
  }

  private direEchec(): void {
    this.dire('Ces données n’ont pas pu être lues\u00a0; la carte reste comme elle était. ');
    const bouton = h('button', { type: 'button', class: 'lien' }, 'Réessayer');
    bouton.addEventListener('click', () => {
      this.dire('');
      void this.rafraichir();
    });
    un(this, '[data-avis]').append(bouton);
  }
}

customElements.define('atlas-carte', AtlasCarte);
export type { AtlasCarte };
