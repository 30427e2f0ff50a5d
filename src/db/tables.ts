import { lireSql, nomDeJeton } from '#lib/sql.ts';
import { colonneArrow, type ColonneArrow } from './arrow.ts';
import { nomsVisibles } from './colonnes.ts';
import { erreur, erreurDeTable, tableInconnue } from './erreurs.ts';
import { estConforme, lireManifeste, tablesMentionnees, type TablePubliee, type TablesPubliees } from './manifeste.ts';
import type { OptionsMoteur } from './moteur.ts';
import { type Fichier, lireParquet, lirePlan, PETIT_FICHIER } from './parquet.ts';
import { AutreFichier, parPlages, telecharger } from './telechargement.ts';

type Suivi = Pick<OptionsMoteur, 'surProgres' | 'signal'>;

/** A table and those of its columns that are wanted; null is all of them. */
export interface Demande {
  readonly nom: string;
  readonly colonnes: readonly string[] | null;
}

/** Published tables, from their files to an engine. */
export interface Tables {
  readonly manifeste: () => TablesPubliees;
  /** Columns of tables, verified, in the order asked. Throws ErreurMoteur. */
  readonly lire: (demandes: readonly Demande[], suivi: Suivi) => Promise<readonly (readonly ColonneArrow[])[]>;
}

function publiee(manifeste: TablesPubliees, nom: string): TablePubliee {
  const table = manifeste.get(nom);
  if (table === undefined) throw tableInconnue(nom);
  return table;
}

/** What a query needs of the published tables. Columns are chosen in large files only: a small one is one request. */
export function besoins(sql: string, manifeste: TablesPubliees): readonly Demande[] {
  const tables = tablesMentionnees(sql, manifeste);
  const visibles = nomsVisibles(sql, new Set(tables));
  return tables.map((nom) => {
    const { colonnes, parquet } = publiee(manifeste, nom);
    if (visibles === null || visibles.entieres.has(nom) || parquet.octets <= PETIT_FICHIER) return { nom, colonnes: null };
    const vues = colonnes.map((c) => c.nom).filter((c) => visibles.noms.has(c));
    // `count(*)` sees no column, but rows.
    return { nom, colonnes: vues.length > 0 ? vues : colonnes.slice(0, 1).map((c) => c.nom) };
  });
}

/** What lists tables or columns, or may: functions and tables of the catalogue, and the statements that read it. */
const CATALOGUE = /^(?:show|desc|describe|summarize|summary|information_schema|(?:pg|duckdb|sqlite|pragma)_\w+)$/;

/** Whether a text may ask which columns the tables have. */
export const regardeLeCatalogue = (sql: string): boolean =>
  lireSql(sql).some((j) => CATALOGUE.test(nomDeJeton(j)) || (j.genre === 'texte' && /_schema|_columns|table_info/i.test(j.brut)));

/** Functions that read a table of which the text may not write the name. */
const INDIRECTES = /^query(?:_table)?$/;

/**
 * All of the tables that the engine read in a text and that its words do not show (`query_table('si' || 'ae')`). Where it read none, a
 * text that names tables indirectly may mean any of them.
 */
export function besoinsSelon(nommees: readonly string[] | null, sql: string, manifeste: TablesPubliees): readonly Demande[] {
  const vues = new Set(tablesMentionnees(sql, manifeste));
  const indirecte = nommees === null && lireSql(sql).some((j) => INDIRECTES.test(nomDeJeton(j)));
  const lues = indirecte ? [...manifeste.keys()] : (nommees ?? []);
  return lues.filter((nom) => manifeste.has(nom) && (indirecte || !vues.has(nom))).map((nom) => ({ nom, colonnes: null }));
}

/**
 * Columns in the manifest's order and types; another schema or row count is another deployment. Read by row groups: as
 * JavaScript values a million rows weigh ten times their Arrow layout.
 */
async function decoder(fichier: Fichier, table: TablePubliee, voulues: readonly string[] | null): Promise<readonly ColonneArrow[]> {
  const { lignes, colonnes, groupes } = await lirePlan(fichier);
  if (lignes !== table.lignes || colonnes.join() !== table.colonnes.map((c) => c.nom).join())
    throw new AutreFichier(`${table.table} has not the rows and columns of the manifest`);
  const lues = table.colonnes.filter((c) => voulues?.includes(c.nom) ?? true);
  const types = lues.map(({ nom, type }) => ({ nom, type: type === 'etat' ? 'texte' : type }) as const);
  const morceaux: ColonneArrow[][] = [];
  for (const etendue of groupes) {
    const groupe = await lireParquet(fichier, { etendue, colonnes: types.map((c) => c.nom) });
    morceaux.push(types.map(({ nom, type }) => colonneArrow({ nom, type, valeurs: groupe.colonnes[nom] ?? [] })));
  }
  return types.map((colonne, i) => ({ ...colonne, tranches: morceaux.flatMap((groupe) => groupe[i]?.tranches ?? []) }));
}

/** Adds up the bytes of files that download together. */
function additionner(tables: readonly TablePubliee[], { surProgres }: Suivi) {
  const total = tables.reduce((somme, t) => somme + t.parquet.octets, 0);
  const recus = new Map<string, number>();
  return (nom: string, octets: number) => {
    recus.set(nom, octets);
    surProgres?.({ recus: [...recus.values()].reduce((a, b) => a + b, 0), total });
  };
}

export function ouvrirTables(racine: string, premier: TablesPubliees): Tables {
  let manifeste = premier;
  const lues = new Set<string>();

  /** A new deployment may go on being read only if what is already in the engine has not changed with it. */
  async function relireManifeste(signal: AbortSignal | undefined): Promise<void> {
    const ancien = manifeste;
    manifeste = await lireManifeste(racine, { frais: true, ...(signal === undefined ? {} : { signal }) });
    for (const nom of lues) if (manifeste.get(nom)?.parquet.sha256 !== ancien.get(nom)?.parquet.sha256) throw erreur('manifeste');
  }

  /** Throws AutreFichier when what the host sends is not what the manifest says. */
  async function essayer({ nom, colonnes }: Demande, cache: RequestCache, noter: (octets: number) => void, signal?: AbortSignal) {
    const table = publiee(manifeste, nom);
    const { chemin, octets: taille } = table.parquet;
    const url = racine + chemin.slice(1);
    const init = { cache, ...(signal === undefined ? {} : { signal }) };
    const suivre = ({ recus }: { readonly recus: number }) => noter(Math.min(recus, taille));
    if (colonnes !== null) return decoder(await parPlages(url, taille, suivre, init), table, colonnes);
    const octets = await telecharger(url, taille, suivre, init);
    if (!(await estConforme(octets, table))) throw new AutreFichier(`${url} is not the file of the manifest`);
    return decoder(octets, table, null);
  }

  async function lireTable(demande: Demande, noter: (octets: number) => void, signal?: AbortSignal): Promise<readonly ColonneArrow[]> {
    try {
      return await essayer(demande, 'default', noter, signal);
    } catch (cause) {
      if (!(cause instanceof AutreFichier)) throw cause;
    }
    await relireManifeste(signal);
    try {
      return await essayer(demande, 'reload', noter, signal);
    } catch (cause) {
      throw cause instanceof AutreFichier ? erreur('manifeste', cause) : cause;
    }
  }

  return {
    manifeste: () => manifeste,
    lire: async (demandes, suivi) => {
      const tables = demandes.map(({ nom }) => publiee(manifeste, nom));
      const noter = additionner(tables, suivi);
      const lecture = async (demande: Demande) => {
        try {
          const colonnes = await lireTable(demande, (octets) => noter(demande.nom, octets), suivi.signal);
          noter(demande.nom, publiee(manifeste, demande.nom).parquet.octets);
          lues.add(demande.nom);
          return colonnes;
        } catch (cause) {
          throw erreurDeTable(cause);
        }
      };
      return Promise.all(demandes.map(lecture));
    },
  };
}

/**
 * Starts reading what a first query needs before there is an engine to put it in; each reading is handed over once. One that
 * fails is read again when it is asked for, and says why then.
 */
export function prelire(tables: Tables, sql: string, signal: AbortSignal): Tables {
  const lues = new Map(
    besoins(sql, tables.manifeste()).map((d) => [
      JSON.stringify(d),
      tables.lire([d], { signal }).then(
        ([colonnes]) => colonnes,
        () => undefined,
      ),
    ]),
  );
  const prendre = async (d: Demande) => {
    const lecture = lues.get(JSON.stringify(d));
    lues.delete(JSON.stringify(d));
    return lecture;
  };
  return {
    manifeste: tables.manifeste,
    lire: async (demandes, suivi) => {
      const pretes = await Promise.all(demandes.map(prendre));
      const restantes = demandes.filter((_, i) => pretes[i] === undefined);
      const suite = (restantes.length === 0 ? [] : await tables.lire(restantes, suivi)).values();
      return pretes.map((colonnes) => colonnes ?? suite.next().value ?? []);
    },
  };
}
