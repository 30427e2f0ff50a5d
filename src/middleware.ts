import { getCollection } from 'astro:content';
import { defineMiddleware } from 'astro:middleware';
import { formesDuGlossaire } from '#phrases/glossaire/formes.ts';
import { GLOSSAIRE } from '#phrases/glossaire/entrees.ts';
import { lieurDeSigles } from '#phrases/glossaire/sigles.ts';
import { donnees } from '#lecture/donnees.ts';
import { lien } from '#lecture/liens.ts';
import { EPT_PARIS } from '#domain/noms-ept.ts';
import { adresse } from '#domain/territoire.ts';

type Lieur = (html: string) => string;

/** Acronyms everywhere; the territories of the métropole by name, except on the sheets, which say them at every line. */
async function charger(): Promise<{ readonly sigles: Lieur; readonly lieux: Lieur }> {
  const termes = await getCollection('termes');
  const { ept } = await donnees();
  const nommes = new Map(ept.filter((t) => t.code !== EPT_PARIS).map((t) => [t.nom, adresse(t)]));
  return {
    sigles: lieurDeSigles(formesDuGlossaire(termes.map(({ data }) => data)), (id) => lien(`${GLOSSAIRE}#${id}`)),
    lieux: lieurDeSigles(nommes, lien, 'nomme'),
  };
}
let promesse: ReturnType<typeof charger> | undefined;

/**
 * Acronyms and dead names lead to the glossary wherever they are read: done once on the HTML of every page, at build, so that no text
 * has to remember it. The glossary itself is left alone: its entries point at each other.
 */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  const reponse = await next();
  if (!(reponse.headers.get('content-type') ?? '').startsWith('text/html') || url.pathname === lien(GLOSSAIRE)) return reponse;
  promesse ??= charger();
  const { sigles, lieux } = await promesse;
  const html = sigles(await reponse.text());
  return new Response(url.pathname.startsWith(lien('/territoires/')) ? html : lieux(html), {
    status: reponse.status,
    headers: reponse.headers,
  });
});
