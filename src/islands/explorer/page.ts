import { ecrireExplorer, lireExplorer, type ReperesValeur } from '#domain/etat-explorer.ts';
import { EVENEMENT_TABLE, type Moteur, type Progres, type TableApportee } from '#db/moteur.ts';
import { balise } from '#islands/pieces/balise.ts';
import type * as Attente from './attente.ts';
import type { Issue, Suivi } from './execution.ts';
import { creerHistorique } from './historique.ts';
import type { Panneaux } from './panneaux.ts';
import { trouverPieces, type Pieces } from './parties-de-page.ts';
import type { Recalcul } from './recalcul.ts';
import type { Resultat } from './resultat.ts';
import { armerSchema, connues, lireSchema } from './schema.ts';
import type * as Volets from './volets.ts';
import { zoneSimple, type Zone } from './saisie-sql.ts';

const NOM_EDITEUR = 'Requête SQL. Contrôle et Entrée pour exécuter, Tab pour sortir.';

/** Brings the built page to life: what the address asks for is shown, never run before the reader says so. */
export function monter(element: HTMLElement, racine: string): void {
  const p = trouverPieces(element);
  const apportees = new Map<string, TableApportee>();
  const historique = creerHistorique(() => localStorage);
  const editeur = creerEditeur(p, () => void lancer());
  let panneaux: Panneaux | null = null;
  let recalcul: Recalcul | null = null;
  let controle: AbortController | null = null;

  const contexte = {
    tables: () => connues(lireSchema(p.schema)),
    demarrer: async (suivi: Suivi, sql: string): Promise<Moteur> => {
      const db = await (await import('#db/browser.ts')).moteur({ racine, sql, ...suivi });
      for (const [nom, { colonnes }] of apportees) await db.apporter(nom, colonnes);
      apportees.clear();
      return db;
    },
    maintenant: () => performance.now(),
  };

  async function lancer(): Promise<void> {
    if (controle !== null) return;
    controle = new AbortController();
    const sql = editeur.zone().lire();
    travailler(p, true);
    editeur.zone().marquer(null);
    try {
      const [{ executer }, volets, attente] = await Promise.all([import('./execution.ts'), import('./volets.ts'), import('./attente.ts')]);
      const surProgres = (q: Progres) => montrerProgres(p, q, attente);
      const issue = await executer(sql, contexte, { signal: controle.signal, surProgres });
      await conclure(issue, sql, volets);
    } catch {
      p.etat.textContent = 'Une partie de la page n’a pas pu être chargée. Vérifiez la connexion, puis réessayez.';
    }
    controle = null;
    travailler(p, false);
    await suivreAdresse(sql, recalcul);
  }

  async function conclure(issue: Issue, sql: string, volets: typeof Volets): Promise<void> {
    if (issue.sorte === 'resultat') return reussir(issue.resultat, volets);
    p.titre.textContent = 'Résultat de la requête précédente';
    if (issue.sorte === 'moteur') {
      p.etat.textContent = issue.message;
      return;
    }
    p.etat.textContent = 'La requête n’a pas abouti.';
    p.erreur.replaceChildren(...volets.direErreur(issue.erreur));
    p.erreur.hidden = false;
    if (issue.erreur.debut !== null && sql === editeur.zone().lire()) editeur.zone().marquer(issue.erreur.debut);
  }

  async function reussir(resultat: Resultat, { bilan, remarques }: typeof Volets): Promise<void> {
    p.titre.textContent = 'Résultat';
    p.etat.textContent = bilan(resultat);
    p.remarques.replaceChildren(...remarques(resultat).map((r) => balise('p', {}, r)));
    panneaux ??= (await import('./panneaux.ts')).armerPanneaux(p.resultat, racine);
    panneaux.montrer(resultat);
    if (recalcul !== null && resultat.sql === recalcul.sql) verifier(p, recalcul, resultat);
    historique.ajouter({ sql: resultat.sql, quand: heureLocale(), lignes: resultat.lignes.length });
    void lister();
  }

  async function lister(): Promise<void> {
    const passages = historique.lister();
    p.historique.hidden = passages.length === 0;
    if (passages.length === 0) return;
    const { passage } = await import('./attente.ts');
    p.historique.querySelector('ul')?.replaceChildren(...passages.map((q) => passage(q, () => poser(q.sql, ''))));
  }

  /** Puts a query in the editor. What was said of the one before no longer holds. */
  function poser(sql: string, lecture: string): void {
    editeur.zone().ecrire(sql);
    p.lecture.textContent = lecture;
    p.lecture.hidden = lecture === '';
    for (const piece of [p.erreur, p.avis, p.lien, p.recalcul]) piece.hidden = true;
    recalcul = null;
    p.atelier.scrollIntoView({ block: 'start' });
    void editeur.charger(true);
  }

  async function suivreDemande(): Promise<void> {
    const { demande, avis } = await lireExplorer(location.search, location.hash);
    if (demande.sorte === 'requete') poser(demande.sql, '');
    if (demande.sorte === 'requete')
      prevenir(p, 'Voici la requête de l’adresse. Lisez-la, puis exécutez-la si elle vous convient\u00a0: rien n’a encore tourné.');
    if (demande.sorte === 'indicateur') await ouvrirRecalcul(demande);
    if (avis !== null) prevenir(p, avis);
  }

  async function ouvrirRecalcul(reperes: ReperesValeur): Promise<void> {
    try {
      const { preparerRecalcul } = await import('./recalcul.ts');
      const prepare = await preparerRecalcul(racine, reperes);
      if (prepare === null)
        return prevenir(p, 'L’adresse ne désigne aucun chiffre de l’atlas\u00a0: l’indicateur, le lieu ou la période n’y sont pas.');
      poser(prepare.sql, '');
      recalcul = prepare;
      annoncer(p, prepare);
    } catch {
      prevenir(p, 'Le chiffre imprimé n’a pas pu être lu. Vérifiez la connexion, puis rechargez la page.');
    }
  }

  const inserer = (nom: string) => void editeur.charger(false).then(() => editeur.zone().inserer(nom));
  armerSchema(p.schema, inserer);
  element.addEventListener(EVENEMENT_TABLE, (e) => {
    const table = (e as CustomEvent<TableApportee>).detail;
    apportees.set(table.nom, table);
    void import('./table-apportee.ts').then(({ ajouterTable }) => ajouterTable(p.schema, table, inserer));
  });
  armerQuestions(element, poser);
  p.executer.addEventListener('click', () => void lancer());
  p.annuler.addEventListener('click', () => {
    controle?.abort();
    p.executer.focus();
  });
  p.partager.addEventListener('click', () => void partager(p, editeur.zone().lire(), racine));
  p.historique.querySelector('[data-effacer]')?.addEventListener('click', () => {
    historique.effacer();
    void lister();
    p.etat.textContent = 'L’historique est effacé.';
    p.executer.focus();
  });
  window.addEventListener('hashchange', () => void suivreDemande());
  void lister();
  p.atelier.hidden = false;
  void suivreDemande();
}

/** The text area of the page, until the first focus brings the editor that takes its place. */
function creerEditeur(p: Pieces, surExecuter: () => void) {
  let zone: Zone = zoneSimple(p.champ);
  let chargement: Promise<void> | null = null;
  p.champ.addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) surExecuter();
  });
  const remplacer = async () => {
    const { monterEditeur } = await import('./editeur.ts');
    const avaitLeFocus = document.activeElement === p.champ;
    const { value: texte, selectionStart: de, selectionEnd: a } = p.champ;
    p.champ.hidden = true;
    p.editeur.hidden = false;
    zone = monterEditeur(p.editeur, { texte, selection: { de, a }, tables: () => lireSchema(p.schema), nom: NOM_EDITEUR, surExecuter });
    if (avaitLeFocus) zone.focaliser();
  };
  /** Without the editor the text area goes on serving. */
  const charger = async (focus: boolean) => {
    chargement ??= remplacer();
    await chargement.catch(() => (chargement = null));
    if (focus) zone.focaliser();
  };
  p.champ.addEventListener('focus', () => void charger(false));
  return { zone: () => zone, charger };
}

function travailler(p: Pieces, oui: boolean): void {
  p.executer.setAttribute('aria-disabled', String(oui));
  p.annuler.hidden = !oui;
  p.progres.hidden = true;
  if (!oui) return;
  p.erreur.hidden = true;
  p.avis.hidden = true;
  p.remarques.replaceChildren();
  p.etat.textContent = 'Calcul en cours…';
}

function montrerProgres(p: Pieces, progres: Progres, { direProgres }: typeof Attente): void {
  const barre = p.progres.querySelector('progress');
  const texte = p.progres.querySelector('span');
  p.progres.hidden = false;
  if (barre !== null && progres.total !== null) [barre.max, barre.value] = [progres.total, progres.recus];
  if (texte !== null) texte.textContent = direProgres(progres);
}

function prevenir(p: Pieces, avis: string): void {
  p.avis.textContent = avis;
  p.avis.hidden = false;
}

function annoncer(p: Pieces, { titre, imprimee }: Recalcul): void {
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

function verifier(p: Pieces, recalcul: Recalcul, { lignes }: Resultat): void {
  const { pareil, phrase } = recalcul.comparer(lignes);
  const place = p.recalcul.querySelector('[role="status"]');
  place?.setAttribute('class', pareil ? 'pareil' : 'different');
  if (place !== null) place.textContent = phrase;
}

/** Each question gets the button that opens it in the editor. */
function armerQuestions(element: HTMLElement, poser: (sql: string, lecture: string) => void): void {
  for (const question of element.querySelectorAll<HTMLElement>('[data-question]')) {
    const texte = (choix: string) => question.querySelector(choix)?.textContent ?? '';
    const bouton = balise('button', { type: 'button', 'aria-label': `Ouvrir dans l’éditeur\u00a0: ${texte('h3')}` }, 'Ouvrir');
    bouton.addEventListener('click', () => poser(texte('pre code'), texte('[data-lecture]')));
    question.querySelector('[data-actions]')?.prepend(bouton);
  }
}

/** The address follows what was run, so that a reload finds it again. */
async function suivreAdresse(sql: string, recalcul: Recalcul | null): Promise<void> {
  if (recalcul?.sql === sql) return;
  const fragment = await ecrireExplorer(sql);
  history.replaceState(null, '', `${location.pathname}${fragment ?? ''}`);
}

async function partager(p: Pieces, sql: string, racine: string): Promise<void> {
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
  const copie = await navigator.clipboard.writeText(adresse).then(
    () => 'Adresse copiée.',
    () => 'Adresse prête à copier.',
  );
  p.etat.textContent = copie;
}

/** The reader's own clock, to the minute, in the form that sorts. */
function heureLocale(): string {
  const maintenant = new Date();
  return new Date(maintenant.getTime() - maintenant.getTimezoneOffset() * 60_000).toISOString();
}
