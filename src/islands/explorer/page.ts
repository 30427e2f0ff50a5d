import { ecrireExplorer, lireExplorer, type ValeurDesignee } from '#domain/etat-explorer.ts';
import { EVENEMENT_TABLE, type Moteur, type Progres, type TableApportee } from '#db/moteur.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';
import { copier } from '#islands/pieces/permission.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import type * as Attente from './attente.ts';
import { EditeurALaDemande } from './editeur-a-la-demande.ts';
import type { Contexte, Issue, Suivi } from './execution.ts';
import { creerHistorique } from './historique.ts';
import type { Panneaux } from './panneaux.ts';
import { trouverParties, type Parties } from './parties-de-page.ts';
import type { Recalcul } from './recalcul.ts';
import type { Resultat } from './resultat.ts';
import { armerSchema, connues, lireSchema } from './schema.ts';
import type * as Volets from './volets.ts';

/** Brings the built page to life: what the address asks for is shown, never run before the reader says so. */
export class Page {
  private readonly racine: string;
  private readonly p: Parties;
  private readonly apportees = new Map<string, TableApportee>();
  private readonly historique = creerHistorique(() => localStorage);
  private readonly editeur: EditeurALaDemande;
  private readonly contexte: Contexte;
  private panneaux: Panneaux | null = null;
  private recalcul: Recalcul | null = null;
  private controle: AbortController | null = null;

  constructor(element: HTMLElement, racine: string) {
    this.racine = racine;
    const p = trouverParties(element);
    this.p = p;
    this.editeur = new EditeurALaDemande(p, () => void this.lancer());
    this.contexte = {
      tables: () => connues(lireSchema(p.schema)),
      demarrer: (suivi, sql) => this.demarrer(suivi, sql),
      maintenant: () => performance.now(),
    };
    this.brancherTables(element);
    armerQuestions(element, (sql, lecture) => this.poser(sql, lecture));
    this.brancherBoutons();
    window.addEventListener('hashchange', () => void this.suivreDemande());
    void this.lister();
    p.atelier.hidden = false;
    void this.suivreDemande();
  }

  private brancherTables(element: HTMLElement): void {
    const inserer = (nom: string) => void this.editeur.charger(false).then(() => this.editeur.saisie.inserer(nom));
    armerSchema(this.p.schema, inserer);
    element.addEventListener(EVENEMENT_TABLE, (e) => {
      const table = (e as CustomEvent<TableApportee>).detail;
      this.apportees.set(table.nom, table);
      void import('./table-apportee.ts').then(({ ajouterTable }) => ajouterTable(this.p.schema, table, inserer));
    });
  }

  private brancherBoutons(): void {
    const { p, historique } = this;
    p.executer.addEventListener('click', () => void this.lancer());
    p.annuler.addEventListener('click', () => {
      this.controle?.abort();
      p.executer.focus();
    });
    p.partager.addEventListener('click', () => void partager(p, this.editeur.saisie.lire(), this.racine));
    p.historique.querySelector('[data-effacer]')?.addEventListener('click', () => {
      historique.effacer();
      void this.lister();
      p.etat.textContent = 'L’historique est effacé.';
      p.executer.focus();
    });
  }

  private async demarrer(suivi: Suivi, sql: string): Promise<Moteur> {
    const db = await (await import('#db/browser.ts')).moteur({ racine: this.racine, sql, ...suivi });
    for (const [nom, { colonnes }] of this.apportees) await db.apporter(nom, colonnes);
    this.apportees.clear();
    return db;
  }

  private async lancer(): Promise<void> {
    if (this.controle !== null) return;
    const { p, editeur } = this;
    const { signal } = (this.controle = new AbortController());
    const sql = editeur.saisie.lire();
    travailler(p, true);
    editeur.saisie.marquer(null);
    try {
      const [{ executer }, volets, attente] = await Promise.all([import('./execution.ts'), import('./volets.ts'), import('./attente.ts')]);
      const surProgres = (q: Progres) => montrerProgres(p, q, attente);
      await this.conclure(await executer(sql, this.contexte, { signal, surProgres }), sql, volets);
    } catch (cause) {
      p.etat.textContent = signaler(cause, 'Une partie de la page n’a pas pu être chargée. Vérifiez la connexion, puis réessayez.');
    }
    this.controle = null;
    travailler(p, false);
    await suivreAdresse(sql, this.recalcul);
  }

  private async conclure(issue: Issue, sql: string, volets: typeof Volets): Promise<void> {
    if (issue.sorte === 'resultat') return this.reussir(issue.resultat, volets);
    const { p, editeur } = this;
    p.titre.textContent = 'Résultat de la requête précédente';
    if (issue.sorte === 'moteur') {
      p.etat.textContent = issue.message;
      return;
    }
    p.etat.textContent = 'La requête n’a pas abouti.';
    p.erreur.replaceChildren(...volets.direErreur(issue.erreur));
    p.erreur.hidden = false;
    if (issue.erreur.debut !== null && sql === editeur.saisie.lire()) editeur.saisie.marquer(issue.erreur.debut);
  }

  private async reussir(resultat: Resultat, { bilan, remarques }: typeof Volets): Promise<void> {
    const { p, recalcul } = this;
    p.titre.textContent = 'Résultat';
    p.etat.textContent = bilan(resultat);
    p.remarques.replaceChildren(...remarques(resultat).map((r) => balise('p', {}, r)));
    this.panneaux ??= (await import('./panneaux.ts')).armerPanneaux(p.resultat, this.racine);
    this.panneaux.montrer(resultat);
    if (recalcul !== null && resultat.sql === recalcul.sql) verifier(p, recalcul, resultat);
    this.historique.ajouter({ sql: resultat.sql, quand: heureLocale(), lignes: resultat.lignes.length });
    void this.lister();
  }

  private async lister(): Promise<void> {
    const { p } = this;
    const passages = this.historique.lister();
    p.historique.hidden = passages.length === 0;
    if (passages.length === 0) return;
    const { passage } = await import('./attente.ts');
    p.historique.querySelector('ul')?.replaceChildren(...passages.map((q) => passage(q, () => this.poser(q.sql, ''))));
  }

  /** Puts a query in the editor. What was said of the one before no longer holds. */
  private poser(sql: string, lecture: string): void {
    const { p, editeur } = this;
    editeur.saisie.ecrire(sql);
    p.lecture.textContent = lecture;
    p.lecture.hidden = lecture === '';
    for (const partie of [p.erreur, p.avis, p.lien, p.recalcul]) partie.hidden = true;
    this.recalcul = null;
    p.atelier.scrollIntoView({ block: 'start' });
    void editeur.charger(true);
  }

  private async suivreDemande(): Promise<void> {
    const { p } = this;
    const { demande, avis } = await lireExplorer(location.search, location.hash);
    if (demande.sorte === 'requete') this.poser(demande.sql, '');
    if (demande.sorte === 'requete')
      prevenir(p, 'Voici la requête de l’adresse. Lisez-la, puis exécutez-la si elle vous convient\u00a0: rien n’a encore tourné.');
    if (demande.sorte === 'indicateur') await this.ouvrirRecalcul(demande);
    if (avis !== null) prevenir(p, avis);
  }

  private async ouvrirRecalcul(reperes: ValeurDesignee): Promise<void> {
    const { p } = this;
    try {
      const { preparerRecalcul } = await import('./recalcul.ts');
      const prepare = await preparerRecalcul(this.racine, reperes);
      if (prepare === null)
        return prevenir(p, 'L’adresse ne désigne aucun chiffre de l’atlas\u00a0: l’indicateur, le lieu ou la période n’y sont pas.');
      this.poser(prepare.sql, '');
      this.recalcul = prepare;
      annoncer(p, prepare);
    } catch (cause) {
      prevenir(p, signaler(cause, 'Le chiffre imprimé n’a pas pu être lu. Vérifiez la connexion, puis rechargez la page.'));
    }
  }
}

function travailler(p: Parties, oui: boolean): void {
  p.executer.setAttribute('aria-disabled', String(oui));
  p.annuler.hidden = !oui;
  p.progres.hidden = true;
  if (!oui) return;
  p.erreur.hidden = true;
  p.avis.hidden = true;
  p.remarques.replaceChildren();
  p.etat.textContent = 'Calcul en cours…';
}

function montrerProgres(p: Parties, progres: Progres, { direProgres }: typeof Attente): void {
  const barre = p.progres.querySelector('progress');
  const texte = p.progres.querySelector('span');
  p.progres.hidden = false;
  if (barre !== null && progres.total !== null) [barre.max, barre.value] = [progres.total, progres.recus];
  if (texte !== null) texte.textContent = direProgres(progres);
}

function prevenir(p: Parties, avis: string): void {
  p.avis.textContent = avis;
  p.avis.hidden = false;
}

function annoncer(p: Parties, { titre, imprimee }: Recalcul): void {
  p.recalcul.replaceChildren(
    balise('h2', {}, 'Recalculer ce chiffre'),
    balise('p', {}, titre),
    balise('p', {}, 'Valeur imprimée\u00a0: ', balise('strong', {}, imprimee), '.'),
    balise(
      'p',
      { class: 'mention', role: 'status' },
      'Exécutez la requête de l’indicateur pour la comparer\u00a0: elle part des tables publiées, pas du chiffre imprimé.',
    ),
  );
  p.recalcul.hidden = false;
}

function verifier(p: Parties, recalcul: Recalcul, { lignes }: Resultat): void {
  const { pareil, phrase } = recalcul.comparer(lignes);
  const place = p.recalcul.querySelector('[role="status"]');
  place?.setAttribute('class', pareil ? 'pareil' : 'different');
  if (place !== null) place.textContent = phrase;
}

/** Each question gets the button that opens it in the editor. */
function armerQuestions(element: HTMLElement, poser: (sql: string, lecture: string) => void): void {
  for (const question of element.querySelectorAll<HTMLElement>('[data-question]')) {
    const texte = (choix: string) => question.querySelector(choix)?.textContent ?? '';
    const ouvrir = () => poser(texte('pre code'), texte('[data-lecture]'));
    question
      .querySelector('[data-actions]')
      ?.prepend(bouton('Ouvrir', ouvrir, { 'aria-label': `Ouvrir dans l’éditeur\u00a0: ${texte('h3')}` }));
  }
}

/** The address follows what was run, so that a reload finds it again. */
async function suivreAdresse(sql: string, recalcul: Recalcul | null): Promise<void> {
  if (recalcul?.sql === sql) return;
  const fragment = await ecrireExplorer(sql);
  history.replaceState(null, '', `${location.pathname}${fragment ?? ''}`);
}

async function partager(p: Parties, sql: string, racine: string): Promise<void> {
  const fragment = await ecrireExplorer(sql);
  p.lien.hidden = false;
  if (fragment === null) {
    p.lien.textContent =
      'Cette requête est vide, trop longue pour une adresse (8 ko), ou contient des caractères invisibles\u00a0: copiez son texte.';
    return;
  }
  const adresse = new URL(`${racine}explorer/${fragment}`, location.href).href;
  const champ = balise('input', { type: 'text', readonly: true, value: adresse });
  p.lien.replaceChildren(balise('label', {}, 'Adresse de cette requête ', champ));
  champ.focus();
  champ.select();
  p.etat.textContent = (await copier(adresse)) ? 'Adresse copiée.' : 'Adresse prête à copier.';
}

/** The reader's own clock, to the minute, in the form that sorts. */
function heureLocale(): string {
  const maintenant = new Date();
  return new Date(maintenant.getTime() - maintenant.getTimezoneOffset() * 60_000).toISOString();
}
