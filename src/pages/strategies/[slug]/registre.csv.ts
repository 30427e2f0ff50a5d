import type { APIRoute, GetStaticPaths } from 'astro';
import { contenu } from '#lecture/contenu.ts';
import { donnees } from '#lecture/donnees.ts';
import { objectifsDe, type Strategie } from '#phrases/strategies/objectifs.ts';
import { csvRegistre, lignesRegistre } from '#phrases/strategies/registre.ts';

export const getStaticPaths = (async () => {
  const { strategies } = await contenu();
  return strategies.map((s) => ({ params: { slug: s.id }, props: { s } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly s: Strategie }> = async ({ props }) => {
  const [d, c] = await Promise.all([donnees(), contenu()]);
  const csv = csvRegistre(lignesRegistre(d, c, objectifsDe(c, props.s)));
  return new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8' } });
};
