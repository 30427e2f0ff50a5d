import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { regionDuDepartement } from './region-du-departement.ts';

it('says the région of every département as the official code does', () => {
  const chemin = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/departements.json');
  const officiels = (
    JSON.parse(readFileSync(chemin, 'utf8')) as readonly { readonly code: string; readonly region: string; readonly zone: string }[]
  ).filter((d) => d.zone !== 'com');
  expect(officiels).toHaveLength(101);
  expect(officiels.map((d) => regionDuDepartement(d.code))).toEqual(officiels.map((d) => d.region));
});
