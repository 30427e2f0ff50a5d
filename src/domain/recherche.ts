import { normaliser } from '#lib/slug.ts';
import { adresse, niveauIntercommunal, type Niveau } from './territoire.ts';

/**
 * What /recherche.json holds: columns, one value a line, because columns compress and rows do not. Communes come by département, in the
 * order of their codes; an EPCI is named by its rank in `epci`. Sizes are the rounded double of log2(inhabitants), in base 36.
 */
export interface IndexRecherche {
  readonly version: 1;
  /** `code nom` a line. `epci` holds the EPT after the EPCI. */
  readonly regions: string;
  readonly departements: string;
  readonly epci: {
    readonly codes: string;
    readonly noms: string;
    /** Acronym of the official name, or nothing. */
    readonly sigles: string;
    readonly departements: string;
    readonly tailles: string;
  };
  readonly communes: Readonly<Record<string, ColonnesCommunes>>;
}

export interface ColonnesCommunes {
  readonly noms: string;
  /** Last three characters of each code, as the step from the one before. */
  readonly codes: string;
  /** Postcodes, separated by a space, without the two figures of the département when they are the same; empty: that of the line above. */
  readonly postaux: string;
  /** Rank of the EPCI, empty for the four islands that have none. */
  readonly epci: string;
  readonly tailles: string;
}

export interface Entree {
  readonly niveau: Niveau;
  readonly code: string;
  readonly nom: string;
  /** Name of the département of a commune or of an EPCI: homonyms are told apart by it. */
  readonly departement: string;
  readonly codeDepartement: string;
  readonly postaux: readonly string[];
  readonly adresse: string;
  readonly taille: number;
  /** What the query is held against, already through `cle`. */
  readonly cles: readonly string[];
}

const GENERIQUE =
  /^(?:communaute (?:de communes|d agglomeration|urbaine)|cc|ca|cu|(?:euro)?metropole(?: europeenne)?|departement|region|ville) (?:de la |de l |des |du |de |d )?(?=.)/;
const ARTICLE = /^(?:le|la|les|l) (?=.)/;

/** The words that count: « Le Havre » and « CU Le Havre » both begin with « havre ». */
export function cle(texte: string): string {
  return normaliser(texte).replace(GENERIQUE, '').replace(ARTICLE, '');
}

/** Columns back to entries: once, when the file arrives. */
export function lireIndex(index: IndexRecherche): readonly Entree[] {
  const departements = lirePlaces('departement', index.departements);
  const nomDe = new Map(departements.map((d) => [d.code, d.nom]));
  const epci = lireEpci(index, nomDe);
  const communes = Object.entries(index.communes).flatMap(([code, colonnes]) =>
    lireCommunes(code, nomDe.get(code) ?? code, colonnes, epci),
  );
  return [...lirePlaces('region', index.regions), ...departements, ...epci, ...communes];
}

/** Régions and départements are few and wide: they come before any commune of the same name. */
const TAILLE_PLACE = 60;

function lirePlaces(niveau: 'region' | 'departement', lignes: string): Entree[] {
  return lignes.split('\n').map((ligne) => {
    const code = ligne.slice(0, ligne.indexOf(' '));
    const nom = ligne.slice(code.length + 1);
    const codeDepartement = niveau === 'departement' ? code : '';
    const fixe = { departement: '', codeDepartement, postaux: [], taille: TAILLE_PLACE, cles: [cle(nom)] };
    return { niveau, code, nom, adresse: adresse({ niveau, code }), ...fixe };
  });
}

function lireEpci({ epci }: IndexRecherche, nomDe: ReadonlyMap<string, string>): Entree[] {
  const [codes, noms, sigles] = [epci.codes.split('\n'), epci.noms.split('\n'), epci.sigles.split('\n')];
  const [departements, tailles] = [epci.departements.split('\n'), epci.tailles.split('\n')];
  return codes.map((code, i) => {
    const nom = noms[i] ?? '';
    const codeDepartement = departements[i] ?? '';
    const departement = nomDe.get(codeDepartement) ?? '';
    // a homonym answers to its bare name as well as to its label
    const cles = [...new Set([nom.replace(/ \([^)]*\)$/, ''), nom, sigles[i] ?? ''])].filter((t) => t !== '').map(cle);
    const niveau = niveauIntercommunal(code);
    const place = { adresse: adresse({ niveau, code }), departement, codeDepartement, postaux: [] };
    return { niveau, code, nom, ...place, taille: parseInt(tailles[i] ?? '0', 36), cles };
  });
}

function lireCommunes(codeDepartement: string, departement: string, colonnes: ColonnesCommunes, epci: readonly Entree[]): Entree[] {
  const [codes, postaux] = [colonnes.codes.split('\n'), colonnes.postaux.split('\n')];
  const [rangs, tailles] = [colonnes.epci.split('\n'), colonnes.tailles.split('\n')];
  const prefixe = codeDepartement.slice(0, 2);
  let numero = 0;
  let derniers: readonly string[] = [];
  return colonnes.noms.split('\n').map((nom, i) => {
    numero += Number(codes[i]);
    const code = prefixe + String(numero).padStart(3, '0');
    if (postaux[i]) derniers = postaux[i].split(' ').map((p) => (p.length === 3 ? prefixe + p : p));
    const fiche = rangs[i] ? epci[Number(rangs[i])]?.adresse : undefined;
    const place = { adresse: fiche ?? adresse({ niveau: 'departement', code: codeDepartement }), departement };
    return {
      niveau: 'commune',
      code,
      nom,
      ...place,
      codeDepartement,
      postaux: derniers,
      taille: parseInt(tailles[i] ?? '0', 36),
      cles: [cle(nom)],
    };
  });
}

type Rang = (e: Entree) => number | null;

/** Lower is better: 0 the very name, 1 its beginning, 2 the beginning of a word; null when it is not it. */
function rangDuNom(requete: string): Rang {
  const enMot = ` ${requete}`;
  return ({ cles }) => {
    let meilleur: number | null = null;
    for (const c of cles) {
      if (c === requete) return 0;
      if (c.startsWith(requete)) meilleur = 1;
      else if (meilleur === null && c.includes(enMot)) meilleur = 2;
    }
    return meilleur;
  };
}

/** The same letters, spaces aside: « villeneuve dascq », « lhay les roses ». Dearer: only when nothing else was found. */
function rangColle(requete: string): Rang {
  const [debut, collee] = [requete.slice(0, 1), requete.replaceAll(' ', '')];
  return ({ nom, cles }) => {
    // a key has lost its article: « lhay » needs the whole name
    const textes = debut === 'l' ? [...cles, normaliser(nom)] : cles;
    return textes.some((c) => c.startsWith(debut) && c.replaceAll(' ', '').startsWith(collee)) ? 0 : null;
  };
}

/** A query of figures: code of a département or a région, INSEE code, SIREN, postcode or its beginning. */
function rangDuCode(e: Entree, requete: string): number | null {
  if (e.code === requete) return e.niveau === 'region' ? 1 : 0;
  if (requete.length < 3) return e.niveau === 'departement' && e.code.startsWith(requete) ? 2 : null;
  if (e.postaux.includes(requete)) return 0;
  if (requete.length < 5 && e.postaux.some((p) => p.startsWith(requete))) return 2;
  return requete.length > 5 && e.niveau === 'epci' && e.code.startsWith(requete) ? 2 : null;
}

const CODE = /^(?:\d+|2[AB]\d*)$/;
/** « Saint-Denis 93 », « Saint-Denis (93200) »: a name, then the figures that tell it apart. */
const NOM_ET_CODE = /^(.*[a-z]) (\d{2,5}|2[ab])$/;

/** How to rank every entry against a query, the cheap way first; none when there is nothing to look for. */
function classeurs(requete: string): readonly Rang[] {
  const texte = cle(requete);
  const code = texte.replaceAll(' ', '').toUpperCase();
  if (CODE.test(code)) return [(e) => rangDuCode(e, code)];
  if (texte.length < 2) return [];
  const lu = NOM_ET_CODE.exec(texte);
  if (lu === null) return [rangDuNom(texte), rangColle(texte)];
  const rang = rangDuNom(lu[1] ?? '');
  const chiffres = (lu[2] ?? '').toUpperCase();
  const designee = (e: Entree) => e.codeDepartement === chiffres || e.postaux.includes(chiffres) || e.code === chiffres;
  return [(e) => (designee(e) ? rang(e) : null), rangDuNom(texte)];
}

interface Trouvee {
  readonly e: Entree;
  readonly r: number;
}

function avant(a: Trouvee, b: Trouvee): boolean {
  if (a.r !== b.r) return a.r < b.r;
  return a.e.taille === b.e.taille ? a.e.nom < b.e.nom : a.e.taille > b.e.taille;
}

/** The `n` best entries: by rank of the match, then the most inhabited, then the alphabet. */
export function chercher(index: readonly Entree[], requete: string, n = 8): readonly Entree[] {
  for (const rang of classeurs(requete)) {
    const trouvees = meilleures(index, rang, n);
    if (trouvees.length > 0) return trouvees;
  }
  return [];
}

/** Only `n` are kept on the way, not sorted at the end: « sa » finds 7 000. */
function meilleures(index: readonly Entree[], rang: Rang, n: number): readonly Entree[] {
  const gardees: Trouvee[] = [];
  for (const e of index) {
    const r = rang(e);
    if (r === null) continue;
    const trouvee = { e, r };
    const place = gardees.findIndex((g) => avant(trouvee, g));
    if (place === -1 && gardees.length >= n) continue;
    gardees.splice(place === -1 ? gardees.length : place, 0, trouvee);
    gardees.length = Math.min(gardees.length, n);
  }
  return gardees.map(({ e }) => e);
}

const NATURES: Readonly<Partial<Record<Niveau, string>>> = {
  region: 'région',
  departement: 'département',
  epci: 'intercommunalité',
  ept: 'territoire du Grand Paris',
};

/** What follows the name in the list: « commune, Ain (01400) », « intercommunalité, Haute-Saône », « département 01 ». */
export function precision(e: Entree): string {
  if (e.niveau === 'departement') return `département ${e.code}`;
  if (e.niveau !== 'commune') {
    const dite = e.nom.endsWith(`(${e.departement})`);
    return [NATURES[e.niveau], dite ? '' : e.departement].filter(Boolean).join(', ');
  }
  const [postal, autre] = e.postaux;
  return `commune, ${e.departement}${postal === undefined || autre !== undefined ? '' : ` (${postal})`}`;
}
