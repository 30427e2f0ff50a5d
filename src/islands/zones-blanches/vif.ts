import { departementDe } from '#domain/departement.ts';
import { ecrireCsv } from '#lib/csv.ts';
import type { Communes } from '#zones-blanches/couverture-max/colis.ts';
import { INSECABLE, nombre } from '#lib/format.ts';
import { DEFINITIONS } from '#zones-blanches/definitions.ts';
import type { Regle } from '#zones-blanches/couverture-max/situation.ts';
import { creerCadreurDeCarte } from './cadrage.ts';
import { creerCarte, type CarteVive } from '../atlas/carte.ts';
import { brancherInteractions, creerFoyer } from '../atlas/interactions.ts';
import { balise } from '../balise.ts';
import { telecharger, TYPE_CSV } from '../telechargement.ts';
import { changer, etatCourant } from './adresse.ts';
import { marquerCourbe } from './courbe.ts';
import { lireDepartement, lireFrance } from './donnees.ts';
import type { EtatZones } from './etat.ts';
import { dessinerFiche, etiquetteDe, INVITE } from './fiche.ts';
import { creerFonds } from './fonds.ts';
import { dessinerLegende, legendeDessinee, type LigneRepere } from './legende.ts';
import { dessinerClassements, dessinerTableau } from './listes.ts';
import { enPhrases, phraseReperes, sousTitre, titre } from './mots.ts';
import { MOTS_REPERE, type Repere } from './prioritaires.ts';
import { sousChaque, vueDepartement, vueFrance, type Place, type Vue } from './vue.ts';

export interface Hote {
  readonly element: HTMLElement;
  readonly figure: HTMLElement;
  /** Beside the map on a wide screen, under it on a phone. */
  readonly cote: HTMLElement;
  readonly racine: string;
  readonly millesime: string;
  /** Vintages of the priority zones. */
  readonly zonages: Readonly<Record<'qpv' | 'frr', string>>;
  /** Prefix of the contours of the EPCI already on the page. */
  readonly contours: string | undefined;
  readonly dire: (message: string) => void;
  readonly annoncer: (message: string) => void;
}

export interface CarteZones {
  readonly montrer: (etat: EtatZones) => void;
  readonly departements: () => readonly string[];
}

const regleDe = (e: EtatZones): Regle => ({ definition: e.definition, offre: e.offre, porteeKm: e.portee });

/** Milliseconds after which what is under the map follows it: the map itself follows each step of the cursor. */
const PAUSE = 200;

/** The map of the page, alive: loaded with its data at the first gesture of the reader, or when the address asks for it. */
export async function creerCarteZones(hote: Hote): Promise<CarteZones> {
  const france = await lireFrance(hote.racine);
  const bati = hote.figure.querySelector<SVGSVGElement>('.dessin svg');
  if (bati === null) throw new Error('no drawing inside the figure of <zones-blanches-carte>: put the built map there');
  const carte = creerCarte(bati);
  const fonds = creerFonds(hote.racine, { prefixe: hote.contours });
  const zones = new Zones(hote, carte, france, fonds);
  await zones.commencer(bati);
  return { montrer: (etat) => void zones.montrer(etat), departements: () => [...new Set(france.codes.map(departementDe))] };
}

class Zones {
  private readonly hote: Hote;
  private readonly carte: CarteVive;
  private readonly france: Communes;
  private readonly fonds: ReturnType<typeof creerFonds>;
  private readonly viserFoyer: ReturnType<typeof creerFoyer>;
  private local: { readonly communes: Communes; readonly noms: readonly string[] } | null = null;
  private vue: Vue | null = null;
  private places: ReadonlyMap<string, Place> | null = null;
  private choisie: string | null = null;
  private toutes = false;
  private reperage: { readonly cle: string; readonly repere: Repere; readonly codes: readonly string[] } = {
    cle: '',
    repere: '',
    codes: [],
  };
  private tour = 0;
  private attente: ReturnType<typeof setTimeout> | undefined;
  private readonly fiche = balise('div', { class: 'fiche-lieu zb-place' }, balise('p', { class: 'mention invite' }, INVITE));
  private readonly phrases = balise('p', { class: 'zb-phrases' });
  private readonly classements = balise('div', { class: 'zb-classements' });
  private readonly tableau = balise('details', {}, balise('summary', {}, 'Tableau'), balise('div'));

  constructor(hote: Hote, carte: CarteVive, france: Communes, fonds: ReturnType<typeof creerFonds>) {
    [this.hote, this.carte, this.france, this.fonds] = [hote, carte, france, fonds];
    this.viserFoyer = creerFoyer(carte);
  }

  async commencer(bati: SVGSVGElement): Promise<void> {
    const { figure } = this.hote;
    const etat = etatCourant();
    this.carte.poser(await this.fonds(etat.departement));
    const { svg } = this.carte;
    svg.setAttribute('role', 'group');
    svg.setAttribute('aria-labelledby', `${figure.id}-titre`);
    bati.replaceWith(svg);
    const { cadreur, boutons } = creerCadreurDeCarte(this.carte);
    figure.querySelector('.dessin')?.append(boutons);
    // the lists under the map take the place of the table of the build, which is that of the first state
    figure.querySelector('details')?.remove();
    figure.append(this.tableau);
    this.hote.cote.replaceChildren(this.fiche, this.phrases, this.classements);
    this.actions();
    brancherInteractions({
      carte: this.carte,
      cadreur,
      surSurvol: (code, parClavier) => this.survoler(code, parClavier),
      surChoix: (code) => this.choisir(code),
    });
    this.hote.element.addEventListener('click', (e) => {
      const code = e.target instanceof Element ? e.target.closest<HTMLElement>('[data-choisir]')?.dataset['choisir'] : undefined;
      if (code !== undefined) this.choisir(code);
    });
    this.tableau.addEventListener('toggle', () => this.remplirTableau());
    await this.montrer(etat);
  }

  /** Reads what the state needs, then draws; a step of the cursor needs nothing and draws at once. */
  async montrer(etat: EtatZones): Promise<void> {
    const tour = ++this.tour;
    const dep = etat.departement;
    if (this.vue !== null && dep === this.vue.departement) {
      this.dessiner(etat);
      return;
    }
    try {
      const [fond, local] = await Promise.all([this.fonds(dep), dep === null ? null : lireDepartement(this.hote.racine, dep)]);
      if (tour !== this.tour) return;
      this.local = local === null ? null : { communes: local.communes, noms: local.lieux.noms };
      this.carte.poser(fond);
      [this.choisie, this.toutes] = [null, false];
      this.fiche.replaceChildren(balise('p', { class: 'mention invite' }, INVITE));
      this.dessiner(etat);
    } catch {
      if (tour === this.tour)
        this.hote.dire('Les données de ce département n’ont pas pu être lues\u202f; la carte reste comme elle était.');
    }
  }

  private dessiner(etat: EtatZones): void {
    const regle = regleDe(etat);
    performance.mark('zb-debut');
    const dep = etat.departement;
    const vue =
      dep === null || this.local === null
        ? vueFrance(this.france, regle)
        : vueDepartement(this.local.communes, this.local.noms, regle, dep);
    performance.measure('zb-calcul', 'zb-debut');
    [this.vue, this.places] = [vue, null];
    this.carte.peindre(vue.couleurs.cles);
    this.reperer(vue, etat.repere);
    this.ecrire(vue);
    performance.measure('zb-dessin', 'zb-debut');
    clearTimeout(this.attente);
    this.attente = setTimeout(() => this.suivre(), PAUSE);
    this.hote.element.setAttribute('data-dessine', String(this.tour));
  }

  /** Circles on the priority places: the same at each step of the cursor. */
  private reperer(vue: Vue, repere: Repere): void {
    const cle = `${vue.departement ?? ''}|${repere}`;
    if (cle === this.reperage.cle) return;
    const codes = repere === '' ? [] : vue.places().flatMap((p) => (p.priorites[repere] === true ? [p.code] : []));
    this.reperage = { cle, repere, codes };
    const rayon = vue.departement === null ? 2 : 3;
    const cercles = codes.map((code) => ({ code, rayon, forme: 'disque' }) as const);
    void this.carte
      .fond()
      ?.centres()
      .then((centres) => {
        if (this.reperage.cle === cle) this.carte.cercler(cercles, centres);
      });
  }

  private legendeDuRepere({ departement }: Vue): LigneRepere | null {
    const { repere, codes } = this.reperage;
    if (repere === '') return null;
    const mots = MOTS_REPERE[repere][departement === null ? 'epci' : 'commune'];
    return { texte: `${repere.toUpperCase()} (${this.hote.zonages[repere]})\u00a0: ${mots}`, effectif: codes.length };
  }

  /** The words that stand on the figure itself. */
  private ecrire(vue: Vue): void {
    const { figure, millesime } = this.hote;
    const poser = (selecteur: string, texte: string): void => {
      const e = figure.querySelector(selecteur);
      if (e !== null) e.textContent = texte;
    };
    poser(`#${figure.id}-titre`, titre(vue.situation, vue.regle, vue.departement));
    poser('.sous-titre', sousTitre(vue.regle, { millesime, departement: vue.departement }));
    figure
      .querySelector('.cle')
      ?.replaceChildren(
        dessinerLegende(vue.couleurs.legende, vue.departement === null ? 'd’intercommunalités' : 'de communes', this.legendeDuRepere(vue)),
      );
    marquerCourbe(vue.regle.porteeKm);
  }

  /** All that is read rather than seen: once the cursor rests. */
  private suivre(): void {
    const { vue } = this;
    if (vue === null) return;
    const reperes = phraseReperes(vue.places(), this.reperage.repere, vue.departement);
    const mots = [enPhrases(vue.situation, vue.regle, { ...vue, millesime: this.hote.millesime }), reperes]
      .filter((m) => m !== null)
      .join(' ');
    this.phrases.textContent = mots;
    this.hote.annoncer(mots);
    const description = this.hote.figure.querySelector(`#${this.hote.figure.id}-description`);
    if (description !== null) description.textContent = mots;
    this.classements.replaceChildren(...dessinerClassements(vue));
    this.remplirTableau();
    const premier = this.choisie ?? vue.couleurs.cles.keys().next().value ?? null;
    if (!this.carte.svg.contains(document.activeElement)) this.viser(premier);
    if (this.choisie !== null) this.montrerFiche(this.choisie);
  }

  private remplirTableau(): void {
    if (!this.tableau.open || this.vue === null) return;
    const surTout = (): void => {
      this.toutes = true;
      this.remplirTableau();
    };
    this.tableau.querySelector('div')?.replaceChildren(...dessinerTableau(this.vue, this.toutes, surTout));
  }

  private place(code: string): Place | null {
    this.places ??= new Map((this.vue?.places() ?? []).map((p) => [p.code, p]));
    return this.places.get(code) ?? null;
  }

  private viser(code: string | null): void {
    const place = code === null ? null : this.place(code);
    if (place !== null) this.viserFoyer(place.code, etiquetteDe(place), place.code === this.choisie);
  }

  private survoler(code: string | null, parClavier: boolean): void {
    this.carte.survoler(code);
    if (code === null) return;
    if (parClavier) this.viser(code);
    this.montrerFiche(code);
  }

  private choisir(code: string | null): void {
    this.choisie = code === this.choisie ? null : code;
    this.carte.choisir(this.choisie);
    this.viser(code);
    if (this.choisie !== null) this.montrerFiche(this.choisie);
  }

  private montrerFiche(code: string): void {
    const [place, vue] = [this.place(code), this.vue];
    if (place === null || vue === null) return;
    const c = vue.departement === null ? this.france : (this.local?.communes ?? this.france);
    const rang = vue.departement === null ? c.epci.findIndex((e) => e.code === code) : c.codes.indexOf(code);
    const membres = vue.departement === null ? c.codes.flatMap((_, i) => (c.epciDe[i] === rang ? [i] : [])) : [rang];
    const parts = sousChaque(
      c,
      DEFINITIONS.map((definition) => ({ ...vue.regle, definition })),
      membres,
    );
    const km = vue.departement === null ? null : distanceEnMots(c.distances[vue.regle.offre][rang] ?? NaN);
    this.fiche.replaceChildren(...dessinerFiche(place, parts, km, vue.departement === null ? this.versCommunes(c, membres) : null));
  }

  /** From an EPCI to the communes of its département. */
  private versCommunes(c: Communes, membres: readonly number[]): HTMLElement | null {
    const departement = membres[0] === undefined ? null : departementDe(c.codes[membres[0]] ?? '');
    if (departement === null) return null;
    const bouton = balise('button', { type: 'button', class: 'lien' }, `Voir les communes du département ${departement}`);
    bouton.addEventListener('click', () => changer({ departement }, true));
    return bouton;
  }

  private actions(): void {
    const copier = balise('button', { type: 'button', class: 'lien' }, 'Copier l’adresse');
    copier.addEventListener('click', () => {
      navigator.clipboard.writeText(location.href).then(
        () => this.hote.dire('Adresse copiée\u00a0: elle rouvre exactement cette carte.'),
        () => this.hote.dire(`La copie n’est pas permise ici\u00a0: l’adresse de cette carte est ${location.href}`),
      );
    });
    const csv = balise('button', { type: 'button', class: 'lien' }, 'CSV');
    csv.addEventListener('click', () => this.telecharger());
    const svg = balise('button', { type: 'button', class: 'lien' }, 'SVG');
    svg.addEventListener('click', () => void this.telechargerSvg());
    const actions = this.hote.figure.querySelector('.actions');
    // the files of the build are those of the first state
    actions?.querySelectorAll('a[download]').forEach((a) => a.remove());
    actions?.prepend(csv, svg, copier);
  }

  private telecharger(): void {
    const { vue } = this;
    if (vue === null) return;
    const { definition, offre, porteeKm } = vue.regle;
    const entete = [
      'code',
      'territoire',
      'habitants',
      'habitants_concernes',
      'part',
      'etat',
      'qpv',
      'frr',
      'definition',
      'type',
      'distance_km',
    ];
    const oui = (b: boolean | null) => (b === null ? null : b ? 'oui' : 'non');
    const rangees = vue
      .places()
      .map((p) => [
        ...[p.code, p.nom, p.habitants, p.touches.valeur, p.part.valeur, p.part.etat],
        ...[oui(p.priorites.qpv), oui(p.priorites.frr), definition, offre, porteeKm],
      ]);
    telecharger(`${nomDeFichier(vue)}.csv`, ecrireCsv(entete, rangees), TYPE_CSV);
  }

  /** The map as it is coloured, whole, its legend and its source burnt in. */
  private async telechargerSvg(): Promise<void> {
    const { vue } = this;
    if (vue === null) return;
    const { figure } = this.hote;
    const lu = (selecteur: string) => figure.querySelector(selecteur)?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
    const mentions = { titre: lu(`#${figure.id}-titre`), sousTitre: lu('.sous-titre'), source: lu('.source') };
    try {
      const { fichierSvg } = await import('../atlas/exports.ts');
      const legende = legendeDessinee(vue.couleurs.legende, this.legendeDuRepere(vue));
      const fichier = fichierSvg(this.carte.svg, this.carte.echelle(), [legende], mentions);
      telecharger(`${nomDeFichier(vue)}.svg`, fichier, fichier.type);
    } catch {
      this.hote.dire('Le fichier n’a pas pu être fait\u202f; vous pouvez essayer de nouveau.');
    }
  }
}

function nomDeFichier({ regle: { definition, porteeKm }, departement }: Vue): string {
  return `zones-blanches-${definition}-${porteeKm}km${departement === null ? '' : `-${departement}`}`;
}

/** « à 23,4 km de la SIAE la plus proche », or why there is no such distance. */
function distanceEnMots(km: number): string {
  if (Number.isNaN(km)) return 'distance inconnue';
  if (km === Infinity) return 'aucune structure sans passer la mer';
  return `structure la plus proche à ${nombre(km)}${INSECABLE}km à vol d’oiseau`;
}
