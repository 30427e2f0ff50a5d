import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { Colonne, Contrat, Ligne, Valeur } from '../../src/domain/contrat.ts';
import { faute, lireCsv } from './lecture-csv.ts';
import { situer } from './origine.ts';

export interface TableLue {
  readonly lignes: readonly Ligne[];
  readonly anomalies: readonly Anomalie[];
}

/** Reads back a table of data/tables by its contract; the header must be the contract's, in its order. */
export function lireTable(contrat: Contrat, fichier: string, octets: Uint8Array): TableLue {
  const noms = contrat.colonnes.map((c) => c.nom);
  const tableau = lireCsv(fichier, octets, { separateur: ',', colonnes: noms });
  const entetes: Anomalie[] =
    tableau.anomalies.length > 0 || tableau.entetes.join(',') === noms.join(',')
      ? []
      : [
          faute(
            fichier,
            1,
            null,
            tableau.entetes.join(','),
            `colonnes ou ordre différents du contrat (${noms.join(',')})`,
            'relancer data:import',
          ),
        ];
  const lignes = tableau.lignes.map(({ numero, champs }) => {
    const valeurs = contrat.colonnes.map((c) => [c.nom, lireValeur(c, champs[c.nom] ?? '')]);
    return situer(Object.fromEntries(valeurs) as Ligne, fichier, numero);
  });
  return { lignes, anomalies: [...tableau.anomalies, ...entetes] };
}

/** A text that is not of the column's type is kept as text, for the contract to refuse it with its place. */
function lireValeur(colonne: Colonne, texte: string): Valeur {
  if (texte === '') return null;
  if (colonne.type === 'booleen') return texte === 'true' ? true : texte === 'false' ? false : texte;
  if (colonne.type !== 'entier' && colonne.type !== 'nombre') return texte;
  return /^-?\d+(\.\d+)?(e-?\d+)?$/.test(texte) ? Number(texte) : texte;
}
