import { parquetReadObjects } from 'hyparquet';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import { cellule, celluleVide, type Cellule } from '../../src/domain/cellule.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { floresA21 } from '../../src/domain/tables/flores-a21.ts';
import type { Importeur, Sortie } from './importeur.ts';
import { faute } from './lecture-csv.ts';
import { assembler, refusee, retenue, type LigneLue } from './ligne-lue.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof floresA21>;

const FICHIER = 'secteurs/exdeco_pivot_flores_a21.parquet';
const COLONNES = ['code_ze', 'a21', 'eff_22', 'eff_23'];
/** The two sections the file does not hold at all (households as employers, extraterritorial bodies). */
const SECTIONS = [...'ABCDEFGHIJKLMNOPQRSTU'];
/** Mayotte is one zone d’emploi, and Flores does not cover it. */
const ZONE_MAYOTTE = '0601';

/**
 * Flores is made from the Base tous salariés, of which Insee publishes no cell of fewer than five employees:
 * https://www.insee.fr/en/metadonnees/source/operation/s2169/confidentialite. The copy holds some, which are not published here either.
 * No total by zone or by section is published with them, that would give one back.
 */
const SEUIL_SECRET = 5;

export const importeurFloresA21: Importeur = {
  id: 'flores-a21',
  fichiers: [FICHIER],
  lire: async (octets): Promise<Sortie> => {
    const { objets, anomalies } = await lireParquet(octetsDe(octets, FICHIER));
    const lues = assembler(objets.map((o, i) => lireLigne(o, i + 1)));
    const { lignes } = lues;
    return {
      tables: { flores_a21: lignes },
      anomalies: [...anomalies, ...lues.anomalies],
      avis: lignes.length === 0 ? [] : avisFlores(lignes),
    };
  },
};

type Objet = Readonly<Record<string, unknown>>;

async function lireParquet(octets: Uint8Array): Promise<{ readonly objets: readonly Objet[]; readonly anomalies: readonly Anomalie[] }> {
  const refus = (motif: string, valeur: string) => ({
    objets: [],
    anomalies: [faute(FICHIER, null, null, valeur, motif, 'télécharger de nouveau le fichier Parquet')],
  });
  if (octets.length === 0) return refus('fichier vide', '0 octet');
  // A copy: the buffer behind a Node file may be shared with others.
  const fichier = octets.slice().buffer;
  try {
    const objets = await parquetReadObjects({ file: fichier });
    const absentes = COLONNES.filter((c) => !Object.keys(objets[0] ?? {}).includes(c));
    if (absentes.length === 0) return { objets, anomalies: [] };
    return refus('colonnes absentes', absentes.join(', '));
  } catch (e) {
    return refus('Parquet illisible : fichier tronqué, ou d’un autre format', e instanceof Error ? e.message : String(e));
  }
}

function lireLigne(objet: Objet, numero: number): LigneLue<Ligne> {
  // The copy made a full grid of what the producer lists, and filled the holes with null in 2023 but with 0 in 2022 (16 zeros and no
  // null, against 17 nulls and no zero, mostly the same cells): a 0 of 2022 is a hole and not a count. The copy prints counts of 1, so
  // nothing shows that its holes are statistical secrecy: they are « not available ».
  const zone = String(objet['code_ze']).padStart(4, '0');
  const section = String(objet['a21']);
  const en2022 = lireEffectif(objet['eff_22'] === 0 ? null : objet['eff_22']);
  const en2023 = lireEffectif(objet['eff_23']);
  if (en2022 === null || en2023 === null) {
    const colonne = en2022 === null ? 'eff_22' : 'eff_23';
    return refusee(faute(FICHIER, numero, colonne, String(objet[colonne]), 'effectif illisible', 'vérifier la copie du fichier'));
  }
  const ligne: Ligne = {
    zone_emploi: zone,
    section,
    effectif_2022: en2022.valeur,
    effectif_2022_etat: en2022.etat,
    effectif_2023: en2023.valeur,
    effectif_2023_etat: en2023.etat,
  };
  return retenue(ligne, FICHIER, numero);
}

function lireEffectif(brut: unknown): Cellule | null {
  if (brut === null || brut === undefined) return celluleVide('indisponible');
  if (typeof brut !== 'number' || !Number.isInteger(brut)) return null;
  return brut > 0 && brut < SEUIL_SECRET ? celluleVide('secret') : cellule(brut);
}

function avisFlores(lignes: readonly Ligne[]): readonly string[] {
  const zones = new Set(lignes.map((l) => l.zone_emploi));
  const sections = new Set(lignes.map((l) => l.section));
  const absentes = SECTIONS.filter((s) => !sections.has(s));
  const dites = (etat: string, annee: '2022' | '2023'): number => lignes.filter((l) => l[`effectif_${annee}_etat`] === etat).length;
  const comptees = (etat: string): string => `${dites(etat, '2022')} en 2022, ${dites(etat, '2023')} en 2023`;
  return [
    `${FICHIER} : ${zones.size} zones d’emploi${zones.has(ZONE_MAYOTTE) ? '' : ', sans celle de Mayotte (0601)'}`,
    ...(absentes.length === 0 ? [] : [`${FICHIER} : sections absentes du fichier : ${absentes.join(', ')}`]),
    `${FICHIER} : cellules sans effectif, dites indisponibles : ${comptees('indisponible')}`,
    `${FICHIER} : cellules de un à quatre salariés, tues : ${comptees('secret')}`,
  ];
}
