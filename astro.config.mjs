import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';

// The address the site is published at; canonical links and the sitemap need one. `.example` never resolves.
const site = process.env.ATLAS_SITE ?? 'https://atlas-iae.example';

export default defineConfig({
  site,
  base: process.env.ATLAS_BASE ?? '/',
  trailingSlash: 'always',
  integrations: [mdx(), sitemap()],
  // A strict CSP allows neither inline style nor inline script.
  build: { inlineStylesheets: 'never', concurrency: 2 },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    ssr: { external: ['@duckdb/node-api', 'linkedom', '@etalab/decoupage-administratif'] },
  },
});
