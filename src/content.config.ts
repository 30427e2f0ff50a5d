import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { lireCollection, RACINE_CONTENU } from '#lecture/fichiers-contenu.ts';
import type { Collection } from '#domain/contenu/commun.ts';
import { SCHEMAS } from '#domain/contenu/schemas.ts';

/** Entries of a folder of YAML, one or many to a file: Astro's own loaders take one entry a file, or one file. */
function yaml(collection: Exclude<Collection, 'recits'>): Loader {
  return {
    name: `yaml-${collection}`,
    load: async (contexte) => {
      const lire = async () => {
        contexte.store.clear();
        for (const [rang, { id, donnees, fichier }] of lireCollection(collection).entries()) {
          if (contexte.store.has(id)) throw new Error(`${fichier}: "${id}" is already an entry of ${collection}: give each its own id`);
          const data = await contexte.parseData({ id, data: { ...donnees }, filePath: fichier });
          // the store forgets the order of the files, which is that of the texts
          contexte.store.set({ id, data: { ...data, rang }, filePath: fichier, digest: contexte.generateDigest({ ...donnees }) });
        }
      };
      await lire();
      contexte.watcher?.add(`${RACINE_CONTENU}/${collection}`);
      contexte.watcher?.on('all', (_evenement: string, chemin: string) => {
        if (!chemin.includes(`${RACINE_CONTENU}/${collection}/`)) return;
        lire().catch((erreur: unknown) => {
          contexte.logger.error(String(erreur));
        });
      });
    },
  };
}

export const collections = {
  strategies: defineCollection({ loader: yaml('strategies'), schema: SCHEMAS.strategies }),
  objectifs: defineCollection({ loader: yaml('objectifs'), schema: SCHEMAS.objectifs }),
  'chiffres-dates': defineCollection({ loader: yaml('chiffres-dates'), schema: SCHEMAS['chiffres-dates'] }),
  instances: defineCollection({ loader: yaml('instances'), schema: SCHEMAS.instances }),
  dispositifs: defineCollection({ loader: yaml('dispositifs'), schema: SCHEMAS.dispositifs }),
  acteurs: defineCollection({ loader: yaml('acteurs'), schema: SCHEMAS.acteurs }),
  etapes: defineCollection({ loader: yaml('etapes'), schema: SCHEMAS.etapes }),
  termes: defineCollection({ loader: yaml('termes'), schema: SCHEMAS.termes }),
  publics: defineCollection({ loader: yaml('publics'), schema: SCHEMAS.publics }),
  recits: defineCollection({ loader: glob({ pattern: '*.mdx', base: `./${RACINE_CONTENU}/recits` }), schema: SCHEMAS.recits }),
};
