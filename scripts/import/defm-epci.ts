import type { Anomalie } from '../../src/lib/anomalie.ts';
import { cellule, celluleVide, type Cellule } from '../../src/domain/cellule.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { defmEpci } from '../../src/domain/tables/defm-epci.ts';
import type { Importeur, Sortie } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { lireNombre } from './nombre.ts';
import { lireSuccesseurs } from './epci-2019.ts';
import { situer } from './origine.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof defmEpci>;

interface Original {
  readonly fichier: string;
  readonly code: string;
  /** Column of the original → « dimension modalité » of the table. */
  readonly colonnes: Readonly<Record<string, string>>;
}

const ANCIENNETE: Original = {
  fichier: 'emploi/defm_epci_anciennete_2019.csv',
  code: 'code_epci',
  colonnes: {
    anc_moins_3_mois: 'anciennete moins-3-mois',
    anc_3_a_5_mois: 'anciennete 3-5-mois',
    anc_6_a_11_mois: 'anciennete 6-11-mois',
    anc_12_a_23_mois: 'anciennete 12-23-mois',
    anc_24_a_35_mois: 'anciennete 24-35-mois',
    anc_plus_36_mois: 'anciennete 36-mois-plus',
    total: 'total abc',
  },
};
const CATEGORIE: Original = {
  fichier: 'emploi/defm_epci_categorie_2019.csv',
  code: 'Code EPCI',
  colonnes: Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map((c) => [`Catégorie ${c}`, `categorie ${c.toLowerCase()}`])),
};
/** Its `total_categorie_a` is misnamed: it is the total of A, B and C, and equals the one of the durations in every row. */
const ABC: Original = {
  fichier: 'emploi/defm_epci_categorie_abc_2019.csv',
  code: 'code_epci',
  colonnes: {
    ...Object.fromEntries(
      ['hommes', 'femmes'].flatMap((sexe) => [
        [`${sexe}_moins_de_25_ans`, `sexe-age ${sexe}-moins-25`],
        [`${sexe}_25_a_49_ans`, `sexe-age ${sexe}-25-49`],
        [`${sexe}_plus_de_50_ans`, `sexe-age ${sexe}-50-plus`],
        [`total_${sexe}`, `sexe-age ${sexe}`],
      ]),
    ),
    diplome_niv_1_2: 'diplome niveau-1-2',
    diplome_niv_3: 'diplome niveau-3',
    diplome_niv_4: 'diplome niveau-4',
    diplome_niv_5: 'diplome niveau-5',
    diplome_niv_5_bis: 'diplome niveau-5-bis',
    diplome_niv_6: 'diplome niveau-6',
    diplome_indetermine: 'diplome indetermine',
    total_categorie_a: 'total abc',
  },
};
const ORIGINAUX = [CATEGORIE, ANCIENNETE, ABC];
const TOTAL = 'total abc';
/**
 * The métropole de Lyon stands on two rows (« de LYON » and « de Lyon ») that are two parts of it: only their sum makes the files add up
 * to the national total of December 2019, and 47 768 or 78 500 alone is too few for 1.4 million inhabitants.
 */
const EN_DEUX_LIGNES = new Set(['200046977']);
const HORS = 'HORS';

export const importeurDefmEpci: Importeur = {
  id: 'defm-epci',
  fichiers: ORIGINAUX.map((o) => o.fichier),
  lire: (octets, contexte): Sortie => {
    const lus = ORIGINAUX.map((o) => lireOriginal(o, octetsDe(octets, o.fichier)));
    const epci = [...new Set(lus.flatMap((l) => [...l.parEpci.keys()]))];
    const successeurs = lireSuccesseurs(
      epci.filter((e) => e !== HORS),
      contexte,
    );
    return {
      tables: { defm_epci: lus.flatMap((l) => enLignes(l, successeurs.parEpci)) },
      anomalies: [...lus.flatMap((l) => l.anomalies), ...successeurs.anomalies, ...croiser(lus, epci)],
      avis: [...lus.flatMap((l) => l.avis), ...successeurs.avis],
    };
  },
};

/** One EPCI in one original: « dimension modalité » → its cell. */
interface Releve {
  readonly numero: number;
  readonly cellules: ReadonlyMap<string, Cellule>;
}

interface Lu {
  readonly original: Original;
  readonly parEpci: ReadonlyMap<string, Releve>;
  readonly anomalies: readonly Anomalie[];
  readonly avis: readonly string[];
}

function lireOriginal(original: Original, octets: Uint8Array): Lu {
  const { fichier, code, colonnes } = original;
  const csv = lireCsv(fichier, octets, { separateur: ',', colonnes: [code, ...Object.keys(colonnes)] });
  const parEpci = new Map<string, Releve>();
  const anomalies: Anomalie[] = [...csv.anomalies];
  for (const ligne of csv.lignes) {
    const epci = codeEpci(ligne.champs[code] ?? '', ligne.champs[csv.entetes[1] ?? ''] ?? '');
    const { releve, fautes } = lireReleve(original, ligne);
    anomalies.push(...fautes);
    if (epci === null) {
      const conseil = 'rétablir les neuf chiffres du SIREN';
      anomalies.push(faute(fichier, ligne.numero, code, ligne.champs[code] ?? null, 'code d’EPCI impossible', conseil));
    } else {
      const deja = parEpci.get(epci);
      if (deja !== undefined && !(EN_DEUX_LIGNES.has(epci) && sontDeuxParts(deja, releve))) {
        const motif = `EPCI en double, déjà lu à la ligne ${deja.numero}`;
        anomalies.push(faute(fichier, ligne.numero, code, epci, motif, 'garder une seule des deux lignes dans l’original'));
      } else parEpci.set(epci, deja === undefined ? releve : additionner(deja, releve));
    }
  }
  return { original, parEpci, anomalies, avis: [...csv.avis, ...avisDeuxLignes(original, csv.lignes)] };
}

/** A SIREN went through a spreadsheet as a number: « 200000172.0 ». The communes outside any EPCI have no code. */
function codeEpci(brut: string, libelle: string): string | null {
  if (brut === '' && libelle === 'Hors EPCI') return HORS;
  return /^(\d{9})(?:\.0)?$/.exec(brut)?.[1] ?? null;
}

function lireReleve(
  { fichier, colonnes }: Original,
  { numero, champs }: LigneTexte,
): { readonly releve: Releve; readonly fautes: readonly Anomalie[] } {
  const lues = Object.entries(colonnes).map(([colonne, cle]) => ({ colonne, cle, lu: lireEffectif(colonne, champs[colonne] ?? '') }));
  const conseil = 'vérifier la valeur : un nombre, ou s.s pour le secret statistique';
  return {
    releve: { numero, cellules: new Map(lues.flatMap(({ cle, lu }) => (lu === null ? [] : [[cle, lu] as const]))) },
    fautes: lues.flatMap(({ colonne, lu }) =>
      lu === null ? [faute(fichier, numero, colonne, champs[colonne] ?? null, 'effectif illisible', conseil)] : [],
    ),
  };
}

/** A lone comma, in the last diploma column only, is what the copy made of an empty cell: not available. */
function lireEffectif(colonne: string, brut: string): Cellule | null {
  if (colonne === 'diplome_indetermine' && brut.trim() === ',') return celluleVide('indisponible');
  const lu = lireNombre(brut);
  return lu === null ? null : { valeur: lu.valeur, etat: lu.etat };
}

/** The same row pasted twice is not two parts of a territory. */
function sontDeuxParts(a: Releve, b: Releve): boolean {
  return [...a.cellules].some(([cle, { valeur }]) => b.cellules.get(cle)?.valeur !== valeur);
}

/** The sum of two parts is known only where both are. */
function additionner(a: Releve, b: Releve): Releve {
  const cellules = [...a.cellules].map(([cle, ca]) => {
    const cb = b.cellules.get(cle) ?? celluleVide('indisponible');
    if (ca.valeur !== null && cb.valeur !== null) return [cle, cellule(ca.valeur + cb.valeur)] as const;
    return [cle, ca.valeur === null ? ca : cb] as const;
  });
  return { numero: b.numero, cellules: new Map(cellules) };
}

function avisDeuxLignes({ fichier, code }: Original, lignes: readonly LigneTexte[]): readonly string[] {
  return [...EN_DEUX_LIGNES].flatMap((epci) => {
    const numeros = lignes.filter((l) => (l.champs[code] ?? '').startsWith(epci)).map((l) => l.numero);
    return numeros.length < 2 ? [] : [`${fichier} : EPCI ${epci} en deux parties, additionnées (lignes ${numeros.join(' et ')})`];
  });
}

/** The total stands in two originals: one row of the table. */
function enLignes({ original, parEpci }: Lu, successeurs: ReadonlyMap<string, string | null>): readonly Ligne[] {
  return [...parEpci].flatMap(([epci, { numero, cellules }]) =>
    [...cellules].flatMap(([cle, { valeur, etat }]) => {
      if (cle === TOTAL && original === ABC) return [];
      const [dimension = '', modalite = ''] = cle.split(' ');
      const ligne = { epci_2019: epci, epci: successeurs.get(epci) ?? null, dimension, modalite, valeur, etat };
      return [situer(ligne, original.fichier, numero)];
    }),
  );
}

/** Sums that the producer's own figures satisfy in every row: one that does not is a shifted column or a file of another month. */
const SOMMES: readonly { readonly original: Original; readonly cles: readonly string[] }[] = [
  { original: CATEGORIE, cles: ['categorie a', 'categorie b', 'categorie c'] },
  { original: ANCIENNETE, cles: Object.values(ANCIENNETE.colonnes).filter((c) => c !== TOTAL) },
  { original: ABC, cles: ['sexe-age hommes', 'sexe-age femmes'] },
  { original: ABC, cles: Object.values(ABC.colonnes).filter((c) => c.startsWith('diplome')) },
  { original: ABC, cles: [TOTAL] },
];

/** Holds the three originals against each other, on the total of A, B and C of the durations. */
function croiser(lus: readonly Lu[], epci: readonly string[]): readonly Anomalie[] {
  const lu = (original: Original): Lu | undefined => lus.find((l) => l.original === original);
  // A file that could not be read has said so already.
  if (lus.some((l) => l.parEpci.size === 0)) return [];
  const absences = lus.flatMap(({ original, parEpci }) =>
    epci
      .filter((e) => !parEpci.has(e))
      .map((e) =>
        faute(
          original.fichier,
          null,
          original.code,
          e,
          'EPCI absent, présent dans un autre des trois fichiers',
          'vérifier que les trois fichiers sont du même mois',
        ),
      ),
  );
  const ecarts = epci.flatMap((e) => {
    const total = lu(ANCIENNETE)?.parEpci.get(e)?.cellules.get(TOTAL)?.valeur ?? null;
    return SOMMES.flatMap(({ original, cles }) => {
      const releve = lu(original)?.parEpci.get(e);
      const valeurs = cles.map((c) => releve?.cellules.get(c)?.valeur ?? null);
      const somme = valeurs.reduce((s, v) => (s === null || v === null ? null : s + v), 0);
      if (releve === undefined || total === null || somme === null || somme === total) return [];
      const motif = `${cles.join(' + ')} : la somme n’est pas le total A, B, C (${total})`;
      return [faute(original.fichier, releve.numero, e, String(somme), motif, 'vérifier les colonnes et le mois des trois fichiers')];
    });
  });
  return [...absences, ...ecarts];
}
