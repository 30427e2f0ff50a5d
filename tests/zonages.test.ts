import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { FRANCE, type Territoire } from '../src/domain/territoire.ts';
import { donnees, type Donnees } from '../src/lecture/donnees.ts';
import { lieuDe } from '../src/lecture/lieu.ts';
import { texteBesoin } from '../src/phrases/besoin.ts';

/** A class is never wider than its name: recounted here from the rows of the list, by other code. */
const CLASSEMENTS: ReadonlyMap<string, string> = new Map(
  readFileSync(new URL('../data/tables/frr_communes.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((ligne): [string, string] => {
      const [commune = '', classement = ''] = ligne.split(',');
      return [commune, classement];
    }),
);
const MODALITES: Readonly<Record<string, readonly string[]>> = {
  '': ['frr', 'frr-plus'],
  partielle: ['frr-partiel'],
  beneficiaire: ['beneficiaire'],
};

let d: Donnees;
beforeAll(async () => {
  d = await donnees();
});

const communesDe = (t: Territoire) =>
  [...d.communes.values()].filter(
    (c) => t.niveau === 'france' || (t.niveau === 'departement' ? c.departement === t.code : c.epci === t.code),
  );

function part(t: Territoire, classements: readonly string[]): number {
  const connues = communesDe(t).filter((c) => CLASSEMENTS.has(c.code));
  const total = connues.reduce((s, c) => s + c.population, 0);
  const dedans = connues.filter((c) => classements.includes(CLASSEMENTS.get(c.code) ?? ''));
  return (100 * dedans.reduce((s, c) => s + c.population, 0)) / total;
}

describe('a class is not wider than its name', () => {
  test('every modality of the FRR counts its own communes, in every place', () => {
    const lieux: readonly Territoire[] = [FRANCE, ...d.departements, ...d.epci];
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
