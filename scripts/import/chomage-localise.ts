import type { Anomalie } from '../../src/lib/anomalie.ts';
import { CODES_REGION } from '../../src/domain/contrat.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { chomageLocalise } from '../../src/domain/tables/chomage-localise.ts';
import { codeTerritoire, lireCase, lireFeuille, ouvrirClasseur, texte, type Feuille, type LigneFeuille } from './lecture-classeur.ts';
import type { Contexte, Importeur, Sortie } from './importeur.ts';
import { faute } from './lecture-csv.ts';
import { assembler, refusee, retenue, type LigneLue } from './ligne-lue.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof chomageLocalise>;

const FICHIER = 'emploi/insee-taux-chomage-localise-2025T4.xls';
const ENTETE = ['Code', 'Libellé', 'T1_1982'];
const PREMIER_TRIMESTRE = '1982-T1';
/** An .xls holds 256 columns: a series that no longer fits would be cut in silence, so its last quarter is said here. */
const DERNIER_TRIMESTRE = '2025-T4';
const MAYOTTE = '976';

export const importeurChomageLocalise: Importeur = {
  id: 'chomage-localise',
  fichiers: [FICHIER],
  lire: (octets, contexte): Sortie => {
    const classeur = ouvrirClasseur(FICHIER, octetsDe(octets, FICHIER));
    const departements = lireFeuille(classeur, { nom: 'Département', titre: /comparaisons départementales/, entete: ENTETE });
    const regions = lireFeuille(classeur, { nom: 'Région', titre: /comparaisons régionales/, entete: ENTETE });
    const lus = [
      lireTableau(
        departements,
        (l) => departementDe(l, contexte),
        [...contexte.departements].filter((d) => d !== MAYOTTE),
      ),
      lireTableau(regions, regionDe, ['FR', 'FRM', ...CODES_REGION.filter((r) => r !== '06')]),
    ];
    return {
      tables: { chomage_localise: lus.flatMap((l) => l.lignes) },
      anomalies: [...classeur.anomalies, ...lus.flatMap((l) => l.anomalies)],
      avis: [`${FICHIER} : Mayotte n’est pas dans le champ, aucune ligne`],
    };
  },
};

interface Territoire {
  readonly niveau: 'france' | 'region' | 'departement';
  readonly code: string;
}

function departementDe(ligne: LigneFeuille, { departements }: Contexte): Territoire | null {
  const code = codeTerritoire(ligne.cases[0]);
  return departements.has(code) ? { niveau: 'departement', code } : null;
}

/** The code « 00 » stands for two Frances, told apart by their name: without Mayotte (since 2014), and metropolitan (since 1982). */
function regionDe(ligne: LigneFeuille): Territoire | null {
  const code = codeTerritoire(ligne.cases[0]);
  const libelle = texte(ligne.cases[1]);
  if (code === '00' && libelle === 'FRANCE (HORS MAYOTTE)') return { niveau: 'france', code: 'FR' };
  if (code === '00' && libelle === 'FRANCE METROPOLITAINE') return { niveau: 'france', code: 'FRM' };
  return CODES_REGION.some((r) => r === code) ? { niveau: 'region', code } : null;
}

function lireTableau(
  feuille: Feuille,
  territoireDe: (ligne: LigneFeuille) => Territoire | null,
  attendus: readonly string[],
): { readonly lignes: readonly Ligne[]; readonly anomalies: readonly Anomalie[] } {
  if (feuille.anomalies.length > 0 || feuille.lignes.length === 0) return { lignes: [], anomalies: feuille.anomalies };
  const trimestres = colonnesTrimestres(feuille);
  // Footnotes fill the first column only: a row of the table has a name too.
  const corps = feuille.lignes.filter((l) => texte(l.cases[1]) !== '').map((ligne) => ({ ligne, territoire: territoireDe(ligne) }));
  const valeurs = corps.flatMap(({ ligne, territoire }) =>
    territoire === null ? [refusee(codeInconnu(ligne))] : trimestres.colonnes.map((c) => lireValeur(ligne, territoire, c)),
  );
  const { lignes, anomalies } = assembler(valeurs);
  const vus = new Set(corps.map((c) => c.territoire?.code));
  const manquants = attendus.filter((a) => !vus.has(a));
  return {
    lignes,
    anomalies: [...trimestres.anomalies, ...anomalies, ...(manquants.length === 0 ? [] : [territoiresAbsents(feuille, manquants)])],
  };
}

interface Colonne {
  readonly trimestre: string;
  readonly rang: number;
}

function colonnesTrimestres(feuille: Feuille): { readonly colonnes: readonly Colonne[]; readonly anomalies: readonly Anomalie[] } {
  const colonnes = feuille.entete.flatMap((c, rang): readonly Colonne[] => {
    const lu = /^T([1-4])_((?:19|20)\d\d)$/.exec(texte(c));
    return lu === null ? [] : [{ trimestre: `${lu[2] ?? ''}-T${lu[1] ?? ''}`, rang }];
  });
  const attendus = trimestresEntre(PREMIER_TRIMESTRE, DERNIER_TRIMESTRE);
  const lus = colonnes.map((c) => c.trimestre);
  const anomalies = attendus
    .filter((t) => !lus.includes(t))
    .map((t) =>
      faute(FICHIER, null, feuille.nom, t, 'trimestre absent de la ligne d’en-tête', 'vérifier que la feuille n’est pas tronquée'),
    );
  return { colonnes, anomalies };
}

function trimestresEntre(premier: string, dernier: string): readonly string[] {
  const numero = (t: string): number => Number(t.slice(0, 4)) * 4 + Number(t.slice(6)) - 1;
  const debut = numero(premier);
  return Array.from({ length: numero(dernier) - debut + 1 }, (_, i) => `${Math.floor((debut + i) / 4)}-T${((debut + i) % 4) + 1}`);
}

/** An empty cell is a quarter the producer does not estimate (the DROM before 2014): not available, never 0. */
function lireValeur(ligne: LigneFeuille, { niveau, code }: Territoire, { trimestre, rang }: Colonne): LigneLue<Ligne> {
  const brut = ligne.cases[rang] ?? null;
  const lu = lireCase(brut);
  if (lu !== null) return retenue({ niveau, code, trimestre, valeur: lu.valeur, etat: lu.etat }, FICHIER, ligne.numero);
  return refusee(faute(FICHIER, ligne.numero, trimestre, texte(brut), 'taux illisible', 'vérifier la cellule dans l’original'));
}

function codeInconnu(ligne: LigneFeuille): Anomalie {
  const valeur = `${texte(ligne.cases[0])} ${texte(ligne.cases[1])}`.trim();
  return faute(
    FICHIER,
    ligne.numero,
    'Code',
    valeur,
    'territoire inconnu',
    'corriger le code, ou dire dans le filtre ce qu’est cette ligne',
  );
}

function territoiresAbsents(feuille: Feuille, codes: readonly string[]): Anomalie {
  return faute(FICHIER, null, feuille.nom, codes.join(', '), 'territoires absents', 'vérifier que la feuille n’est pas tronquée');
}
