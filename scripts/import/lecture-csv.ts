import Papa from 'papaparse';
import type { Anomalie } from '../../src/lib/anomalie.ts';

export interface LigneTexte {
  /** 1-based line where the row begins in the original. */
  readonly numero: number;
  readonly champs: Readonly<Record<string, string>>;
}

/** A delimited text file as read: header names and rows with their 1-based line in the original. */
export interface TableauTexte {
  readonly entetes: readonly string[];
  readonly lignes: readonly LigneTexte[];
  readonly avis: readonly string[];
  readonly anomalies: readonly Anomalie[];
}

export interface OptionsCsv {
  readonly separateur: ',' | ';' | '\t';
  /** Columns that must be there, under these exact names; others are read too. */
  readonly colonnes: readonly string[];
  /** A file with fewer rows than this was cut at a line end (default: 1). */
  readonly lignesMin?: number;
}

const NOMS_SEPARATEURS: Readonly<Record<string, string>> = { ',': 'virgule', ';': 'point-virgule', '\t': 'tabulation' };
const CONSEIL_TELECHARGER = 'télécharger de nouveau l’original et comparer sa taille et son empreinte à celles de sa fiche';

interface Enregistrement {
  readonly champs: readonly string[];
  readonly numero: number;
}

/** Reads a delimited file whole; every fault is collected, none is thrown. Rows at fault are left out and told. */
export function lireCsv(fichier: string, octets: Uint8Array, options: OptionsCsv): TableauTexte {
  const { texte, avis } = decoder(fichier, octets);
  const refus = refusFichier(fichier, octets, texte);
  if (refus !== null) return { entetes: [], lignes: [], avis, anomalies: [refus] };

  const { enregistrements, anomalies } = decouper(fichier, texte, options.separateur);
  const entetes = (enregistrements[0]?.champs ?? []).map((e) => e.trim());
  const fautes = verifierEntetes(fichier, entetes, options);
  if (fautes.length > 0) return { entetes, lignes: [], avis, anomalies: [...anomalies, ...fautes] };

  const lecture = lireLignes(fichier, entetes, enregistrements.slice(1), /\n\s*$/.test(texte));
  const minimum = options.lignesMin ?? 1;
  const court: Anomalie[] =
    lecture.lignes.length + lecture.anomalies.length + anomalies.length >= minimum
      ? []
      : [
          faute(
            fichier,
            null,
            null,
            String(lecture.lignes.length),
            minimum === 1 ? 'aucune ligne sous les en-têtes : fichier tronqué' : `moins de ${minimum} lignes : fichier tronqué`,
            CONSEIL_TELECHARGER,
          ),
        ];
  return { entetes, lignes: lecture.lignes, avis, anomalies: [...anomalies, ...lecture.anomalies, ...court] };
}

export function faute(
  fichier: string,
  ligne: number | null,
  colonne: string | null,
  valeur: string | null,
  motif: string,
  conseil: string,
): Anomalie {
  return { fichier, ligne, colonne, valeur, motif, conseil };
}

/** UTF-8, or Windows-1252 (the superset of Latin-1 that French spreadsheets write) when the bytes are not UTF-8. */
export function decoder(fichier: string, octets: Uint8Array): { readonly texte: string; readonly avis: readonly string[] } {
  const bom = octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf;
  const avisBom = bom ? [`${fichier} : marque d’ordre des octets (BOM) en tête, ignorée`] : [];
  try {
    return { texte: new TextDecoder('utf-8', { fatal: true }).decode(octets), avis: avisBom };
  } catch {
    return {
      texte: new TextDecoder('windows-1252').decode(bom ? octets.subarray(3) : octets),
      avis: [...avisBom, `${fichier} : encodage Latin-1 (Windows-1252) au lieu d’UTF-8, converti`],
    };
  }
}

/** What makes the whole file unreadable: nothing in it, a web page, or binary content. */
function refusFichier(fichier: string, octets: Uint8Array, texte: string): Anomalie | null {
  if (texte.trim() === '') return faute(fichier, null, null, `${octets.length} octets`, 'fichier vide', CONSEIL_TELECHARGER);
  const html = /^\s*<(!doctype|html|head|body|\?xml)[^>]*>?/i.exec(texte);
  if (html !== null)
    return faute(
      fichier,
      1,
      null,
      html[0].trim(),
      'page HTML ou XML enregistrée à la place du CSV',
      `ouvrir le lien du fichier et non sa page, puis ${CONSEIL_TELECHARGER}`,
    );
  const nul = texte.indexOf('\0');
  if (nul === -1) return null;
  const ligne = texte.slice(0, nul).split('\n').length;
  return faute(
    fichier,
    ligne,
    null,
    'octet NUL',
    'contenu binaire ou encodé en UTF-16',
    'réenregistrer en CSV UTF-8 ou télécharger de nouveau l’original',
  );
}

/** Cut by the reader that the pages use: records with the line each begins at, and those whose quotes are badly closed left out and told. */
function decouper(
  fichier: string,
  texte: string,
  delimiter: string,
): { readonly enregistrements: readonly Enregistrement[]; readonly anomalies: readonly Anomalie[] } {
  const { data, errors } = Papa.parse<string[]>(texte, { delimiter });
  const fautifs = new Map(errors.flatMap((e) => (e.type === 'Quotes' ? [[e.row ?? 0, e.code] as const] : [])));
  const enregistrements: Enregistrement[] = [];
  const anomalies: Anomalie[] = [];
  let numero = 1;
  data.forEach((champs, i) => {
    const code = fautifs.get(i);
    if (code !== undefined) anomalies.push(fauteGuillemet(fichier, numero, code));
    else if (champs.length > 1 || champs[0] !== '') enregistrements.push({ champs, numero });
    numero += 1 + champs.reduce((n, champ) => n + champ.split('\n').length - 1, 0);
  });
  return { enregistrements, anomalies };
}

function fauteGuillemet(fichier: string, ligne: number, code: string): Anomalie {
  return faute(
    fichier,
    ligne,
    null,
    code,
    'guillemets mal fermés : la ligne ne se découpe pas',
    'doubler les guillemets à l’intérieur du champ, ou télécharger de nouveau l’original',
  );
}

function verifierEntetes(fichier: string, entetes: readonly string[], { separateur, colonnes }: OptionsCsv): readonly Anomalie[] {
  const absentes = colonnes.filter((c) => !entetes.includes(c));
  const autre = absentes.length > 0 ? autreSeparateur(entetes, separateur, colonnes) : null;
  if (autre !== null) {
    const motif = `séparateur ${NOMS_SEPARATEURS[autre]} au lieu de ${NOMS_SEPARATEURS[separateur]}`;
    return [faute(fichier, 1, null, entetes.join(separateur), motif, `réenregistrer avec le séparateur « ${separateur} »`)];
  }
  const libres = entetes.filter((e) => e !== '' && !colonnes.includes(e));
  const doubles = entetes.filter((e, i) => e !== '' && entetes.indexOf(e) !== i);
  return [
    ...absentes.map((c) => fauteColonne(fichier, c, plusProche(c, libres))),
    ...doubles.map((e) => faute(fichier, 1, e, e, 'colonne présente deux fois', 'supprimer ou renommer la colonne en double')),
  ];
}

function fauteColonne(fichier: string, colonne: string, proche: string | null): Anomalie {
  if (proche === null) return faute(fichier, 1, colonne, null, 'colonne absente', 'vérifier que c’est le bon fichier et le bon millésime');
  return faute(
    fichier,
    1,
    colonne,
    null,
    `colonne absente ; la plus proche présente est « ${proche} »`,
    'rétablir le nom attendu, ou adapter le filtre si le producteur a renommé la colonne',
  );
}

/** The delimiter that would have found the expected columns, when it is not the one declared. */
function autreSeparateur(entetes: readonly string[], separateur: string, colonnes: readonly string[]): string | null {
  const brut = entetes.join(separateur);
  const communs = (s: string): number => brut.split(s).filter((e) => colonnes.includes(e.trim().replace(/^"|"$/g, ''))).length;
  const meilleur = Object.keys(NOMS_SEPARATEURS)
    .filter((s) => s !== separateur && brut.includes(s))
    .sort((a, b) => communs(b) - communs(a))[0];
  return meilleur !== undefined && communs(meilleur) > communs(separateur) ? meilleur : null;
}

function lireLignes(
  fichier: string,
  entetes: readonly string[],
  enregistrements: readonly Enregistrement[],
  finDeLigne: boolean,
): { readonly lignes: readonly LigneTexte[]; readonly anomalies: readonly Anomalie[] } {
  const lignes: LigneTexte[] = [];
  const anomalies: Anomalie[] = [];
  enregistrements.forEach(({ champs, numero }, i) => {
    const derniere = i === enregistrements.length - 1;
    if (champs.length === entetes.length) lignes.push({ numero, champs: nommer(entetes, champs) });
    else anomalies.push(fauteNombreDeChamps(fichier, numero, champs.length, entetes.length, derniere && !finDeLigne));
  });
  return { lignes, anomalies };
}

function fauteNombreDeChamps(fichier: string, ligne: number, lus: number, attendus: number, fin: boolean): Anomalie {
  if (fin && lus < attendus)
    return faute(
      fichier,
      ligne,
      null,
      `${lus} champs`,
      `fichier tronqué : la dernière ligne s’arrête avant ses ${attendus} champs`,
      CONSEIL_TELECHARGER,
    );
  const motif = lus < attendus ? `trop peu de champs : ${attendus} attendus` : `trop de champs : ${attendus} attendus`;
  return faute(fichier, ligne, null, `${lus} champs`, motif, 'vérifier les séparateurs et les guillemets de cette ligne');
}

/** Unnamed columns (a trailing separator on every line) carry nothing. */
function nommer(entetes: readonly string[], record: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entetes.flatMap((e, i) => (e === '' ? [] : [[e, record[i] ?? '']])));
}

/** The present name nearest to the expected one, when near enough to be a renaming; one that contains the other comes first. */
export function plusProche(nom: string, presents: readonly string[]): string | null {
  const [a] = presents.map((p) => ({ p, d: distanceNoms(nom.toLowerCase(), p.toLowerCase()) })).sort((x, y) => x.d - y.d);
  return a !== undefined && a.d <= Math.max(3, nom.length * 0.6) ? a.p : null;
}

function distanceNoms(a: string, b: string): number {
  return a.includes(b) || b.includes(a) ? 0.5 : distanceEdition(a, b);
}

function distanceEdition(a: string, b: string): number {
  let precedente = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const courante = [i];
    for (let j = 1; j <= b.length; j++) {
      const remplacer = (precedente[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      courante.push(Math.min(remplacer, (precedente[j] ?? 0) + 1, (courante[j - 1] ?? 0) + 1));
    }
    precedente = courante;
  }
  return precedente[b.length] ?? 0;
}
