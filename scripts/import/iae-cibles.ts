import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { iaeCibles } from '../../src/domain/tables/iae-cibles.ts';
import { finDeMois } from './iae-salaries.ts';
import type { Importeur } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { assembler, refusee, retenue, type LigneLue } from './ligne-lue.ts';
import { lireNombre } from './nombre.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof iaeCibles>;

const FICHIER = 'iae/iae-cible-2022.csv';

/** State targets for December 2022. The last value the file also carries is in the monthly series and is not taken twice. */
export const importeurIaeCibles: Importeur = {
  id: 'iae-cibles',
  fichiers: [FICHIER],
  lire: (octets) => {
    const tableau = lireCsv(FICHIER, octetsDe(octets, FICHIER), { separateur: ',', colonnes: ['dep', 'cible', 'date_cible'] });
    const { lignes, anomalies } = assembler(tableau.lignes.map(lireCible));
    return { tables: { iae_cibles: lignes }, anomalies: [...tableau.anomalies, ...anomalies], avis: tableau.avis };
  },
};

function lireCible({ numero, champs }: LigneTexte): LigneLue<Ligne> {
  const date = champs['date_cible'] ?? '';
  const cible = lireNombre(champs['cible'] ?? '');
  if (cible === null)
    return refusee(
      faute(FICHIER, numero, 'cible', champs['cible'] ?? '', 'nombre illisible', 'écrire un nombre, ou laisser vide s’il manque'),
    );
  if (!finDeMois(date) || date < '2020-01-01' || date > '2030-12-31')
    return refusee(faute(FICHIER, numero, 'date_cible', date, 'date hors bornes ou impossible', 'écrire la fin du mois visé, AAAA-MM-JJ'));
  return retenue({ departement: champs['dep'] ?? '', cible: cible.valeur, date_cible: date, etat: cible.etat }, FICHIER, numero);
}
