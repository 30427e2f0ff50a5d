import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import { lireFicheSource, type FicheSource } from '../../src/domain/source.ts';
import { decoder, faute, lireCsv } from './lecture-csv.ts';

export interface FichesLues {
  readonly cartes: ReadonlyMap<string, FicheSource>;
  readonly anomalies: readonly Anomalie[];
}

/** All the cards of data/sources, with every fault of every card. */
export function lireFichesSources(dossier: string): FichesLues {
  const noms = readdirSync(dossier)
    .filter((n) => n.endsWith('.yaml'))
    .sort();
  const lectures = noms.map((nom) => lireFicheDe(join(dossier, nom)));
  return {
    cartes: new Map(lectures.flatMap(({ carte }) => (carte === null ? [] : [[carte.id, carte] as const]))),
    anomalies: lectures.flatMap((l) => l.anomalies),
  };
}

/** One card, with all its faults. */
export function lireFicheDe(chemin: string): { readonly carte: FicheSource | null; readonly anomalies: readonly Anomalie[] } {
  const nom = basename(chemin);
  const fichier = `data/sources/${nom}`;
  try {
    const { carte, fautes } = lireFicheSource(nom, parse(readFileSync(chemin, 'utf8')));
    return { carte, anomalies: fautes.map((f) => faute(fichier, null, f.champ, null, f.motif, f.conseil)) };
  } catch (e) {
    if (!(e instanceof YAMLParseError)) throw e;
    return {
      carte: null,
      anomalies: [faute(fichier, e.linePos?.[0].line ?? null, null, null, `YAML illisible (${e.code})`, 'corriger la syntaxe de la carte')],
    };
  }
}

export function sha256(octets: Uint8Array): string {
  return createHash('sha256').update(octets).digest('hex');
}

/** Holds an original against the size and the fingerprint of its card. */
export function verifierOriginal(cartes: ReadonlyMap<string, FicheSource>, chemin: string, octets: Uint8Array): readonly Anomalie[] {
  const originaux = [...cartes.values()].flatMap((c) => c.originaux.map((o) => ({ ...o, carte: c.id })));
  const attendu = originaux.find((o) => o.chemin === chemin);
  if (attendu === undefined)
    return [
      faute(
        chemin,
        null,
        null,
        null,
        'aucune carte ne décrit ce fichier',
        'ajouter son chemin, sa taille et son empreinte à une carte de data/sources',
      ),
    ];
  const empreinte = sha256(octets);
  if (attendu.octets === octets.length && attendu.sha256 === empreinte) return [];
  const motif = `taille ou empreinte différente de la carte ${attendu.carte} (${attendu.octets} octets, sha256 ${attendu.sha256.slice(0, 12)}… attendus)`;
  const conseil = `si le producteur a publié une nouvelle version, vérifier le millésime puis mettre à jour data/sources/${attendu.carte}.yaml ; sinon reprendre le bon fichier`;
  return [faute(chemin, null, null, `${octets.length} octets, sha256 ${empreinte.slice(0, 12)}…`, motif, conseil)];
}

/** Hand corrections, as text; a file without its reason column is a fault of ours and stops everything. */
export function lireCorrections(dossier: string, nom: string): readonly Readonly<Record<string, string>>[] {
  const fichier = `data/corrections/${nom}.csv`;
  const tableau = lireCsv(fichier, readFileSync(join(dossier, `${nom}.csv`)), { separateur: ',', colonnes: ['raison', 'lien'] });
  const [premiere] = tableau.anomalies;
  if (premiere !== undefined)
    throw new Error(`${fichier} line ${premiere.ligne ?? '?'}: ${premiere.motif}; mend the correction file first`);
  return tableau.lignes.map((l) => l.champs);
}

export type Octets = Readonly<Record<string, Uint8Array>>;

/** The bytes of one original of a filter; the runner gives them all, so that an absent one is our own mistake. */
export function octetsDe(octets: Octets, fichier: string): Uint8Array {
  const lus = octets[fichier];
  if (lus === undefined) throw new Error(`filter asks for "${fichier}", which it does not declare in its fichiers`);
  return lus;
}

/** A JSON original: the value, or why it does not read (empty, HTML page, cut file). */
export function lireJson(fichier: string, octets: Uint8Array): { readonly valeur: unknown; readonly anomalies: readonly Anomalie[] } {
  const { texte } = decoder(fichier, octets);
  const conseil = 'télécharger de nouveau l’original';
  if (texte.trim() === '') return { valeur: null, anomalies: [faute(fichier, null, null, '0 octet utile', 'fichier vide', conseil)] };
  try {
    return { valeur: JSON.parse(texte), anomalies: [] };
  } catch (e) {
    const debut = texte.trim().slice(0, 40);
    const motif = debut.startsWith('<')
      ? 'page HTML ou XML enregistrée à la place du JSON'
      : `JSON illisible ou tronqué (${(e as SyntaxError).message})`;
    return { valeur: null, anomalies: [faute(fichier, null, null, debut, motif, conseil)] };
  }
}
