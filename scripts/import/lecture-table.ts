import { csvFormatRows, csvParseRows } from 'd3-dsv';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { Colonne, Contrat, Ligne, Valeur } from '../../src/domain/contrat.ts';
import { faute, lireCsv } from './lecture-csv.ts';
import { marquer, situer } from './origine.ts';
import { lisible } from './textes.ts';

export interface TableLue {
  readonly lignes: readonly Ligne[];
  readonly anomalies: readonly Anomalie[];
}

/** Reads back a table of data/tables by its contract; the header must be the contract's, in its order. */
export function lireTable(contrat: Contrat, fichier: string, octets: Uint8Array): TableLue {
  return lireTelleQuEcrite(contrat, fichier, octets) ?? lireToute(contrat, fichier, octets);
}

/** The table as the import writes it, to the byte: read four times as fast, with nothing to tell. Null for any other. */
function lireTelleQuEcrite(contrat: Contrat, fichier: string, octets: Uint8Array): TableLue | null {
  const texte = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('utf8');
  if (texte.includes('\ufffd') || !texte.endsWith('\n')) return null;
  const [entete, ...rangees] = csvParseRows(texte);
  const { colonnes } = contrat;
  if (entete?.join(',') !== colonnes.map((c) => c.nom).join(',') || rangees.length === 0) return null;
  if (rangees.some((r) => r.length !== colonnes.length) || `${csvFormatRows([entete ?? [], ...rangees])}\n` !== texte) return null;
  let numero = 2;
  const lignes = rangees.map((rangee) => {
    const ligne: Record<string, Valeur> = {};
    const debut = numero;
    for (let i = 0; i < colonnes.length; i++) {
      const [colonne, champ = ''] = [colonnes[i] as Colonne, rangee[i]];
      ligne[colonne.nom] = lireValeur(colonne, champ);
      if (champ.includes('\n')) numero += champ.split('\n').length - 1;
    }
    numero += 1;
    return marquer(ligne, fichier, debut);
  });
  return { lignes, anomalies: [] };
}

/** Any file, with all its faults. The tables are ours: they are UTF-8, without a mark, or something went over them. */
function lireToute(contrat: Contrat, fichier: string, octets: Uint8Array): TableLue {
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
  const anomalies = [...fautesDEncodage(fichier, octets), ...tableau.anomalies, ...entetes];
  return { lignes, anomalies: anomalies.length > 0 ? anomalies : [fauteDEcriture(contrat, fichier, octets)] };
}

/** Nothing is wrong of what was read, and yet the import writes other bytes: a cut last line, a space, a blank row, needless quotes. */
function fauteDEcriture({ colonnes }: Contrat, fichier: string, octets: Uint8Array): Anomalie {
  const texte = Buffer.from(octets).toString('utf8');
  const [, ...rangees] = csvParseRows(texte);
  const attendues = csvFormatRows([colonnes.map((c) => c.nom), ...rangees.filter((r) => r.length === colonnes.length)]).split('\n');
  const ecrites = texte.split('\n');
  const rang = ecrites.findIndex((ecrite, k) => ecrite !== (attendues[k] ?? ''));
  const [ligne, motif] = rang === -1 ? [ecrites.length, 'dernière ligne sans fin de ligne'] : [rang + 1, ECRITURE];
  return faute(fichier, ligne, null, lisible(ecrites[ligne - 1] ?? ''), motif, REENREGISTRER);
}
const ECRITURE = 'écrit autrement que par l’import : espace autour d’un nom de colonne, ligne vide ou guillemets de trop';

const REENREGISTRER = 'réenregistrer le fichier en UTF-8 sans BOM, fins de ligne « \\n », ou relancer data:import';

function fautesDEncodage(fichier: string, octets: Uint8Array): readonly Anomalie[] {
  const texte = Buffer.from(octets).toString('utf8');
  const casse = texte.indexOf('\ufffd');
  if (casse !== -1) {
    const ligne = texte.slice(0, casse).split('\n').length;
    const valeur =
      texte
        .slice(casse - 20, casse + 20)
        .split('\n')
        .find((t) => t.includes('\ufffd')) ?? '';
    return [faute(fichier, ligne, null, lisible(valeur), 'octet qui n’est pas de l’UTF-8 (Latin-1 ?)', REENREGISTRER)];
  }
  if (texte.startsWith('\ufeff')) return [faute(fichier, 1, null, 'BOM', 'marque d’ordre des octets en tête de fichier', REENREGISTRER)];
  if (texte.includes('\r')) {
    const ligne = texte.slice(0, texte.indexOf('\r')).split('\n').length;
    return [faute(fichier, ligne, null, 'U+000D', 'fins de ligne de Windows', REENREGISTRER)];
  }
  return [];
}

/** A text that is not of the column's type is kept as text, for the contract to refuse it with its place. */
function lireValeur(colonne: Colonne, texte: string): Valeur {
  if (texte === '') return null;
  if (colonne.type === 'booleen') return texte === 'true' ? true : texte === 'false' ? false : texte;
  if (colonne.type !== 'entier' && colonne.type !== 'nombre') return texte;
  const nombre = Number(texte);
  // one writing a number: 007, 1e3 or 2.50 was typed by something else than the import
  return String(nombre) === texte ? nombre : texte;
}
