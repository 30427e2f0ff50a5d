import type { Composition } from '#domain/composition.ts';
import { entier } from '#lib/format.ts';
import { compterSalaries } from '../comptes.ts';
import { compter, PLANCHER_PART, rapporter, remonter } from '../sql.ts';
import type { Mesure } from '../types.ts';
import { grandeur } from './grandeurs.ts';
import { enDepartements, LIGNES } from './lignes.ts';
import { accorder } from './regle.ts';

/** How many of the lower side one value is for. */
export interface Echelle {
  readonly facteur: number;
  /** After the number: « % », « ‰ », « pour 10 000 », « SIAE ». */
  readonly uniteCourte: string;
  readonly decimales: number;
  readonly plancher: number;
}

const echelle = (facteur: number, uniteCourte = `pour ${entier(facteur)}`, plancher = 1): Echelle => ({
  facteur,
  uniteCourte,
  decimales: 1,
  plancher,
});

/** The scales of the catalogue, so that a composed ratio reads as the published one. */
export function echelleDe({ numerateur }: Pick<Composition, 'numerateur'>, { genre }: Mesure): Echelle {
  if (genre === 'part') return echelle(100, '%', PLANCHER_PART);
  if (genre === 'frequence') return echelle(100, undefined, PLANCHER_PART);
  const { pour } = grandeur(numerateur);
  if (pour !== undefined && (genre === 'equipement' || genre === 'densite'))
    return echelle(pour[genre], pour[genre] === 1000 ? '‰' : undefined);
  return { ...echelle(1, numerateur === 'siae' ? 'SIAE' : 'personnes'), decimales: 0 };
}

const VIDE = { type: '', section: '', zone: '' } as const;

/** Both sides, one row per département, completed and summed upwards as the catalogue does. */
function deDepartements(c: Composition, momentDenominateur: string): string {
  const n = LIGNES[c.numerateur].departements(c.periode, c);
  if (c.denominateur === '')
    return remonter(`select '' as modalite, code, '${c.periode}' as periode, n, etat as etat_n, 1.0 as d, 'valeur' as etat_d from (${n})`);
  const d = LIGNES[c.denominateur].departements(momentDenominateur, VIDE);
  return remonter(`select '' as modalite, haut.code, '${c.periode}' as periode, haut.n, haut.etat as etat_n, bas.n as d, bas.etat as etat_d
  from (${n}) haut
  join (${d}) bas on bas.code = haut.code`);
}

/** Both sides read at the mesh itself: EPCI, zone d’emploi, and France for reference. */
function deMailles(c: Composition, momentDenominateur: string): string {
  const n = LIGNES[c.numerateur].mailles?.(c.periode, c);
  const d = c.denominateur === '' ? null : LIGNES[c.denominateur].mailles?.(momentDenominateur, VIDE);
  if (n === undefined || d === undefined)
    throw new Error(`no rows of ${c.numerateur} or ${c.denominateur} by ${c.niveau}: judge the composition first`);
  if (d === null)
    return `select '' as modalite, niveau, code, '${c.periode}' as periode, n, etat as etat_n, 1.0 as d, 'valeur' as etat_d from (${n})`;
  return `select '' as modalite, haut.niveau, haut.code, '${c.periode}' as periode, haut.n, haut.etat as etat_n, bas.n as d, bas.etat as etat_d
from (${n}) haut
join (${d}) bas on bas.niveau = haut.niveau and bas.code = haut.code`;
}

/** A published figure of the région or of France is not always the sum of its départements: the count alone is the published one. */
function publie(c: Composition): string | null {
  if (c.denominateur !== '' || c.numerateur !== 'iae-salaries') return null;
  return `select modalite, niveau, code, '${c.periode}' as periode, n, etat_n from (${compterSalaries}) where substr(periode, 1, 7) = '${c.periode}'`;
}

export interface RequeteComposee {
  /** niveau, code, valeur, etat, numerateur, denominateur; the territories of the level, then France. */
  readonly sql: string;
}

/** The SQL of a composition, in core functions, over published tables only. Throws when the two sides may not be divided. */
export function ecrireRequete(c: Composition): RequeteComposee {
  const accord = accorder(c);
  if (accord.mesure === null) throw new Error(`composition ${c.numerateur} over ${c.denominateur} is refused: ${accord.raison}`);
  const lignes = publie(c) ?? (enDepartements(c) ? deDepartements : deMailles)(c, accord.momentDenominateur);
  const { facteur, plancher } = echelleDe(c, accord.mesure);
  const valeurs = c.denominateur === '' ? compter(lignes) : rapporter(lignes, { facteur, plancher });
  return {
    sql: `select niveau, code, valeur, etat, numerateur, denominateur
from (${valeurs})
where niveau in ('${c.niveau}', 'france')
order by niveau, code`,
  };
}
