import { nomsDepartement } from '#domain/noms.ts';
import { INSECABLE } from '#lib/format.ts';
import { OFFRES } from '#zones-blanches/couverture-max/fichiers.ts';
import { avecAjouts, mesurer } from '#zones-blanches/couverture-max/et-si.ts';
import { TYPES_SIAE, type TypeSiae } from '#domain/types-siae.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';
import { changer, ecouter, etatCourant } from '#islands/couverture/adresse.ts';
import { departementDe } from '#domain/departement.ts';
import { AJOUTS_MAX, PORTEE_MAX, PORTEE_MIN, type Ajout, type EtatZones } from '#islands/couverture/etat.ts';
import type { FondCarte } from '#islands/carte-vive/fond-carte.ts';
import { fondDuDessin } from '#islands/carte-vive/fond-dessine.ts';
import { creerFonds, type LireFond } from '#islands/carte-vive/fonds.ts';
import { NOMS_OFFRE } from '#islands/couverture/offres.ts';
import { Questions } from '#islands/pieces/derniere-question.ts';
import { champ, lignesDe, menu, type Lignes } from '#islands/pieces/menu.ts';
import { autourDe } from '#islands/pieces/page-batie.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { CarteEtSi } from './carte.ts';
import { creerChoixCommune } from './choix-commune.ts';
import { lireTerritoire, type Territoire } from './territoire.ts';
import { voisinageDe } from './lieux.ts';
import { OuDAbord } from './ou-d-abord.ts';
import { implantations } from './chercher-lieux.ts';
import { bilanDit, dessinerResultats, type ARendre } from './resultats.ts';

export interface HoteEtSi {
  readonly element: HTMLElement;
  readonly racine: string;
  readonly millesime: string;
  /** The département of the page; null on the national page, where the reader may choose one. */
  readonly departement: string | null;
  readonly dire: (message: string) => void;
}

const PAUSE = 150;
const memeAjout = (a: Ajout, b: Ajout): boolean => a.commune === b.commune && a.type === b.type;

const ligneDuDepartement = (code: string): Lignes[number] => [code, `${code} ${nomsDepartement(code).nom}`];
const menuEtSi = (id: string, lignes: Lignes): HTMLSelectElement => menu({ id: `es-${id}` }, lignes);

/** « Et si ? »: structures that the reader adds, what they change, and where to begin. Loaded with its data at the first gesture. */
export class Panneau {
  private readonly hote: HoteEtSi;
  private readonly fonds: LireFond;
  private territoire: Territoire | null = null;
  private readonly questions = new Questions();
  private attente: ReturnType<typeof setTimeout> | undefined;
  private readonly type = menuEtSi(
    'type',
    TYPES_SIAE.map((t) => [t, t === 'EITI' ? 'EITI, entreprises d’insertion par le travail indépendant' : NOMS_OFFRE[t]]),
  );
  private readonly offre = menuEtSi(
    'offre',
    OFFRES.map((o) => [o, o === '' ? 'Toutes les SIAE ensemble' : `Les ${o} seulement`]),
  );
  private readonly portee = balise('input', { type: 'range', id: 'es-portee', min: `${PORTEE_MIN}`, max: `${PORTEE_MAX}`, step: '1' });
  private readonly porteeDite = balise('output', { for: 'es-portee' });
  private readonly lieu = menuEtSi('lieu', [['', 'France entière']]);
  private readonly carte = new CarteEtSi((code) => this.basculer(code));
  private readonly liste = balise('ul', { class: 'es-ajouts', 'aria-label': 'Structures posées' });
  private readonly resultats = balise('div', { class: 'es-resultats suite' });
  private readonly annonce = balise('p', { class: 'visuellement-cache', 'aria-live': 'polite' });
  private readonly ouDAbord: OuDAbord;

  constructor(hote: HoteEtSi) {
    this.hote = hote;
    // on the page of a département its communes are already drawn
    const bati = document.querySelector<SVGSVGElement>('#carte .dessin svg');
    this.fonds = creerFonds(hote.racine, (_, code) => (bati === null || code !== hote.departement ? null : fondDuDessin(bati)));
    this.ouDAbord = new OuDAbord({
      racine: hote.racine,
      departement: () => this.departement(),
      etat: etatCourant,
      surRecherche: (k, poids) => changer({ recherche: { k, poids } }),
      poser: (communes) => this.poser(communes),
    });
    const plan = balise('div', { class: 'es-plan' }, this.carte.element, balise('div', {}, this.liste, this.ouDAbord.element));
    hote.element.append(this.annonce, this.formulaire(), plan, this.resultats, this.impression());
    this.ecouterCommandes();
    ecouter(() => this.planifier());
  }

  private departement(): string | null {
    return this.hote.departement ?? etatCourant().departement;
  }

  private formulaire(): HTMLElement {
    const chercher = creerChoixCommune(
      () => this.territoire,
      (code) => this.basculer(code),
    );
    const distance = balise('span', {}, 'À portée\u00a0: ', this.porteeDite);
    const element = balise(
      'form',
      { class: 'reglages', 'aria-label': 'Structures à ajouter' },
      champ('Type de la structure à poser', this.type),
      this.hote.departement === null ? champ('Périmètre', this.lieu) : null,
      champ(distance, this.portee),
      champ('Compter à portée', this.offre),
      chercher,
    );
    element.addEventListener('submit', (e) => e.preventDefault());
    return element;
  }

  private ecouterCommandes(): void {
    this.portee.addEventListener('input', () => changer({ portee: Number(this.portee.value) }));
    this.offre.addEventListener('change', () => changer({ offre: OFFRES.find((o) => o === this.offre.value) ?? '' }));
    this.lieu.addEventListener('change', () => changer({ departement: this.lieu.value === '' ? null : this.lieu.value }, true));
    this.liste.addEventListener('click', (e) => {
      const rang = autourDe(e, '[data-retirer]')?.dataset['retirer'];
      const ajouts = etatCourant().ajouts;
      if (rang === undefined) return;
      changer({ ajouts: ajouts.filter((_, k) => k !== Number(rang)) }, true);
      this.annoncer('Structure retirée.');
      this.liste.querySelector('button')?.focus();
    });
  }

  private typeChoisi(): TypeSiae {
    return TYPES_SIAE.find((t) => t === this.type.value) ?? 'ACI';
  }

  /** Puts a SIAE of the chosen type in a commune, or takes it away. */
  private basculer(commune: string): void {
    const { ajouts } = etatCourant();
    const ajout: Ajout = { commune, type: this.typeChoisi() };
    const dehors = ajouts.filter((a) => !memeAjout(a, ajout));
    if (dehors.length < ajouts.length) changer({ ajouts: dehors }, true);
    else if (ajouts.length >= AJOUTS_MAX) this.hote.dire(`Dix structures au plus\u202f: retirez-en une d’abord.`);
    else changer({ ajouts: [...ajouts, ajout] }, true);
  }

  private poser(communes: readonly string[]): void {
    const { ajouts } = etatCourant();
    const nouveaux = communes
      .map((commune): Ajout => ({ commune, type: this.typeChoisi() }))
      .filter((n) => !ajouts.some((a) => memeAjout(a, n)));
    const tous = [...ajouts, ...nouveaux];
    this.hote.dire(tous.length > AJOUTS_MAX ? 'Dix structures au plus\u202f: les dernières n’ont pas été posées.' : '');
    changer({ ajouts: tous.slice(0, AJOUTS_MAX) }, true);
    this.resultats.scrollIntoView({ block: 'nearest' });
  }

  private planifier(): void {
    this.montrerCommandes(etatCourant());
    clearTimeout(this.attente);
    this.attente = setTimeout(() => void this.actualiser(), this.territoire?.departement === null ? PAUSE : 0);
  }

  /** Reads the perimeter if it is another one, then measures and draws. */
  async actualiser(): Promise<void> {
    const estDerniere = this.questions.poser();
    const departement = this.departement();
    try {
      const memePerimetre = this.territoire?.departement === departement;
      const [contours, lecture] = [
        departement === null ? null : this.fonds('commune', departement),
        memePerimetre ? this.territoire : lireTerritoire(this.hote.racine, departement),
      ];
      // told with the rest when its turn comes: until then nobody awaits it
      void Promise.allSettled([contours]);
      const territoire = await lecture;
      if (!estDerniere() || territoire === null) return;
      if (this.territoire === null) this.proposer(territoire);
      this.territoire = territoire;
      // the answers do not wait for the contours, which weigh more than they do
      if (!memePerimetre) this.dessiner(territoire, null);
      const fond = await contours;
      if (estDerniere() && (memePerimetre || fond !== null)) this.dessiner(territoire, fond);
    } catch (cause) {
      if (estDerniere()) this.hote.dire(signaler(cause, 'Ces données n’ont pas pu être lues\u202f; un nouveau choix essaiera encore.'));
    }
  }

  private proposer({ departement, communes }: Territoire): void {
    if (departement === null) this.lieu.append(...lignesDe([...new Set(communes.codes.map(departementDe))].map(ligneDuDepartement)));
    this.montrerCommandes(etatCourant());
  }

  private montrerCommandes(e: EtatZones): void {
    [this.portee.value, this.offre.value] = [String(e.portee), e.offre];
    // the list of départements comes with the data of France: an address may ask for one before
    if (e.departement !== null && this.lieu.querySelector(`[value="${e.departement}"]`) === null)
      this.lieu.append(...lignesDe([ligneDuDepartement(e.departement)]));
    this.lieu.value = e.departement ?? '';
    this.porteeDite.textContent = `${e.portee}${INSECABLE}km à vol d’oiseau`;
    this.portee.setAttribute('aria-valuetext', `${e.portee}${INSECABLE}km`);
    this.ouDAbord.actualiser();
  }

  private dessiner(territoire: Territoire, fond: FondCarte | null): void {
    const { ajouts, offre, portee: porteeKm } = etatCourant();
    const { communes, lieux, dedans } = territoire;
    const places = implantations(communes.codes, ajouts);
    const apres = places.length === 0 ? communes : avecAjouts(communes, lieux, voisinageDe(lieux), places);
    const poses = ajouts.map((a) => a.commune);
    if (fond === null) this.carte.cacher();
    else this.carte.dessiner(fond, { territoire, apres, offre, porteeKm, poses });
    this.liste.replaceChildren(...ajouts.map((a, k) => this.ligne(a, k, territoire)));
    const rendu: ARendre | null =
      places.length === 0
        ? null
        : { territoire, effet: mesurer(communes, apres, { offre, porteeKm }, dedans), offre, porteeKm, millesime: this.hote.millesime };
    this.resultats.replaceChildren(...(rendu === null ? [] : [balise('h3', {}, 'Ce que cela change'), ...dessinerResultats(rendu)]));
    this.hote.element.toggleAttribute('data-annexe', rendu !== null);
    // the style of the page prints this part only when it holds something
    this.resultats.classList.toggle('imprimer', rendu !== null);
    if (rendu !== null) this.annoncer(bilanDit(rendu));
    this.hote.element.setAttribute('data-dessine', String(this.questions.nombre));
  }

  private ligne({ commune, type }: Ajout, k: number, { communes, lieux, departement }: Territoire): HTMLElement {
    const rang = communes.codes.indexOf(commune);
    const nom = rang < 0 ? `commune ${commune}` : (lieux.noms[rang] ?? commune);
    const ou = rang < 0 ? ` (hors du périmètre\u00a0: sans effet ici)` : departement === null ? ` (${departementDe(commune)})` : '';
    const retirer = balise(
      'button',
      { type: 'button', class: 'lien', 'data-retirer': String(k), 'aria-label': `Retirer ${type}, ${nom}` },
      'Retirer',
    );
    return balise('li', {}, `${type}, ${nom}${ou} `, retirer);
  }

  private annoncer(mots: string): void {
    this.annonce.textContent = mots;
  }

  /** The results alone on paper, to be joined to an opinion. */
  private impression(): HTMLElement {
    const imprimer = (): void => {
      document.documentElement.classList.add('annexe-et-si');
      window.addEventListener('afterprint', () => document.documentElement.classList.remove('annexe-et-si'), { once: true });
      window.print();
    };
    return bouton('Imprimer cette annexe', imprimer, { class: 'discret es-imprimer' });
  }
}
