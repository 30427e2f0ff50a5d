import { creerAvis } from '#islands/pieces/avis.ts';
import { balise } from '#islands/pieces/balise.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { changer, ecouter, etatCourant, prendreFaute } from '#islands/couverture/adresse.ts';
import { ecrireZones, ETAT_INITIAL, type EtatZones } from '#islands/couverture/etat.ts';
import { Formulaire } from './formulaire.ts';
import type { CarteZones } from './carte-zones.ts';

/** What a reader does to reach for the map or a control, before using it. */
const GESTES = ['pointerenter', 'touchstart', 'focusin'] as const;

/**
 * `<zones-blanches-carte racine="/" millesime="juillet 2019" qpv="2024" frr="juillet 2025" contours="epci">` around the built figure of /zones-blanches/: without this file the
 * figure is the page. The controls are there at once; the data come with the first gesture, or when the address holds a state. `contours`: prefix of
 * the `<path id="epci-…">` of the page, when it has them. `data-dessine` counts the drawings.
 */
class ZonesBlanchesCarte extends HTMLElement {
  private carte: Promise<CarteZones> | null = null;
  private formulaire: Formulaire | null = null;
  private readonly visible = balise('p', { class: 'avis vide', role: 'status' });
  private readonly cote = balise('div', { class: 'zb-cote' });
  private readonly annonce = balise('p', { class: 'visuellement-cache', 'aria-live': 'polite' });
  private readonly avis = creerAvis(this.visible, this.annonce);

  connectedCallback(): void {
    const figure = this.querySelector('figure');
    if (figure === null || this.formulaire !== null) return;
    this.formulaire = new Formulaire(etatCourant, (etat) => this.choisir(etat));
    this.classList.add('vivante');
    this.prepend(this.visible, this.annonce, this.formulaire.element);
    this.append(this.cote);
    this.avis.dire(prendreFaute() ?? '');
    ecouter((etat) => this.montrer(etat));
    for (const geste of GESTES) this.addEventListener(geste, () => void this.commencer(figure), { once: true, passive: true });
    // a state that concerns « Et si ? » alone leaves the map as it was built
    if (this.aDessiner(etatCourant())) this.montrer(etatCourant());
  }

  private aDessiner(e: EtatZones): boolean {
    return ecrireZones({ ...e, ajouts: [], recherche: null }) !== ecrireZones(ETAT_INITIAL);
  }

  private choisir(etat: EtatZones): void {
    changer(etat, etat.departement !== etatCourant().departement);
  }

  private montrer(etat: EtatZones): void {
    this.formulaire?.montrer(etat);
    const figure = this.querySelector('figure');
    if (figure === null || (this.carte === null && !this.aDessiner(etat))) return;
    void this.commencer(figure).then((carte) => carte?.montrer(etatCourant()));
  }

  private async commencer(figure: HTMLElement): Promise<CarteZones | null> {
    const premiere = this.carte === null;
    this.carte ??= this.creer(figure);
    try {
      const carte = await this.carte;
      if (premiere) this.formulaire?.proposer(carte.departements());
      if (premiere) this.formulaire?.montrer(etatCourant());
      return carte;
    } catch (cause) {
      this.carte = null;
      const coupure =
        'Les données de la carte n’ont pas pu être lues\u202f; elle reste comme elle était. Un nouveau choix essaiera encore.';
      this.avis.dire(signaler(cause, coupure));
      return null;
    }
  }

  private async creer(figure: HTMLElement): Promise<CarteZones> {
    const { creerCarteZones } = await import('./carte-zones.ts');
    return creerCarteZones({
      element: this,
      figure,
      cote: this.cote,
      racine: this.getAttribute('racine') ?? '/',
      millesime: this.getAttribute('millesime') ?? '',
      zonages: { qpv: this.getAttribute('qpv') ?? '', frr: this.getAttribute('frr') ?? '' },
      contours: this.getAttribute('contours') ?? undefined,
      avis: this.avis,
    });
  }
}

customElements.define('zones-blanches-carte', ZonesBlanchesCarte);
