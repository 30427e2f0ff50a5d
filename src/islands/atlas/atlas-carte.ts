import { FRANCE } from '#geometry/cadre-france.ts';
import { EVENEMENT_COUCHE, type Couche, type EvenementCouche } from '#domain/couche.ts';
import { ecrireEtat, lireEtat, type EtatAtlas } from '#domain/etat-atlas.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { liste } from '#lib/format.ts';
import { balise } from '../balise.ts';
import { creerAvis, type Avis } from './avis.ts';
import { creerCadrage, type Cadrage } from './cadrage.ts';
import { creerCarte, type CarteVive } from './carte.ts';
import { trouver, type CatalogueAtlas, type NomsNiveau } from '#domain/catalogue-atlas.ts';
import { creerNoms, departementDe, lireContexte, lireEtatCarte } from './donnees.ts';
import { un } from './dom.ts';
import { dessinerFiche, etiquetteDe, ficheDe, type Contexte } from './fiche.ts';
import { ecrireFigure, sourceEnMots } from './figure.ts';
import { creerFonds } from './fond.ts';
import type { FondCarte } from './fond-carte.ts';
import { rupturesEntre } from './gestes.ts';
import { brancherInteractions, creerFoyer } from './interactions.ts';
import type { LectureCarte } from './lecture.ts';
import { dessinerLegendes } from './legendes.ts';
import { mettreEnPage } from './mise-en-page.ts';
import { brancherRecherche } from './recherche-liste.ts';
import { brancherReglages, type Reglages } from './reglages.ts';
import { cerclesDe } from './symboles.ts';
import { copierAdresse, telecharger } from './telechargement.ts';
import { creerTranches } from './tranche.ts';

const SANS_CONTEXTE: Contexte = { besoin: null, fourchettes: null, epciDe: {} };
const INVITE = 'Survolez la carte, parcourez-la au clavier (Tab puis les flèches) ou choisissez un territoire dans la liste.';
/** Under this many milliseconds a wait is not worth a word. */
const PATIENCE = 250;
const CADRE: FondCarte['viewBox'] = [0, 0, FRANCE.largeur, FRANCE.hauteur];

/**
 * `<atlas-carte racine="/">` around the built figure of /atlas/: the figure is the page without this file. What the reader chooses is an
 * `EtatAtlas`, held by the address; each change reads what it needs, then redraws. `montrer(couche)` and the event `atlas:couche` draw values
 * that are not of the catalogue. The attribute `data-dessine` counts the drawings.
 */
export class AtlasCarte extends HTMLElement {
  private catalogue!: CatalogueAtlas;
  private etat!: EtatAtlas;
  private figure!: HTMLElement;
  private bati!: SVGSVGElement;
  private carte!: CarteVive;
  private cadrage!: Cadrage;
  private avis!: Avis;
  private reglages!: Reglages;
  private fonds!: ReturnType<typeof creerFonds>;
  private noms!: ReturnType<typeof creerNoms>;
  private tranches!: ReturnType<typeof creerTranches>;
  private viserFoyer!: ReturnType<typeof creerFoyer>;
  private couche: Couche | null = null;
  private lecture: LectureCarte | null = null;
  /** What the cards of a level add to the map, once read. */
  private contexte: { readonly cle: string; valeur: Contexte } | null = null;
  private nomsDuNiveau: NomsNiveau = { noms: {} };
  private survole: string | null = null;
  /** Counts the drawings asked for: an answer that comes after another question is left aside. */
  private tour = 0;
  private toutesLesLignes = false;

  private get racine(): string {
    return this.getAttribute('racine') ?? '/';
  }

  connectedCallback(): void {
    if (this.hasAttribute('pret')) return;
    this.setAttribute('pret', '');
    this.catalogue = JSON.parse(un(this, 'script[type="application/json"]').textContent) as CatalogueAtlas;
    this.figure = un<HTMLElement>(this, 'figure');
    this.avis = creerAvis(this);
    this.bati = un<SVGSVGElement>(this.figure, '.dessin svg');
    this.carte = creerCarte(this.bati);
    this.fonds = creerFonds(un(this, '.contours'), 'atlas', CADRE, this.racine);
    this.noms = creerNoms(this.racine, this.catalogue);
    this.tranches = creerTranches(this.racine);
    this.viserFoyer = creerFoyer(this.carte);
    this.carte.poser(this.fonds.departements);
    mettreEnPage(this, this.figure, this.carte.svg, {
      csv: () => void this.telecharger('csv'),
      svg: () => void this.telecharger('svg'),
      copier: (bouton) => void copierAdresse(bouton, this.avis),
    });
    this.brancher();
    this.ecouter();
    this.relire();
  }

  /** Draws values that are not of the catalogue; null goes back to the indicator. */
  montrer(couche: Couche | null): void {
    this.couche = couche;
    if (couche !== null && couche.niveau !== this.etat.niveau) this.etat = { ...this.etat, zoom: null, selection: null };
    this.avis.annoncer(couche === null ? '' : `La carte montre «\u00a0${couche.titre}\u00a0».`);
    this.nommerCouche();
    // the panel that asks stands below the map
    if (couche !== null) this.figure.scrollIntoView({ block: 'nearest' });
    void this.rafraichir();
  }

  private nommerCouche(): void {
    un<HTMLElement>(this, '[data-couche]').hidden = this.couche === null;
    un(this, '[data-couche-titre]').textContent = this.couche?.titre ?? '';
  }

  private brancher(): void {
    this.cadrage = creerCadrage({
      carte: this.carte,
      catalogue: this.catalogue,
      contours: this.fonds.departements.contours,
      surFin: (zoom) => {
        this.etat = { ...this.etat, zoom };
        this.ecrireAdresse(false);
        un<HTMLSelectElement>(this, '[name="z"]').value = '';
      },
    });
    this.reglages = brancherReglages(un<HTMLFormElement>(this, '.reglages'), {
      catalogue: this.catalogue,
      etat: () => this.etat,
      bornes: () => this.lecture?.dites.classes.bornes ?? [],
      surChangement: (etat, etape) => this.changer(etat, etape),
      surRefus: (message) => this.avis.dire(message),
    });
    brancherInteractions({
      carte: this.carte,
      cadreur: this.cadrage.cadreur,
      surSurvol: (code, parClavier) => this.survoler(code, parClavier),
      surChoix: (code) => this.choisir(code === this.etat.selection ? null : code),
    });
    const lecture = () => this.lecture;
    brancherRecherche(this, lecture, (code) => this.choisir(code));
  }

  private ecouter(): void {
    this.addEventListener('click', (e) => {
      const bouton = e.target instanceof Element ? e.target.closest<HTMLElement>('[data-choisir], [data-zoom], [data-couche-fin]') : null;
      if (bouton === null) return;
      const { choisir, zoom } = bouton.dataset;
      if (choisir !== undefined) this.choisir(choisir);
      else if (zoom !== undefined) void this.grossir(zoom);
      else this.montrer(null);
    });
    for (const panneau of this.querySelectorAll<HTMLDetailsElement>('[data-panneau]'))
      panneau.addEventListener('toggle', () => void this.remplirPanneaux());
    window.addEventListener('popstate', () => {
      // a link inside the page moves in history too
      if (ecrireEtat(lireEtat(location.search, this.catalogue).etat, this.catalogue) === ecrireEtat(this.etat, this.catalogue)) return;
      this.couche = null;
      this.relire();
    });
    document.addEventListener(EVENEMENT_COUCHE, (e) => this.montrer((e as EvenementCouche).detail));
  }

  /** The state that the address asks for: on arrival, and when the reader goes back. */
  private relire(): void {
    const { etat, fautes } = lireEtat(location.search, this.catalogue);
    this.etat = etat;
    this.avis.dire(
      fautes.length === 0 ? '' : `L’adresse n’a pas été comprise (${liste(fautes)})\u00a0: la carte montre son état de départ.`,
    );
    void this.rafraichir(true);
  }

  private changer(etat: EtatAtlas, etape: boolean): void {
    const avant = this.etat;
    // classes, frame and selection serve any layer; all else asks for the indicator again
    const { classes, zoom, selection } = etat;
    if (ecrireEtat({ ...avant, classes, zoom, selection }, this.catalogue) !== ecrireEtat(etat, this.catalogue)) this.couche = null;
    if (etat.niveau !== avant.niveau || etat.departement !== avant.departement) this.toutesLesLignes = false;
    this.etat = etat;
    this.ecrireAdresse(etape);
    this.avis.dire('');
    this.avis.annoncer(this.mentionDeRupture(avant));
    void this.rafraichir(etat.zoom !== avant.zoom);
  }

  private mentionDeRupture(avant: EtatAtlas): string {
    if (avant.indicateur !== this.etat.indicateur || avant.periode === this.etat.periode) return '';
    const franchies = rupturesEntre(trouver(this.catalogue, avant.indicateur).ruptures, avant.periode, this.etat.periode);
    return franchies.length === 0 ? '' : `${franchies.map((r) => r.texte).join(' ')} Les deux périodes ne se comparent pas.`;
  }

  /** The fragment is left alone: it may be another part of the page that speaks there. */
  private ecrireAdresse(etape: boolean): void {
    const requete = ecrireEtat(this.etat, this.catalogue);
    const adresse = `${location.pathname}${requete === '' ? '' : `?${requete}`}${location.hash}`;
    if (etape) history.pushState(null, '', adresse);
    else history.replaceState(null, '', adresse);
  }

  /** The state of what is drawn: a layer has its own level. */
  private etatDessine(): EtatAtlas {
    if (this.couche === null) return this.etat;
    const { niveau, valeurs, departement } = this.couche;
    const choisi = niveau === 'commune' ? (departement ?? departementDe(valeurs.keys())) : null;
    return { ...this.etat, niveau, departement: choisi, second: null };
  }

  private async rafraichir(cadrer = false): Promise<void> {
    const tour = ++this.tour;
    const etat = this.etatDessine();
    const attente = setTimeout(() => this.figure.setAttribute('aria-busy', 'true'), PATIENCE);
    try {
      const [fond, noms] = await Promise.all([this.fonds.lire(etat.niveau, etat.departement), this.noms(etat.niveau, etat.departement)]);
      const { couche, catalogue, tranches: lire } = this;
      const lecture = await lireEtatCarte({ etat, couche, catalogue, fond, noms, lire });
      const centres = lecture.seconde?.mode === 'symboles' ? await fond.centres() : new Map<string, readonly [number, number]>();
      if (tour !== this.tour) return;
      [this.nomsDuNiveau, this.lecture] = [noms, lecture];
      this.carte.poser(fond);
      this.carte.peindre(lecture.cles);
      // until then the built map stays: never a map without its colours
      if (!this.carte.svg.isConnected) this.bati.replaceWith(this.carte.svg);
      this.carte.cercler(lecture.seconde?.mode === 'symboles' ? cerclesDe(lecture.secondes) : [], centres);
      this.ecrire(lecture, etat);
      if (cadrer) await this.cadrage.cadrer(etat.zoom, etat.niveau);
    } catch {
      if (tour === this.tour) this.avis.echec(this.demandee(etat), () => void this.rafraichir());
    } finally {
      clearTimeout(attente);
      if (tour === this.tour) this.figure.removeAttribute('aria-busy');
    }
  }

  private demandee({ indicateur, niveau, departement }: EtatAtlas): string {
    const quoi = this.couche?.titre ?? trouver(this.catalogue, indicateur).nom;
    const ou = departement === null ? '' : ` (département ${departement})`;
    return `${quoi}, par ${LIBELLES_NIVEAU[niveau].singulier}${ou}`;
  }

  /** Everything around a map just drawn. */
  private ecrire(lecture: LectureCarte, etat: EtatAtlas): void {
    if (etat.selection !== null && this.carte.chemin(etat.selection) === undefined) {
      this.etat = { ...this.etat, selection: null };
      this.avis.dire('Le territoire de l’adresse n’est pas sur cette carte\u00a0: aucun n’est choisi.');
    }
    const { selection } = this.etat;
    this.survole = null;
    this.carte.survoler(null);
    this.carte.choisir(selection);
    const { figure, catalogue, racine } = this;
    ecrireFigure({ figure, catalogue, racine }, lecture, { ...etat, selection }, this.couche);
    this.nommerCouche();
    this.reglages.montrer(this.etat, lecture.dites.classes.bornes);
    this.actualiserFoyer(selection ?? lecture.codes[0] ?? null);
    this.montrerFiche();
    void this.remplirPanneaux();
    this.setAttribute('data-dessine', String(this.tour));
  }

  private fiche(code: string) {
    return this.lecture === null ? null : ficheDe(this.lecture, code, this.contexte?.valeur ?? SANS_CONTEXTE, this.racine);
  }

  private actualiserFoyer(code: string | null): void {
    const fiche = code === null ? null : this.fiche(code);
    if (fiche !== null) this.viserFoyer(fiche.code, etiquetteDe(fiche), fiche.code === this.etat.selection);
  }

  /** Away from the map the last card stays, for its link to be reached, unless a pinned one takes its place again. */
  private survoler(code: string | null, parClavier: boolean): void {
    this.carte.survoler(code);
    if (code === this.survole || (code === null && (parClavier || this.etat.selection === null))) return;
    this.survole = code;
    if (parClavier) this.actualiserFoyer(code);
    this.montrerFiche();
  }

  private montrerFiche(): void {
    const code = this.survole ?? this.etat.selection;
    const fiche = code === null ? null : this.fiche(code);
    const boite = un(this, '[data-fiche]');
    if (fiche === null || this.lecture === null) {
      boite.replaceChildren(balise('p', { class: 'mention invite' }, INVITE));
      return;
    }
    boite.replaceChildren(...dessinerFiche(fiche, this.lecture.niveau, code === this.etat.selection));
    void this.completerContexte();
  }

  /** Need and range of ranks, at the first card of a level; the card is then written again. */
  private async completerContexte(): Promise<void> {
    const { niveau, departement } = this.etatDessine();
    const cle = `${niveau}|${departement}`;
    if (this.contexte?.cle === cle) return;
    const contexte = { cle, valeur: SANS_CONTEXTE };
    this.contexte = contexte;
    contexte.valeur = await lireContexte(niveau, this.nomsDuNiveau, this.catalogue, this.tranches);
    if (this.contexte === contexte) this.montrerFiche();
  }

  private choisir(code: string | null): void {
    if (code === this.etat.selection) return;
    this.etat = { ...this.etat, selection: code };
    this.survole = null;
    this.carte.survoler(null);
    this.carte.choisir(code);
    this.ecrireAdresse(true);
    this.actualiserFoyer(code);
    this.montrerFiche();
    if (this.lecture !== null) un(this.figure, '.cle').replaceChildren(...dessinerLegendes(this.lecture, code));
    const nom = code === null ? null : (this.lecture?.noms.get(code) ?? code);
    this.avis.annoncer(
      nom === null ? 'Plus aucun territoire épinglé.' : `${nom}\u00a0: épinglé dans la distribution, le classement et le tableau.`,
    );
    if (code !== null) for (const p of this.querySelectorAll<HTMLDetailsElement>('[data-ouvrir]')) p.open = true;
    void this.remplirPanneaux();
  }

  /** Charts come with the first panel that is opened; a closed one is not drawn. */
  private async remplirPanneaux(): Promise<void> {
    const ouverts = [...this.querySelectorAll<HTMLDetailsElement>('[data-panneau]')].filter((p) => p.open);
    if (ouverts.length === 0 || this.lecture === null) return;
    const { dessinerPanneau } = await import('./panneaux.ts');
    const toutes = this.toutesLesLignes;
    const surTout = () => {
      this.toutesLesLignes = true;
      void this.remplirPanneaux();
    };
    for (const panneau of ouverts) {
      const contenu = dessinerPanneau(panneau.dataset['panneau'] ?? '', this.lecture, { courant: this.etat.selection, toutes, surTout });
      un(panneau, '[data-contenu]').replaceChildren(...contenu);
    }
  }

  private async grossir(geste: string): Promise<void> {
    if (geste === 'tout') {
      this.changer({ ...this.etat, zoom: null }, true);
      return;
    }
    (await this.cadrage.cadreur()).grossir(geste === 'plus' ? 1.5 : 1 / 1.5);
  }

  private async telecharger(genre: 'csv' | 'svg'): Promise<void> {
    const { lecture, carte, couche, etat } = this;
    if (lecture === null) return;
    const source = sourceEnMots(this.etatDessine(), couche, this.catalogue);
    await telecharger(genre, { lecture, carte, selection: etat.selection, source, nom: couche === null ? etat.indicateur : 'couche' });
  }
}

customElements.define('atlas-carte', AtlasCarte);
