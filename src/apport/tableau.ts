import { accord, compte, entier, liste } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Valeur } from '#domain/contrat.ts';
import { lireColonne, type ColonneLue } from './colonne.ts';
import { composerCommune } from './composer.ts';
import { compterLignes, detecterEntete, nommerColonnes, reunirEntete, type EnteteTrouvee } from './entete.ts';
import { ErreurApport } from './erreur.ts';
import { choixDeColonne, TRANSPOSER } from './doutes.ts';
import { estVide, transposer, type Grille } from './grille.ts';
import { lireIndices, roleDe } from './indices.ts';
import { detecterDecimale, type Decimale } from './nombre.ts';
import type { Reponses } from './question.ts';

/** A file understood: named and typed columns. */
export interface TableauLu {
  readonly decimale: Decimale;
  /** 1-based line of the head in the file, null without one. */
  readonly entete: number | null;
  readonly colonnes: readonly ColonneLue[];
  /** 1-based line in the file of each row of data. */
  readonly numeros: readonly number[];
  /** What was noticed, in French sentences. */
  readonly avis: readonly string[];
}

export interface OptionsTableau {
  /** 1-based line of the head, 0 for none; detected when absent. */
  readonly entete?: number;
  readonly decimale?: Decimale;
  /** What the reader answered; numbers and sides of the table are among it. */
  readonly reponses?: Reponses;
}

const ECHANTILLON = 4000;

function trouverEntete(grille: Grille, demande: number | undefined): EnteteTrouvee | null {
  if (demande === undefined) return detecterEntete(grille);
  const rang = grille.numeros.indexOf(demande);
  return rang === -1 ? null : { rang, lignes: compterLignes(grille.rangees, rang) };
}

function* textesDe(rangees: Grille['rangees']): Generator<string> {
  for (const r of rangees.slice(0, ECHANTILLON)) for (const v of r) if (typeof v === 'string') yield v.trim();
}

/** Names and types the cells. Throws ErreurApport when nothing but a head is there. */
export function lireTableau(brute: Grille, options: OptionsTableau = {}): TableauLu {
  const { reponses = new Map<string, string>() } = options;
  const transposee = reponses.get(TRANSPOSER) === 'oui';
  const grille = transposee ? transposer(brute) : brute;
  const trouvee = trouverEntete(grille, options.entete);
  const premiere = trouvee === null ? 0 : trouvee.rang + trouvee.lignes;
  const entete: readonly Valeur[] = trouvee === null ? [] : reunirEntete(grille.rangees.slice(trouvee.rang, premiere));
  const donnees = grille.rangees.slice(premiere);
  if (donnees.length === 0) throw refusSansDonnees(grille, trouvee?.rang ?? null);
  const largeur = largeurUtile(entete, donnees);
  const decimale = options.decimale ?? detecterDecimale(textesDe(donnees));
  const lues = nommerColonnes(entete, largeur).map((nom, k) =>
    lireColonne(
      nom,
      donnees.map((r) => r[k]),
      decimale,
      choixDeColonne(reponses, k),
    ),
  );
  const composee = composerCommune(lues);
  const colonnes = composee === null ? lues : [...lues, composee.colonne];
  const numeros = grille.numeros.slice(premiere);
  const avis = [
    ...grille.avis,
    ...(transposee ? ['Lignes et colonnes ont été échangées : chaque ligne du fichier est devenue une colonne.'] : []),
    ...avisEntete(trouvee),
    ...(composee === null ? [] : [composee.avis]),
    ...avisDoublons(entete),
    ...avisLargeur(donnees, numeros, trouvee === null ? null : entete.length),
    ...avisColonnes(colonnes, numeros),
  ];
  const ligne = trouvee === null ? null : (grille.numeros[trouvee.rang] ?? null);
  return { decimale, entete: ligne, colonnes, numeros, avis: avis.map(insecables) };
}

function avisEntete(trouvee: EnteteTrouvee | null): readonly string[] {
  if (trouvee === null) return ['Aucune ligne d’en-tête n’a été reconnue : les colonnes sont numérotées.'];
  return trouvee.lignes === 1 ? [] : [`L’en-tête tient sur ${trouvee.lignes} lignes : les noms de colonnes les réunissent.`];
}

function refusSansDonnees(grille: Grille, rang: number | null): ErreurApport {
  if (rang === null)
    return new ErreurApport('vide', 'Cette feuille ne contient aucune case remplie. Choisissez une autre feuille ou un autre fichier.');
  const noms = (grille.rangees[rang] ?? []).filter((v) => !estVide(v)).slice(0, 5);
  return new ErreurApport(
    'vide',
    `Ce fichier n’a qu’une ligne d’en-tête (${noms.join(', ')}), sans données au-dessous. Vérifiez que l’export est complet, puis choisissez-le encore.`,
  );
}

/** Unnamed and empty columns at the right, left by a trailing separator, carry nothing. */
function largeurUtile(entete: readonly Valeur[], donnees: Grille['rangees']): number {
  let largeur = entete.findLastIndex((v) => !estVide(v)) + 1;
  for (const r of donnees) while (r.length > largeur && r.slice(largeur).some((v) => !estVide(v))) largeur++;
  return largeur;
}

/** « ligne 4 », « lignes 4, 7 et 9 », « lignes 4, 7, 9 et 12 autres ». */
export function dire(numeros: readonly number[], total = numeros.length, gardees = 5): string {
  const vues = numeros.slice(0, gardees).map(entier);
  const reste = total - vues.length;
  return `${accord(total, 'ligne', 'lignes')} ${liste(reste > 0 ? [...vues, `${entier(reste)} ${accord(reste, 'autre', 'autres')}`] : vues)}`;
}

function avisDoublons(entete: readonly Valeur[]): readonly string[] {
  const noms = entete.filter((v) => !estVide(v)).map((v) => String(v).trim());
  const vus = new Set(noms.map((n) => n.toLowerCase()));
  const doubles = [...vus].filter((n) => noms.filter((m) => m.toLowerCase() === n).length > 1);
  if (doubles.length === 0) return [];
  return [`Colonnes de même nom (${doubles.slice(0, 5).join(', ')}) : les suivantes sont numérotées (2), (3)…`];
}

function avisLargeur(donnees: Grille['rangees'], numeros: readonly number[], attendue: number | null): readonly string[] {
  if (attendue === null) return [];
  const longues = numeros.filter((_, i) => {
    const rangee = donnees[i] ?? [];
    return rangee.length > attendue && rangee.slice(attendue).some((v) => !estVide(v));
  });
  if (longues.length === 0) return [];
  const nombre = compte(longues.length, 'ligne a plus de cases', 'lignes ont plus de cases');
  return [`${nombre} que l’en-tête (${dire(longues)}) : une case y contient peut-être le séparateur. Vérifiez l’aperçu.`];
}

/** Columns with the same missing cells are told in one sentence. */
function avisColonnes(colonnes: readonly ColonneLue[], numeros: readonly number[]): readonly string[] {
  const absentes = colonnes.filter((c) => c.absences.size > 0);
  return [...colonnes.flatMap((c) => avisColonne(c, numeros)), ...(absentes.length === 0 ? [] : [avisAbsences(absentes)])];
}

function avisAbsences(colonnes: readonly ColonneLue[]): string {
  const total = colonnes.reduce((n, { absences }) => n + absences.size, 0);
  const secrets = colonnes.reduce((n, { absences }) => n + [...absences.values()].filter((a) => a === 'secret').length, 0);
  const noms = colonnes.slice(0, 5).map(({ nom }) => `« ${nom} »`);
  const reste = colonnes.length - noms.length;
  const quelles = liste(reste > 0 ? [...noms, `${entier(reste)} ${accord(reste, 'autre', 'autres')}`] : noms);
  return `${accord(colonnes.length, 'Colonne', 'Colonnes')} ${quelles} : ${entier(secrets)} « secret » et ${entier(total - secrets)} « non disponible », gardés comme tels, jamais comptés pour zéro.`;
}

/** « 2,00069E+08 »: a spreadsheet has lost the last figures of a code. */
const SCIENTIFIQUE = /^\d(?:[.,]\d+)?E\+?\d+$/i;

function avisColonne({ nom, intrus, converties, valeurs }: ColonneLue, numeros: readonly number[]): readonly string[] {
  if (converties !== undefined) return [`Colonne « ${nom} » : ${converties}, selon votre réponse.`];
  const perdus = valeurs.findIndex((v) => typeof v === 'string' && SCIENTIFIQUE.test(v));
  if (perdus !== -1)
    return [
      `Colonne « ${nom} » : « ${String(valeurs[perdus])} » est une notation scientifique, dont les derniers chiffres sont perdus. Dans le tableur, mettez la colonne au format texte avant d’exporter.`,
    ];
  const { niveaux, autre } = lireIndices(nom);
  // a code among figures is what a column of places holds
  if (intrus === null || niveaux.length > 0 || autre !== null || roleDe(nom) === 'identifiant') return [];
  const lignes = intrus.rangs.map((r) => numeros[r] ?? 0);
  const combien = compte(intrus.nombre, 'case n’est pas un nombre', 'cases ne sont pas des nombres');
  return [
    `Colonne « ${nom} » : ${combien} (${dire(lignes, intrus.nombre)}). Elle reste du texte ; corrigez ces cases pour la cartographier.`,
  ];
}
