import { adresse, type Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { compte, quand } from '#lib/format.ts';
import { voisinsDe } from '#lecture/fonds-de-carte.ts';
import { lireAilleurs, type Lieu } from '#lecture/lieu.ts';
import { nomCourt, nomDeListe } from '#lecture/observations.ts';

export interface Groupe {
  readonly titre: string;
  readonly lieux: readonly { readonly nom: string; readonly adresse: string; readonly note: string }[];
}

function groupe(lieu: Lieu, titre: string, lieux: readonly Territoire[]): readonly Groupe[] {
  if (lieux.length === 0) return [];
  const triees = [...lieux].sort((a, b) => nomCourt(a).localeCompare(nomCourt(b), 'fr'));
  return [
    {
      titre: `${titre}, et leurs SIAE ${quand(indicateur('siae-nombre').periode)}`,
      lieux: triees.map((t) => {
        const n = lireAilleurs(lieu, t, 'siae-nombre').valeur;
        return {
          nom: nomDeListe(lieu.d, t),
          adresse: adresse(t),
          note: n === null ? '' : n === 0 ? 'aucune SIAE' : compte(n, 'SIAE', 'SIAE'),
        };
      }),
    },
  ];
}

/** Neighbours, and the territories inside. */
export function alentours(lieu: Lieu): readonly Groupe[] {
  const { d, t } = lieu;
  const voisins = (objet: 'regions' | 'departements' | 'epci', niveau: 'region' | 'departement' | 'epci') =>
    voisinsDe(objet, t.code).map((c) => d.territoire(niveau, c));
  switch (t.niveau) {
    case 'france':
      return groupe(lieu, 'Les 18 régions', d.regions);
    case 'region':
      return [
        ...groupe(
          lieu,
          'Départements',
          d.departements.filter((x) => x.region === t.code),
        ),
        ...groupe(lieu, 'Régions voisines', voisins('regions', 'region')),
      ];
    case 'departement':
      return [
        ...groupe(
          lieu,
          'Intercommunalités',
          d.epci.filter((e) => e.departements.includes(t.code)),
        ),
        ...groupe(lieu, 'Départements voisins', voisins('departements', 'departement')),
      ];
    default:
      return [
        ...groupe(lieu, 'Intercommunalités voisines', voisins('epci', 'epci')),
        ...groupe(lieu, 'Département', lieu.departement === null ? [] : [lieu.departement]),
      ];
  }
}
