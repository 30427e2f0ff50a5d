import type { Anomalie } from '../../src/lib/anomalie.ts';
import { CODES_REGION, type Contrat, type Ligne, type Valeur } from '../../src/domain/contrat.ts';
import type { FicheSource } from '../../src/domain/source.ts';
import type { Cog } from './cog.ts';
import type { TableEcrite } from './ecriture.ts';
import { faute } from './lecture-csv.ts';
import { origineDe } from './origine.ts';

/** Codes a column may hold, by the name of the column; `niveau` says which list `code` belongs to. */
export type Referentiel = Readonly<Record<string, ReadonlySet<string>>>;

export function referentiel(cog: Cog, zonesEmploi: ReadonlySet<string>): Referentiel {
  return {
    commune: cog.communes,
    // SIAE of Saint-Martin and Saint-Pierre-et-Miquelon keep the code of their collectivité.
    'siae.commune': new Set([...cog.communes, ...cog.outreMer]),
    departement: cog.departements,
    region: new Set(CODES_REGION),
    france: new Set(['FR', 'FRM']),
    epci: cog.epci,
    zone_emploi: zonesEmploi,
  };
}

/** Every code of every table exists in the COG or in its reference table. */
export function verifierCodes({ contrat, lignes }: TableEcrite, codes: Referentiel): readonly Anomalie[] {
  const noms = contrat.colonnes.map((c) => c.nom);
  const directes = noms.filter((nom) => codes[nom] !== undefined);
  const aNiveau = noms.includes('niveau');
  const fautes: Anomalie[] = [];
  for (const ligne of lignes) {
    for (const nom of directes)
      fautes.push(...verifierCode(ligne, nom, ligne[nom] ?? null, codes[`${contrat.table}.${nom}`] ?? codes[nom]));
    if (aNiveau) fautes.push(...verifierCode(ligne, 'code', ligne['code'] ?? null, codes[String(ligne['niveau'])]));
  }
  return fautes;
}

function verifierCode(ligne: Ligne, colonne: string, valeur: Valeur, connus: ReadonlySet<string> | undefined): readonly Anomalie[] {
  if (valeur === null || connus === undefined || connus.has(String(valeur))) return [];
  const origine = origineDe(ligne);
  const conseil = 'relancer data:import avec la table de passage en vigueur, ou corriger le code';
  return [
    faute(
      origine?.fichier ?? 'data/tables',
      origine?.ligne ?? null,
      colonne,
      String(valeur),
      'code absent du COG 2026 ou de sa table de référence',
      conseil,
    ),
  ];
}

/** Every source a table names has its card. */
export function verifierFiches(contrats: readonly Contrat[], cartes: ReadonlyMap<string, FicheSource>): readonly Anomalie[] {
  return contrats.flatMap((contrat) =>
    contrat.sources
      .filter((id) => !cartes.has(id))
      .map((id) =>
        faute(
          `data/sources/${id}.yaml`,
          null,
          'sources',
          id,
          `carte absente, nommée par la table ${contrat.table}`,
          'écrire la carte, ou corriger l’identifiant dans le contrat',
        ),
      ),
  );
}
