import { colonneArrow, type ColonneArrow } from './arrow.ts';
import { erreur, erreurDeTable, tableInconnue } from './erreurs.ts';
import type { Instance } from './instance.ts';
import { estConforme, lireManifeste, type Manifeste, type TablePubliee } from './manifeste.ts';
import type { OptionsMoteur } from './moteur.ts';
import { lireParquet, lirePlan } from './parquet.ts';
import { telecharger } from './telechargement.ts';

type Suivi = Pick<OptionsMoteur, 'surProgres' | 'signal'>;

/** Published tables, from their files to an engine. */
export interface Tables {
  readonly manifeste: () => Manifeste;
  /** Columns of tables, verified, in the order asked. Throws ErreurMoteur. */
  readonly lire: (noms: readonly string[], suivi: Suivi) => Promise<readonly (readonly ColonneArrow[])[]>;
}

function publiee(manifeste: Manifeste, nom: string): TablePubliee {
  const table = manifeste.get(nom);
  if (table === undefined) throw tableInconnue(nom);
  return table;
}

/**
 * Columns in the manifest's order and types; another schema or row count is another deployment. Read by row groups: as
 * JavaScript values a million rows weigh ten times their Arrow layout.
 */
async function decoder(octets: ArrayBuffer, table: TablePubliee): Promise<readonly ColonneArrow[]> {
  const { lignes, colonnes, groupes } = await lirePlan(octets);
  if (lignes !== table.lignes || colonnes.join() !== table.colonnes.map((c) => c.nom).join()) throw erreur('manifeste');
  const morceaux: ColonneArrow[][] = [];
  for (const etendue of groupes) {
    const lues = await lireParquet(octets, { etendue });
    morceaux.push(
      table.colonnes.map(({ nom, type }) =>
        colonneArrow({ nom, type: type === 'etat' ? 'texte' : type, valeurs: lues.colonnes[nom] ?? [] }),
      ),
    );
  }
  return table.colonnes.map(({ nom, type }, i) => ({
    nom,
    type: type === 'etat' ? 'texte' : type,
    tranches: morceaux.flatMap((groupe) => groupe[i]?.tranches ?? []),
  }));
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

export function ouvrirTables(racine: string, premier: Manifeste): Tables {
  let manifeste = premier;
  const lues = new Set<string>();

  /** A new deployment may go on being read only if what is already in the engine has not changed with it. */
  async function relireManifeste(signal: AbortSignal | undefined): Promise<void> {
    const ancien = manifeste;
    manifeste = await lireManifeste(racine, { frais: true, ...(signal === undefined ? {} : { signal }) });
    for (const nom of lues) if (manifeste.get(nom)?.parquet.sha256 !== ancien.get(nom)?.parquet.sha256) throw erreur('manifeste');
  }

  async function telechargerTable(nom: string, suivi: Suivi, noter: (nom: string, octets: number) => void): Promise<ArrayBuffer> {
    const demander = async (cache: RequestCache) => {
      const { parquet } = publiee(manifeste, nom);
      const init = { cache, ...(suivi.signal === undefined ? {} : { signal: suivi.signal }) };
      return telecharger(racine + parquet.chemin.slice(1), parquet.octets, ({ recus }) => noter(nom, recus), init);
    };
    const octets = await demander('default');
    if (await estConforme(octets, publiee(manifeste, nom))) return octets;
    await relireManifeste(suivi.signal);
    const nouveaux = await demander('reload');
    if (await estConforme(nouveaux, publiee(manifeste, nom))) return nouveaux;
    throw erreur('manifeste');
  }

  return {
    manifeste: () => manifeste,
    lire: (noms, suivi) => {
      const noter = additionner(
        noms.map((nom) => publiee(manifeste, nom)),
        suivi,
      );
      return Promise.all(
        noms.map(async (nom) => {
          try {
            const colonnes = await decoder(await telechargerTable(nom, suivi, noter), publiee(manifeste, nom));
            lues.add(nom);
            return colonnes;
          } catch (cause) {
            throw erreurDeTable(cause);
          }
        }),
      );
    },
  };
}

/** What one instance holds: published tables and the reader's own, each put in at most once. */
export function remplir(instance: Instance) {
  const presentes = new Map<string, Promise<void>>();
  return {
    a: (nom: string): boolean => presentes.has(nom),
    /** Puts in a table; a failure leaves no trace, so that it may be tried again. */
    mettre: (nom: string, colonnes: Promise<readonly ColonneArrow[]>): Promise<void> => {
      const travail = colonnes.then((c) => instance.inserer(nom, c));
      presentes.set(nom, travail);
      travail.catch(() => presentes.delete(nom));
      return travail;
    },
    attendre: async (noms: readonly string[]): Promise<void> => {
      for (const nom of noms) await presentes.get(nom);
    },
  };
}
