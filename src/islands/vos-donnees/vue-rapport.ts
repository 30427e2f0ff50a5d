import { NIVEAUX_APPORT, type NiveauApport } from '#apport/lieux.ts';
import { dire } from '#apport/tableau.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { compte, entier, liste as enumerer } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import { liste, tableau } from './champs.ts';
import type { GroupeDit, LectureDite, LieuDit, ListeDite, RapportDit } from './messages.ts';

export interface ActionsTerritoire {
  readonly surColonne: (colonne: number | null, niveau: NiveauApport) => void;
  /** Codes chosen for ambiguous texts, by key of the group. */
  readonly surChoix: (choix: ReadonlyMap<string, string>) => void;
  readonly surTelechargement: () => void;
}

export interface ColonneChoisie {
  readonly colonne: number | null;
  readonly niveau: NiveauApport;
}

const nomLieu = ({ code, nom, departement }: LieuDit) =>
  `${nom}${departement === '' || nom.includes(departement) ? '' : `, ${departement}`} (${code})`;

/** Which column holds the territory, and its level. */
export function choixTerritoire(l: LectureDite, { colonne, niveau }: ColonneChoisie, actions: ActionsTerritoire): HTMLElement {
  const colonnes = [{ valeur: '', texte: 'aucune' }, ...l.colonnes.map((c, k) => ({ valeur: String(k), texte: c.nom }))];
  const niveaux = NIVEAUX_APPORT.map((n) => ({ valeur: n, texte: LIBELLES_NIVEAU[n].singulier }));
  return balise(
    'div',
    { class: 'corrections' },
    liste('Colonne du territoire', colonnes, colonne === null ? '' : String(colonne), (v) =>
      actions.surColonne(v === '' ? null : Number(v), niveau),
    ),
    liste('Niveau', niveaux, niveau, (n) => actions.surColonne(colonne, n as NiveauApport)),
  );
}

/** Rows left out, and rows placed on one sign only: nothing is said to be whole while there are any. */
function resume(r: RapportDit): string {
  const { singulier, pluriel, genre } = LIBELLES_NIVEAU[r.niveau];
  const rattachees = compte(r.lignes.apparies, 'ligne rattachée', 'lignes rattachées');
  const places = `${compte(r.territoires, singulier, pluriel)} sur ${entier(r.territoiresDuNiveau)}`;
  const lignes = (n: number, suite: string) => (n > 0 ? `${compte(n, 'ligne', 'lignes')} ${suite}` : null);
  const reste = [
    r.lignes.ambigus > 0 ? compte(r.lignes.ambigus, 'ligne ambiguë', 'lignes ambiguës') : null,
    lignes(r.lignes.inconnus, `sans ${singulier} reconnu${genre === 'f' ? 'e' : ''}`),
    r.lignes.ecartes > 0 ? compte(r.lignes.ecartes, 'ligne écartée', 'lignes écartées') : null,
    lignes(r.vides.nombre, 'sans rien dans cette colonne'),
    lignes(r.horsMaille, 'd’un autre niveau'),
    lignes(r.horsModalite, 'non retenues selon votre réponse'),
  ].filter((t) => t !== null);
  const doutes = [
    r.lignes.supposes > 0 ? compte(r.lignes.supposes, 'n’est que supposée', 'ne sont que supposées') : null,
    lignes(r.desaccords.nombre, 'dont une autre colonne dit un autre lieu'),
  ].filter((t) => t !== null);
  const verifiees = doutes.length === 0 ? ', toutes vérifiées' : `, dont ${enumerer(doutes)}`;
  const entiere = reste.length === 0 && doutes.length === 0 ? '\u202f; aucune n’est laissée de côté' : '';
  return `${rattachees} à ${places}${r.lignes.apparies === 0 ? '' : verifiees}${reste.length === 0 ? entiere : `\u202f; ${enumerer(reste)}`}.`;
}

const ou = (g: GroupeDit) => dire(g.lignes, g.nombre);

function replier(titre: string, ouvert: boolean, ...contenu: readonly (HTMLElement | null)[]): HTMLElement {
  return balise('details', { open: ouvert }, balise('summary', {}, titre), ...contenu);
}

/** « 200 premiers textes sur 1 204 », when the list is cut. */
const coupe = (l: ListeDite) => (l.montres.length < l.nombre ? `, les ${entier(l.montres.length)} premiers sur ${entier(l.nombre)}` : '');

function listeInconnus(l: ListeDite): HTMLElement | null {
  if (l.nombre === 0) return null;
  return replier(
    `Non reconnus\u00a0: ${compte(l.nombre, 'texte', 'textes')}`,
    true,
    balise(
      'p',
      { class: 'mention' },
      'Fautes de frappe, anciens territoires ou autre niveau\u00a0: ces lignes ne sont comptées nulle part. Corrigez-les dans le fichier, ou changez la colonne ou le niveau.',
    ),
    tableau({
      legende: `Textes non reconnus${coupe(l)}`,
      entetes: ['Texte du fichier', 'Où'],
      rangees: l.montres.map((g) => [g.texte, ou(g)]),
    }),
  );
}

function listeAmbigus(l: ListeDite, actions: ActionsTerritoire): HTMLElement | null {
  if (l.nombre === 0) return null;
  const choisis = new Map<string, string>();
  const selecteur = (g: GroupeDit) => {
    const select = balise(
      'select',
      {
        'aria-label': `Territoire de «\u00a0${g.texte}\u00a0»`,
        change: () => (select.value === '' ? choisis.delete(g.cle) : choisis.set(g.cle, select.value)),
      },
      balise('option', { value: '' }, `à choisir parmi ${g.candidats.length}`),
      ...g.candidats.map((c) => balise('option', { value: c.code }, nomLieu(c))),
    );
    return select;
  };
  return replier(
    `Ambigus\u00a0: ${compte(l.nombre, 'texte', 'textes')}`,
    true,
    balise(
      'p',
      { class: 'mention' },
      'Plusieurs territoires portent ce nom. Une colonne du département dans le fichier les départage\u202f; sinon, choisissez ici.',
    ),
    tableau({
      legende: `Textes ambigus${coupe(l)}`,
      entetes: ['Texte du fichier', 'Où', 'Territoire'],
      rangees: l.montres.map((g) => [g.texte, ou(g), selecteur(g)]),
    }),
    balise('button', { type: 'button', click: () => actions.surChoix(choisis) }, 'Appliquer ces choix'),
  );
}

function listeApparies(l: ListeDite): HTMLElement | null {
  return listeDe(l, 'Reconnus', 'Textes reconnus', null, (g) => (g.lieu === null ? '' : nomLieu(g.lieu)), 'Territoire');
}

const MOTIFS: Readonly<Record<NonNullable<GroupeDit['motif']>, string>> = {
  total: 'un total ou un ensemble',
  niveau: 'un autre niveau de territoire',
  note: 'une note sous le tableau',
  arrondissement: 'une partie d’une commune présente en entier',
};

function listeDe(
  l: ListeDite,
  titre: string,
  legende: string,
  mention: string | null,
  dernier: (g: GroupeDit) => string,
  entete: string,
): HTMLElement | null {
  if (l.nombre === 0) return null;
  return replier(
    `${titre}\u00a0: ${compte(l.nombre, 'texte', 'textes')}`,
    false,
    mention === null ? null : balise('p', { class: 'mention' }, mention),
    tableau({
      legende: `${legende}${coupe(l)}`,
      entetes: ['Texte du fichier', 'Où', entete],
      rangees: l.montres.map((g) => [g.texte, ou(g), dernier(g)]),
    }),
  );
}

const listeSupposes = (l: ListeDite) =>
  listeDe(
    l,
    'Supposés',
    'Textes placés sur un seul indice',
    'Rien d’autre dans le fichier ne confirme ces lieux\u00a0: une colonne du département ou du code les vérifierait.',
    (g) => (g.lieu === null ? '' : nomLieu(g.lieu)),
    'Territoire supposé',
  );

const listeEcartes = (l: ListeDite) =>
  listeDe(
    l,
    'Écartés',
    'Textes écartés',
    'Ces lignes ne sont ajoutées à aucun territoire.',
    (g) => (g.motif === null ? '' : MOTIFS[g.motif]),
    'Pourquoi',
  );

/** The match report: what was placed, what was not, and where in the file. */
export function vueRapport(r: RapportDit, actions: ActionsTerritoire): HTMLElement {
  const vides =
    r.vides.nombre === 0 ? null : balise('p', { class: 'mention' }, `Sans territoire\u00a0: ${dire(r.vides.lignes, r.vides.nombre, 12)}.`);
  const desaccords =
    r.desaccords.nombre === 0
      ? null
      : balise(
          'p',
          { class: 'mention' },
          `Une autre colonne, de noms ou de régions, y dit un autre lieu, et elle n’est pas suivie\u00a0: ${dire(r.desaccords.lignes, r.desaccords.nombre, 12)}.`,
        );
  return balise(
    'div',
    { class: 'rapport' },
    balise('p', { tabindex: -1, class: 'resume' }, resume(r)),
    listeAmbigus(r.ambigus, actions),
    listeInconnus(r.inconnus),
    listeEcartes(r.ecartes),
    listeSupposes(r.supposes),
    vides,
    desaccords,
    listeApparies(r.apparies),
    balise('button', { type: 'button', class: 'discret', click: () => actions.surTelechargement() }, 'Télécharger ce rapport (CSV)'),
  );
}
