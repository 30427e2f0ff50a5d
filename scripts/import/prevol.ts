import { group } from 'd3-array';
import type { Contrat, Ligne } from '../../src/domain/contrat.ts';
import type { TableEcrite } from './ecriture.ts';
import { cleDe } from './verification.ts';

/** A change beyond this share of the former value is told. */
const SEUIL_VARIATION = 0.2;
/** Beyond this share of the published total, a gap is more than rounding. */
const SEUIL_ECART = 0.01;
const EXEMPLES = 5;

/** Rows new, gone and much changed since the previous snapshot, in sentences with what to do. */
export function comparerVersions(contrat: Contrat, avant: readonly Ligne[], apres: readonly Ligne[]): readonly string[] {
  const anciennes = new Map(avant.map((l) => [cleDe(contrat, l), l]));
  const nouvelles = new Map(apres.map((l) => [cleDe(contrat, l), l]));
  const entrees = [...nouvelles.keys()].filter((c) => !anciennes.has(c));
  const sorties = [...anciennes.keys()].filter((c) => !nouvelles.has(c));
  const variations = [...nouvelles].flatMap(([cle, ligne]) => variationsDe(contrat, cle, anciennes.get(cle), ligne));
  return [
    ...dire(contrat, entrees, 'lignes nouvelles', 'attendu si le millésime a changé'),
    ...dire(contrat, sorties, 'lignes disparues', 'vérifier que l’original n’est pas tronqué avant de valider'),
    ...dire(
      contrat,
      variations,
      `valeurs changées de plus de ${SEUIL_VARIATION * 100} %`,
      'comparer à la page du producteur avant de valider',
    ),
  ];
}

function variationsDe(contrat: Contrat, cle: string, avant: Ligne | undefined, apres: Ligne): readonly string[] {
  if (avant === undefined) return [];
  return contrat.colonnes.flatMap(({ nom, unite }) => {
    const [a, b] = [avant[nom] ?? null, apres[nom] ?? null];
    if (unite === undefined || unite === 'degré' || a === b) return [];
    if (typeof a !== 'number' || typeof b !== 'number') return [`${cle} ${nom} ${a ?? 'vide'} → ${b ?? 'vide'}`];
    return Math.abs(b - a) > SEUIL_VARIATION * Math.abs(a) ? [`${cle} ${nom} ${a} → ${b}`] : [];
  });
}

function dire(contrat: Contrat, cas: readonly string[], quoi: string, conseil: string): readonly string[] {
  if (cas.length === 0) return [];
  const suite = cas.length > EXEMPLES ? `, et ${cas.length - EXEMPLES} autres` : '';
  return [`${contrat.table} : ${cas.length} ${quoi} (${cas.slice(0, EXEMPLES).join(' ; ')}${suite}) ; ${conseil}`];
}

/** Départements of which the table says nothing at all. */
export function territoiresAbsents({ contrat, lignes }: TableEcrite, departements: ReadonlySet<string>): readonly string[] {
  const lus = new Set(lignes.map((l) => (l['niveau'] === 'departement' ? l['code'] : l['departement'])));
  const concernee = contrat.cle.includes('departement') || lignes.some((l) => l['niveau'] === 'departement');
  const absents = concernee ? [...departements].filter((d) => !lus.has(d)).sort() : [];
  if (absents.length === 0) return [];
  return [
    `${contrat.table} : départements absents ${absents.join(' ')} ; vérifier que le champ de la source le dit (sa carte), sinon reprendre l’original`,
  ];
}

export interface EcartTotal {
  readonly periode: string;
  readonly publie: number;
  readonly somme: number;
  /** Known départements in the sum; the total is not expected to reconcile when one is missing. */
  readonly departements: number;
}

/** Published national figure against the sum of départements, for each period of a table of counts (FR rows beside département rows). */
export function ecartsAuTotal({ contrat, lignes }: TableEcrite): readonly EcartTotal[] {
  const mesure = contrat.colonnes.find((c) => c.nom === 'valeur');
  if (mesure?.unite === undefined || mesure.unite === '%' || !contrat.cle.includes('niveau')) return [];
  const autres = contrat.cle.filter((c) => c !== 'niveau' && c !== 'code');
  const periodes = group(lignes, (l) => autres.map((c) => String(l[c])).join(' '));
  return [...periodes].flatMap(([periode, tous]) => {
    const publie = tous.find((l) => l['code'] === 'FR')?.['valeur'];
    const connus = tous.filter((l) => l['niveau'] === 'departement').flatMap((l) => (typeof l['valeur'] === 'number' ? [l['valeur']] : []));
    if (typeof publie !== 'number' || connus.length === 0) return [];
    return [{ periode, publie, somme: connus.reduce((s, v) => s + v, 0), departements: connus.length }];
  });
}

/** The gaps of a table in one or two sentences: how many periods, the largest, and those beyond rounding. */
export function direEcarts({ contrat, lignes }: TableEcrite): readonly string[] {
  const ecarts = ecartsAuTotal({ contrat, lignes });
  const inegaux = ecarts.filter((e) => Math.abs(e.publie - e.somme) >= 0.5);
  if (ecarts.length === 0) return [];
  if (inegaux.length === 0) return [`${contrat.table} : la somme des départements égale le total publié aux ${ecarts.length} périodes`];
  const pire = inegaux.reduce((a, b) => (taux(b) > taux(a) ? b : a));
  const forts = inegaux.filter((e) => taux(e) > SEUIL_ECART);
  return [
    `${contrat.table} : la somme des départements diffère du total publié à ${inegaux.length} périodes sur ${ecarts.length} ; le plus grand écart est ${decrire(pire)} ; l’écart est à dire sur la page, sans le corriger`,
    ...dire(
      contrat,
      forts.map(decrire),
      `périodes à plus de ${SEUIL_ECART * 100} % du total publié`,
      'vérifier le champ du total (collectivités d’outre-mer, étranger) avant de publier les deux ensemble',
    ),
  ];
}

function taux(e: EcartTotal): number {
  return e.publie === 0 ? 0 : Math.abs(e.publie - e.somme) / e.publie;
}

function decrire(e: EcartTotal): string {
  return `${e.periode} : ${Math.round((e.publie - e.somme) * 10) / 10} (publié ${e.publie}, somme de ${e.departements} départements)`;
}
