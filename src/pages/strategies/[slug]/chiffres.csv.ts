import type { APIRoute, GetStaticPaths } from 'astro';
import { contenu } from '#lecture/contenu.ts';
import { chiffresDe, csvChiffres } from '#phrases/strategies/chiffres.ts';
import type { Strategie } from '#phrases/strategies/objectifs.ts';

export const getStaticPaths = (async () => {
  const c = await contenu();
  return c.strategies.filter((s) => chiffresDe(c, s).length > 0).map((s) => ({ params: { slug: s.id }, props: { s } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly s: Strategie }> = async ({ props }) =>
  new Response(csvChiffres(chiffresDe(await contenu(), props.s)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
