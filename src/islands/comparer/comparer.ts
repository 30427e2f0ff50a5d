import type { LieuNomme } from '#domain/annuaire.ts';
import { ecrireComparer, lireComparer, lireLieu, LIEUX_MAX } from '#domain/etat-comparer.ts';
import type { FigureComparee } from '#domain/figure-comparee.ts';
import { cleTerritoire, type CodeTerritoire } from '#domain/territoire.ts';
import type { Entree } from '#domain/recherche.ts';
import { liste } from '#lib/format.ts';
import { EVENEMENT_CHOIX } from '#islands/pieces/choix-territoire.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';
import { Questions } from '#islands/pieces/derniere-question.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { aLaDemande } from '#islands/pieces/une-fois.ts';
import type { Vue } from './vue.ts';

/**
 * `<comparer-lieux data-racine="/">` around the built page: a search, `[data-role=defaut]` (what is read without a comparison) and the figures as JSON.
 * Places live in the address; the names, the slices and the drawings load with the first comparison.
 */
class ComparerLieux extends HTMLElement {
  private readonly vue = aLaDemande(() => this.charger());
  private lieux: readonly LieuNomme[] = [];
  private readonly questions = new Questions();
  private readonly avis = balise('p', { class: 'encart', role: 'alert', hidden: true });
  private readonly etat = balise('p', { class: 'mention etat-comparaison', role: 'status', tabindex: '-1' });
  private readonly choisis = balise('div', { class: 'choisis' });
  private readonly resultats = balise('div', { class: 'resultats' });

  connectedCallback(): void {
    if (this.contains(this.etat)) return;
    this.querySelector('[data-role=recherche]')?.after(this.avis, this.choisis, this.etat, this.resultats);
    this.addEventListener(EVENEMENT_CHOIX, (e) => this.surTrouve(e as CustomEvent<Entree>));
    window.addEventListener('popstate', () => void this.lireAdresse());
    void this.lireAdresse();
  }

  private async lireAdresse(): Promise<void> {
    const { lieux, avis } = lireComparer(location.search);
    this.prevenir(avis);
    await this.montrer(lieux);
  }

  private prevenir(avis: string | null): void {
    this.avis.textContent = avis ?? '';
    this.avis.hidden = avis === null;
  }

  /** A commune is read on the sheet of its EPCI or département: that is the place added. */
  private surTrouve(e: CustomEvent<Entree>): void {
    e.preventDefault();
    const lu = /\/territoires\/(region|departement|epci)s?\/(\w+)\/$/.exec(e.detail.adresse);
    const lieu = lu === null ? null : lireLieu(`${lu[1]}-${lu[2]}`);
    if (lieu === null) return;
    if (this.lieux.length >= LIEUX_MAX) {
      this.prevenir(`La comparaison se fait sur ${LIEUX_MAX} territoires au plus\u202f: retirez-en un d’abord.`);
      return;
    }
    this.changer([...this.lieux, lieu]);
  }

  private changer(lieux: readonly CodeTerritoire[]): void {
    const uniques = [...new Map(lieux.map((l) => [cleTerritoire(l), l])).values()];
    history.pushState(null, '', `${location.pathname}${ecrireComparer(uniques)}`);
    this.prevenir(null);
    void this.montrer(uniques).then(() => this.etat.focus());
  }

  private charger(): Promise<Vue> {
    return import('./vue.ts').then(({ creerVue }) => creerVue(this.dataset['racine'] ?? '/', this.figures()));
  }

  private figures(): readonly FigureComparee[] {
    return JSON.parse(this.querySelector('script[type="application/json"]')?.textContent ?? '[]') as readonly FigureComparee[];
  }

  /** A later choice wins over one still being read. */
  private async montrer(demandes: readonly CodeTerritoire[]): Promise<void> {
    const estDerniere = this.questions.poser();
    const defaut = this.querySelector<HTMLElement>('[data-role=defaut]');
    if (defaut !== null) defaut.hidden = demandes.length > 0;
    if (demandes.length === 0) {
      this.lieux = [];
      this.choisis.replaceChildren();
      this.resultats.replaceChildren();
      this.etat.textContent = '';
      return;
    }
    this.etat.textContent = 'Lecture des chiffres…';
    try {
      const vue = await this.vue();
      const { lieux, inconnus, completes } = await vue.nommer(demandes);
      if (!estDerniere()) return;
      if (inconnus > 0) this.prevenir('Un territoire de l’adresse n’existe pas\u202f: il a été laissé de côté.');
      if (lieux.length === 0) return await this.montrer([]);
      await this.remplir(vue, lieux, estDerniere);
      if (!estDerniere()) return;
      if (completes) history.replaceState(null, '', `${location.pathname}${ecrireComparer(lieux)}`);
      this.etat.textContent = bilan(lieux, completes);
    } catch (cause) {
      if (estDerniere())
        this.etat.textContent = signaler(cause, 'Les chiffres n’ont pas pu être lus\u202f: vérifiez la connexion, puis rechargez la page.');
    }
  }

  private async remplir(vue: Vue, lieux: readonly LieuNomme[], estDerniere: () => boolean): Promise<void> {
    const [{ listeDesLieux, listeDesPropositions }, propositions] = await Promise.all([import('./choix.ts'), vue.proposer(lieux)]);
    const dessins = lieux.length < 2 ? null : await vue.dessiner(lieux);
    if (!estDerniere()) return;
    this.lieux = lieux;
    const gestes = { racine: this.dataset['racine'] ?? '/', changer: (suite: readonly LieuNomme[]) => this.changer(suite) };
    const offres = listeDesPropositions(lieux, propositions, gestes);
    this.choisis.replaceChildren(listeDesLieux(lieux, gestes), ...(offres === null ? [] : [offres]));
    this.resultats.replaceChildren(
      ...(dessins === null ? [] : [bouton('Imprimer cette comparaison', () => window.print(), { class: 'imprimer' }), dessins]),
    );
  }
}

function bilan(lieux: readonly LieuNomme[], completes: boolean): string {
  const noms = liste(lieux.map((l) => l.noms.le));
  if (lieux.length < 2) return `Ajoutez au moins un territoire à comparer à ${noms}.`;
  return completes ? `Par défaut, la comparaison porte sur ${noms}.` : `La comparaison porte sur ${noms}.`;
}

customElements.define('comparer-lieux', ComparerLieux);
