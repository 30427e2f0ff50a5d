import { lireJson } from '#islands/pieces/une-fois.ts';
import type { IndexRecherche } from '#domain/recherche.ts';
import { GENRES, LIBELLES_GENRE, repond, sansElisions, type Genre } from '#domain/recherche-site.ts';

export interface Resultat {
  /** With the base of the site. */
  readonly adresse: string;
  readonly titre: string;
  readonly extrait: string;
}

export interface Groupe {
  readonly genre: Genre;
  readonly libelle: string;
  readonly resultats: readonly Resultat[];
  /** How many there are, shown or not. */
  readonly total: number;
}

type Chercheur = (requete: string, combien: number) => Promise<readonly Groupe[]>;

export interface Moteur {
  readonly chercher: Chercheur;
  /** False when the text index did not load: only places are found. */
  readonly complet: boolean;
}

interface Donnee {
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** What we use of pagefind/pagefind.js, which the build leaves beside the pages. */
interface Pagefind {
  readonly options: (options: { readonly baseUrl: string }) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly search: (
    requete: string,
    options: { readonly filters: { readonly genre: Genre } },
  ) => Promise<{
    readonly results: readonly {
      readonly data: () => Promise<Donnee>;
    }[];
  }>;
}

async function ouvrirTextes(base: string): Promise<Chercheur> {
  const pagefind = (await import(/* @vite-ignore */ `${base}/pagefind/pagefind.js`)) as Pagefind;
  await pagefind.options({ baseUrl: '/' });
  await pagefind.init();
  const enResultat = ({ meta }: Donnee): Resultat => ({
    adresse: `${base}${meta['adresse'] ?? '/'}`,
    titre: meta['titre'] ?? '',
    extrait: meta['extrait'] ?? '',
  });
  const chercherGenre = async (requete: string, genre: Genre, combien: number): Promise<Groupe> => {
    const { results } = await pagefind.search(requete, { filters: { genre } });
    const lus = await Promise.all(results.slice(0, combien).map((r) => r.data()));
    const [premier] = lus;
    const vrai = premier !== undefined && repond(`${premier.meta['titre'] ?? ''} ${premier.content}`, requete);
    const resultats = vrai ? lus.map(enResultat) : [];
    return { genre, libelle: LIBELLES_GENRE[genre], resultats, total: vrai ? results.length : 0 };
  };
  return async (requete, combien) => {
    const propre = sansElisions(requete);
    return propre.length < 2 ? [] : Promise.all(GENRES.map((genre) => chercherGenre(propre, genre, combien)));
  };
}

async function ouvrirLieux(base: string): Promise<Chercheur> {
  const [moteur, index] = await Promise.all([import('#domain/recherche.ts'), lireJson(`${base}/recherche.json`)]);
  const entrees = moteur.lireIndex(index as IndexRecherche);
  return (requete, combien) => {
    const trouvees = moteur.chercher(entrees, requete, combien);
    const resultats = trouvees.map((e) => ({ adresse: base + e.adresse, titre: e.nom, extrait: moteur.precision(e) }));
    return Promise.resolve([{ genre: 'territoire', libelle: LIBELLES_GENRE.territoire, resultats, total: resultats.length }]);
  };
}

/** Groups of one kind become one, in the order of the kinds; those without a result are left out. */
export function reunir(groupes: readonly Groupe[]): readonly Groupe[] {
  return GENRES.flatMap((genre) => {
    const siens = groupes.filter((g) => g.genre === genre && g.total > 0);
    const [premier] = siens;
    if (premier === undefined) return [];
    return [{ ...premier, resultats: siens.flatMap((g) => g.resultats), total: siens.reduce((n, g) => n + g.total, 0) }];
  });
}

/** Two indexes, one box: places by name, everything else by its text. Either works without the other. */
export async function ouvrirMoteur(base: string): Promise<Moteur> {
  const [lieux, textes] = await Promise.allSettled([ouvrirLieux(base), ouvrirTextes(base)]);
  const chercheurs = [lieux, textes].flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []));
  if (lieux.status === 'rejected' && textes.status === 'rejected') throw new Error('no index answered', { cause: lieux.reason });
  return {
    complet: textes.status === 'fulfilled',
    chercher: async (requete, combien) => reunir((await Promise.all(chercheurs.map((c) => c(requete, combien)))).flat()),
  };
}
