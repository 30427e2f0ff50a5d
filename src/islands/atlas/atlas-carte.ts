import { trouver, type CatalogueAtlas } from '#domain/catalogue-atlas.ts';
import { EVENEMENT_COUCHE, type Couche, type EvenementCouche } from '#domain/couche.ts';
import { ecrireEtat, lireEtat, type EtatAtlas } from '#domain/etat-atlas.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { ADRESSE_COPIEE, direSurLeBouton } from '#islands/carte-vive/actions.ts';
import { PAS_DE_ZOOM } from '#islands/carte-vive/cadrage.ts';
import { CarteDePage } from '#islands/carte-vive/carte-de-page.ts';
import { creerFonds, fondDeLaPage, type LireFond } from '#islands/carte-vive/fonds.ts';
import { ecrireAdresse, surRetour } from '#islands/pieces/adresse.ts';
import { creerAvis, type Avis } from '#islands/pieces/avis.ts';
import { autourDe, un } from '#islands/pieces/page-batie.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { liste } from '#lib/format.ts';
import { creerCadrage, type Cadrage } from './cadrage-du-lieu.ts';
import type { CarteLue } from './carte-lue.ts';
import { dessinerFiche, etiquetteDe, ficheDe, type Contexte } from './fiche.ts';
import { ecrireFigure, sourceEnMots } from './figure.ts';
import { rupturesEntre } from './gestes.ts';
import { dessinerLegendes } from './legendes.ts';
import { creerNoms, departementDe, lireContexte, lireEtatCarte, type CarteTracee } from './lire-etat.ts';
import { mettreEnPage } from './mise-en-page.ts';
import { Reglages } from './reglages.ts';
import { creerTranches } from './tranche.ts';

const SANS_CONTEXTE: Contexte = { besoin: null, fourchettes: null, intercommunaliteDe: {} };
const INVITE = 'Survolez la carte, parcourez-la au clavier (Tab puis les flèches) ou choisissez un territoire dans la liste.';

/**
 * `<atlas-carte racine="/">` around the built figure of /atlas/: the figure is the page without this file. What the reader chooses is an
 * `EtatAtlas`, held by the address; each change reads what it needs, then redraws. `montrer(couche)` and the event `atlas:couche` draw values
 * that are not of the catalogue. The attribute `data-dessine` counts the drawings.
 */
export class AtlasCarte extends HTMLElement {
  private catalogue!: CatalogueAtlas;
  private etat!: EtatAtlas;
  private figure!: HTMLElement;
  private page!: CarteDePage<EtatAtlas, CarteTracee>;
  private cadrage!: Cadrage;
  private avis!: Avis;
  private reglages!: Reglages;
  private fonds!: LireFond;
  private noms!: ReturnType<typeof creerNoms>;
  private tranches!: ReturnType<typeof creerTranches>;
  private couche: Couche | null = null;
  private tracee: CarteTracee | null = null;
  /** What the cards of a level add to the map, once read. */
  private contexte: { readonly cle: string; valeur: Contexte } | null = null;
  private toutesLesLignes = false;

  private get racine(): string {
    return this.getAttribute('racine') ?? '/';
  }

  private get lecture(): CarteLue | null {
    return this.tracee?.lecture ?? null;
  }

  connectedCallback(): void {
    if (this.hasAttribute('pret')) return;
    this.setAttribute('pret', '');
    this.catalogue = JSON.parse(un(this, 'script[type="application/json"]').textContent) as CatalogueAtlas;
    this.figure = un<HTMLElement>(this, 'figure');
    this.avis = creerAvis(un(this, '[data-avis]'), un(this, '[data-annonce]'));
    this.noms = creerNoms(this.racine, this.catalogue);
    this.tranches = creerTranches(this.racine);
    this.monterCarte();
    mettreEnPage(this, this.figure, {
      csv: () => void this.telecharger('csv'),
      svg: () => void this.telecharger('svg'),
      surCopie: (bouton) => {
        direSurLeBouton(bouton);
        this.avis.annoncer(ADRESSE_COPIEE);
      },
      dire: (message) => this.avis.dire(message),
    });
    this.monterReglages();
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

  private monterCarte(): void {
    const centres = () => import('#islands/carte-vive/fond-national.ts').then((g) => g.centresNationaux(this.racine, 'departement'));
    const departements = fondDeLaPage(un(this, '.contours'), 'atlas', centres);
    this.fonds = creerFonds(this.racine, (niveau) => (niveau === 'departement' ? departements : null));
    this.page = new CarteDePage(
      { element: this, figure: this.figure, fiche: un(this, '[data-fiche]'), invite: INVITE },
      {
        lire: (etat) => this.lire(etat),
        ecrire: (tracee, etat) => this.ecrire(tracee, etat),
        etiquette: (code) => this.etiquette(code),
        fiche: (code, epinglee) => this.fiche(code, epinglee),
        surChoix: (code) => this.surChoix(code),
        surEchec: (cause, etat) => this.echouer(cause, etat),
      },
    );
    const { carte } = this.page;
    carte.svg.setAttribute('aria-describedby', 'atlas-mode-emploi');
    this.cadrage = creerCadrage({
      carte,
      catalogue: this.catalogue,
      contours: departements?.contours ?? new Map(),
      surFin: (zoom) => {
        this.etat = { ...this.etat, zoom };
        this.ecrireAdresse(false);
        un<HTMLSelectElement>(this, '[name="z"]').value = '';
      },
    });
    this.page.brancher(this.cadrage.cadreur);
  }

  private monterReglages(): void {
    this.reglages = new Reglages(un<HTMLFormElement>(this, '.reglages'), {
      catalogue: this.catalogue,
      etat: () => this.etat,
      bornes: () => this.lecture?.dites.classes.bornes ?? [],
      surChangement: (etat, etape) => this.changer(etat, etape),
      surRefus: (message) => this.avis.dire(message),
    });
    const champ = un<HTMLInputElement>(this, '[data-chercher]');
    champ.addEventListener('focus', () => void this.ouvrirRecherche(champ), { once: true });
  }

  /** Comes with the first focus; what was typed in the meantime is looked for, and Enter is not lost. */
  private async ouvrirRecherche(champ: HTMLInputElement): Promise<void> {
    let valide = false;
    const noter = (e: KeyboardEvent) => (valide ||= e.key === 'Enter');
    champ.addEventListener('keydown', noter);
    const { brancherRecherche } = await import('./recherche-liste.ts');
    champ.removeEventListener('keydown', noter);
    const lecture = () => this.lecture;
    brancherRecherche(this, champ, lecture, (code) => this.page.choisir(code));
    if (champ.value !== '') champ.dispatchEvent(new Event('input'));
    if (valide) champ.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
  }

  private ecouter(): void {
    this.addEventListener('click', (e) => {
      const bouton = autourDe(e, '[data-choisir], [data-zoom], [data-couche-fin]');
      if (bouton === null) return;
      const { choisir, zoom } = bouton.dataset;
      if (choisir !== undefined) this.page.choisir(choisir);
      else if (zoom !== undefined) void this.grossir(zoom);
      else this.montrer(null);
    });
    for (const panneau of this.querySelectorAll<HTMLDetailsElement>('[data-panneau]'))
      panneau.addEventListener('toggle', () => void this.remplirPanneaux());
    const ecrit = (etat: EtatAtlas) => ecrireEtat(etat, this.catalogue);
    surRetour(
      (requete) => ecrit(lireEtat(requete, this.catalogue).etat) !== ecrit(this.etat),
      () => {
        this.couche = null;
        this.relire();
      },
    );
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

  private ecrireAdresse(etape: boolean): void {
    const requete = ecrireEtat(this.etat, this.catalogue);
    ecrireAdresse(requete === '' ? '' : `?${requete}`, etape);
  }

  /** The state of what is drawn: a layer has its own level. */
  private etatDessine(): EtatAtlas {
    if (this.couche === null) return this.etat;
    const { niveau, valeurs, departement } = this.couche;
    const choisi = niveau === 'commune' ? (departement ?? departementDe(valeurs.keys())) : null;
    return { ...this.etat, niveau, departement: choisi, second: null };
  }

  private async rafraichir(cadrer = false): Promise<void> {
    const etat = this.etatDessine();
    const dessinee = await this.page.montrer(etat);
    if (dessinee && cadrer) await this.cadrage.cadrer(etat.zoom, etat.niveau).catch((cause: unknown) => this.echouer(cause, etat));
  }

  private async lire(etat: EtatAtlas): Promise<CarteTracee> {
    const { couche, catalogue, tranches: lire } = this;
    const [fond, noms] = await Promise.all([this.fonds(etat.niveau, etat.departement), this.noms(etat.niveau, etat.departement)]);
    return lireEtatCarte({ etat, couche, catalogue, fond, noms, lire });
  }

  private echouer(cause: unknown, { indicateur, niveau, departement }: EtatAtlas): void {
    const quoi = this.couche?.titre ?? trouver(this.catalogue, indicateur).nom;
    const ou = departement === null ? '' : ` (département ${departement})`;
    // what was asked, for a reader offline to know what this browser does not keep
    const coupure = navigator.onLine
      ? 'Ces données n’ont pas pu être lues'
      : `Vous êtes hors ligne, et ce navigateur n’a pas gardé «\u00a0${quoi}, par ${LIBELLES_NIVEAU[niveau].singulier}${ou}\u00a0»`;
    this.avis.echouer(signaler(cause, `${coupure}\u202f; la carte reste comme elle était.`), () => void this.rafraichir());
  }

  /** Everything around a map just drawn. */
  private ecrire(tracee: CarteTracee, etat: EtatAtlas): void {
    this.tracee = tracee;
    const { lecture } = tracee;
    if (etat.selection !== null && this.page.carte.chemin(etat.selection) === undefined) {
      this.etat = { ...this.etat, selection: null };
      this.avis.dire('Le territoire de l’adresse n’est pas sur cette carte\u00a0: aucun n’est choisi.');
    }
    const { selection } = this.etat;
    const { figure, catalogue, racine } = this;
    ecrireFigure({ figure, catalogue, racine }, lecture, { ...etat, selection }, this.couche);
    this.nommerCouche();
    this.reglages.montrer(this.etat, lecture.dites.classes.bornes);
    this.page.reprendre(selection, lecture.codes[0] ?? null);
    void this.remplirPanneaux();
  }

  private etiquette(code: string): string | null {
    const fiche = this.lecture === null ? null : this.donneesDeLaFiche(this.lecture, code);
    return fiche === null ? null : etiquetteDe(fiche);
  }

  private donneesDeLaFiche(lecture: CarteLue, code: string) {
    return ficheDe(lecture, code, this.contexte?.valeur ?? SANS_CONTEXTE, this.racine);
  }

  private fiche(code: string, epinglee: boolean): readonly Node[] | null {
    const { lecture } = this;
    const fiche = lecture === null ? null : this.donneesDeLaFiche(lecture, code);
    if (lecture === null || fiche === null) return null;
    void this.completerContexte();
    return dessinerFiche(fiche, lecture.niveau, epinglee);
  }

  /** Need and range of ranks, at the first card of a level; the card is then written again. */
  private async completerContexte(): Promise<void> {
    const { niveau, departement } = this.etatDessine();
    const cle = `${niveau}|${departement}`;
    if (this.contexte?.cle === cle) return;
    const contexte = { cle, valeur: SANS_CONTEXTE };
    this.contexte = contexte;
    contexte.valeur = await lireContexte(niveau, this.tracee?.noms ?? { noms: {} }, this.catalogue, this.tranches);
    if (this.contexte === contexte) this.page.montrerFiche();
  }

  private surChoix(code: string | null): void {
    this.etat = { ...this.etat, selection: code };
    this.ecrireAdresse(true);
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
    (await this.cadrage.cadreur()).grossir(geste === 'plus' ? PAS_DE_ZOOM : 1 / PAS_DE_ZOOM);
  }

  private async telecharger(genre: 'csv' | 'svg'): Promise<void> {
    const { lecture, couche, etat, page } = this;
    if (lecture === null) return;
    const source = sourceEnMots(this.etatDessine(), couche, this.catalogue);
    const nom = couche === null ? etat.indicateur : 'couche';
    (await import('./fichiers.ts')).offrir(genre, { lecture, carte: page.carte, selection: etat.selection, source, nom });
  }
}

customElements.define('atlas-carte', AtlasCarte);
