import { getCollection } from 'astro:content';
import { COLLECTIONS, type Collection } from '#domain/contenu/commun.ts';
import { type Contenu, verifierRenvois } from '#domain/contenu/verification.ts';
import { ErreurDonnees } from '#lib/anomalie.ts';
import { cleTerritoire, FRANCE } from '#domain/territoire.ts';
import { CATALOGUE } from '#indicateurs/catalogue.ts';
import { donnees } from './donnees.ts';

/** Place in the files, which the loader adds to each entry. */
const rang = (data: object) => ('rang' in data && typeof data.rang === 'number' ? data.rang : 0);

async function entrees<C extends Collection>(collection: C): Promise<Contenu[C]> {
  const lues = await getCollection(collection);
  const ordre = lues.toSorted((a, b) => rang(a.data) - rang(b.data));
  return ordre.map(({ id, data }) => ({ ...data, id })) as unknown as Contenu[C];
}

async function charger(): Promise<Contenu> {
  const d = await donnees();
  const paires = await Promise.all(COLLECTIONS.map(async (c) => [c, await entrees(c)] as const));
  const contenu = Object.fromEntries(paires) as unknown as Contenu;
  const lieux = [FRANCE, ...d.regions, ...d.departements, ...d.epci, ...d.ept, ...d.zonesEmploi, ...d.communes.values()];
  const anomalies = verifierRenvois(contenu, {
    indicateurs: new Set(CATALOGUE.map((i) => i.id)),
    territoires: new Set(lieux.map(cleTerritoire)),
  });
  if (anomalies.length > 0) {
    const erreur = new ErreurDonnees(`${anomalies.length} lost references in src/content: mend each`, anomalies);
    // a page may be looked at while the sheet it points at is being written
    if (!import.meta.env.DEV) throw erreur;
    console.warn(erreur.message);
  }
  return contenu;
}

let promesse: Promise<Contenu> | undefined;

/** All the content, its references checked once per build: a lost one stops the build. In dev, content is read again. */
export function contenu(): Promise<Contenu> {
  if (import.meta.env.DEV) return charger();
  promesse ??= charger();
  return promesse;
}

/** An entry by its id. Throws when there is none. */
export function entree<C extends Collection>(c: Contenu, collection: C, id: string): Contenu[C][number] {
  const trouvee = c[collection].find((e) => e.id === id);
  if (trouvee === undefined) throw new Error(`no "${id}" in ${collection}: read ids from src/content`);
  return trouvee;
}
