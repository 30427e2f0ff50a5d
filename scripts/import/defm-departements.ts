import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { defmDepartements } from '../../src/domain/tables/defm-departements.ts';
import type { Contexte, Importeur, Sortie } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { assembler, refusee, retenue, type LigneLue } from './ligne-lue.ts';
import { lireNombre } from './nombre.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof defmDepartements>;

const FICHIER = 'emploi/insee-odd-i108-defm-deld-2014-2023.csv';
const COLONNES = ['code_dep', 'annee', 'nb_deld', 'nb_defm_abc', 'part_deld_pct'];
const MAYOTTE = '976';
/** The published share has two decimals. */
const ECART_PART = 0.01;

export const importeurDefmDepartements: Importeur = {
  id: 'defm-departements',
  fichiers: [FICHIER],
  lire: (octets, contexte): Sortie => {
    const csv = lireCsv(FICHIER, octetsDe(octets, FICHIER), { separateur: ',', colonnes: COLONNES });
    const { lignes, anomalies } = assembler(csv.lignes.map((l) => lireLigne(l, contexte)));
    const avis = lignes.some((l) => l.departement === MAYOTTE) ? [] : [`${FICHIER} : Mayotte n’est pas dans le champ, aucune ligne`];
    return {
      tables: { defm_departements: lignes },
      anomalies: [...csv.anomalies, ...anomalies],
      avis: csv.lignes.length === 0 ? csv.avis : [...csv.avis, ...avis],
    };
  },
};

function lireLigne({ numero, champs }: LigneTexte, contexte: Contexte): LigneLue<Ligne> {
  const departement = champs['code_dep'] ?? '';
  if (!contexte.departements.has(departement)) {
    return refusee(
      faute(FICHIER, numero, 'code_dep', departement, 'code de département inconnu', 'rétablir le code (zéro de tête, 2A ou 2B)'),
    );
  }
  const nombres = COLONNES.slice(1).map((colonne) => ({ colonne, lu: lireNombre(champs[colonne] ?? '') }));
  const illisibles = nombres.filter((n) => n.lu === null || (n.colonne === 'annee' && n.lu.valeur === null));
  const [annee, deld, defm, part] = nombres.map((n) => n.lu);
  if (illisibles.length > 0 || annee?.valeur == null) {
    const conseil = 'vérifier la valeur dans l’original';
    return refusee(
      ...illisibles.map(({ colonne }) => faute(FICHIER, numero, colonne, champs[colonne] ?? null, 'nombre illisible', conseil)),
    );
  }
  // Both counts come from the same register: when one is withheld or missing, the pair is, with the state the producer gave.
  const etat = defm?.valeur == null ? defm?.etat : deld?.etat;
  const connues = defm?.valeur != null && deld?.valeur != null;
  const ligne = {
    departement,
    annee: annee.valeur,
    defm: connues ? defm.valeur : null,
    deld: connues ? deld.valeur : null,
    etat: etat ?? 'indisponible',
  };
  return retenue(ligne, FICHIER, numero, verifierPart(numero, ligne, part?.valeur ?? null));
}

/** The file prints the share beside its two sides: when it does not recompute, one of the three is wrong (or two were swapped). */
function verifierPart(
  numero: number,
  { defm, deld }: { readonly defm: number | null; readonly deld: number | null },
  part: number | null,
): readonly Anomalie[] {
  if (defm === null || deld === null || part === null) return [];
  const recalculee = (100 * deld) / defm;
  // Rounding to two decimals may add half a unit of the last one.
  if (Math.abs(recalculee - part) <= ECART_PART + 1e-9) return [];
  const motif = `la part ne se recalcule pas : ${deld} sur ${defm} donne ${recalculee.toFixed(2)} %`;
  return [faute(FICHIER, numero, 'part_deld_pct', String(part), motif, 'vérifier les deux effectifs et la part dans l’original')];
}
