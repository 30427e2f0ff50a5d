import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { csvParse } from 'd3-dsv';
import { importeurSiae } from '../scripts/import/siae.ts';
import { originauxDe } from '../scripts/import/essai.ts';

const lire = (chemin: string) => csvParse(readFileSync(chemin, 'utf8'));

/** Communes and types of the sole traders, as the corrections answer. */
export const REPONSES = lire('data/corrections/siae.csv').filter((c) => c['champ'] === 'personne');

/**
 * What must be nowhere: of each sole trader, the SIREN, the names and the point, read from the original; null where it is not at hand,
 * since no file of ours holds them.
 */
export function secrets(): readonly Buffer[] | null {
  const originaux = originauxDe(importeurSiae);
  if (originaux === null) return null;
  const reponses = new Set(REPONSES.map((r) => `${r['valeur'] ?? ''} ${r['type'] ?? ''}`));
  const publies = new Set(lire('data/tables/siae.csv').map((s) => s['siret']));
  return csvParse(new TextDecoder().decode(originaux[0]))
    .filter((l) => l['source'] === 'ASP' && reponses.has(`${l['insee']} ${l['kind']}`) && !publies.has(l['siret']))
    .flatMap((l) => {
      const mots = (l['name'] ?? '').split(' ');
      const noms = [mots.slice(0, 2), mots.slice(2)].map((m) => m.join(' ')).filter((nom) => nom.length > 12);
      const point = [l['lon'] ?? '', l['lat'] ?? ''].filter((x) => x !== '');
      return [(l['siret'] ?? '').slice(0, 9), ...noms, ...point];
    })
    .map((texte) => Buffer.from(texte));
}

/** Files under a folder whose bytes, unpacked where Pagefind packs them, hold a secret. */
export function trouver(dossier: string, cherches: readonly Buffer[]): readonly string[] {
  if (!existsSync(dossier)) return [];
  return readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && !/\.(br|gz|png|woff2|wasm|parquet)$/.test(e.name))
    .flatMap((e) => {
      const chemin = join(e.parentPath, e.name);
      const brut = readFileSync(chemin);
      const octets = basename(chemin).includes('.pf_') ? gunzipSync(brut) : brut;
      return cherches.some((s) => octets.includes(s)) ? [chemin] : [];
    });
}
