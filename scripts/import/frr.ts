import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { frrCommunes } from '../../src/domain/tables/zonages.ts';
import { lireCommune } from './contexte.ts';
import type { Contexte, Importeur } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { situer } from './origine.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof frrCommunes>;

const FICHIER = 'zonages/liste-communes-FRR-juillet2025.csv';
const COLONNE = 'Classement FRR et FRR+ au 10 juillet 2025';
const CLASSEMENTS: Readonly<Record<string, string>> = {
  'Non classée': 'non',
  'FRR socle': 'frr',
  'FRR+': 'frr-plus',
  'FRR bénéficiaire': 'beneficiaire',
  'Classée FRR partiellement': 'frr-partiel',
  'FRR bénéficiaire partiellement': 'beneficiaire-partiel',
};

/** FRR classification of July 2025, by current commune. */
export const importeurFrr: Importeur = {
  id: 'frr',
  fichiers: [FICHIER],
  lire: (octets, contexte) => {
    const tableau = lireCsv(FICHIER, octetsDe(octets, FICHIER), { separateur: ';', colonnes: ['Code_insee', COLONNE] });
    const lectures = tableau.lignes.map((l) => lireClassement(l, contexte));
    const lignes = lectures.flatMap((l) => l.lignes);
    const lues = new Set(lignes.map((l) => l.commune));
    const absentes = lignes.length === 0 ? [] : [...contexte.communes].filter((c) => !lues.has(c));
    return {
      tables: { frr_communes: lignes },
      anomalies: [...tableau.anomalies, ...lectures.flatMap((l) => l.anomalies)],
      avis: [
        ...tableau.avis,
        ...(absentes.length === 0
          ? []
          : [`${FICHIER} : ${absentes.length} communes actuelles absentes du classement : ${absentes.join(' ')}`]),
      ],
    };
  },
};

function lireClassement(
  { numero, champs }: LigneTexte,
  contexte: Contexte,
): { readonly lignes: readonly Ligne[]; readonly anomalies: readonly Anomalie[] } {
  const code = champs['Code_insee'] ?? '';
  const commune = lireCommune(code, contexte);
  if (commune.genre === 'outre-mer') return { lignes: [], anomalies: [] };
  if (commune.genre === 'faute')
    return { lignes: [], anomalies: [faute(FICHIER, numero, 'Code_insee', code, commune.motif, commune.conseil)] };
  const libelle = champs[COLONNE] ?? '';
  const classement = CLASSEMENTS[libelle];
  if (classement !== undefined) return { lignes: [situer({ commune: commune.commune, classement }, FICHIER, numero)], anomalies: [] };
  return {
    lignes: [],
    anomalies: [faute(FICHIER, numero, COLONNE, libelle, 'classement inconnu', `écrire l’un de : ${Object.keys(CLASSEMENTS).join(', ')}`)],
  };
}
