import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { lireAnnuaire, type TrouverLieu } from '#domain/annuaire.ts';
import { lieuDe } from '#lecture/lieu.ts';
import { donnees, type Donnees } from '#lecture/donnees.ts';
import { lieuxComparables } from '../equipement.ts';
import { nomDeListe } from '#lecture/observations.ts';
import { construireAnnuaire } from './annuaire.ts';

let d: Donnees;
let fichier: string;
let trouver: TrouverLieu;
beforeAll(async () => {
  d = await donnees();
  fichier = JSON.stringify(construireAnnuaire(d));
  trouver = lireAnnuaire(JSON.parse(fichier) as ReturnType<typeof construireAnnuaire>);
});

describe('the file of comparable places', () => {
  it('gives every place the name and the comparable places of its sheet', () => {
    for (const t of [...d.departements, ...d.epci, ...d.ept]) {
      const lu = trouver(t);
      expect(lu?.court, t.code).toBe(nomDeListe(d, t));
      expect(lu?.semblables.map((s) => s.code) ?? [], t.code).toEqual((lieuxComparables(lieuDe(d, t)) ?? []).map((c) => c.code));
    }
    for (const t of d.regions) expect(trouver(t)?.court).toBe(t.nom);
  });

  it('places each in what is around it, the région left out overseas', () => {
    expect(trouver({ niveau: 'departement', code: '39' })?.autour).toEqual([
      { niveau: 'region', code: '27' },
      { niveau: 'france', code: 'FR' },
    ]);
    expect(trouver({ niveau: 'departement', code: '974' })?.autour).toEqual([{ niveau: 'france', code: 'FR' }]);
    expect(trouver({ niveau: 'departement', code: '99' })).toBeNull();
    expect(trouver({ niveau: 'epci', code: '999999999' })).toBeNull();
  });

  it('stays light', () => {
    expect(brotliCompressSync(fichier).length).toBeLessThan(45_000);
  });
});
