import { adresse, niveauIntercommunal, type Territoire } from '#domain/territoire.ts';
import { accord } from '#lib/format.ts';
import { memoire } from '#lib/memoire.ts';
import { majuscule } from '#lib/typographie.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { voisinsDe, voisinsDesMailles } from '#lecture/fonds-de-carte.ts';
import type { Lieu } from '#lecture/lieu.ts';
import { departementsDe, estLaMetropole, maillesDe } from '#lecture/mailles.ts';
import { motMaille, noteMaille } from '#phrases/mailles.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { quand } from '#lib/format.ts';
import { nomCourt, nomDeListe } from '#lecture/observations.ts';

const ILE_DE_FRANCE = '11';

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
      lieux: triees.map((t) => ({ nom: nomDeListe(lieu.d, t), adresse: adresse(t), note: noteMaille(lieu.d, t) })),
    },
  ];
}

/** Neighbours across the mesh of Île-de-France, where EPT stand for the métropole that they make. */
const voisinsDIleDeFrance = memoire((d: Donnees) => {
  const departements = d.departements.filter((x) => x.region === ILE_DE_FRANCE).map((x) => x.code);
  const entiere = (commune: string) => {
    const c = d.communes.get(commune);
    return c?.ept ?? c?.epci;
  };
  return voisinsDesMailles(departements, entiere);
});

/** EPCI and EPT that touch this one; the métropole is touched by its EPT. */
function intercommunalitesVoisines({ d, t }: Lieu): readonly Territoire[] {
  const autres = voisinsDe('epci', t.code).map((c) => d.territoire('epci', c));
  if (t.niveau === 'epci' && !autres.some(estLaMetropole)) return autres;
  const franciliens = (voisinsDIleDeFrance(d).get(t.code) ?? []).map((c) => d.territoire(niveauIntercommunal(c), c));
  return t.niveau === 'ept' ? franciliens : [...autres.filter((x) => !estLaMetropole(x)), ...franciliens.filter((x) => x.niveau === 'ept')];
}

/** An EPCI or an EPT: what it is made of, what touches it, and every département that it is in. */
function autourDeLIntercommunalite(lieu: Lieu): readonly Groupe[] {
  const { d, t } = lieu;
  const departements = departementsDe(d, t).map((c) => d.territoire('departement', c));
  return [
    ...(estLaMetropole(t) ? groupe(lieu, 'Paris et ses établissements publics territoriaux', d.ept) : []),
    ...groupe(lieu, 'Intercommunalités voisines', intercommunalitesVoisines(lieu)),
    ...groupe(lieu, accord(departements.length, 'Département', 'Départements'), departements),
    ...(t.niveau === 'ept' ? groupe(lieu, 'Métropole', d.epci.filter(estLaMetropole)) : []),
  ];
}

/** Neighbours, and the territories inside. */
export function alentours(lieu: Lieu): readonly Groupe[] {
  const { d, t } = lieu;
  const voisins = (objet: 'regions' | 'departements', niveau: 'region' | 'departement') =>
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
        ...groupe(lieu, majuscule(motMaille(maillesDe(d, t.code)).pluriel), maillesDe(d, t.code)),
        ...groupe(lieu, 'Départements voisins', voisins('departements', 'departement')),
      ];
    default:
      return autourDeLIntercommunalite(lieu);
  }
}
