import type { APIRoute, GetStaticPaths } from 'astro';
import { nomsDuFichier } from '#vues/atlas/noms.ts';
import { donnees } from '#lecture/donnees.ts';

/** Names of a level, fetched by the map when a reader asks for that level. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { departements } = await donnees();
  return ['epci', 'ept', 'zone-emploi', ...departements.map((t) => `communes-${t.code}`)].map((fichier) => ({ params: { fichier } }));
};

export const GET: APIRoute = async ({ params }) => {
  const noms = nomsDuFichier(await donnees(), params['fichier'] ?? '');
  return new Response(JSON.stringify(noms), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
