import { beforeAll, describe, expect, it } from 'vitest';
import { rangs } from '../src/domain/rang.ts';
import { regionDuDepartement } from '../src/domain/region-du-departement.ts';
import { SERIES } from '../src/domain/series-criblees.ts';
import { TABLES_IMPORTEES } from '../src/domain/tables/catalogue.ts';
import { CATALOGUE } from '../src/indicateurs/catalogue.ts';
import { salariesSurs } from '../src/indicateurs/comptes.ts';
import { valeursCriblees } from '../src/lecture/documentation/crible.ts';
import { donnees, type Donnees } from '../src/lecture/donnees.ts';
import { horsDe, partsSansDonnee } from '../src/lecture/parts.ts';
import type { ValeurLue } from '../src/indicateurs/valeurs.ts';
import { readdirSync, readFileSync } from 'node:fs';

let d: Donnees;
let toutes: readonly ValeurLue[];
/** « 48 2022-09 »: found by the screen in the published tables, not read in their column. */
let criblees: ReadonlySet<string>;
beforeAll(async () => {
  d = await donnees();
  criblees = new Set((await valeursCriblees(d)).map((c) => `${c.departement} ${c.periode.slice(0, 7)}`));
  toutes = [{ niveau: 'france', code: 'FR' } as const, ...d.regions, ...d.departements].flatMap((t) => d.valeurs.territoire(t));
}, 120_000);

const MARQUABLES = CATALOGUE.filter((i) => i.reserve !== undefined);
const unAnAvant = (mois: string) => `${Number(mois.slice(0, 4)) - 1}${mois.slice(4)}`;
/** The months a value rests on. */
const moisDe = ({ indicateur, periode }: ValeurLue) => {
  const mois = periode.slice(0, 7);
  return indicateur === 'iae-evolution' ? [mois, unAnAvant(mois)] : [mois];
};
const repose = (v: ValeurLue) => {
  const lieux =
    v.niveau === 'departement'
      ? [v.code]
      : d.departements.map((t) => t.code).filter((c) => v.niveau === 'france' || regionDuDepartement(c) === v.code);
  return lieux.some((code) => moisDe(v).some((mois) => criblees.has(`${code} ${mois}`)));
};
const dire = (v: ValeurLue) => `${v.indicateur} ${v.niveau} ${v.code} ${v.periode}: ${v.reserve ?? 'no mark'}`;

describe('a gap of the source read as a fact', () => {
  it('is known to every indicator whose SQL reads a table with marks', () => {
    const marquees = TABLES_IMPORTEES.filter((t) => t.colonnes.some((c) => c.nom === 'reserve')).map((t) => t.table);
    expect(marquees).toEqual(['iae_salaries']);
    const exclus = salariesSurs('').slice(0, 40);
    const muets = CATALOGUE.filter((i) => marquees.some((t) => i.sql.includes(t)) && i.reserve === undefined && !i.sql.includes(exclus));
    expect(muets.map((i) => i.id)).toEqual([]);
  });

  it('is cut by the breaks of its indicator', () => {
    expect(SERIES['iae_salaries']).toMatchObject({ ruptures: CATALOGUE.find((i) => i.id === 'iae-salaries')?.ruptures.map((r) => r.a) });
  });

  it('is marked in each cell that rests on it, and in no other', () => {
    expect(criblees.has('48 2022-09')).toBe(true);
    const ids = new Set(MARQUABLES.map((i) => i.id));
    const fautes = toutes.filter((v) => {
      const attendue = ids.has(v.indicateur) && v.valeur !== null && v.indicateur !== 'equipement-rang' && repose(v);
      return attendue !== (v.reserve !== null) || (attendue && v.niveau === 'departement' && v.reserve !== 'incomplet');
    });
    expect(fautes.map(dire)).toEqual([]);
  });

  it('has no rank, under any indicator, at any period', () => {
    const classees = toutes
      .filter((v) => v.reserve === 'incomplet' && v.niveau !== 'france')
      .filter((v) => rangs(d.valeurs.niveau(v.indicateur, v.niveau, { periode: v.periode, modalite: v.modalite })).has(v.code));
    expect(classees.map(dire)).toEqual([]);
  });
});

describe('a sum over unknown parts', () => {
  it('is told with what it lacks: every total of région or of France whose département has no number', () => {
    const publies = ['iae-salaries', 'rsa', 'ass', 'aah', 'pauvrete'];
    const sommes = toutes.filter((v) => v.niveau !== 'departement' && v.valeur !== null && !publies.includes(v.indicateur));
    const muettes = sommes.filter((v) => {
      const parts = d.valeurs
        .niveau(v.indicateur, 'departement', { periode: v.periode, modalite: v.modalite })
        .filter((p) => v.niveau === 'france' || regionDuDepartement(p.code) === v.code);
      const sans = parts.filter((p) => p.etat === 'secret' || p.etat === 'indisponible').length;
      return sans !== partsSansDonnee(d, v).length || (sans > 0 && !(horsDe(d, v) ?? '').startsWith('hors '));
    });
    expect(muettes.map(dire)).toEqual([]);
    expect(sommes.some((v) => horsDe(d, v) === 'hors Mayotte')).toBe(true);
  });

  it('is never made in a story by passing over what is not known', () => {
    const dossier = new URL('../src/vues/recits/', import.meta.url);
    const fautes = readdirSync(dossier).filter((f) => /somme\(\s*connues\(/.test(readFileSync(new URL(f, dossier), 'utf8')));
    expect(fautes).toEqual([]);
  });
});
