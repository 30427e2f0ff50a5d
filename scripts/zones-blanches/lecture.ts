import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import type { DatabaseNatif } from '../../src/db/native.ts';
import type { Scalaire } from '../../src/db/database.ts';
import { ACCES, bassinDe, type Acces, type LieuCommune, type SiaeListee } from '../../src/zones-blanches/lieux.ts';
import type { TypeSiae } from '../../src/domain/types-siae.ts';

/** A commune of the tables, as the distances and the definitions need it. */
export interface CommuneLue extends LieuCommune {
  readonly nom: string;
  readonly departement: string;
  readonly region: string;
  readonly epci: string | null;
  readonly acces: Acces | null;
}

const FICHIER = 'data/corrections/acces-communes.csv';
const texte = (v: Scalaire | undefined) => (typeof v === 'string' ? v : null);
export const nombre = (v: Scalaire | undefined) => (typeof v === 'number' ? v : null);

interface LigneAcces {
  readonly bassin: string;
  readonly acces: Acces;
}

/** The reviewed table of communes that a straight line over land does not describe. Every fault at once. */
export function lireAcces(csv: string, connues: ReadonlySet<string>): ReadonlyMap<string, LigneAcces> {
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
  const lignes = await db.query('select commune, nom, departement, region, epci, population, lon, lat from communes order by commune');
  const acces = lireAcces(readFileSync(FICHIER, 'utf8'), new Set(lignes.map((l) => String(l['commune']))));
  return lignes.map((l) => {
    const [code, departement] = [String(l['commune']), String(l['departement'])];
    const [lon, lat] = [nombre(l['lon']), nombre(l['lat'])];
    return {
      code,
      nom: String(l['nom']),
      departement,
      region: String(l['region']),
      epci: texte(l['epci']),
      population: Number(l['population']),
      point: lon === null || lat === null ? null : [lon, lat],
      bassin: bassinDe(departement, acces.get(code)?.bassin),
      acces: acces.get(code)?.acces ?? null,
    };
  });
}

export async function lireSiae(db: DatabaseNatif): Promise<readonly SiaeListee[]> {
  const lignes = await db.query('select siret, type, commune, lon, lat, drapeaux from siae order by siret, type');
  return lignes.map((l) => ({
    siret: String(l['siret']),
    type: l['type'] as TypeSiae,
    commune: String(l['commune']),
    lon: nombre(l['lon']),
    lat: nombre(l['lat']),
    drapeaux: texte(l['drapeaux'])?.split(';') ?? [],
  }));
}
