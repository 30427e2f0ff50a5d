import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { siaeRome } from '../../src/domain/tables/siae-rome.ts';
import type { Importeur } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { assembler, refusee, retenue, type LigneLue } from './ligne-lue.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof siaeRome>;

const FICHIER = 'iae/siae-rome-62-67-93-2019.csv';
const ROME = /^[A-N]\d{4}$/;

/** Trades offered by the SIAE of three pilot départements. A structure without a trade keeps its row: it was asked and gave none. */
export const importeurSiaeRome: Importeur = {
  id: 'siae-rome',
  fichiers: [FICHIER],
  lire: (octets) => {
    const colonnes = ['mesure', 'dep', 'siret', 'rome', 'appellation'];
    const tableau = lireCsv(FICHIER, octetsDe(octets, FICHIER), { separateur: ',', colonnes });
    const lues = assembler(tableau.lignes.map(lirePoste));
    const sans = lues.lignes.filter((l) => l['rome'] === null).length;
    return {
      tables: { siae_rome: lues.lignes },
      anomalies: [...tableau.anomalies, ...lues.anomalies],
      avis: [...tableau.avis, ...(sans === 0 ? [] : [`${FICHIER} : structures sans métier saisi, gardées : ${sans}`])],
    };
  },
};

function lirePoste({ numero, champs }: LigneTexte): LigneLue<Ligne> {
  // typed by hand on the platform: « k2204 », a single space where nothing was filled in
  const rome = (champs['rome'] ?? '').trim().toUpperCase();
  if (rome !== '' && !ROME.test(rome))
    return refusee(faute(FICHIER, numero, 'rome', rome, 'code ROME impossible', 'écrire une lettre de A à N et quatre chiffres'));
  const ligne = {
    departement: champs['dep'] ?? '',
    siret: champs['siret'] ?? '',
    type: champs['mesure'] ?? '',
    rome: rome === '' ? null : rome,
    appellation: (champs['appellation'] ?? '').trim().replaceAll("'", '’') || null,
  };
  return retenue(ligne, FICHIER, numero);
}
