import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { Contrat, Ligne } from '../../src/domain/contrat.ts';
import type { FicheSource } from '../../src/domain/source.ts';
import { TABLES_IMPORTEES } from '../../src/domain/tables/catalogue.ts';
import type { TableEcrite } from './ecriture.ts';
import { marquer, verifierReserves } from './crible.ts';
import type { Contexte, Importeur } from './importeur.ts';
import { faute } from './lecture-csv.ts';
import { origineDe, situer } from './origine.ts';
import { verifierOriginal } from './sources.ts';
import { sansBidi } from './textes.ts';
import { verifierTable } from './verification.ts';

export interface Entrees {
  /** The bytes of an original, or null when the folder does not hold it. */
  readonly lireOriginal: (chemin: string) => Uint8Array | null;
  readonly cartes: ReadonlyMap<string, FicheSource>;
  readonly contexte: Contexte;
}

export interface Bilan {
  readonly id: string;
  readonly tables: readonly TableEcrite[];
  readonly anomalies: readonly Anomalie[];
  readonly avis: readonly string[];
}

/**
 * Runs one filter to its end whatever it meets: originals against their cards, the filter, its rows against their contracts.
 * Everything found is in the account; deciding to write is the caller's, once it has all the accounts.
 */
export async function executer(importeur: Importeur, entrees: Entrees): Promise<Bilan> {
  const lus = importeur.fichiers.map((chemin) => ({ chemin, octets: entrees.lireOriginal(chemin) }));
  const absents = lus.filter((l) => l.octets === null).map((l) => originalAbsent(l.chemin));
  if (absents.length > 0) return { id: importeur.id, tables: [], anomalies: absents, avis: [] };

  const octets = Object.fromEntries(lus.map((l) => [l.chemin, l.octets ?? new Uint8Array()]));
  const empreintes = Object.entries(octets).flatMap(([chemin, o]) => verifierOriginal(entrees.cartes, chemin, o));
  const sortie = await importeur.lire(octets, entrees.contexte);
  const avis = [...sortie.avis];
  const tables = Object.entries(sortie.tables).map(([nom, lignes]) => ({
    contrat: contratDe(nom, importeur.id),
    lignes: marquer(contratDe(nom, importeur.id), redresser(lignes, avis), avis),
  }));
  const contrats = tables.flatMap((t) => [...verifierTable(t.contrat, t.lignes), ...verifierReserves(t.contrat, t.lignes)]);
  return { id: importeur.id, tables, anomalies: [...empreintes, ...sortie.anomalies, ...contrats], avis };
}

/** Rows whose texts hold no bidirectional control: they hide nothing a reader needs, and turn names around. Each is told. */
function redresser(lignes: readonly Ligne[], avis: string[]): readonly Ligne[] {
  return lignes.map((ligne) => {
    const touchees = Object.entries(ligne).flatMap(([nom, v]) =>
      typeof v === 'string' && sansBidi(v) !== v ? [[nom, sansBidi(v)] as const] : [],
    );
    if (touchees.length === 0) return ligne;
    const { fichier, ligne: numero } = origineDe(ligne) ?? { fichier: 'original', ligne: 0 };
    avis.push(`${fichier}:${numero} [${touchees.map(([nom]) => nom).join(', ')}] : contrôle bidirectionnel retiré`);
    return situer({ ...ligne, ...Object.fromEntries(touchees) }, fichier, numero);
  });
}

function originalAbsent(chemin: string): Anomalie {
  return faute(
    chemin,
    null,
    null,
    null,
    'fichier absent du dossier des originaux',
    'vérifier le dossier donné à data:import, ou n’importer que les filtres voulus en les nommant',
  );
}

function contratDe(table: string, id: string): Contrat {
  const contrat = TABLES_IMPORTEES.find((c) => c.table === table);
  if (contrat === undefined)
    throw new Error(`filter ${id} writes "${table}", which has no contract: add it to src/domain/tables/catalogue.ts`);
  return contrat;
}
