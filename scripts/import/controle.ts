import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { distanceKm } from '../../src/geometry/distance.ts';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { Contrat, Ligne } from '../../src/domain/contrat.ts';
import { lireCog } from './cog.ts';
import { verifierReserves } from './crible.ts';
import { referentiel, verifierCodes, type Referentiel } from './croisements.ts';
import { ecartsALInventaire, inventorier, lireInventaires, type Inventaires } from './inventaire.ts';
import { faute } from './lecture-csv.ts';
import { lireTable } from './lecture-table.ts';
import { verifierIdentifiants } from './identifiants.ts';
import { origineDe } from './origine.ts';
import { FICHIER_INVENTAIRE, FICHIER_POINTS, FICHIER_ZONES } from './references.ts';
import { verifierTable } from './verification.ts';

/** The farthest seat stands at 73 km from the point of its commune in Guyane, at 17 km elsewhere (Arles). */
const loinKm = (commune: string) => (commune.startsWith('973') ? 80 : 20);

export interface References {
  readonly codes: Referentiel;
  readonly departements: ReadonlySet<string>;
  readonly points: ReadonlyMap<string, readonly [number, number]>;
  readonly inventaires: Inventaires;
}

/** `racine`: the folder that holds data/. */
export function lireReferences(racine: string): References {
  const cog = lireCog();
  const lire = (fichier: string) => {
    // without what it is judged by, a table would pass unjudged
    if (!existsSync(join(racine, fichier))) throw new Error(`${fichier} manque : le reprendre du dépôt (git checkout -- ${fichier})`);
    return csvParse(readFileSync(join(racine, fichier), 'utf8'));
  };
  return {
    codes: referentiel(cog, new Set(lire(FICHIER_ZONES).map((z) => z['zone_emploi'] ?? ''))),
    departements: cog.departements,
    points: new Map(lire(FICHIER_POINTS).map((p) => [p['commune'] ?? '', [Number(p['lon']), Number(p['lat'])] as const])),
    inventaires: lireInventaires(join(racine, FICHIER_INVENTAIRE)),
  };
}

export interface TableControlee {
  readonly lignes: readonly Ligne[];
  readonly anomalies: readonly Anomalie[];
}

/** One table of data/tables against all that is known: its bytes, its contract, codes, places, and what the last import held. */
export function controlerTable(contrat: Contrat, racine: string, references: References): TableControlee {
  const fichier = `data/tables/${contrat.table}.csv`;
  if (!existsSync(join(racine, fichier))) {
    const absente = faute(fichier, null, null, null, 'table absente', 'relancer npm run data:import -- <dossier des originaux>');
    return { lignes: [], anomalies: [absente] };
  }
  const { lignes, anomalies } = lireTable(contrat, fichier, readFileSync(join(racine, fichier)));
  // a file that is not read whole says nothing sure of its rows
  if (anomalies.length > 0) return { lignes, anomalies };
  const fautes = [
    ...verifierTable(contrat, lignes),
    ...verifierCodes({ contrat, lignes }, references.codes),
    ...verifierPoints(contrat, lignes, references.points),
    ...verifierIdentifiants(contrat, lignes),
  ];
  const suite = () => [...ecarts(contrat, lignes, references), ...verifierReserves(contrat, lignes)];
  return { lignes, anomalies: fautes.length > 0 ? fautes : suite() };
}

function ecarts(contrat: Contrat, lignes: readonly Ligne[], { inventaires, departements }: References): readonly Anomalie[] {
  const avant = inventaires.get(contrat.table);
  if (avant === undefined) {
    const motif = 'table sans ligne dans data/inventaire.csv : rien ne dit ce qu’elle tenait';
    const conseil = `reprendre data/inventaire.csv du dépôt ; si la table est nouvelle : npm run data:check -- --accepter ${contrat.table}`;
    return [faute(`data/tables/${contrat.table}.csv`, null, null, null, motif, conseil)];
  }
  return ecartsALInventaire(contrat, avant, inventorier(contrat, lignes, departements));
}

/** A point is given whole, and lies by its commune: 0,0, swapped or of another country, it would be drawn in the sea. */
function verifierPoints(contrat: Contrat, lignes: readonly Ligne[], points: References['points']): readonly Anomalie[] {
  const noms = new Set(contrat.colonnes.map((c) => c.nom));
  if (!noms.has('lon') || !noms.has('lat')) return [];
  return lignes.flatMap((ligne) => {
    const motif = fauteDePoint(ligne, points);
    const origine = origineDe(ligne);
    if (motif === null) return [];
    const conseil = 'vérifier que longitude et latitude ne sont pas échangées ; sinon vider les deux et le dire dans drapeaux';
    return [
      faute(
        origine?.fichier ?? contrat.table,
        origine?.ligne ?? null,
        'lon, lat',
        `${ligne['lon'] ?? 'vide'}, ${ligne['lat'] ?? 'vide'}`,
        motif,
        conseil,
      ),
    ];
  });
}

function fauteDePoint(ligne: Ligne, points: References['points']): string | null {
  const [lon, lat] = [ligne['lon'], ligne['lat']];
  if (typeof lon !== 'number' || typeof lat !== 'number') return lon === lat ? null : 'une coordonnée sans l’autre';
  const ici = points.get(String(ligne['commune']));
  if (ici === undefined) return null;
  const km = Math.round(distanceKm(ici, [lon, lat]));
  return km > loinKm(String(ligne['commune'])) ? `point à ${km} km de la commune ${String(ligne['commune'])}` : null;
}
