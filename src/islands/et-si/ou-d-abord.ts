import { POIDS, type Poids } from '#zones-blanches/couverture-max/construire.ts';
import { accord, compte, INSECABLE } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';
import { champ, menu } from '#islands/pieces/menu.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { LIEUX_MAX, type EtatZones } from '#islands/couverture/etat.ts';
import { Chercheur } from './client.ts';
import { LIMITE, type Demande, type Resultat } from './messages.ts';
import { gainEnMots, garantie, LIMITES_POIDS, NOMS_POIDS } from './effet-en-mots.ts';

export interface OptionsOuDAbord {
  readonly racine: string;
  readonly departement: () => string | null;
  readonly etat: () => EtatZones;
  readonly surRecherche: (k: number, poids: Poids) => void;
  /** Puts a SIAE in each of these communes. */
  readonly poser: (communes: readonly string[]) => void;
}

const COMBIEN = Array.from({ length: LIEUX_MAX }, (_, i) => String(i + 1));

/** « Où d’abord ? »: the best k communes, by the worker, and the proved optimum for one département. */
export class OuDAbord {
  readonly element: HTMLElement;
  private readonly options: OptionsOuDAbord;
  private readonly chercheur = new Chercheur();
  private readonly k = menu(
    { id: 'es-k' },
    COMBIEN.map((n) => [n, n]),
  );
  private readonly poids = menu(
    { id: 'es-poids', 'aria-describedby': 'es-poids-note' },
    POIDS.map((p) => [p, NOMS_POIDS[p]]),
  );
  private readonly note = balise('p', { class: 'mention', id: 'es-poids-note' });
  private readonly lancer = balise('button', { type: 'submit' }, 'Chercher');
  private readonly exact = balise('button', { type: 'button', class: 'discret', hidden: true }, 'Calculer l’optimum exact');
  private readonly arret = balise('button', { type: 'button', class: 'discret', hidden: true }, 'Annuler');
  private readonly etat = balise('p', { role: 'status' });
  private readonly resultat = balise('div', { class: 'es-lieux' });
  /** What the list on the page answers: it goes away when the question changes. */
  private reponseA = '';
  private pose = false;

  constructor(options: OptionsOuDAbord) {
    this.options = options;
    const gestes = balise('div', { class: 'es-gestes' }, this.lancer, this.exact, this.arret);
    const formulaire = balise(
      'form',
      { class: 'reglages' },
      champ('Combien d’implantations', this.k),
      champ('Pour qui', this.poids),
      gestes,
      this.note,
    );
    this.element = balise('div', { class: 'es-ou' }, balise('h3', {}, 'Où d’abord\u202f?'), formulaire, this.etat, this.resultat);
    this.k.value = '3';
    formulaire.addEventListener('submit', (e) => {
      e.preventDefault();
      void this.chercher('glouton');
    });
    formulaire.addEventListener('change', () => this.actualiser());
    this.exact.addEventListener('click', () => void this.chercher('exact'));
    this.arret.addEventListener('click', () => this.chercheur.annuler());
    const { recherche } = options.etat();
    if (recherche !== null) [this.k.value, this.poids.value] = [String(recherche.k), recherche.poids];
    this.actualiser();
    if (recherche !== null) void this.chercher('glouton');
  }

  /** The page around has changed: another distance, another département. */
  actualiser(): void {
    this.note.textContent = insecables(LIMITES_POIDS[this.choisi()]);
    this.exact.hidden = this.options.departement() === null;
    // what was found and put in place stays on the page, with its guarantee
    if (this.pose) this.reponseA = this.question();
    this.pose = false;
    if (this.reponseA === '' || this.reponseA === this.question()) return;
    this.reponseA = '';
    this.chercheur.annuler();
    this.resultat.replaceChildren();
    this.etat.textContent = 'La question a changé\u00a0: cherchez de nouveau.';
  }

  private choisi(): Poids {
    return POIDS.find((p) => p === this.poids.value) ?? 'habitants';
  }

  private question(): string {
    const { offre, portee, ajouts } = this.options.etat();
    return JSON.stringify([this.k.value, this.poids.value, this.options.departement(), offre, portee, ajouts]);
  }

  private async chercher(genre: Demande['genre']): Promise<void> {
    const { racine, departement, etat, surRecherche } = this.options;
    const { offre, portee, ajouts } = etat();
    const [k, poids] = [Number(this.k.value), this.choisi()];
    surRecherche(k, poids);
    this.reponseA = this.question();
    this.occuper(genre);
    try {
      const demande: Demande = {
        racine: new URL(racine, document.baseURI).href,
        departement: departement(),
        offre,
        porteeKm: portee,
        poids,
        k,
        ajouts,
        genre,
      };
      this.montrer(await this.chercheur.chercher(demande), poids);
    } catch (cause) {
      const annulee = cause instanceof DOMException && cause.name === 'AbortError';
      this.etat.textContent = annulee
        ? 'Recherche annulée.'
        : signaler(cause, 'La recherche n’a pas abouti\u202f; vous pouvez essayer de nouveau.');
    } finally {
      this.occuper(null);
    }
  }

  private occuper(genre: Demande['genre'] | null): void {
    [this.lancer.disabled, this.exact.disabled, this.arret.hidden] = [genre !== null, genre !== null, genre === null];
    if (genre === 'exact')
      this.etat.textContent = `Recherche de l’optimum, ${LIMITE}${INSECABLE}secondes au plus, après la lecture du solveur (environ 1${INSECABLE}Mo)…`;
    if (genre === 'glouton') this.etat.textContent = 'Recherche…';
  }

  private montrer(r: Resultat, poids: Poids): void {
    this.element.setAttribute('data-millisecondes', r.millisecondes.toFixed(0));
    if (r.lieux.length === 0) {
      this.etat.textContent =
        'Aucune implantation n’y changerait rien\u00a0: toutes les communes jugées de ce périmètre sont déjà à portée.';
      this.resultat.replaceChildren(...garantie(r, poids).map((t) => balise('p', { class: 'mention' }, t)));
      return;
    }
    const n = r.lieux.length;
    this.etat.textContent = insecables(
      `${compte(n, 'commune', 'communes')} ${accord(n, 'gagnerait', 'gagneraient ensemble')} ${gainEnMots(r.gain, poids)}.`,
    );
    const lignes = r.lieux.map((l) => balise('li', {}, balise('strong', {}, l.nom), '\u00a0: ', gainEnMots(l.gain, poids)));
    const poser = (): void => {
      this.pose = true;
      this.options.poser(r.lieux.map((l) => l.commune));
    };
    this.resultat.replaceChildren(
      balise('ol', {}, ...lignes),
      bouton(accord(n, 'Y poser une structure', 'Poser une structure dans chacune'), poser, { class: 'discret' }),
      ...garantie(r, poids).map((t) => balise('p', { class: 'mention' }, t)),
    );
  }
}
