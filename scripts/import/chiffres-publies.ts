import type { Anomalie } from '../../src/lib/anomalie.ts';
import { departementNomme } from '../../src/domain/noms.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { chiffresPublies } from '../../src/domain/tables/chiffres-publies.ts';
import type { Importeur } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { lireNombre } from './nombre.ts';
import { situer } from './origine.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof chiffresPublies>;

const FICHIER = 'iae/chiffres-publies.csv';
const TYPES = /^(.*?)\b((?:ACI|AI|EI|ETTI|EITI)(?:\/(?:ACI|AI|EI|ETTI|EITI))+)\b(.*)$/;
/** Hosts where the producer of the figure publishes it; anywhere else, the page is a relay. */
const PRODUCTEURS = /(^|\.)(gouv\.fr|senat\.fr|lesgeiq\.fr|grafie\.org|francetravail\.org)$/;
const UNITES: Readonly<Record<string, string>> = { 'pour 1000': 'pour 1\u202f000', 'Md€': 'milliards d’euros', '€': 'euros' };

/** Figures quoted from published pages: one number per row, « 39/39/12/10 » split with its sub-labels, « idem » resolved. */
export const importeurChiffresPublies: Importeur = {
  id: 'chiffres-publies',
  fichiers: [FICHIER],
  lire: (octets) => {
    const colonnes = ['annee', 'territoire', 'indicateur', 'valeur', 'unite', 'source', 'url'];
    const tableau = lireCsv(FICHIER, octetsDe(octets, FICHIER), { separateur: ',', colonnes });
    const urls = resoudreUrls(tableau.lignes);
    const lectures = tableau.lignes.map((l, i) => lireChiffre(l, urls[i] ?? ''));
    return {
      tables: { chiffres_publies: lectures.flatMap((l) => l.lignes) },
      anomalies: [...tableau.anomalies, ...lectures.flatMap((l) => l.anomalies)],
      avis: tableau.avis,
    };
  },
};

function resoudreUrls(lignes: readonly LigneTexte[]): readonly string[] {
  let derniere = '';
  return lignes.map(({ champs }) => {
    if (champs['url'] !== 'idem') derniere = champs['url'] ?? '';
    return derniere;
  });
}

interface ChiffresLus {
  readonly lignes: readonly Ligne[];
  readonly anomalies: readonly Anomalie[];
}

function lireChiffre({ numero, champs }: LigneTexte, url: string): ChiffresLus {
  const valeurs = (champs['valeur'] ?? '').split('/').map((v) => v.trim());
  const { unite, precision } = lireUnite(champs['unite'] ?? '');
  const unites = decouper(unite, valeurs.length) ?? valeurs.map(() => unite);
  const lieux = territoiresDe(champs['territoire'] ?? '', valeurs.length);
  const ecrits = libellesDe(champs['indicateur'] ?? '', valeurs.length, new Set(lieux).size > 1);
  if (ecrits === null)
    return {
      lignes: [],
      anomalies: [
        faute(
          FICHIER,
          numero,
          'indicateur',
          champs['indicateur'] ?? '',
          `${valeurs.length} valeurs, mais pas autant de libellés`,
          'séparer les libellés par « / », autant que de valeurs',
        ),
      ],
    };
  const dits = ecrits.map(lireReserve);
  const { libelles, territoires } = parDepartement(
    dits.map((l) => l.libelle),
    lieux,
  );
  const lectures = valeurs.map((v, i) => ({ brut: v, lu: lireValeurUnite(v, unites[i] ?? unite), i }));
  return {
    lignes: lectures.flatMap(({ lu, i }) =>
      lu === null
        ? []
        : [
            situer(
              ligneDe(champs, url, i, {
                territoire: territoires[i] ?? '',
                libelle: libelles[i] ?? '',
                ...lu,
                precision: lu.precision ?? dits[i]?.precision ?? precision,
              }),
              FICHIER,
              numero,
            ),
          ],
    ),
    anomalies: lectures.flatMap(({ brut, lu }) =>
      lu === null ? [faute(FICHIER, numero, 'valeur', brut, 'nombre illisible', 'écrire un nombre par valeur, séparés par « / »')] : [],
    ),
  };
}

interface Detail extends ValeurUnite {
  readonly territoire: string;
  readonly libelle: string;
}

function ligneDe(champs: Readonly<Record<string, string>>, url: string, i: number, detail: Detail): Ligne {
  const source = champs['source'] ?? '';
  const hote = URL.canParse(url) ? new URL(url).hostname : '';
  return {
    annee: Number(champs['annee']),
    territoire: detail.territoire,
    libelle: detail.libelle,
    rang: i + 1,
    valeur: detail.valeur,
    unite: detail.unite,
    precision: detail.precision,
    source: typographier(source),
    seconde_main: / via |blog/.test(source) || !PRODUCTEURS.test(hote),
    url,
  };
}

interface ValeurUnite {
  readonly valeur: number;
  readonly unite: string;
  readonly precision: string | null;
}

/** « 1.3 Md€ », « 40 % », « ~3000 »: a value may carry its own unit and its own reserve. */
function lireValeurUnite(brut: string, unite: string): ValeurUnite | null {
  const lue = /^(~?)\s*(-?[\d\s.,]+?)\s*(%|Md€|M€)?$/.exec(brut);
  const nombre = lireNombre(lue?.[2] ?? '');
  if (lue === null || nombre?.valeur == null) return null;
  const propre = lue[3] ?? unite;
  return { valeur: nombre.valeur, unite: UNITES[propre] ?? propre, precision: lue[1] === '~' ? 'environ' : null };
}

/** « personnes (près de) » → the unit and the reserve of the text. */
function lireUnite(texte: string): { readonly unite: string; readonly precision: string | null } {
  const lue = /^(.*?)\s*\((.*)\)$/.exec(texte);
  return lue === null ? { unite: texte, precision: null } : { unite: lue[1] ?? '', precision: typographier(lue[2] ?? '') };
}

function decouper(texte: string, n: number): readonly string[] | null {
  const parties = texte.split('/').map((p) => p.trim());
  return parties.length === n ? parties : null;
}

/** « IdF par dép. (75/93/…) » is one territory per value. */
function territoiresDe(texte: string, n: number): readonly string[] {
  const lue = /^IdF par dép\. \((.*)\)$/.exec(texte);
  const codes = lue === null ? null : decouper(lue[1] ?? '', n);
  return codes === null ? Array.from({ length: n }, () => typographier(texte)) : codes.map((c) => `Département ${c}`);
}

/** One label per value: « structures ACI/AI » gives « structures : ACI », « part hommes / DELD » gives « part hommes », « part DELD ». */
function libellesDe(texte: string, n: number, parTerritoire: boolean): readonly string[] | null {
  if (n === 1 || parTerritoire) return Array.from({ length: n }, () => typographier(texte));
  const types = TYPES.exec(texte);
  const prefixe = /^(.*?)\s*:\s*(.*)$/.exec(texte);
  const sujet = types === null ? (prefixe?.[1] ?? '') : `${types[1] ?? ''}${types[3] ?? ''}`.trim();
  const parties = decouper(types?.[2] ?? prefixe?.[2] ?? texte, n);
  if (parties === null) return null;
  if (sujet !== '') return parties.map((p) => typographier(`${sujet} : ${p}`));
  const tete = /^(part des sortants|part|SIAE)\s/.exec(parties[0] ?? '')?.[1] ?? '';
  return parties.map((p, i) => typographier(i === 0 || tete === '' || p.startsWith(tete) ? p : `${tete} ${p}`));
}

/** « SIAE Gironde » of Nouvelle-Aquitaine, then « SIAE Creuse »: one label, each value in its département. */
function parDepartement(
  libelles: readonly string[],
  territoires: readonly string[],
): { readonly libelles: readonly string[]; readonly territoires: readonly string[] } {
  const lus = libelles.map((l) => {
    const mots = l.split(' ');
    const depuis = mots.findIndex((_, i) => departementNomme(mots.slice(i).join(' ')) !== null);
    return depuis < 0 ? null : { libelle: mots.slice(0, depuis).join(' '), code: departementNomme(mots.slice(depuis).join(' ')) ?? '' };
  });
  const commun = lus[0]?.libelle ?? '';
  if (commun === '' || !lus.every((l) => l !== null && (l.libelle === '' || l.libelle === commun))) return { libelles, territoires };
  return { libelles: lus.map(() => commun), territoires: lus.map((l) => `Département ${l?.code ?? ''}`) };
}

/** « personnes accompagnées (plus de) » → the label and its reserve. */
function lireReserve(libelle: string): { readonly libelle: string; readonly precision: string | null } {
  const lue = /^(.*?)\s*\((plus de|près de|environ)\)$/.exec(libelle);
  return lue === null ? { libelle, precision: null } : { libelle: lue[1] ?? '', precision: lue[2] ?? null };
}

function typographier(texte: string): string {
  return texte
    .replaceAll("'", '’')
    .replace(/\s*([:;])/g, '\u00a0$1')
    .replace(/\s+%/g, '\u00a0%')
    .replace(/\b1000\b/g, '1\u202f000');
}
