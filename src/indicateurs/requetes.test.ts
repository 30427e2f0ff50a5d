import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuser } from '#domain/erreur-sql.ts';
import { TABLES_PUBLIEES } from '#domain/tables/catalogue.ts';
import { ouvrirNatif, type DatabaseNatif } from '#db/native.ts';
import { CATALOGUE } from './catalogue.ts';
import { REQUETES, requeteRecalcul } from './requetes.ts';

let db: DatabaseNatif;
beforeAll(async () => {
  db = await ouvrirNatif(
    'public/donnees',
    TABLES_PUBLIEES.map((t) => t.table),
  );
});
afterAll(() => db.close());

describe('the twelve starter queries', () => {
  it('are twelve, each with an id of its own, words and typography', () => {
    expect(REQUETES).toHaveLength(12);
    expect(new Set(REQUETES.map((r) => r.id)).size).toBe(12);
    for (const r of REQUETES) {
      expect(r.question, r.id).toMatch(/\u202f\?$/);
      expect(r.lecture.length, r.id).toBeGreaterThan(80);
      expect(`${r.titre}${r.question}${r.lecture}`, r.id).not.toMatch(/['"]| [:;?!]/);
    }
  });

  it.each(REQUETES.map((r) => [r.id, r] as const))('%s answers, in a total order and without a hole in its numbers', async (_, r) => {
    expect(refuser(r.sql)).toBeNull();
    const lignes = await db.query(r.sql);
    expect(lignes.length).toBeGreaterThan(0);
    expect(await db.query(r.sql)).toEqual(lignes);
    const nombres = lignes.flatMap((l) => Object.values(l)).filter((v) => typeof v === 'number');
    expect(nombres.length).toBeGreaterThan(0);
    expect(nombres.every((v) => Number.isFinite(v))).toBe(true);
  });

  it('rank no value that is held back: a query over a table with marks reads them', () => {
    const marquees = TABLES_PUBLIEES.filter((t) => t.table !== 'valeurs' && t.colonnes.some((c) => c.nom === 'reserve')).map(
      (t) => t.table,
    );
    expect(marquees).not.toEqual([]);
    const sourdes = REQUETES.filter((r) => marquees.some((t) => new RegExp(`\\b${t}\\b`).test(r.sql)) && !/\breserve\b/.test(r.sql));
    expect(sourdes.map((r) => r.id)).toEqual([]);
  });

  it('say what is so', async () => {
    const premiere = async (id: string) => (await db.query(REQUETES.find((r) => r.id === id)?.sql ?? ''))[0];
    const rsa = await db.query(REQUETES.find((r) => r.id === 'equipement-rsa')?.sql ?? '');
    expect(rsa.find((l) => l['departement'] === '39')).toMatchObject({ personnes_en_iae: 952, allocataires_rsa: 3632, pour_1000: 262.1 });
    expect(await db.query(REQUETES.find((r) => r.id === 'densite-departements')?.sql ?? '')).toHaveLength(101);
    expect(await premiere('epci-sans-etablissement')).toMatchObject({ population: expect.any(Number) });
    const [totaux] = await db.query('select count(*) as siae from siae s join communes c on c.commune = s.commune');
    const densite = await db.query(REQUETES.find((r) => r.id === 'densite-departements')?.sql ?? '');
    expect(densite.reduce((n, l) => n + Number(l['siae']), 0)).toBe(totaux?.['siae']);
    const priorites = await db.query(REQUETES.find((r) => r.id === 'prioritaires-sans-etablissement')?.sql ?? '');
    expect(priorites.reduce((n, l) => n + Number(l['communes']), 0)).toBe((await db.query('select count(*) as n from communes'))[0]?.['n']);
  });
});

describe('« recalculer ce chiffre »', () => {
  it.each(CATALOGUE.map((i) => [i.id, i] as const))('%s: one row, the published value, at each level', async (_, i) => {
    for (const niveau of i.niveaux) {
      const [publiee] = await db.query(
        `select modalite, code, periode, valeur, etat from valeurs where indicateur = '${i.id}' and niveau = '${niveau}' and periode = '${i.periode}'
         order by valeur is null, modalite, code limit 1`,
      );
      if (publiee === undefined) continue;
      const demande = {
        niveau: niveau,
        code: String(publiee['code']),
        periode: String(publiee['periode']),
        modalite: String(publiee['modalite']),
      };
      const lignes = await db.query(requeteRecalcul(i, demande));
      expect(lignes, `${i.id} ${niveau}`).toHaveLength(1);
      expect(lignes[0]?.['etat']).toBe(publiee['etat']);
      if (publiee['valeur'] !== null) expect(Number(lignes[0]?.['valeur'])).toBeCloseTo(Number(publiee['valeur']), 5);
    }
  });

  it('quotes what it is given', () => {
    const [i] = CATALOGUE;
    if (i === undefined) throw new Error('the catalogue is empty');
    const sql = requeteRecalcul(i, { niveau: 'region', code: "1' or 1=1 --", periode: '2019', modalite: '' });
    expect(sql).toContain("code = '1'' or 1=1 --'");
  });
});
