import type { APIRoute } from 'astro';
import { donnees } from '#lecture/donnees.ts';
import { construireIndex } from '#domain/recherche-index.ts';

/** What the search box reads on its first focus. */
export const GET: APIRoute = async () => {
  const { communes, epci, ept, departements, regions } = await donnees();
  const index = construireIndex(
    [...communes.values()].map((c) => ({
      commune: c.code,
      nom: c.nom,
      departement: c.departement,
      epci: c.epci ?? null,
      ept: c.ept ?? null,
      population: c.population,
      codes_postaux: c.codesPostaux.join(' '),
    })),
    epci.map((e) => ({ epci: e.code, nom: e.nom, nature: e.nature, departement: e.departement, population: e.population })),
    departements.map((t) => ({ departement: t.code, nom: t.nom, region: t.region, population: t.population })),
    regions.map((t) => ({ region: t.code, nom: t.nom, population: t.population })),
    ept.map((t) => ({ ept: t.code, nom: t.nom, departement: t.departement, population: t.population })),
  );
  return new Response(JSON.stringify(index), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
