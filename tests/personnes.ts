import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { csvParse } from 'd3-dsv';
import { importeurSiae } from '../scripts/import/siae.ts';
import { originauxDe } from '../scripts/import/essai.ts';
import { ouvrirMoteur } from '../src/db/native.ts';
import { texteSql } from '../src/lib/sql.ts';

const lire = (chemin: string) => csvParse(readFileSync(chemin, 'utf8'));

/** Communes and types of the sole traders, as the corrections answer. */
export const REPONSES = lire('data/corrections/siae.csv').filter((c) => c['champ'] === 'personne');

export const SANS_ORIGINAUX = 'the originals, which alone hold what must be nowhere, are not at hand';

/** A name is one between word borders only: a short one may be a part of any word. A SIREN begins a SIRET, a point may be cut: anywhere. */
export interface Secret {
  readonly texte: string;
  readonly mot: boolean;
}

/**
 * What must be nowhere: of each sole trader, the SIREN, the names and the point, read from the original; null where it is not at hand,
 * since no file of ours holds them.
 */
export function secrets(): readonly Secret[] | null {
  const originaux = originauxDe(importeurSiae);
  if (originaux === null) return null;
  const reponses = new Set(REPONSES.map((r) => `${r['valeur'] ?? ''} ${r['type'] ?? ''}`));
  const publies = new Set(lire('data/tables/siae.csv').map((s) => s['siret']));
  return csvParse(new TextDecoder().decode(originaux[0]))
    .filter((l) => l['source'] === 'ASP' && reponses.has(`${l['insee']} ${l['kind']}`) && !publies.has(l['siret']))
    .flatMap((l) => {
      const mots = (l['name'] ?? '').split(' ');
      // one word alone may be a first name, which many bear
      const noms = [mots, mots.slice(0, 2), mots.slice(2)].filter((m) => m.length > 1).map((m) => m.join(' '));
      const chiffres = [(l['siret'] ?? '').slice(0, 9), l['lon'] ?? '', l['lat'] ?? ''];
      return [...noms.map((texte) => ({ texte, mot: true })), ...chiffres.map((texte) => ({ texte, mot: false }))];
    })
    .filter(({ texte }) => texte !== '');
}

/** Letters and digits; past ASCII, any byte of an accented letter. */
const DANS_UN_MOT = /[\dA-Za-z\u0080-\u00ff]/;
const borde = (octet: number | undefined) => octet === undefined || !DANS_UN_MOT.test(String.fromCharCode(octet));

function contient(octets: Buffer, { texte, mot }: Secret): boolean {
  const cherche = Buffer.from(texte);
  for (let i = octets.indexOf(cherche); i !== -1; i = octets.indexOf(cherche, i + 1))
    if (!mot || (borde(octets[i - 1]) && borde(octets[i + cherche.length]))) return true;
  return false;
}

/** Files under a folder, which must be there, whose bytes, unpacked where Pagefind packs them, hold a secret. A Parquet is for `trouverParquet`. */
export function trouver(dossier: string, cherches: readonly Secret[]): readonly string[] {
  return readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && !/\.(br|gz|png|woff2|wasm|parquet)$/.test(e.name))
    .flatMap((e) => {
      const chemin = join(e.parentPath, e.name);
      const brut = readFileSync(chemin);
      const octets = basename(chemin).includes('.pf_') ? gunzipSync(brut) : brut;
      return cherches.some((s) => contient(octets, s)) ? [chemin] : [];
    });
}

const echapper = (texte: string) => texte.replace(/[^\p{L}\p{N} ]/gu, '\\$&');
const motif = ({ texte, mot }: Secret) => (mot ? `(?:^|[^\\pL\\pN])${echapper(texte)}(?:$|[^\\pL\\pN])` : echapper(texte));

/** Parquet files under some folders, of which each must have some, with a row that holds a secret. */
export async function trouverParquet(dossiers: readonly string[], cherches: readonly Secret[]): Promise<readonly string[]> {
  const fichiers = dossiers.flatMap((dossier) => {
    const siens = globSync(`${dossier}/**/*.parquet`);
    if (siens.length === 0) throw new Error(`no Parquet under ${dossier}: nothing was searched`);
    return siens;
  });
  const db = await ouvrirMoteur();
  try {
    const trouves = [];
    for (const f of fichiers) {
      const lignes = `select cast(t as varchar) as ligne from read_parquet(${texteSql(f)}) t`;
      const [vue] = await db.query(
        `select count(*) as n, count(*) filter (regexp_matches(ligne, ${texteSql(cherches.map(motif).join('|'))})) as fautes from (${lignes})`,
      );
      if (vue?.['n'] === 0) throw new Error(`${f} has no row: nothing was searched`);
      if (vue?.['fautes'] !== 0) trouves.push(f);
    }
    return trouves;
  } finally {
    await db.close();
  }
}
