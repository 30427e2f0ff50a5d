import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { Ligne } from '../../src/domain/contrat.ts';
import type { Contexte, Importeur, Sortie } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { assembler, refusee, retenue, type LigneLue } from './ligne-lue.ts';
import { lireNombre } from './nombre.ts';
import { octetsDe } from './sources.ts';

const FICHIER = 'population/insee-population-dep-15-64-2010-2023.csv';
/** Column of the original → column of the table. */
const NOMBRES = {
  annee: 'annee',
  pop_totale: 'population',
  pop_15_64: 'population_15_64',
  pop_15_29: 'population_15_29',
  pop_50_64: 'population_50_64',
} as const;
const MAYOTTE = '976';
const PREMIERE_ANNEE_MAYOTTE = 2014;

export const importeurPopulationDepartements: Importeur = {
  id: 'population-departements',
  fichiers: [FICHIER],
  lire: (octets, contexte): Sortie => {
    const csv = lireCsv(FICHIER, octetsDe(octets, FICHIER), { separateur: ',', colonnes: ['code_dep', ...Object.keys(NOMBRES)] });
    const { lignes, anomalies } = assembler(csv.lignes.map((l) => lireLigne(l, contexte)));
    return {
      tables: { population_departements: lignes },
      anomalies: [...csv.anomalies, ...anomalies, ...absents(lignes, contexte)],
      avis: csv.avis,
    };
  },
};

function lireLigne({ numero, champs }: LigneTexte, contexte: Contexte): LigneLue {
  const departement = champs['code_dep'] ?? '';
  if (!contexte.departements.has(departement)) {
    const conseil = 'rétablir le code (zéro de tête, 2A ou 2B)';
    return refusee(faute(FICHIER, numero, 'code_dep', departement, 'code de département inconnu', conseil));
  }
  // The estimates have no hole: a population that is not a number is a fault of the file, not a missing value.
  const lus = Object.entries(NOMBRES).map(([colonne, nom]) => ({
    colonne,
    nom,
    valeur: lireNombre(champs[colonne] ?? '')?.valeur ?? null,
  }));
  const illisibles = lus.filter((n) => n.valeur === null);
  if (illisibles.length > 0) {
    const conseil = 'vérifier la valeur dans l’original';
    return refusee(
      ...illisibles.map(({ colonne }) => faute(FICHIER, numero, colonne, champs[colonne] ?? null, 'nombre illisible', conseil)),
    );
  }
  const ligne: Ligne = { departement, ...Object.fromEntries(lus.map(({ nom, valeur }) => [nom, valeur])) };
  return retenue(ligne, FICHIER, numero, verifierAges(numero, ligne));
}

/** A part is smaller than its whole: the cheapest way to see two columns swapped. */
function verifierAges(numero: number, ligne: Ligne): readonly Anomalie[] {
  const n = (nom: string): number => Number(ligne[nom]);
  const conseil = 'vérifier que deux colonnes n’ont pas été échangées';
  const total = faute(FICHIER, numero, 'pop_15_64', String(n('population_15_64')), 'plus de 15–64 ans que d’habitants', conseil);
  const bornes = faute(FICHIER, numero, 'pop_15_29', String(n('population_15_29')), 'plus de 15–29 et 50–64 ans que de 15–64 ans', conseil);
  return [
    ...(n('population_15_64') < n('population') ? [] : [total]),
    ...(n('population_15_29') + n('population_50_64') < n('population_15_64') ? [] : [bornes]),
  ];
}

function absents(lignes: readonly Ligne[], { departements }: Contexte): readonly Anomalie[] {
  const vus = new Set(lignes.map((l) => `${String(l['departement'])} ${String(l['annee'])}`));
  const annees = [...new Set(lignes.map((l) => Number(l['annee'])))];
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
