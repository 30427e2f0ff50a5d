import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { colonneArrow, type ColonneArrow } from './arrow.ts';
import { type Contenu, ouvrirContenu } from './contenu.ts';
import { QueryError, type Rangee } from './database.ts';
import { erreur, erreurDeDemarrage, erreurDeRequete, messageDuMoteur, nomPris } from './erreurs.ts';
import { demarrerInstance, type Instance } from './instance.ts';
import { lireManifeste } from './manifeste.ts';
import type { Moteur, OptionsMoteur, ResultatSql, SurProgres } from './moteur.ts';
import { besoins, besoinsSelon, type Demande, ouvrirTables, prelire, regardeLeCatalogue, type Tables } from './tables.ts';
import { suivre, TAILLE_WASM } from './telechargement.ts';

type Suivi = Pick<OptionsMoteur, 'surProgres' | 'signal'>;
interface MoteurOuvert {
  readonly instance: Instance;
  readonly contenu: Contenu;
}

/** Streams the module through the compiler as it downloads. The type is set here: some static hosts do not know .wasm. */
async function compiler(surProgres: SurProgres, signal: AbortSignal): Promise<WebAssembly.Module> {
  const reponse = await fetch(new URL(wasmUrl, import.meta.url), { signal });
  if (!reponse.ok) throw new Error(`cannot read ${wasmUrl}: status ${reponse.status}`);
  const headers = { 'Content-Type': 'application/wasm' };
  return WebAssembly.compileStreaming(new Response(suivre(reponse, TAILLE_WASM, surProgres), { headers }));
}

/** Statements of one connection run one after the other. */
function enFile() {
  let precedent: Promise<unknown> = Promise.resolve();
  return <T>(travail: () => Promise<T>): Promise<T> => {
    const suivant = precedent.then(travail, travail);
    precedent = suivant.catch(() => undefined);
    return suivant;
  };
}

/** The published tables are there from the start, without rows: what lists tables and columns says the truth. */
async function installer(instance: Instance, tables: Tables): Promise<MoteurOuvert> {
  await instance.declarer([...tables.manifeste().values()]);
  return { instance, contenu: ouvrirContenu(instance) };
}

interface Garde {
  readonly vivant: () => Promise<MoteurOuvert>;
  readonly tuer: () => Promise<void>;
}

/** The engine, made again if it died; its tables come back as they are asked for. */
function garderVivant(module: WebAssembly.Module, premiere: Instance, tables: Tables): Garde {
  let ouvert: Promise<MoteurOuvert> = installer(premiere, tables);
  ouvert.catch(() => undefined);
  async function vivant(): Promise<MoteurOuvert> {
    const ici = ouvert;
    const actuel = await ici.catch(() => null);
    if (actuel?.instance.estMorte() === false) return actuel;
    // Of several queries that find it dead, the first restarts it.
    if (ouvert === ici) ouvert = demarrerInstance(Promise.resolve(module)).then((instance) => installer(instance, tables));
    return ouvert;
  }
  return { vivant, tuer: async () => (await ouvert).instance.tuer() };
}

/** What the text needs, as far as its words tell; what lists columns needs those of every table that has but some. */
function demandesDe(sql: string, { contenu }: MoteurOuvert, tables: Tables): readonly Demande[] {
  const nommees = besoins(sql, tables.manifeste());
  const connues = new Set(nommees.map(({ nom }) => nom));
  const listees = regardeLeCatalogue(sql) ? contenu.partielles().filter((nom) => !connues.has(nom)) : [];
  return [...nommees, ...listees.map((nom) => ({ nom, colonnes: null }))];
}

const garnir = ({ contenu }: MoteurOuvert, tables: Tables, demandes: readonly Demande[], suivi: Suivi): Promise<void> =>
  contenu.assurer(demandes, (manquantes) => tables.lire(manquantes, suivi));

/** Asks first by the words of the text, then by what the engine itself reads in it. */
async function garnirPour(sql: string, ici: MoteurOuvert, tables: Tables, suivi: Suivi): Promise<void> {
  await garnir(ici, tables, demandesDe(sql, ici, tables), suivi);
  await garnir(ici, tables, besoinsSelon(await ici.instance.nommees(sql), sql, tables.manifeste()), suivi);
}

function creerMoteur({ vivant, tuer }: Garde, tables: Tables, oublier: () => void): Moteur {
  let enCours: AbortController | null = null;
  const apportees = new Map<string, readonly ColonneArrow[]>();
  const unParUn = enFile();

  async function repondre(sql: string, controle: AbortController): Promise<ResultatSql> {
    enCours = controle;
    try {
      const ici = await vivant();
      await garnirPour(sql, ici, tables, { signal: controle.signal });
      for (const [nom, colonnes] of apportees)
        if (!ici.contenu.a(nom)) await ici.contenu.mettre({ nom, colonnes: null }, Promise.resolve(colonnes));
      controle.signal.throwIfAborted();
      return await ici.instance.lire(sql, controle.signal);
    } catch (cause) {
      if (controle.signal.aborted) throw erreur('annule', cause);
      throw erreurDeRequete(cause) ?? new QueryError(messageDuMoteur(cause, sql), sql, { cause });
    } finally {
      enCours = null;
    }
  }

  const interroger = (sql: string): Promise<ResultatSql> => unParUn(() => repondre(sql, new AbortController()));
  const query = async <R extends Rangee>(sql: string): Promise<readonly R[]> => (await interroger(sql)).lignes as readonly R[];
  return {
    interroger,
    query,
    version: async () => String((await query('select version() as v'))[0]?.['v']),
    ouvrir: async (voulues, suivi = {}) => {
      try {
        const ici = await vivant();
        if ('sql' in voulues) return await garnirPour(voulues.sql, ici, tables, suivi);
        const demandes = voulues.map((nom) => ({ nom, colonnes: null }));
        await garnir(ici, tables, demandes, suivi);
      } catch (cause) {
        throw erreurDeRequete(cause) ?? erreurDeDemarrage(cause);
      }
    },
    apporter: async (nom, colonnes) => {
      if (tables.manifeste().has(nom.toLowerCase())) throw nomPris(nom);
      const { contenu } = await vivant();
      const disposees = colonnes.map(colonneArrow);
      await contenu.mettre({ nom, colonnes: null }, Promise.resolve(disposees));
      apportees.set(nom, disposees);
    },
    annuler: async () => enCours?.abort(),
    close: async () => {
      oublier();
      await tuer();
    },
  };
}

export interface Depart {
  readonly racine: string;
  readonly sql: string | undefined;
  readonly surProgres: SurProgres;
  readonly signal: AbortSignal;
}

/**
 * Downloads, compiles and starts DuckDB; meanwhile reads the manifest and what the first query needs, which the page has
 * nothing better to do. `oublier` is called when the engine is closed.
 */
export async function demarrer({ racine, sql, surProgres, signal }: Depart, oublier: () => void): Promise<Moteur> {
  const tables = lireManifeste(racine, { signal }).then((manifeste) => {
    const ouvertes = ouvrirTables(racine, manifeste);
    return sql === undefined ? ouvertes : prelire(ouvertes, sql, signal);
  });
  tables.catch(() => undefined);
  const compilation = compiler(surProgres, signal);
  const instance = await demarrerInstance(compilation);
  const ouvertes = await tables;
  return creerMoteur(garderVivant(await compilation, instance, ouvertes), ouvertes, oublier);
}
