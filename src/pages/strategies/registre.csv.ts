import type { APIRoute } from 'astro';
import { contenu } from '#lecture/contenu.ts';
import { donnees } from '#lecture/donnees.ts';
import { objectifsDe } from '#phrases/strategies/objectifs.ts';
import { csvRegistre, lignesRegistre } from '#phrases/strategies/registre.ts';

/** Every promise of every text, one file. */
export const GET: APIRoute = async () => {
  const [d, c] = await Promise.all([donnees(), contenu()]);
  const lignes = c.strategies.flatMap((s) => lignesRegistre(d, c, objectifsDe(c, s)));
  return new Response(csvRegistre(lignes), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
};
