import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import type { Collection } from '#domain/contenu/commun.ts';

/** One entry as a file holds it, not yet checked. */
export interface EntreeBrute {
  readonly fichier: string;
  readonly id: string;
  readonly donnees: Readonly<Record<string, unknown>>;
}

/** Where the texts stand, from the root of the project. */
export const RACINE_CONTENU = 'src/content';

const objet = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/**
 * Node-only: the entries of a YAML collection. A file holds one entry, or a list of them: a strategy fills a file, its
 * hundred objectives share one.
 */
export function lireCollection(collection: Exclude<Collection, 'recits'>, racine = RACINE_CONTENU): readonly EntreeBrute[] {
  const dossier = join(racine, collection);
  if (!existsSync(dossier)) return [];
  return globSync('*.yaml', { cwd: dossier })
    .sort()
    .flatMap((nom) => lireFichier(join(dossier, nom)));
}

/** Node-only: the entries of one file. */
export function lireFichier(chemin: string): readonly EntreeBrute[] {
  const fichier = relative('.', chemin);
  const lu: unknown = parse(readFileSync(chemin, 'utf8'));
  return (Array.isArray(lu) ? (lu as unknown[]) : [lu]).map((entree, rang) => {
    if (objet(entree) && typeof entree['id'] === 'string') return { fichier, id: entree['id'], donnees: entree };
    throw new Error(`${fichier}: entry ${rang + 1} has no text "id": write one, between quotes when it is made of digits`);
  });
}

/** Node-only: the front matter of the stories, the file name as id. */
export function lireRecits(racine = RACINE_CONTENU): readonly EntreeBrute[] {
  const dossier = join(racine, 'recits');
  if (!existsSync(dossier)) return [];
  return globSync('*.mdx', { cwd: dossier })
    .sort()
    .map((nom) => {
      const fichier = relative('.', join(dossier, nom));
      const entete = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(fichier, 'utf8'))?.[1];
      const donnees: unknown = entete === undefined ? null : parse(entete);
      if (!objet(donnees)) throw new Error(`${fichier}: no front matter: open the file with --- and close it with ---`);
      return { fichier, id: nom.replace(/\.mdx$/, ''), donnees };
    });
}
