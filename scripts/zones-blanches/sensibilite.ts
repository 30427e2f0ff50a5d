import { accessibilite } from '../../src/domain/tables/accessibilite.ts';
import { lireTable } from '../../src/db/lire-table.ts';
import type { Cellule } from '../../src/domain/cellule.ts';
import type { Ligne } from '../../src/domain/contrat.ts';
import type { DatabaseNatif } from '../../src/db/native.ts';
import { estBlanche, partBlanche, repartir } from '../../src/zones-blanches/definitions.ts';
import { TYPES_PROCHES_DU_PUBLIC } from '../../src/zones-blanches/parametres.ts';
import { lireEquipement } from './equipements.ts';
import { COLONNES_KM, essais, kmRetenu, type CommuneJugee } from './jugements.ts';

const COLONNES = ['commune', 'population', 'departement', 'epci', 'etablissements_epci', 'qpv', 'frr', ...COLONNES_KM] as const;

async function lireCommunesJugees(db: DatabaseNatif): Promise<readonly CommuneJugee[]> {
  return (await lireTable(db, accessibilite, COLONNES)).map((l) => ({
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

/** The rows of `zones_blanches_sensibilite`. */
export async function lignesSensibilite(db: DatabaseNatif): Promise<readonly Ligne[]> {
  const communes = await lireCommunesJugees(db);
  const lignes: Ligne[] = [];
  for (const niveau of ['epci', 'departement'] as const) {
    const equipements = await lireEquipement(db, niveau);
    for (const { definition, seuil, juger } of essais((c) => equipements.get(c[niveau] ?? '')))
      for (const [code, repartition] of repartir(communes, juger, (c) => c[niveau])) {
        const part = partBlanche(repartition);
        lignes.push({ niveau, code, definition, seuil, part: arrondir(part), etat: part.etat, blanche: estBlanche(part) });
      }
  }
  return lignes;
}
