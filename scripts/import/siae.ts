import { TYPES_LISTES } from '../../src/domain/types-siae.ts';
import { group } from 'd3-array';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { siae } from '../../src/domain/tables/siae.ts';
import { cleNom, lireCog } from './cog.ts';
import { lireCommune } from './contexte.ts';
import type { Contexte, Importeur } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { situer } from './origine.ts';
import { estReponse, jugerPersonnes, lireReponses } from './personnes.ts';
import { siretValide } from './siret.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof siae>;

const FICHIER = 'iae/siae-asp-2019-07-geocodees.csv';
/** Below this score the BAN matched something else than the address (its own advice is to distrust under 0.4). */
const SCORE_FAIBLE = 0.4;
/**
 * Beyond this distance from the middle of its commune a point is not in it. Communes of Guyane are up to 200 km long: the bourg of
 * Mana or Saint-Laurent-du-Maroni is 60 to 75 km from the middle.
 */
const LOIN_KM = { ailleurs: 30, guyane: 150 };
const COLONNES = [
  'kind',
  'siret',
  'name',
  'brand',
  'post_code',
  'city',
  'department',
  'lon',
  'lat',
  'geocoding_score',
  'naf',
  'source',
  'insee',
  'km_to_commune_centroid',
];

type Champs = Readonly<Record<string, string>>;

/** The conventioned SIAE of July 2019: rows of the ASP list, four types, one row per (SIRET, type). No contact, site or description. */
export const importeurSiae: Importeur = {
  id: 'siae',
  fichiers: [FICHIER],
  lire: (octets, contexte) => {
    const tableau = lireCsv(FICHIER, octetsDe(octets, FICHIER), { separateur: ',', colonnes: COLONNES });
    const asp = tableau.lignes.filter((l) => l.champs['source'] === 'ASP');
    const ecartees = tableau.lignes.length - asp.length;
    const corrections = indexerCorrections(contexte);
    const lectures = asp.map((l) => lireSiae(l, corrections, contexte));
    const reponses = lireReponses(contexte.corrections('siae'), contexte.corrections('siae-noms-verifies'));
    const lues = lectures.flatMap((l) => (l.ligne === null ? [] : [l.ligne]));
    const { lignes, ...jugees } = jugerPersonnes(lues, reponses, FICHIER);
    const fautes = lectures.flatMap((l) => l.anomalies);
    return {
      tables: { siae: lignes },
      anomalies: [...tableau.anomalies, ...fautes, ...jugees.anomalies, ...correctionsSansObjet(corrections, asp)],
      avis: [
        ...tableau.avis,
        `${FICHIER} : ${ecartees} lignes hors de la liste ASP (GEIQ, EA, structures créées à la main), écartées`,
        ...jugees.avis,
        ...avisDe(lectures, lignes),
      ],
    };
  },
};

interface SiaeLue {
  readonly ligne: Ligne | null;
  readonly anomalies: readonly Anomalie[];
  readonly avis: readonly string[];
}

/** Corrections by « siret type ». `ligne`/`ecartee` takes a test row out; any other `champ` replaces that column of the original. */
function indexerCorrections(contexte: Contexte): ReadonlyMap<string, readonly Champs[]> {
  const corrections = contexte.corrections('siae').filter((c) => !estReponse(c));
  return group(corrections, (c) => `${c['siret'] ?? ''} ${c['type'] ?? ''}`);
}

function correctionsSansObjet(corrections: ReadonlyMap<string, readonly Champs[]>, lues: readonly LigneTexte[]): readonly Anomalie[] {
  const presentes = new Set(lues.map(({ champs }) => `${champs['siret']} ${champs['kind']}`));
  return [...corrections.keys()]
    .filter((cle) => lues.length > 0 && !presentes.has(cle))
    .map((cle) =>
      faute(
        'data/corrections/siae.csv',
        null,
        'siret, type',
        cle,
        'correction sans ligne à corriger',
        'retirer cette correction : l’original ne contient plus cette structure',
      ),
    );
}

function lireSiae(lue: LigneTexte, corrections: ReadonlyMap<string, readonly Champs[]>, contexte: Contexte): SiaeLue {
  const brut = lue.champs;
  const fixes = corrections.get(`${brut['siret']} ${brut['kind']}`) ?? [];
  const ecartee = fixes.find((f) => f['champ'] === 'ligne' && f['valeur'] === 'ecartee');
  if (ecartee !== undefined)
    return { ligne: null, anomalies: [], avis: [`SIRET ${brut['siret']} (${brut['kind']}) écarté : ${ecartee['raison']}`] };
  const c: Champs = { ...brut, ...Object.fromEntries(fixes.map((f): readonly [string, string] => [f['champ'] ?? '', f['valeur'] ?? ''])) };
  if (!TYPES_LISTES.some((t) => t === c['kind'])) {
    const conseil = 'vérifier le type dans la liste de l’ASP ; étendre le contrat si un nouveau type de SIAE existe';
    return { ligne: null, anomalies: [faute(FICHIER, lue.numero, 'kind', c['kind'] ?? '', 'type de SIAE inconnu', conseil)], avis: [] };
  }
  const commune = trouverCommune(c, contexte);
  if ('motif' in commune) {
    const adresse = c['insee'] === '' ? `${c['post_code']} ${c['city']}` : (c['insee'] ?? '');
    return { ligne: null, anomalies: [faute(FICHIER, lue.numero, 'insee', adresse, commune.motif, commune.conseil)], avis: [] };
  }
  return composer(lue.numero, c, commune.code, commune.avis, fixes.length > 0);
}

type CommuneTrouvee = { readonly code: string; readonly avis: readonly string[] } | { readonly motif: string; readonly conseil: string };

/** By its Insee code; else by the name and postcode of the address (communes nouvelles are newer than the geocoder that lost them). */
function trouverCommune(c: Champs, contexte: Contexte): CommuneTrouvee {
  const insee = c['insee'] ?? '';
  if (insee === '') {
    const code = cog().communeParAdresse(c['city'] ?? '', c['post_code'] ?? '');
    if (code !== null) return { code, avis: [] };
    return {
      motif: 'commune introuvable par son nom et son code postal',
      conseil: 'ajouter le code Insee dans data/corrections/siae.csv (champ insee), avec sa raison',
    };
  }
  const lue = lireCommune(insee, contexte);
  if (lue.genre === 'faute') return lue;
  if (lue.genre === 'actuelle') return { code: lue.commune, avis: [] };
  return {
    code: insee,
    avis: [`SIRET ${c['siret']} : commune ${insee}, hors des 101 départements ; la structure n’entre dans aucun total départemental`],
  };
}

let cogLu: ReturnType<typeof lireCog> | undefined;
/** Read once, on the first row that needs it: most files have no row without its code. */
function cog(): ReturnType<typeof lireCog> {
  return (cogLu ??= lireCog());
}

function composer(numero: number, c: Champs, commune: string, avis: readonly string[], corrige: boolean): SiaeLue {
  const point = lirePoint(c);
  const naf = (c['naf'] ?? '').toUpperCase();
  const nafConnue = estNafRev2(naf);
  const drapeaux = [
    ...point.drapeaux,
    ...(siretValide(c['siret'] ?? '') ? [] : ['siret-invalide']),
    ...(nafConnue ? [] : ['naf-absente']),
    ...(corrige ? ['corrige'] : []),
  ];
  const ligne: Ligne = {
    siret: c['siret'] ?? '',
    type: c['kind'] ?? '',
    nom: nomPublie(c['name'] ?? '', c['brand'] ?? ''),
    commune,
    lon: point.lon,
    lat: point.lat,
    naf: nafConnue ? naf : null,
    drapeaux: drapeaux.length === 0 ? null : drapeaux.join(';'),
  };
  return { ligne: situer(ligne, FICHIER, numero), anomalies: point.anomalies.map((f) => ({ ...f, ligne: numero })), avis };
}

interface Point {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly drapeaux: readonly string[];
  readonly anomalies: readonly Anomalie[];
}

function lirePoint(c: Champs): Point {
  if (c['lon'] === '' || c['lat'] === '') return { lon: null, lat: null, drapeaux: ['sans-coordonnees'], anomalies: [] };
  const [lon, lat] = [Number(c['lon']), Number(c['lat'])];
  if (!Number.isFinite(lon) || !Number.isFinite(lat))
    return pointRefuse(c, 'coordonnées illisibles', 'écrire des degrés décimaux avec un point, ou vider les deux cellules');
  if (!estEnFrance(lon, lat))
    return pointRefuse(
      c,
      'coordonnées hors de France',
      'vérifier que longitude et latitude ne sont pas échangées, ou vider les deux cellules',
    );
  const seuil = (c['insee'] ?? '').startsWith('973') ? LOIN_KM.guyane : LOIN_KM.ailleurs;
  if (Number(c['km_to_commune_centroid']) > seuil) return { lon: null, lat: null, drapeaux: ['coordonnees-ecartees'], anomalies: [] };
  const faible = c['geocoding_score'] !== '' && Number(c['geocoding_score']) < SCORE_FAIBLE;
  return { lon: arrondir(lon), lat: arrondir(lat), drapeaux: faible ? ['geocodage-faible'] : [], anomalies: [] };
}

function pointRefuse(c: Champs, motif: string, conseil: string): Point {
  return { lon: null, lat: null, drapeaux: [], anomalies: [faute(FICHIER, null, 'lon, lat', `${c['lon']} ; ${c['lat']}`, motif, conseil)] };
}

/** Boxes of the métropole and of each overseas territory (lon min, lat min, lon max, lat max): swapped coordinates fall outside all. */
const BOITES = [
  [-5.5, 41, 10, 51.5],
  [-63.5, 14, -60.5, 18.5],
  [-54.7, 2, -51.5, 6],
  [55, -21.6, 56, -20.7],
  [44.9, -13.2, 45.4, -12.5],
  [-56.5, 46.6, -56, 47.3],
] as const;

function estEnFrance(lon: number, lat: number): boolean {
  return BOITES.some(([ouest, sud, est, nord]) => lon >= ouest && lon <= est && lat >= sud && lat <= nord);
}

/** Six decimals are ten centimetres; the rest of the digits is noise of the geocoder. */
function arrondir(degres: number): number {
  return Math.round(degres * 1e6) / 1e6;
}

/** Numbers between 01 and 99 that are not divisions of NAF rév. 2: a code there comes from an older nomenclature. */
const NON_DIVISIONS = new Set(['04', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89']);

function estNafRev2(naf: string): boolean {
  return /^(0[1-9]|[1-9]\d)\d\d[A-Z]$/.test(naf) && !NON_DIVISIONS.has(naf.slice(0, 2));
}

/** The registered name, or the trade name when it only spells it better (« Baluchon-À table citoyens »). Nothing is invented. */
function nomPublie(nom: string, enseigne: string): string {
  const choisi = cleNom(enseigne) === cleNom(nom) && enseigne !== enseigne.toUpperCase() ? enseigne : nom;
  return choisi.replace(/\s+/g, ' ').trim();
}

function avisDe(lectures: readonly SiaeLue[], lignes: readonly Ligne[]): readonly string[] {
  const compte = group(
    lignes.flatMap((l) => (l.drapeaux ?? '').split(';')).filter((d) => d !== ''),
    (d) => d,
  );
  const drapeaux = [...compte].map(([d, tous]) => `${d} ${tous.length}`).sort();
  return [...lectures.flatMap((l) => l.avis), ...(drapeaux.length === 0 ? [] : [`réserves posées : ${drapeaux.join(', ')}`])];
}
