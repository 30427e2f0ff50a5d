import { getCollection } from 'astro:content';
import { defineMiddleware } from 'astro:middleware';
import { formesDuGlossaire } from '#phrases/glossaire/formes.ts';
import { GLOSSAIRE } from '#phrases/glossaire/entrees.ts';
import { lieurDeSigles } from '#phrases/glossaire/sigles.ts';
import { lien } from '#lecture/liens.ts';

async function charger(): Promise<(html: string) => string> {
  const termes = await getCollection('termes');
  return lieurDeSigles(formesDuGlossaire(termes.map(({ data }) => data)), (id) => lien(`${GLOSSAIRE}#${id}`));
}
let promesse: Promise<(html: string) => string> | undefined;

/**
 * Acronyms and dead names lead to the glossary wherever they are read: done once on the HTML of every page, at build, so that no text
 * has to remember it. The glossary itself is left alone: its entries point at each other.
 */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  const reponse = await next();
  if (!(reponse.headers.get('content-type') ?? '').startsWith('text/html') || url.pathname === lien(GLOSSAIRE)) return reponse;
  promesse ??= charger();
  const lier = await promesse;
  return new Response(lier(await reponse.text()), { status: reponse.status, headers: reponse.headers });
});
