import type { APIRoute } from 'astro';
import { lien } from '#lecture/liens.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(lien('/sitemap-index.xml'), site).href}\n`);
