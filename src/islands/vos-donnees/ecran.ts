import { slug } from '#lib/slug.ts';
import { compte, entier } from '#lib/format.ts';
import { changeLaLecture } from '#apport/doutes.ts';
import type { NiveauApport } from '#apport/lieux.ts';
import { AUCUN, direPlace, TERRITOIRE, type Question } from '#apport/question.ts';
import { EVENEMENT_COUCHE, type Couche } from '#domain/couche.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { EVENEMENT_TABLE, type TableApportee } from '#db/moteur.ts';
import { balise } from '#islands/pieces/balise.ts';
import { telecharger, TYPE_CSV } from '#islands/pieces/telechargement.ts';
import { Client } from './client.ts';
import { coucheDe } from './couche.ts';
import type { DenominateurPropose } from './denominateurs.ts';
import type { OptionsLecture } from './ouvrir-fichier.ts';
import type { DemandeValeurs, LectureDite, RapportDit } from './messages.ts';
import { lireMemoires, retenirReponses } from './memoire.ts';
import { vueLecture } from './vue-lecture.ts';
import { vueQuestion, vueReponses } from './vue-question.ts';
import { choixTerritoire, vueRapport, type ColonneChoisie } from './vue-rapport.ts';
import type { ActionsUsage, DemandeRapport } from './vue-division.ts';
import { vueCarte, vueTable } from './vue-usages.ts';

export interface OptionsEcran {
  /** `<vos-donnees>`: events leave from it. */
  readonly element: HTMLElement;
  /** Where the result of the reading is drawn. */
  readonly hote: HTMLElement;
  readonly racine: string;
  readonly usages: readonly ('carte' | 'table')[];
  readonly denominateurs: readonly DenominateurPropose[];
  /** Says what happens in the live region; `true` while something is under way. */
  readonly annoncer: (texte: string, enCours?: boolean) => void;
  /** Share of the file that was read, 0 to 1. */
  readonly avancer: (part: number) => void;
  /** Shows an error that the reader can act on. */
  readonly refuser: (texte: string) => void;
  /** The button that keeps the file, when the browser can. */
  readonly garder: (fichier: File) => Promise<void>;
}

/** `effectifs 2024 (v2).csv` → `mes_effectifs_2024_v2`: the prefix keeps « communes.csv » from standing before the table of the atlas. */
export function nomDeTable(fichier: string): string {
  const base = fichier.replace(/\.[^.]*$/, '');
  if (!/[a-z0-9]/i.test(base)) return 'mes_donnees';
  return `mes_${slug(base).replaceAll('-', '_').slice(0, 30).replace(/_$/, '')}`;
}

/** All that follows the choice of a file. One at a time: a new file, or « Annuler », ends what is under way. */
export class Ecran {
  private readonly o: OptionsEcran;
  private readonly client: Client;
  private fichier: File | null = null;
  private lecture: LectureDite | null = null;
  private choisie: ColonneChoisie = { colonne: null, niveau: 'departement' };
  private choix = new Map<string, string>();
  /** What the reader answered for this file. */
  private reponses = new Map<string, string>();
  private options: OptionsLecture = {};
  private tache = 0;
  /** The worker that holds the file on screen. */
  private generation = 0;
  private readonly zoneQuestion = balise('div');
  private readonly zoneTerritoire = balise('section', { class: 'etape' });
  private readonly zoneUsages = balise('section', { class: 'etape' });

  constructor(options: OptionsEcran) {
    this.o = options;
    this.client = new Client(options.racine);
  }

  /** Starts the worker while the reader looks for the file; a failure will be told when the file comes. */
  preparer(): void {
    this.client.preparer().catch(() => undefined);
  }

  /** A file that is refused leaves the one before on the page, and usable. */
  async ouvrir(fichier: File): Promise<void> {
    this.client.arreter();
    await this.suivre(`Lecture de ${fichier.name}…`, async () => {
      const l = await this.client.ouvrir(fichier, lireMemoires(), (part) => this.o.avancer(part));
      this.generation = this.client.generation;
      this.fichier = fichier;
      this.options = {};
      return this.montrer(l);
    });
  }

  /** Ends what is under way; what was on screen stays. */
  annuler(): void {
    this.tache++;
    this.client.arreter();
    this.o.annoncer('');
    this.reprendre();
  }

  /** One task with its words: under way, then done; a failure leaves the page as it was. A task overtaken by another says nothing. */
  private async suivre(texte: string, faire: () => Promise<string>): Promise<void> {
    const tache = ++this.tache;
    this.o.annoncer(texte, true);
    try {
      const bilan = await faire();
      if (tache === this.tache) this.o.annoncer(bilan);
    } catch (e) {
      if (tache !== this.tache || (e instanceof DOMException && e.name === 'AbortError')) return;
      this.o.refuser(e instanceof Error ? e.message : String(e));
      this.reprendre();
    }
  }

  /** A worker that was ended, or died, took the file on screen with it: it is read again, and nothing is said. */
  private reprendre(): void {
    const { fichier, choisie } = this;
    if (fichier === null || (this.generation === this.client.generation && !this.client.estVide())) return;
    const relue = async () => {
      await this.client.ouvrir(fichier, new Map(), () => undefined);
      this.generation = this.client.generation;
      await this.client.relire({ ...this.options, reponses: this.reponses });
      if (choisie.colonne !== null) await this.client.rapprocher({ colonne: choisie.colonne, niveau: choisie.niveau, choix: this.choix });
    };
    relue().catch(() => undefined);
  }

  private relire(options: OptionsLecture): void {
    this.options = options;
    void this.suivre('Nouvelle lecture…', () => this.client.relire({ ...options, reponses: this.reponses }).then((l) => this.montrer(l)));
  }

  private async montrer(l: LectureDite): Promise<string> {
    this.lecture = l;
    this.reponses = new Map(l.reponses);
    this.choix = new Map();
    this.choisie = { colonne: l.reconnaissance?.colonne ?? null, niveau: l.reconnaissance?.niveau ?? 'departement' };
    // another way of cutting the file makes other columns: the answers were about the former
    const corriger = (options: OptionsLecture) => {
      this.reponses = new Map();
      this.relire(options);
    };
    const vue = vueLecture(this.fichier?.name ?? '', l, corriger);
    this.o.hote.replaceChildren(vue, this.zoneQuestion, this.zoneTerritoire, this.zoneUsages);
    const bilan = await this.placer();
    const cible = this.zoneQuestion.querySelector<HTMLElement>('legend') ?? vue.querySelector<HTMLElement>('h3');
    cible?.focus({ preventScroll: cible.tagName !== 'LEGEND' });
    return `${compte(l.lignes, 'ligne lue', 'lignes lues')}. ${bilan}`;
  }

  /** Keeps an answer, and reads again what it changes; from the first question on, the file says no more than the reader. */
  private repondre(cle: string, valeur: string): void {
    if (cle === TERRITOIRE || changeLaLecture(cle))
      for (const k of [...this.reponses.keys()]) if (k.startsWith('lignes')) this.reponses.delete(k);
    this.reponses.set(cle, valeur);
    this.retenir();
  }

  private retenir(): void {
    retenirReponses(this.lecture?.empreinte ?? '', this.reponses);
    this.relire(this.options);
  }

  private dessinerQuestion(q: Question | null): void {
    const oublier = () => {
      this.reponses = new Map();
      this.retenir();
    };
    const donnees = vueReponses(this.reponses.size, (this.lecture?.empreinte ?? '') !== '', oublier);
    const vues = [donnees, q === null ? null : vueQuestion(q, (cle, valeur) => this.repondre(cle, valeur))];
    this.zoneQuestion.replaceChildren(...vues.filter((v) => v !== null));
  }

  /** Matches the chosen column and draws what may be done with it. */
  private async placer(): Promise<string> {
    const { lecture, choisie } = this;
    if (lecture === null) return '';
    const { colonne, niveau } = choisie;
    const rapport = colonne === null ? null : await this.client.rapprocher({ colonne, niveau, choix: this.choix });
    const q = lecture.question ?? rapport?.question ?? lecture.questionNombres;
    this.dessinerQuestion(q);
    this.dessinerTerritoire(lecture, rapport);
    this.dessinerUsages(lecture, rapport);
    if (q !== null) return `Une question avant d’aller plus loin\u00a0: ${q.texte}`;
    if (rapport === null && this.reponses.get(TERRITOIRE) === AUCUN)
      return 'Ce fichier n’a pas de territoire à placer, selon votre réponse.';
    if (rapport === null) return 'Aucune colonne de territoire n’a été reconnue\u00a0: choisissez-la ci-dessous.';
    return `${compte(rapport.territoires, LIBELLES_NIVEAU[niveau].singulier, LIBELLES_NIVEAU[niveau].pluriel)} sur ${entier(rapport.territoiresDuNiveau)} dans la colonne «\u00a0${lecture.colonnes[colonne ?? 0]?.nom ?? ''}\u00a0».`;
  }

  private dessinerTerritoire(l: LectureDite, rapport: RapportDit | null): void {
    const actions = {
      surColonne: (colonne: number | null, niveau: NiveauApport) => {
        this.repondre(TERRITOIRE, colonne === null ? AUCUN : direPlace(colonne, niveau));
      },
      surChoix: (choix: ReadonlyMap<string, string>) => {
        for (const [cle, code] of choix) this.choix.set(cle, code);
        void this.suivre('Recherche des territoires…', () => this.placer()).then(() =>
          this.zoneTerritoire.querySelector<HTMLElement>('.resume')?.focus(),
        );
      },
      surTelechargement: () =>
        void this.suivre('Écriture du rapport…', async () => {
          telecharger('rapport-territoires.csv', await this.client.rapportCsv(), TYPE_CSV);
          return 'Rapport téléchargé.';
        }),
    };
    const aucune =
      'Aucune colonne ne contient assez de codes ou de noms de territoires. Choisissez-la si elle existe, ou ajoutez au fichier une colonne «\u00a0code département\u00a0», «\u00a0code commune\u00a0» ou «\u00a0SIREN\u00a0».';
    this.zoneTerritoire.replaceChildren(
      balise('h3', {}, 'Les territoires'),
      ...[
        choixTerritoire(l, this.choisie, actions),
        rapport !== null ? vueRapport(rapport, actions) : l.question === null ? balise('p', { class: 'question' }, aucune) : null,
      ].filter((e) => e !== null),
    );
  }

  private dessinerUsages(l: LectureDite, rapport: RapportDit | null): void {
    const actions: ActionsUsage = {
      surCarte: (demande, division) => void this.suivre('Calcul…', () => this.cartographier(demande, division)),
      surTable: (nom) => void this.suivre('Préparation de la table…', () => this.envoyerTable(nom)),
      periodes: async (d) => (await this.client.tranche({ id: d.id, niveau: this.choisie.niveau, modalite: d.modalite })).periodes,
    };
    // no map before the questions that stand in its way
    const placee = rapport !== null && rapport.territoires > 0 && rapport.question === null && l.question === null;
    const blocs = [
      this.o.usages.includes('carte') && placee && this.choisie.colonne !== null ? balise('h4', {}, 'Sur la carte') : null,
      this.o.usages.includes('carte') && placee && this.choisie.colonne !== null
        ? vueCarte(l, rapport, this.o.denominateurs, this.choisie.colonne, actions)
        : null,
      this.o.usages.includes('table') ? balise('h4', {}, 'En SQL') : null,
      this.o.usages.includes('table') ? vueTable(nomDeTable(this.fichier?.name ?? ''), actions) : null,
      this.boutonGarder(),
    ].filter((e) => e !== null);
    this.zoneUsages.replaceChildren(balise('h3', {}, 'Ce que vous pouvez en faire'), ...blocs);
  }

  private boutonGarder(): HTMLElement {
    const garder = () =>
      void this.suivre('Enregistrement…', async () => {
        if (this.fichier !== null) await this.o.garder(this.fichier);
        return 'Fichier gardé dans ce navigateur\u202f; le bouton «\u00a0Supprimer\u00a0» l’efface.';
      });
    return balise('p', {}, balise('button', { type: 'button', class: 'discret', click: garder }, 'Garder ce fichier dans ce navigateur'));
  }

  private async cartographier(demande: DemandeValeurs, division: DemandeRapport | null): Promise<string> {
    const { lecture, fichier, choisie } = this;
    if (lecture === null || fichier === null || choisie.colonne === null) return '';
    const calcul =
      division === null
        ? await this.client.valeurs(demande)
        : await this.client.diviser({
            ...demande,
            id: division.denominateur.id,
            champ: division.denominateur.champ,
            modalite: division.denominateur.modalite,
            periode: division.periode,
            rapport: { genre: division.regle.genre, facteur: division.regle.facteur, plancher: division.regle.plancher },
          });
    if (calcul.impossibles.length > 0)
      throw new Error(
        `La part dépasse 100\u202f% dans ${compte(calcul.impossibles.length, 'territoire', 'territoires')} (${calcul.impossibles.slice(0, 5).join(', ')})\u00a0: vos personnes ne sont pas toutes dans ce dénominateur. Décochez «\u00a0comprises dans\u00a0», ou changez de dénominateur.`,
      );
    const rapport = await this.client.rapprocher({ colonne: choisie.colonne, niveau: choisie.niveau, choix: this.choix });
    const couche = coucheDe({ ...demande, fichier: fichier.name, lecture, rapport }, calcul, division);
    this.o.element.dispatchEvent(new CustomEvent<Couche>(EVENEMENT_COUCHE, { detail: couche, bubbles: true }));
    return `Carte\u00a0: ${couche.titre}. ${couche.note}`;
  }

  private async envoyerTable(nom: string): Promise<string> {
    const { lignes, colonnes, codes, valeurs } = await this.client.table();
    const territoire = this.choisie.colonne === null ? null : (this.lecture?.colonnes[this.choisie.colonne]?.nom ?? null);
    const detail: TableApportee = {
      nom,
      lignes,
      colonnes: colonnes.map((c, k) => ({ ...c, valeurs: valeurs[k] ?? [] })),
      territoire:
        codes === null || territoire === null
          ? null
          : { colonne: territoire, niveau: this.choisie.niveau, codes: (valeurs[codes] ?? []) as (string | null)[] },
    };
    this.o.element.dispatchEvent(new CustomEvent<TableApportee>(EVENEMENT_TABLE, { detail, bubbles: true }));
    const ajoutee = codes === null ? '' : ` La colonne «\u00a0${colonnes[codes]?.nom ?? ''}\u00a0» y porte le code du territoire.`;
    return `Table «\u00a0${nom}\u00a0» prête, ${compte(lignes, 'ligne', 'lignes')}.${ajoutee}`;
  }
}
