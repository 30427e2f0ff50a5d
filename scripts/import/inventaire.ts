import { existsSync, readFileSync } from 'node:fs';
import { csvFormatRows, csvParse } from 'd3-dsv';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { Contrat, Ligne } from '../../src/domain/contrat.ts';
import { faute } from './lecture-csv.ts';

/**
 * The inventory of the last accepted import: rows, the sum and the largest value of each measure, and the départements of which nothing is
 * said. A table that lost rows, a département or its scale is asked about before anything is published, git or no git.
 */
const COLONNES = ['table', 'colonne', 'connues', 'somme', 'max', 'departements_absents'] as const;

interface Mesure {
  readonly connues: number;
  readonly somme: number;
  readonly max: number;
}

export interface Inventaire {
  readonly lignes: number;
  readonly absents: readonly string[];
  readonly mesures: ReadonlyMap<string, Mesure>;
}
export type Inventaires = ReadonlyMap<string, Inventaire>;

/** Rows may come, by this share, without a question; none may go. */
const GAIN = 0.2;
/** A sum that moves by more than this, or a largest value that grows so, is a question of unit or of column. */
const SOMME = 0.01;
const MAX = 1.5;

/** The département a row speaks of, by its own column, its level or the code of its commune; null when it speaks of none. */
function departementDe(ligne: Ligne): string | null {
  if (typeof ligne['departement'] === 'string') return ligne['departement'];
  if (ligne['niveau'] === 'departement') return String(ligne['code']);
  const commune = ligne['commune'] ?? ligne['commune_source'];
  return typeof commune === 'string' ? commune.slice(0, commune.startsWith('97') ? 3 : 2) : null;
}

function mesurer(lignes: readonly Ligne[], colonne: string): Mesure {
  const connues = lignes.flatMap((l) => (typeof l[colonne] === 'number' ? [l[colonne]] : []));
  const somme = Math.round(connues.reduce((s, v) => s + v, 0) * 100) / 100;
  return { connues: connues.length, somme, max: connues.reduce((m, v) => Math.max(m, v), 0) };
}

/** Measures are what has a unit of its own: neither a year, a rank nor a place. */
const mesuresDe = (contrat: Contrat) =>
  contrat.colonnes.filter((c) => (c.type === 'entier' || c.type === 'nombre') && c.unite !== 'degré' && !contrat.cle.includes(c.nom));

/** What a table holds now. `departements`: all those of the COG. */
export function inventorier(contrat: Contrat, lignes: readonly Ligne[], departements: ReadonlySet<string>): Inventaire {
  const dits = new Set(lignes.map(departementDe));
  const absents = dits.size === 1 && dits.has(null) ? [] : [...departements].filter((d) => !dits.has(d)).sort();
  return { lignes: lignes.length, absents, mesures: new Map(mesuresDe(contrat).map((c) => [c.nom, mesurer(lignes, c.nom)])) };
}

/** The committed inventory; a table that it does not know is new. */
export function lireInventaires(chemin: string): Inventaires {
  const rangees = existsSync(chemin) ? csvParse(readFileSync(chemin, 'utf8')) : [];
  return new Map(
    [...Map.groupBy(rangees, (r) => r['table'] ?? '')].map(([table, siennes]) => {
      const [generale] = siennes.filter((r) => r['colonne'] === '');
      const mesures = siennes.filter((r) => r['colonne'] !== '');
      const nombres = (r: (typeof siennes)[number]) => ({
        connues: Number(r['connues']),
        somme: Number(r['somme']),
        max: Number(r['max']),
      });
      const absents = (generale?.['departements_absents'] ?? '').split(' ').filter((d) => d !== '');
      return [
        table,
        { lignes: Number(generale?.['connues']), absents, mesures: new Map(mesures.map((r) => [r['colonne'] ?? '', nombres(r)])) },
      ];
    }),
  );
}

/** The inventory as text: a line a table, then one a measure, in the order of the tables. */
export function formaterInventaires(inventaires: Inventaires): string {
  const rangees = [...inventaires]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([table, { lignes, absents, mesures }]) => [
      [table, '', String(lignes), '', '', absents.join(' ')],
      ...[...mesures].map(([colonne, m]) => [table, colonne, String(m.connues), String(m.somme), String(m.max), '']),
    ]);
  return `${csvFormatRows([[...COLONNES], ...rangees])}\n`;
}

const conseilAccepter = (table: string) =>
  `relancer data:import depuis l’original ; si c’est voulu, le dire : npm run data:check -- --accepter ${table}`;

/** What a table lost or changed beyond likelihood since the last accepted import, each a question that stops. */
export function ecartsALInventaire(
  contrat: Contrat,
  avant: Inventaire,
  apres: Inventaire,
  conseil = conseilAccepter(contrat.table),
): readonly Anomalie[] {
  const fichier = `data/tables/${contrat.table}.csv`;
  const demander = (ligne: number | null, colonne: string | null, valeur: string | null, motif: string) =>
    faute(fichier, ligne, colonne, valeur, motif, conseil);
  if (!Number.isFinite(avant.lignes))
    return [demander(null, null, null, 'sa ligne de data/inventaire.csv manque ou ne se lit pas : rien ne dit ce que la table tenait')];
  const partis = apres.absents.filter((d) => !avant.absents.includes(d));
  const fautes: Anomalie[] = [];
  if (apres.lignes < avant.lignes)
    fautes.push(
      demander(
        apres.lignes + 2,
        null,
        `${apres.lignes} lignes`,
        `${avant.lignes - apres.lignes} lignes de moins qu’à la dernière importation (${avant.lignes}) : fichier tronqué ?`,
      ),
    );
  if (apres.lignes > avant.lignes * (1 + GAIN))
    fautes.push(
      demander(avant.lignes + 2, null, `${apres.lignes} lignes`, `bien plus de lignes qu’à la dernière importation (${avant.lignes})`),
    );
  if (partis.length > 0)
    fautes.push(demander(null, 'departement', partis.join(' '), 'département qui n’est plus dans la table, et y était'));
  if (fautes.length > 0) return fautes;
  return [...apres.mesures].flatMap(([colonne, mesure]) => {
    const ancienne = avant.mesures.get(colonne);
    const motif = ancienne === undefined ? 'mesure sans ligne dans data/inventaire.csv' : motifDEchelle(ancienne, mesure);
    return motif === null ? [] : [demander(null, colonne, String(mesure.somme), motif)];
  });
}

/** Why a measure is not of the scale it had; null when it is. */
function motifDEchelle(avant: Mesure, apres: Mesure): string | null {
  if (![avant.connues, avant.somme, avant.max].every(Number.isFinite)) return 'sa ligne de data/inventaire.csv ne se lit pas';
  // a 0 that becomes an empty cell leaves the sum as it was
  if (apres.connues < avant.connues * (1 - SOMME))
    return `${avant.connues - apres.connues} valeurs connues de moins qu’à la dernière importation (${avant.connues}) : cellules vidées ?`;
  if (apres.max > avant.max * MAX)
    return `plus grande valeur ${apres.max}, contre ${avant.max} à la dernière importation : une unité a changé ?`;
  if (Math.abs(apres.somme - avant.somme) <= SOMME * Math.abs(avant.somme)) return null;
  return `somme de la colonne changée de plus de ${SOMME * 100} % (${avant.somme} à la dernière importation) : unité, colonnes échangées ou lignes perdues ?`;
}
