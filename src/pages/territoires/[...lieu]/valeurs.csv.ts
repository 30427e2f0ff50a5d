import type { APIRoute, GetStaticPaths } from 'astro';
import { csvTerritoire } from '#vues/csv-territoire.ts';
import { donnees } from '#lecture/donnees.ts';
import { voulues } from '#lecture/pages-voulues.ts';
import { adresse, FRANCE, type Territoire } from '#domain/territoire.ts';

export const getStaticPaths = (async () => {
  const { regions, departements, epci, ept } = await donnees();
  return voulues([FRANCE, ...regions, ...departements, ...epci, ...ept], adresse).map((territoire) => ({
    params: { lieu: adresse(territoire).replace(/^\/territoires\/|\/$/g, '') },
    props: { territoire },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly territoire: Territoire }> = async ({ props }) =>
  new Response(csvTerritoire(await donnees(), props.territoire), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
