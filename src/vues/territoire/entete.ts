import { titreTerritoire } from '#domain/noms-territoire.ts';
import { adresse, estIntercommunal, type Territoire } from '#domain/territoire.ts';
import type { Lieu } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import type { Etape } from '#lecture/liens.ts';
import { nomCourt } from '#lecture/observations.ts';

/** Title of the sheet; homonym EPCI and régions that share the name of their département are told apart. */
export function titreDistinct(d: Donnees, t: Territoire): string {
  const titre = titreTerritoire(t);
  const departement = t.niveau === 'epci' ? d.homonymes.get(t.code) : undefined;
  if (departement !== undefined) return `${titre} (${departement})`;
  const homonyme = t.niveau === 'region' && d.departements.some((x) => x.nom === t.nom);
  return homonyme ? `${titre} (région)` : titre;
}

/** From the home page down to the parent of the sheet. */
export function arianeDe({ t, region, departement, d }: Lieu): readonly Etape[] {
  const base: readonly Etape[] = [
    { adresse: '/', nom: 'Accueil' },
    { adresse: '/territoires/', nom: 'Territoires' },
  ];
  const parents = [region ?? (estIntercommunal(t.niveau) && departement === null ? null : regionUnique(d, t)), departement].flatMap((p) =>
    p === null ? [] : [{ adresse: adresse(p), nom: p.niveau === 'region' ? titreDistinct(d, p) : nomCourt(p) }],
  );
  return [...base, ...(t.niveau === 'france' ? [] : [{ adresse: '/territoires/france/', nom: 'France' }]), ...parents];
}

/** Overseas, the région stands above its only département in the breadcrumb only. */
function regionUnique(d: Donnees, t: Territoire): Territoire | null {
  return t.niveau === 'departement' && t.region !== undefined ? d.territoire('region', t.region) : null;
}

/** schema.org description of the place, for search engines. */
export function jsonLdLieu({ t, region, departement }: Lieu, nom: string, url: string, description: string): object {
  const dans = departement ?? region;
  return {
    '@context': 'https://schema.org',
    '@type': 'AdministrativeArea',
    name: nom,
    url,
    description,
    ...(t.niveau === 'france' ? {} : { identifier: t.code }),
    containedInPlace: dans === null ? { '@type': 'Country', name: 'France' } : { '@type': 'AdministrativeArea', name: dans.nom },
  };
}
