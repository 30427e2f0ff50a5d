import { accord, compte, entier, liste } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Valeur } from '#domain/contrat.ts';
import { lireColonne, type ColonneLue } from './colonne.ts';
import { detecterEntete, nommerColonnes } from './entete.ts';
import { ErreurApport } from './erreur.ts';
import { estVide, type Grille } from './grille.ts';
import { detecterDecimale, type Decimale } from './nombre.ts';

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
}

const ECHANTILLON = 4000;

function rangEntete(grille: Grille, demande: number | undefined): number | null {
  if (demande === undefined) return detecterEntete(grille);
  const rang = grille.numeros.indexOf(demande);
  return rang === -1 ? null : rang;
}

function* textesDe(rangees: Grille['rangees']): Generator<string> {
  for (const r of rangees.slice(0, ECHANTILLON)) for (const v of r) if (typeof v === 'string') yield v.trim();
}

/** Names and types the cells. Throws ErreurApport when nothing but a head is there. */
export function lireTableau(grille: Grille, options: OptionsTableau = {}): TableauLu {
  const rang = rangEntete(grille, options.entete);
  const entete: readonly Valeur[] = rang === null ? [] : (grille.rangees[rang] ?? []);
  const donnees = rang === null ? grille.rangees : grille.rangees.slice(rang + 1);
  if (donnees.length === 0) throw refusSansDonnees(grille, rang);
  const largeur = largeurUtile(entete, donnees);
  const decimale = options.decimale ?? detecterDecimale(textesDe(donnees));
  const noms = nommerColonnes(entete, largeur);
  const colonnes = noms.map((nom, k) =>
    lireColonne(
      nom,
      donnees.map((r) => r[k]),
      decimale,
    ),
  );
  const numeros = rang === null ? grille.numeros : grille.numeros.slice(rang + 1);
  const avis = [
    ...grille.avis,
    ...(rang === null ? ['Aucune ligne d’en-tête n’a été reconnue : les colonnes sont numérotées.'] : []),
    ...avisDoublons(entete),
    ...avisLargeur(donnees, numeros, rang === null ? null : entete.length),
    ...avisColonnes(colonnes, numeros),
  ];
  return { decimale, entete: rang === null ? null : (grille.numeros[rang] ?? null), colonnes, numeros, avis: avis.map(insecables) };
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

function avisColonnes(colonnes: readonly ColonneLue[], numeros: readonly number[]): readonly string[] {
  return colonnes.flatMap(({ nom, intrus, absences }) => {
    if (intrus !== null) {
      const lignes = intrus.rangs.map((r) => numeros[r] ?? 0);
      const combien = compte(intrus.nombre, 'case n’est pas un nombre', 'cases ne sont pas des nombres');
      return [
        `Colonne « ${nom} » : ${combien} (${dire(lignes, intrus.nombre)}). Elle reste du texte ; corrigez ces cases pour la cartographier.`,
      ];
    }
    const secrets = [...absences.values()].filter((a) => a === 'secret').length;
    if (absences.size === 0) return [];
    return [
      `Colonne « ${nom} » : ${entier(secrets)} « secret » et ${entier(absences.size - secrets)} « non disponible », gardés comme tels, jamais comptés pour zéro.`,
    ];
  });
}
