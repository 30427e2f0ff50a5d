import { accessibilite } from '../../src/domain/tables/accessibilite.ts';
import { lireTable } from '../../src/db/lire-table.ts';
import type { Cellule } from '../../src/domain/cellule.ts';
import type { Ligne } from '../../src/domain/contrat.ts';
import type { DatabaseNatif } from '../../src/db/native.ts';
import { estBlanche, partBlanche, repartir } from '../../src/zones-blanches/definitions.ts';
import { TYPES_PROCHES_DU_PUBLIC } from '../../src/zones-blanches/parametres.ts';
import { lireEquipement, type EquipementJuge } from './equipements.ts';
import { COLONNES_KM, essais, kmRetenu, type CommuneJugee } from './jugements.ts';

/** A commune with the territories that are judged here, and the establishments of its part of an intercommunalité. */
interface CommuneSituee extends CommuneJugee {
  readonly ept: string | null;
  readonly partie: string | null;
  readonly etablissementsPartie: number | null;
}

const SITUATIONS = `select c.commune, c.ept, c.partie, p.n from communes c
  left join (select k.partie, count(s.siret) as n from communes k left join siae s on s.commune = k.commune where k.partie is not null
    group by k.partie) p on p.partie = c.partie`;

const COLONNES = ['commune', 'population', 'departement', 'epci', 'etablissements_epci', 'qpv', 'frr', ...COLONNES_KM] as const;

async function lireCommunesJugees(db: DatabaseNatif): Promise<readonly CommuneSituee[]> {
  const lues = await db.query<{ commune: string; ept: string | null; partie: string | null; n: number | null }>(SITUATIONS);
  const situations = new Map(lues.map((l) => [l.commune, { ept: l.ept, partie: l.partie, etablissementsPartie: l.n }]));
  return (await lireTable(db, accessibilite, COLONNES)).map((l) => ({
    ...(situations.get(l.commune) ?? { ept: null, partie: null, etablissementsPartie: null }),
    code: l.commune,
    population: l.population,
    departement: l.departement,
    epci: l.epci,
    km: kmRetenu(l, null),
    proches: TYPES_PROCHES_DU_PUBLIC.map((t) => kmRetenu(l, t)),
    etablissementsEpci: l.etablissements_epci,
    qpv: l.qpv === true,
    frr: l.frr,
  }));
}

const SIX_DECIMALES = 1e6;
const arrondir = (c: Cellule) => (c.valeur === null ? null : Math.round(c.valeur * SIX_DECIMALES) / SIX_DECIMALES);

type NiveauJuge = 'epci' | 'ept' | 'partie' | 'departement';

/** Whose equipment definition E reads at each level: none of an EPT, for which no jobseekers are published. */
async function equipementsDe(db: DatabaseNatif): Promise<Readonly<Record<NiveauJuge, (c: CommuneSituee) => EquipementJuge | undefined>>> {
  const [epci, departements] = [await lireEquipement(db, 'epci'), await lireEquipement(db, 'departement')];
  const deEpci = (c: CommuneSituee) => epci.get(c.epci ?? '');
  return {
    epci: deEpci,
    ept: () => undefined,
    partie: (c) => (c.ept === null ? deEpci(c) : undefined),
    departement: (c) => departements.get(c.departement),
  };
}

/** The rows of `zones_blanches_sensibilite`. A part is without offer (A) by what is in it, and not by what the whole has elsewhere. */
export async function lignesSensibilite(db: DatabaseNatif): Promise<readonly Ligne[]> {
  const communes = await lireCommunesJugees(db);
  const equipements = await equipementsDe(db);
  const lignes: Ligne[] = [];
  for (const niveau of ['epci', 'ept', 'partie', 'departement'] as const) {
    for (const { definition, seuil, juger } of essais(equipements[niveau])) {
      const jugees =
        niveau === 'partie' && definition === 'a' ? communes.map((c) => ({ ...c, etablissementsEpci: c.etablissementsPartie })) : communes;
      for (const [code, repartition] of repartir(jugees, juger, (c) => c[niveau])) {
        const part = partBlanche(repartition);
        lignes.push({ niveau, code, definition, seuil, part: arrondir(part), etat: part.etat, blanche: estBlanche(part) });
      }
    }
  }
  return lignes;
}
