import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { FRANCE, type Territoire } from '../src/domain/territoire.ts';
import { donnees, type Commune, type Donnees } from '../src/lecture/donnees.ts';
import { lieuDe } from '../src/lecture/lieu.ts';
import { texteBesoin } from '../src/phrases/besoin.ts';

/** A class is never wider than its name: recounted here from the rows of the list, by other code. */
const rangees = (table: string): readonly (readonly string[])[] =>
  readFileSync(new URL(`../data/tables/${table}.csv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((ligne) => ligne.split(','));
const CLASSEMENTS: ReadonlyMap<string, string> = new Map(
  rangees('frr_communes').map(([commune = '', classement = '']): [string, string] => [commune, classement]),
);
const ZRR: ReadonlyMap<string, readonly (readonly string[])[]> = Map.groupBy(rangees('zrr_communes'), ([, commune = '']) => commune);
const MODALITES: Readonly<Record<string, readonly string[]>> = {
  '': ['frr', 'frr-plus'],
  partielle: ['frr-partiel'],
  beneficiaire: ['beneficiaire'],
};

let d: Donnees;
beforeAll(async () => {
  d = await donnees();
});

const CODES: Readonly<Partial<Record<Territoire['niveau'], (c: Commune) => string | undefined>>> = {
  region: (c) => c.region,
  departement: (c) => c.departement,
  epci: (c) => c.epci,
};
const communesDe = (t: Territoire) => [...d.communes.values()].filter((c) => t.niveau === 'france' || CODES[t.niveau]?.(c) === t.code);

function part(t: Territoire, classements: readonly string[]): number {
  const connues = communesDe(t).filter((c) => CLASSEMENTS.has(c.code));
  const total = connues.reduce((s, c) => s + c.population, 0);
  const dedans = connues.filter((c) => classements.includes(CLASSEMENTS.get(c.code) ?? ''));
  return (100 * dedans.reduce((s, c) => s + c.population, 0)) / total;
}

describe('a class is not wider than its name', () => {
  test('every modality of the FRR counts its own communes, in every place', () => {
    const lieux: readonly Territoire[] = [FRANCE, ...d.regions, ...d.departements, ...d.epci];
    const ecarts = lieux.flatMap((t) =>
      Object.entries(MODALITES).flatMap(([modalite, classements]) => {
        const { valeur } = d.valeurs.cellule('frr-population', t, { periode: '2025-07', modalite });
        const attendue = part(t, classements);
        return valeur === null || Math.abs(valeur - attendue) < 1e-6
          ? []
          : [`${t.niveau} ${t.code} ${modalite}: ${valeur}, not ${attendue}`];
      }),
    );
    expect(ecarts).toEqual([]);
  });

  test('what is said of each class holds in the lists: beneficiaries come from the former ZRR, those classed in part are all in La Réunion', () => {
    const de = (classement: string) => [...CLASSEMENTS].flatMap(([commune, c]) => (c === classement ? [commune] : []));
    const [beneficiaires, moitie, partielles] = [de('beneficiaire'), de('beneficiaire-partiel'), de('frr-partiel')];
    expect([beneficiaires.length, moitie.length, partielles.length]).toEqual([2134, 11, 20]);
    const statuts = (commune: string) => ZRR.get(commune)?.map(([, , statut]) => statut) ?? [];
    expect(beneficiaires.filter((c) => statuts(c).length === 0 || statuts(c).some((s) => s !== 'classee'))).toEqual([]);
    expect(moitie.filter((c) => !statuts(c).some((s) => s !== 'non') || c.startsWith('97'))).toEqual([]);
    expect(partielles.filter((c) => !c.startsWith('974'))).toEqual([]);
  });

  test('the beneficiaries of the former ZRR are not said classed: Landes, Jura, Doubs, Marne, France', () => {
    const lire = (code: string) =>
      d.valeurs.cellule('frr-population', code === 'FR' ? FRANCE : d.territoire('departement', code), { periode: '2025-07', modalite: '' })
        .valeur;
    expect(['40', '39', '25', '51', 'FR'].map((code) => lire(code)?.toFixed(1))).toEqual(['31.7', '17.2', '2.8', '14.9', '16.1']);
  });

  test('« toutes les communes sont classées » is said only where each of them is', () => {
    const dits = d.epci.filter((e) =>
      texteBesoin(lieuDe(d, d.territoire('epci', e.code))).some((p) => p.startsWith('Toutes les communes')),
    );
    expect(dits.length).toBeGreaterThan(100);
    const faux = dits.filter((e) => !communesDe(e).every((c) => ['frr', 'frr-plus', undefined].includes(CLASSEMENTS.get(c.code))));
    expect(faux.map((e) => e.code)).toEqual([]);
  });
});
