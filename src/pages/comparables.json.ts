import type { APIRoute } from 'astro';
import { construireAnnuaire } from '#vues/comparer/annuaire.ts';
import { donnees } from '#lecture/donnees.ts';

/** What /comparer/ reads to name places and to propose those that are alike. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify(construireAnnuaire(await donnees())), { headers: { 'content-type': 'application/json; charset=utf-8' } });
