import { ADRESSE_COPIEE, boutonsDActions } from '#islands/carte-vive/actions.ts';
import { boutonsDeZoom, cadreurDe } from '#islands/carte-vive/cadrage.ts';
import { CarteDePage, type Dessin } from '#islands/carte-vive/carte-de-page.ts';
import type { Cercle } from '#islands/carte-vive/carte.ts';
import { centresDe } from '#islands/carte-vive/fond-dessine.ts';
import { creerFonds, fondDeLaPage, type LireFond } from '#islands/carte-vive/fonds.ts';
import { legendeDessinee, legendeEnListe, type LigneRepere } from '#islands/carte-vive/legende-en-liste.ts';
import { changer, etatCourant } from '#islands/couverture/adresse.ts';
import type { EtatZones } from '#islands/couverture/etat.ts';
import { departementDe } from '#domain/departement.ts';
import { lireDepartement, lireFrance, type Departement } from '#islands/couverture/fichiers.ts';
import { MOTS_REPERE, type Repere } from '#islands/couverture/prioritaires.ts';
import type { Avis } from '#islands/pieces/avis.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';
import { autourDe, un } from '#islands/pieces/page-batie.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { telecharger, TYPE_CSV, TYPE_SVG } from '#islands/pieces/telechargement.ts';
import type { Communes } from '#zones-blanches/couverture-max/fichiers.ts';
import type { Regle } from '#zones-blanches/couverture-max/situation.ts';
import { marquerCourbe } from './courbe.ts';
import { csv } from './csv.ts';
import { dessinerFiche, distanceEnMots, etiquetteDe, INVITE } from './fiche.ts';
import { dessinerClassements, dessinerTableau } from './listes.ts';
import { enPhrases, phraseReperes, sousTitre, titre } from './titre-et-phrases.ts';
import { membresDe, sousChaque, vueDepartement, vueFrance, type Place, type Vue } from './vue.ts';

export interface HoteZones {
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
  readonly avis: Avis;
}

/** Circles on the priority places: the same at each step of the cursor. */
interface Reperage {
  readonly cle: string;
  readonly repere: Repere;
  readonly cercles: readonly Cercle[];
}

interface ZonesTracees extends Dessin {
  readonly vue: Vue;
  /** What the places of the map are read from. */
  readonly communes: Communes;
}

const regleDe = (e: EtatZones): Regle => ({ definition: e.definition, offre: e.offre, porteeKm: e.portee });

/** Milliseconds after which what is under the map follows it: the map itself follows each step of the cursor. */
const PAUSE = 200;

/** The map of the page, alive: loaded with its data at the first gesture of the reader, or when the address asks for it. */
export async function creerCarteZones(hote: HoteZones): Promise<CarteZones> {
  const zones = new CarteZones(hote, await lireFrance(hote.racine));
  await zones.montrer(etatCourant());
  return zones;
}

export class CarteZones {
  private readonly hote: HoteZones;
  private readonly france: Communes;
  private readonly fonds: LireFond;
  private readonly page: CarteDePage<EtatZones, ZonesTracees>;
  private tracees: ZonesTracees | null = null;
  private places: ReadonlyMap<string, Place> | null = null;
  private toutes = false;
  private reperage: Reperage = { cle: '', repere: '', cercles: [] };
  private attente: ReturnType<typeof setTimeout> | undefined;
  private readonly fiche = balise('div', { class: 'fiche-lieu zb-place' }, balise('p', { class: 'mention invite' }, INVITE));
  private readonly phrases = balise('p', { class: 'zb-phrases' });
  private readonly classements = balise('div', { class: 'zb-classements' });
  private readonly tableau = balise('details', {}, balise('summary', {}, 'Tableau'), balise('div'));

  constructor(hote: HoteZones, france: Communes) {
    [this.hote, this.france] = [hote, france];
    const { element, figure, contours } = hote;
    const epci = contours === undefined ? null : fondDeLaPage(document, contours, centresDe);
    this.fonds = creerFonds(hote.racine, (niveau) => (niveau === 'epci' ? epci : null));
    this.page = new CarteDePage(
      { element, figure, fiche: this.fiche, invite: INVITE },
      {
        lire: (etat) => this.lire(etat),
        ecrire: (tracees) => this.ecrire(tracees),
        etiquette: (code) => this.etiquette(code),
        fiche: (code) => this.dessinerFiche(code),
        surChoix: () => undefined,
        surEchec: (cause, etat) => this.echouer(cause, etat),
      },
    );
    this.monter();
  }

  private monter(): void {
    const { element, figure, cote, avis } = this.hote;
    const cadreur = cadreurDe(this.page.carte);
    this.page.brancher(cadreur);
    un(figure, '.dessin').append(boutonsDeZoom(cadreur));
    figure.append(this.tableau);
    cote.replaceChildren(this.fiche, this.phrases, this.classements);
    const actions = un(figure, '.actions');
    // the files of the build are those of the first state
    actions.querySelectorAll('a[download]').forEach((a) => a.remove());
    actions.prepend(
      ...boutonsDActions({
        csv: () => this.telechargerCsv(),
        svg: () => void this.telechargerSvg(),
        surCopie: () => avis.dire(ADRESSE_COPIEE),
        dire: avis.dire,
      }),
    );
    element.addEventListener('click', (e) => {
      const code = autourDe(e, '[data-choisir]')?.dataset['choisir'];
      if (code !== undefined) this.page.basculer(code);
    });
    this.tableau.addEventListener('toggle', () => this.remplirTableau());
  }

  montrer(etat: EtatZones): Promise<boolean> {
    return this.page.montrer(etat);
  }

  departements(): readonly string[] {
    return [...new Set(this.france.codes.map(departementDe))];
  }

  /** A step of the cursor has nothing to fetch: its files are those of the step before. */
  private async lire(etat: EtatZones): Promise<ZonesTracees> {
    const dep = etat.departement;
    const [fond, local] = await Promise.all([
      dep === null ? this.fonds('epci', null) : this.fonds('commune', dep),
      dep === null ? null : lireDepartement(this.hote.racine, dep),
    ]);
    performance.mark('zb-debut');
    const vue = this.juger(etat, local);
    performance.measure('zb-calcul', 'zb-debut');
    return { fond, vue, communes: local?.communes ?? this.france, cles: vue.couleurs.cles, cercles: this.reperer(vue, etat.repere) };
  }

  private juger(etat: EtatZones, local: Departement | null): Vue {
    const regle = regleDe(etat);
    if (local === null || etat.departement === null) return vueFrance(this.france, regle);
    return vueDepartement(local.communes, local.lieux.noms, regle, etat.departement);
  }

  private reperer(vue: Vue, repere: Repere): readonly Cercle[] {
    const cle = `${vue.departement ?? ''}|${repere}`;
    if (cle !== this.reperage.cle) {
      const reperees = repere === '' ? [] : vue.places().filter((p) => p.priorites[repere] === true);
      const rayon = vue.departement === null ? 2 : 3;
      this.reperage = { cle, repere, cercles: reperees.map(({ code }) => ({ code, rayon, forme: 'disque' })) };
    }
    return this.reperage.cercles;
  }

  private legendeDuRepere({ departement }: Vue): LigneRepere | null {
    const { repere, cercles } = this.reperage;
    if (repere === '') return null;
    const mots = MOTS_REPERE[repere][departement === null ? 'epci' : 'commune'];
    return { texte: `${repere.toUpperCase()} (${this.hote.zonages[repere]})\u00a0: ${mots}`, effectif: cercles.length };
  }

  /** The words that stand on the figure itself; all that is read rather than seen comes once the cursor rests. */
  private ecrire(tracees: ZonesTracees): void {
    const { vue } = tracees;
    const autrePerimetre = this.tracees?.vue.departement !== vue.departement;
    [this.tracees, this.places] = [tracees, null];
    const { figure, millesime } = this.hote;
    un(figure, `#${figure.id}-titre`).textContent = titre(vue.situation, vue.regle, { ...vue, millesime });
    un(figure, '.sous-titre').textContent = sousTitre(vue.regle, { millesime, departement: vue.departement });
    const unite = vue.departement === null ? 'd’intercommunalités' : 'de communes';
    un(figure, '.cle').replaceChildren(legendeEnListe(vue.couleurs.legende, unite, this.legendeDuRepere(vue)));
    marquerCourbe(vue.regle.porteeKm);
    if (autrePerimetre) {
      this.toutes = false;
      this.page.reprendre(null, this.premier());
    }
    performance.measure('zb-dessin', 'zb-debut');
    clearTimeout(this.attente);
    this.attente = setTimeout(() => this.suivre(vue), PAUSE);
  }

  private premier(): string | null {
    return this.tracees?.cles.keys().next().value ?? null;
  }

  private suivre(vue: Vue): void {
    const { figure, millesime, avis } = this.hote;
    const reperes = phraseReperes(vue.places(), this.reperage.repere, vue.departement);
    const mots = [enPhrases(vue.situation, vue.regle, { ...vue, millesime }), reperes].filter((m) => m !== null).join(' ');
    this.phrases.textContent = mots;
    avis.annoncer(mots);
    const description = figure.querySelector(`#${figure.id}-description`);
    if (description !== null) description.textContent = mots;
    this.classements.replaceChildren(...dessinerClassements(vue));
    this.remplirTableau();
    this.page.actualiser(this.premier());
  }

  private remplirTableau(): void {
    if (!this.tableau.open || this.tracees === null) return;
    const surTout = (): void => {
      this.toutes = true;
      this.remplirTableau();
    };
    un(this.tableau, 'div').replaceChildren(...dessinerTableau(this.tracees.vue, this.toutes, surTout));
  }

  private place(code: string): Place | null {
    this.places ??= new Map((this.tracees?.vue.places() ?? []).map((p) => [p.code, p]));
    return this.places.get(code) ?? null;
  }

  private etiquette(code: string): string | null {
    const place = this.place(code);
    return place === null ? null : etiquetteDe(place);
  }

  private dessinerFiche(code: string): readonly Node[] | null {
    const place = this.place(code);
    if (place === null || this.tracees === null) return null;
    const { vue, communes } = this.tracees;
    const membres = membresDe(communes, code, vue.departement);
    const parts = sousChaque(communes, vue.regle, membres);
    if (vue.departement === null) return dessinerFiche(place, parts, null, this.versCommunes(communes, membres));
    const km = communes.distances[vue.regle.offre][membres[0] ?? -1] ?? NaN;
    return dessinerFiche(place, parts, distanceEnMots(km), null);
  }

  /** From an EPCI to the communes of its département. */
  private versCommunes({ codes }: Communes, [premier]: readonly number[]): HTMLElement | null {
    if (premier === undefined) return null;
    const departement = departementDe(codes[premier] ?? '');
    return bouton(`Voir les communes du département ${departement}`, () => changer({ departement }, true), { class: 'lien' });
  }

  private echouer(cause: unknown, { departement }: EtatZones): void {
    const quoi = departement === null ? 'de la carte' : 'de ce département';
    this.hote.avis.dire(signaler(cause, `Les données ${quoi} n’ont pas pu être lues\u202f; la carte reste comme elle était.`));
  }

  private telechargerCsv(): void {
    if (this.tracees !== null) telecharger(`${nomDeFichier(this.tracees.vue)}.csv`, csv(this.tracees.vue), TYPE_CSV);
  }

  private async telechargerSvg(): Promise<void> {
    if (this.tracees === null) return;
    const { vue } = this.tracees;
    const { figure, avis } = this.hote;
    const lu = (selecteur: string) => un(figure, selecteur).textContent.replaceAll(/\s+/g, ' ').trim();
    try {
      const mentions = { titre: lu(`#${figure.id}-titre`), sousTitre: lu('.sous-titre'), source: lu('.source') };
      const { carteEnSvg } = await import('#islands/carte-vive/export-svg.ts');
      const legende = legendeDessinee(vue.couleurs.legende, this.legendeDuRepere(vue));
      telecharger(`${nomDeFichier(vue)}.svg`, carteEnSvg(this.page.carte, [legende], mentions), TYPE_SVG);
    } catch (cause) {
      avis.dire(signaler(cause, 'Le fichier n’a pas pu être fait\u202f; vous pouvez essayer de nouveau.'));
    }
  }
}

function nomDeFichier({ regle: { definition, porteeKm }, departement }: Vue): string {
  return `zones-blanches-${definition}-${porteeKm}km${departement === null ? '' : `-${departement}`}`;
}
