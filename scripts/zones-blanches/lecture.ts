import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import type { DatabaseNatif } from '../../src/db/native.ts';
import { lireTable } from '../../src/db/lire-table.ts';
import { siae } from '../../src/domain/tables/siae.ts';
import { communes } from '../../src/domain/tables/territoires.ts';
import { ACCES, bassinDe, type Acces, type LieuCommune, type SiaeListee } from '../../src/zones-blanches/lieux.ts';

/** A commune of the tables, as the distances and the definitions need it. */
export interface CommuneLue extends LieuCommune {
  readonly nom: string;
  readonly departement: string;
  readonly region: string;
  readonly epci: string | null;
  readonly acces: Acces | null;
}

const FICHIER = 'data/corrections/acces-communes.csv';

interface LigneAcces {
  readonly bassin: string;
  readonly acces: Acces;
}

/** The reviewed table of communes that a straight line over land does not describe. Every fault at once. */
function lireAcces(csv: string, connues: ReadonlySet<string>): ReadonlyMap<string, LigneAcces> {
  const lignes = csvParse(csv);
  const fautes = lignes.flatMap((l, k) => fautesDe(l, connues).map((f) => `${FICHIER}:${k + 2}: ${f}`));
  if (fautes.length > 0) throw new Error(fautes.join('\n'));
  return new Map(lignes.map((l) => [l['commune'] ?? '', { bassin: l['bassin'] ?? '', acces: l['acces'] as Acces }]));
}

function fautesDe(l: Readonly<Record<string, string | undefined>>, connues: ReadonlySet<string>): readonly string[] {
  const fautes: string[] = [];
  const acces = l['acces'] as Acces;
  if (!connues.has(l['commune'] ?? '')) fautes.push(`commune "${l['commune']}" is not a current commune: give its code of today`);
  if (!ACCES.includes(acces)) fautes.push(`access "${acces}" is unknown: write one of ${ACCES.join(', ')}`);
  if ((l['bassin'] === '') !== (acces === 'fleuve-ou-avion'))
    fautes.push(`an island names its piece of land and a river commune none, got "${l['bassin']}" for "${acces}"`);
  if (!l['raison'] || !l['lien']?.startsWith('https://')) fautes.push(`commune ${l['commune']} has no reason or no https link: give both`);
  return fautes;
}

/** Every current commune, sorted by code. */
export async function lireCommunes(db: DatabaseNatif): Promise<readonly CommuneLue[]> {
  const lignes = await lireTable(db, communes, ['commune', 'nom', 'departement', 'region', 'epci', 'population', 'lon', 'lat']);
  const acces = lireAcces(readFileSync(FICHIER, 'utf8'), new Set(lignes.map((l) => l.commune)));
  return lignes.map(({ commune: code, nom, departement, region, epci, population, lon, lat }) => ({
    code,
    nom,
    departement,
    region,
    epci,
    population,
    point: lon === null || lat === null ? null : [lon, lat],
    bassin: bassinDe(departement, acces.get(code)?.bassin),
    acces: acces.get(code)?.acces ?? null,
  }));
}

export async function lireSiae(db: DatabaseNatif): Promise<readonly SiaeListee[]> {
  return (await lireTable(db, siae, ['siret', 'type', 'commune', 'lon', 'lat', 'drapeaux'])).map((s) => ({
    ...s,
    drapeaux: s.drapeaux?.split(';') ?? [],
  }));
}
