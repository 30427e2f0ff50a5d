import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { CONCURRENCY, rendering } from './scripts/site/rendering.ts';
import { compressSite } from './scripts/site/compression.ts';
import { ecrireService } from './scripts/site/service.ts';

// The address the site is published at; canonical links and the sitemap need one. `.example` never resolves.
const site = process.env.ATLAS_SITE ?? 'https://atlas-iae.example';

const base = process.env.ATLAS_BASE ?? '/';

/** The text index is made from the built pages themselves: what a reader finds is what stands there. */
const recherche = {
  name: 'recherche',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const { indexer } = await import('./scripts/recherche/index-texte.ts');
      const { fiches, fichiers, octets } = await indexer(fileURLToPath(dir));
      logger.info(`${fiches} entries, ${fichiers} files, ${Math.round(octets / 1000)} kB`);
    },
  },
};

/** After all that writes: what is compressed is what is published. */
const compression = {
  name: 'compression',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const { texts, made } = await compressSite(fileURLToPath(dir), '.cache/compression');
      logger.info(`${texts} texts beside themselves in brotli and gzip, ${made} bodies made`);
    },
  },
};

/** Last but for their compression: the service worker holds the inventory of the site as it is published. */
const service = {
  name: 'service',
  hooks: { 'astro:build:done': ({ dir }) => ecrireService(fileURLToPath(dir), base.replace(/\/*$/, '/')) },
};

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  integrations: [mdx(), rendering(), sitemap({ filter: (page) => !page.endsWith('/hors-ligne/') }), recherche, service, compression],
  // A strict CSP allows neither inline style nor inline script.
  build: { inlineStylesheets: 'never', concurrency: CONCURRENCY },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    ssr: { external: ['@duckdb/node-api', 'linkedom', '@etalab/decoupage-administratif'] },
  },
});
