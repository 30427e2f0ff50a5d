import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { populationDepartements } from '../../src/domain/tables/population-departements.ts';
import type { Contexte, Importeur, Sortie } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { assembler, refusee, retenue, type LigneLue } from './ligne-lue.ts';
import { lireNombre } from './nombre.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof populationDepartements>;

const FICHIER = 'population/insee-population-dep-15-64-2010-2023.csv';
/** Column of the original → column of the table. */
const NOMBRES = ['annee', 'pop_totale', 'pop_15_64', 'pop_15_29', 'pop_50_64'] as const;
type Nombre = (typeof NOMBRES)[number];
const MAYOTTE = '976';
const PREMIERE_ANNEE_MAYOTTE = 2014;

export const importeurPopulationDepartements: Importeur = {
  id: 'population-departements',
  fichiers: [FICHIER],
  lire: (octets, contexte): Sortie => {
    const csv = lireCsv(FICHIER, octetsDe(octets, FICHIER), { separateur: ',', colonnes: ['code_dep', ...NOMBRES] });
    const { lignes, anomalies } = assembler(csv.lignes.map((l) => lireLigne(l, contexte)));
    return {
      tables: { population_departements: lignes },
      anomalies: [...csv.anomalies, ...anomalies, ...absents(lignes, contexte)],
      avis: csv.avis,
    };
  },
};

function lireLigne({ numero, champs }: LigneTexte, contexte: Contexte): LigneLue<Ligne> {
  const departement = champs['code_dep'] ?? '';
  if (!contexte.departements.has(departement)) {
    const conseil = 'rétablir le code (zéro de tête, 2A ou 2B)';
    return refusee(faute(FICHIER, numero, 'code_dep', departement, 'code de département inconnu', conseil));
  }
  // The estimates have no hole: a population that is not a number is a fault of the file, not a missing value.
  const lue = (colonne: Nombre): number => lireNombre(champs[colonne] ?? '')?.valeur ?? Number.NaN;
  const illisibles = NOMBRES.filter((colonne) => Number.isNaN(lue(colonne)));
  if (illisibles.length > 0) {
    const conseil = 'vérifier la valeur dans l’original';
    return refusee(...illisibles.map((colonne) => faute(FICHIER, numero, colonne, champs[colonne] ?? null, 'nombre illisible', conseil)));
  }
  const ligne: Ligne = {
    departement,
    annee: lue('annee'),
    population: lue('pop_totale'),
    population_15_64: lue('pop_15_64'),
    population_15_29: lue('pop_15_29'),
    population_50_64: lue('pop_50_64'),
  };
  return retenue(ligne, FICHIER, numero, verifierAges(numero, ligne));
}

/** A part is smaller than its whole: the cheapest way to see two columns swapped. */
function verifierAges(numero: number, ligne: Ligne): readonly Anomalie[] {
  const conseil = 'vérifier que deux colonnes n’ont pas été échangées';
  const total = faute(FICHIER, numero, 'pop_15_64', String(ligne.population_15_64), 'plus de 15-64 ans que d’habitants', conseil);
  const bornes = faute(
    FICHIER,
    numero,
    'pop_15_29',
    String(ligne.population_15_29),
    'plus de 15–29 et 50–64 ans que de 15-64 ans',
    conseil,
  );
  return [
    ...(ligne.population_15_64 < ligne.population ? [] : [total]),
    ...(ligne.population_15_29 + ligne.population_50_64 < ligne.population_15_64 ? [] : [bornes]),
  ];
}

function absents(lignes: readonly Ligne[], { departements }: Contexte): readonly Anomalie[] {
  const vus = new Set(lignes.map((l) => `${l.departement} ${l.annee}`));
  const annees = [...new Set(lignes.map((l) => l.annee))];
  return annees.flatMap((annee) => {
    const manquants = [...departements].filter((d) => !vus.has(`${d} ${annee}`) && !(d === MAYOTTE && annee < PREMIERE_ANNEE_MAYOTTE));
    if (manquants.length === 0) return [];
    return [
      faute(
        FICHIER,
        null,
        'code_dep',
        manquants.join(', '),
        `départements absents en ${annee}`,
        'vérifier que le fichier n’est pas tronqué',
      ),
    ];
  });
}
