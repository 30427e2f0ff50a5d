import { insecables } from '#lib/typographie.ts';
import { estVide, rogner } from './grille.ts';
import type { ColonneLue } from './colonne.ts';
import { NIVEAUX_APPORT, normaliserCode, type Lieux, type NiveauApport } from './lieux.ts';
import { situer, situerPostal, type Contexte } from './rapprocher.ts';

/** How well a column names the territories of a level. */
export interface Piste {
  readonly colonne: number;
  readonly niveau: NiveauApport;
  /** Share of its distinct texts that are places of the level, ambiguous ones included. */
  readonly couverture: number;
  readonly parCode: boolean;
}

export interface Reconnaissance {
  readonly colonne: number;
  readonly niveau: NiveauApport;
  readonly couverture: number;
  /** Levels that the same codes may name: the reader is asked. */
  readonly hesitation: readonly NiveauApport[];
}

const INDICES: Readonly<Record<NiveauApport, RegExp>> = {
  region: /(^|[^a-z])r[ée]g/i,
  departement: /(^|[^a-z])(d[ée]p|dpt)/i,
  epci: /epci|siren|interco|communaut|agglo/i,
  commune: /insee|commune|codgeo|ville|(^|[^a-z])com([^a-z]|$)|postal|(^|[^a-z])cp([^a-z]|$)/i,
};
const MESURE =
  /nombre|nb|effectif|total|montant|taux|part|ann[ée]e|date|mois|p[ée]riode|population|^n$|valeur|salari|etp|score|rang|heures|[€%]/i;
const SEUIL = 0.6;
/** Enough to know a column by, spread over the whole file so that its order does not matter. */
const EXAMINEES = 6000;
const DISTINCTS = 400;

function distincts({ valeurs }: ColonneLue): readonly string[] {
  const vus = new Set<string>();
  const pas = Math.max(1, Math.floor(valeurs.length / EXAMINEES));
  for (let i = 0; i < valeurs.length; i += pas) {
    const v = valeurs[i];
    if (!estVide(v)) vus.add(rogner(String(v)));
  }
  const tous = [...vus];
  const saut = Math.max(1, Math.floor(tous.length / DISTINCTS));
  return tous.filter((_, i) => i % saut === 0);
}

/** Numbers that could be codes: never decimals, and under a measure’s name or over years only with a hint. */
function plausible(c: ColonneLue, textes: readonly string[]): boolean {
  if (c.type === 'booleen' || c.type === 'nombre' || textes.length === 0) return false;
  if (c.type === 'texte') return true;
  if (NIVEAUX_APPORT.some((n) => INDICES[n].test(c.nom)) && !/^(nb|nombre|effectif)/i.test(c.nom)) return true;
  const annees = textes.every((t) => Number(t) >= 1900 && Number(t) <= 2100);
  return !annees && !MESURE.test(c.nom);
}

const POSTAL = /postal|(^|[^a-z])cp([^a-z]|$)/i;

/** True when the figures of a column are postcodes: by its name, or because many more of them are postcodes than Insee codes. */
export function estPostale(c: ColonneLue, lieux: Lieux): boolean {
  const textes = distincts(c).filter((t) => /^\d{4,5}$/.test(t));
  if (textes.length === 0) return false;
  const postaux = textes.filter((t) => lieux.parPostal(t.padStart(5, '0')).length > 0).length;
  const insee = textes.filter((t) => lieux.parCode.commune.has(normaliserCode(t, 'commune') ?? '')).length;
  return POSTAL.test(c.nom) ? postaux > 0 : postaux > insee + textes.length * 0.2;
}

function pistesDe(c: ColonneLue, colonne: number, lieux: Lieux): readonly Piste[] {
  const textes = distincts(c);
  if (!plausible(c, textes)) return [];
  const postale = estPostale(c, lieux);
  return NIVEAUX_APPORT.map((niveau) => {
    const juger = (t: string) => (postale && niveau === 'commune' ? situerPostal(t, lieux) : situer(t, niveau, lieux));
    const connus = textes.filter((t) => juger(t).sorte !== 'inconnu').length;
    const codes = textes.filter((t) => lieux.parCode[niveau].has(normaliserCode(t, niveau) ?? '')).length;
    return { colonne, niveau, couverture: connus / textes.length, parCode: codes > connus / 2 };
  }).filter((p) => p.couverture >= SEUIL);
}

/** Every column that may name territories, at every level it may name. */
export function chercherPistes(colonnes: readonly ColonneLue[], lieux: Lieux): readonly Piste[] {
  return colonnes.flatMap((c, k) => pistesDe(c, k, lieux));
}

/** Below this many distinct codes, « 11, 24, 32 » may as well be three départements as three régions. */
const REGIONS_CONVAINCANTES = 6;

function poids(p: Piste, c: ColonneLue | undefined, nDistincts: number): number {
  const indice = INDICES[p.niveau].test(c?.nom ?? '') ? 4 : 0;
  const contraire = indice === 0 && NIVEAUX_APPORT.some((n) => INDICES[n].test(c?.nom ?? '')) ? -4 : 0;
  const fin = { commune: 1.5, epci: 1.4, departement: 1, region: 0.8 }[p.niveau];
  // just enough to pass the départements of the same codes, not the communes of another column
  const regions = p.niveau === 'region' && p.parCode && nDistincts >= REGIONS_CONVAINCANTES ? 0.3 : 0;
  // a postcode serves several communes: a column of names or of Insee codes, when there is one, says more
  const postale = POSTAL.test(c?.nom ?? '') ? -3 : 0;
  return (
    postale +
    p.couverture * 5 +
    indice +
    contraire +
    fin +
    regions +
    (p.parCode ? 0.5 : 0) +
    (c?.type === 'texte' ? 0.5 : 0) -
    p.colonne * 0.01
  );
}

/** The column that most likely holds the territory and its level: the finest that covers, the hinted one first; null when none does. */
export function reconnaitre(colonnes: readonly ColonneLue[], pistes: readonly Piste[]): Reconnaissance | null {
  const notees = pistes.map((p) => {
    const c = colonnes[p.colonne];
    return { p, note: poids(p, c, c === undefined ? 0 : distincts(c).length) };
  });
  const [meilleure] = notees.sort((a, b) => b.note - a.note);
  if (meilleure === undefined) return null;
  const { colonne, niveau, couverture, parCode } = meilleure.p;
  const nom = colonnes[colonne]?.nom ?? '';
  const rivales = pistes.filter((p) => p.colonne === colonne && p.parCode && p.couverture >= couverture * 0.95).map((p) => p.niveau);
  const nomme = NIVEAUX_APPORT.filter((n) => INDICES[n].test(nom));
  const hesite = parCode && rivales.length > 1 && !(nomme.length === 1 && nomme[0] === niveau);
  return { colonne, niveau, couverture, hesitation: hesite ? rivales : [] };
}

/** What the other columns tell of each row, to part the homonyms: a département, a postcode. */
export function contexteDesLignes(
  colonnes: readonly ColonneLue[],
  pistes: readonly Piste[],
  territoire: number,
  lieux: Lieux,
): ((rang: number) => Contexte) | null {
  const departement = pistes
    .filter((p) => p.niveau === 'departement' && p.colonne !== territoire && p.couverture >= 0.8)
    .sort(
      (a, b) =>
        Number(INDICES.departement.test(colonnes[b.colonne]?.nom ?? '')) - Number(INDICES.departement.test(colonnes[a.colonne]?.nom ?? '')),
    )[0];
  const postal = colonnes.findIndex((c, k) => k !== territoire && POSTAL.test(c.nom));
  if (departement === undefined && postal === -1) return null;
  const connus = new Map<string, string | undefined>();
  const codeDe = (texte: string): string | undefined => {
    if (!connus.has(texte)) {
      const verdict = situer(texte, 'departement', lieux);
      connus.set(texte, verdict.sorte === 'apparie' ? verdict.lieu.code : undefined);
    }
    return connus.get(texte);
  };
  return (rang) => {
    const d = departement === undefined ? null : colonnes[departement.colonne]?.valeurs[rang];
    const p = postal === -1 ? null : colonnes[postal]?.valeurs[rang];
    const code = estVide(d) ? undefined : codeDe(rogner(String(d)));
    const cp = estVide(p) ? undefined : rogner(String(p)).padStart(5, '0');
    return { ...(code === undefined ? {} : { departement: code }), ...(cp === undefined ? {} : { postal: cp }) };
  };
}

/** A file of the statistical offices often stacks France, régions and départements: their codes collide (11, 84…), and a sum would count twice. */
export function avisNiveaux(colonnes: readonly ColonneLue[]): string | null {
  const mele = colonnes.find(({ nom, valeurs }) => {
    if (!/niveau|maille|[ée]chelon|type/i.test(nom)) return false;
    const niveaux = new Set(
      valeurs
        .filter((v) => typeof v === 'string')
        .map((v) => /^(r[ée]gion|d[ée]p|epci|commune|france|national)/i.exec(v)?.[1]?.toLowerCase()),
    );
    niveaux.delete(undefined);
    return niveaux.size > 1;
  });
  if (mele === undefined) return null;
  return insecables(
    `La colonne « ${mele.nom} » mêle plusieurs niveaux de territoire, dont les codes se confondent (11 est l’Aude et l’Île-de-France). Gardez les lignes d’un seul niveau, puis choisissez de nouveau le fichier.`,
  );
}
