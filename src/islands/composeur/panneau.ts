import { signaler } from '#islands/pieces/signaler.ts';
import { ErreurMoteur, type Progres } from '#db/moteur.ts';
import { ecrireComposition, lireComposition, type Composition } from '#domain/composition.ts';
import { EVENEMENT_COUCHE, type Couche } from '#domain/couche.ts';
import { ecrireExplorer } from '#domain/etat-explorer.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { ecrireRequete } from '#indicateurs/composition/ecrire.ts';
import { menus, redresser } from '#indicateurs/composition/menus.ts';
import { expliquer, type Explication } from '#indicateurs/composition/mots.ts';
import { compte, nombre } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import { calculer, type Resultat } from './calcul.ts';
import { menuDates, menuDeroulant, menuRadios } from './menus.ts';

/** The whole panel, loaded when the reader opens it. `hote` is the element that the events leave from. */
export class Panneau {
  private readonly hote: HTMLElement;
  private readonly racine: string;
  private composition: Composition;
  private controle: AbortController | null = null;
  private readonly champs = balise('div', { class: 'champs-composes' });
  private readonly explication = balise('div', { class: 'explication', 'aria-live': 'polite' });
  private readonly sql = balise('code');
  private readonly lien = balise('a', { class: 'vers-explorateur', hidden: true }, 'Ouvrir dans l’explorateur');
  private readonly bouton = balise('button', { type: 'submit' }, 'Cartographier');
  private readonly arret = balise('button', { type: 'button', class: 'discret', hidden: true }, 'Annuler');
  private readonly retour = balise('button', { type: 'button', class: 'discret', hidden: true }, 'Revenir à l’indicateur');
  private readonly jauge = balise('progress', { hidden: true, 'aria-label': 'Chargement du moteur de calcul' });
  private readonly etat = balise('p', { class: 'etat-calcul', role: 'status' });

  constructor(hote: HTMLElement, racine: string, depart: Composition) {
    this.hote = hote;
    this.racine = racine;
    this.composition = redresser(depart);
    const formulaire = this.formulaire();
    formulaire.addEventListener('change', () => {
      this.composition = redresser(lireFormulaire(formulaire, this.composition));
      this.montrer();
    });
    formulaire.addEventListener('submit', (e) => {
      e.preventDefault();
      void this.cartographier();
    });
    this.arret.addEventListener('click', () => this.controle?.abort());
    this.retour.addEventListener('click', () => this.revenir());
    hote.replaceChildren(formulaire);
    this.montrer();
  }

  private formulaire(): HTMLFormElement {
    const zone = balise('pre', { tabindex: '0', role: 'region', 'aria-label': 'Requête SQL' }, this.sql);
    const requete = balise('details', { class: 'requete' }, balise('summary', {}, 'La requête SQL'), zone);
    const gestes = balise('div', { class: 'gestes' }, this.bouton, this.arret, this.retour, this.lien, this.jauge);
    return balise('form', { class: 'composeur' }, this.champs, this.explication, gestes, this.etat, requete);
  }

  /** Choosing redraws the menus: the one in hand keeps the focus, and the lists of refusals stay as they were. */
  private montrer(): void {
    const { champs, composition } = this;
    const actif = document.activeElement?.id ?? '';
    const ouverts = [...champs.querySelectorAll('details')].map((d) => d.open);
    champs.replaceChildren(...lesMenus(composition));
    champs.querySelectorAll('details').forEach((d, i) => (d.open = ouverts[i] ?? false));
    if (actif.startsWith('composeur-')) document.getElementById(actif)?.focus();
    const mots = expliquer(composition);
    this.explication.replaceChildren(...(mots === null ? [] : enMots(mots)));
    this.sql.textContent = ecrireRequete(composition).sql;
    void this.viser(composition);
  }

  /** The address is made by a stream (it may be compressed): a later choice wins over an earlier one. */
  private async viser(pour: Composition): Promise<void> {
    const fragment = await ecrireExplorer(ecrireRequete(pour).sql);
    if (pour !== this.composition) return;
    this.lien.hidden = fragment === null;
    if (fragment !== null) this.lien.href = `${this.racine}explorer/${fragment}`;
  }

  private emettre(couche: Couche | null, composition: Composition | null): void {
    const depuis = this.hote.closest('atlas-carte') === null ? document : this.hote;
    depuis.dispatchEvent(new CustomEvent(EVENEMENT_COUCHE, { detail: couche, bubbles: true }));
    this.retour.hidden = couche === null;
    const fragment = composition === null ? '' : `#composer=${ecrireComposition(composition)}`;
    history.replaceState(null, '', `${location.pathname}${location.search}${fragment}`);
  }

  private revenir(): void {
    this.emettre(null, null);
    this.etat.textContent = 'La carte montre de nouveau l’indicateur.';
    this.bouton.focus();
  }

  private occuper(oui: boolean): void {
    this.bouton.disabled = oui;
    this.arret.hidden = !oui;
    this.jauge.hidden = !oui;
    if (!oui) this.jauge.removeAttribute('value');
  }

  private progresser({ recus, total }: Progres): void {
    if (total === null || total === 0) return;
    this.jauge.max = total;
    this.jauge.value = recus;
    this.etat.textContent = `Chargement du moteur de calcul\u00a0: ${nombre(recus / 1e6, 1)} sur ${nombre(total / 1e6, 1)} Mo.`;
  }

  private async cartographier(): Promise<void> {
    const { composition } = this;
    const mots = expliquer(composition);
    if (mots === null || this.controle !== null) return;
    this.controle = new AbortController();
    this.occuper(true);
    this.etat.textContent = 'Démarrage du moteur de calcul…';
    try {
      const suivi = { racine: this.racine, surProgres: (p: Progres) => this.progresser(p), signal: this.controle.signal };
      const resultat = await calculer(composition, mots, suivi);
      this.emettre(resultat.couche, composition);
      this.etat.textContent = bilan(resultat, mots);
    } catch (cause) {
      this.etat.textContent = this.controle?.signal.aborted === true ? 'Le calcul a été interrompu.' : direEchec(cause);
    } finally {
      this.controle = null;
      this.occuper(false);
    }
  }
}

const direEchec = (cause: unknown): string =>
  cause instanceof ErreurMoteur ? cause.message : signaler(cause, 'Le calcul n’a pas abouti\u202f; vous pouvez essayer de nouveau.');

function lesMenus(c: Composition): readonly HTMLElement[] {
  const m = menus(c);
  return [
    balise(
      'fieldset',
      { class: 'cote' },
      balise('legend', {}, 'Au-dessus'),
      menuDeroulant('numerateur', 'Ce qui est compté', m.numerateurs, c.numerateur),
      menuDeroulant('type', 'Type de structure', m.types, c.type),
      menuDeroulant('section', 'Activité (section NAF)', m.sections, c.section),
      menuDeroulant('zone', 'Zone prioritaire', m.zones, c.zone),
    ),
    menuRadios('denominateur', 'Au-dessous', m.denominateurs, c.denominateur),
    balise('div', { class: 'cote' }, menuRadios('niveau', 'Échelon', m.niveaux, c.niveau), menuDates(m.periodes, c.periode)),
  ];
}

function enMots({ genre, titre, phrases }: Explication): readonly HTMLElement[] {
  return [
    balise('p', {}, balise('strong', {}, genre), '\u00a0: ', `${titre}.`),
    balise('ul', {}, ...phrases.slice(1).map((p) => balise('li', {}, p))),
  ];
}

/** Closed lists only: `redresser` brings back what the form could not mean. A disabled list has no entry and keeps what it was. */
function lireFormulaire(formulaire: HTMLFormElement, avant: Composition): Composition {
  const choisi = Object.fromEntries([...new FormData(formulaire)].filter(([, v]) => typeof v === 'string'));
  return lireComposition(ecrireComposition({ ...avant, ...choisi })).composition ?? avant;
}

function bilan({ couche, france }: Resultat, mots: Explication): string {
  const toutes = [...couche.valeurs.values()];
  const connues = toutes.filter((v) => v.valeur !== null).length;
  const { singulier, pluriel } = LIBELLES_NIVEAU[couche.niveau];
  const sans = toutes.length - connues;
  const reste = sans === 0 ? '' : ` et ${compte(sans, 'sans valeur', 'sans valeur')}`;
  const suite = mots.genre === 'Nombre' ? '' : `\u00a0${mots.uniteCourte}`;
  const pays = france === null ? '' : ` France\u00a0: ${nombre(france, mots.decimales)}${suite}.`;
  return `La carte est dessinée\u00a0: ${compte(connues, `${singulier} avec une valeur`, `${pluriel} avec une valeur`)}${reste}.${pays}`;
}
