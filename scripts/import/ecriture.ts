import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFormatRows } from 'd3-dsv';
import { ErreurDonnees, type Anomalie } from '../../src/lib/anomalie.ts';
import type { Contrat, Ligne, Valeur } from '../../src/domain/contrat.ts';
import { openStaging, swapIn } from '../build/swap.mjs';
import { formaterInventaires, type Inventaires } from './inventaire.ts';
import { lireTable } from './lecture-table.ts';
import { FICHIER_INVENTAIRE } from './references.ts';

/** One table ready to be written: its rows were held against the contract. */
export interface TableEcrite {
  readonly contrat: Contrat;
  readonly lignes: readonly Ligne[];
}

/** Rows in the order of the key: text by code point, numbers by value, so that the same rows give the same bytes everywhere. */
function trier(contrat: Contrat, lignes: readonly Ligne[]): readonly Ligne[] {
  return lignes.toSorted((a, b) => {
    for (const c of contrat.cle) {
      const ordre = comparer(a[c] ?? null, b[c] ?? null);
      if (ordre !== 0) return ordre;
    }
    return 0;
  });
}

function comparer(a: Valeur, b: Valeur): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The table as CSV text: comma, `\n`, an empty cell for null, `true`/`false`, a final newline. */
export function formaterTable(contrat: Contrat, lignes: readonly Ligne[]): string {
  const noms = contrat.colonnes.map((c) => c.nom);
  const corps = trier(contrat, lignes).map((ligne) => noms.map((nom) => texteDe(ligne[nom] ?? null)));
  return `${csvFormatRows([noms, ...corps])}\n`;
}

function texteDe(valeur: Valeur): string {
  return valeur === null ? '' : String(valeur);
}

/**
 * Writes all the tables of a run with their inventory, or none: in a folder apart, read back and compared, then all put in place. Throws
 * ErreurDonnees, with the previous tables whole, when a file on disk does not read back as the rows it was made from.
 * Only for who holds the lock of the builds.
 */
export function ecrireTables(racine: string, tables: readonly TableEcrite[], inventaires: Inventaires): void {
  const staging = openStaging(racine);
  const chemins = tables.map(({ contrat }) => `data/tables/${contrat.table}.csv`);
  try {
    mkdirSync(join(racine, staging, 'data/tables'), { recursive: true });
    const fautes = tables.flatMap((table, i) => ecrireACote(table, join(racine, staging, chemins[i] ?? '')));
    if (fautes.length > 0) throw new ErreurDonnees('tables illisibles après écriture, les précédentes restent entières :', fautes);
    writeFileSync(join(racine, staging, FICHIER_INVENTAIRE), formaterInventaires(inventaires));
    swapIn(racine, staging, [...chemins, FICHIER_INVENTAIRE]);
  } finally {
    rmSync(join(racine, staging), { recursive: true, force: true });
  }
}

function ecrireACote({ contrat, lignes }: TableEcrite, chemin: string): readonly Anomalie[] {
  const texte = formaterTable(contrat, lignes);
  writeFileSync(chemin, texte);
  const relue = lireTable(contrat, chemin, readFileSync(chemin));
  if (relue.anomalies.length > 0 || formaterTable(contrat, relue.lignes) === texte) return relue.anomalies;
  return [
    {
      fichier: chemin,
      ligne: null,
      colonne: null,
      valeur: null,
      motif: 'la table relue diffère des lignes écrites',
      conseil: 'vérifier l’espace disque, puis relancer',
    },
  ];
}
