import { TYPES_LISTES } from '#domain/types-siae.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ouvrirNatif, type DatabaseNatif } from '#db/native.ts';
import {
  COMPOSITION_PAR_DEFAUT,
  ecrireComposition,
  GRANDEURS,
  lireComposition,
  NIVEAUX_COMPOSES,
  SECTIONS_COMPOSEES,
  type Composition,
} from '#domain/composition.ts';
import { SECTIONS } from '#domain/naf.ts';
import { TABLES_PUBLIEES } from '#domain/tables/catalogue.ts';
import { periode } from '#lib/format.ts';
import { indicateur } from '../catalogue.ts';
import { minimumMensuel } from '../comptes.ts';
import { fautesDeMesure } from '../define-indicateur.ts';
import { ecrireRequete } from './ecrire.ts';
import { grandeur, MENU_GRANDEURS } from './grandeurs.ts';
import { menus, redresser } from './menus.ts';
import { expliquer } from './mots.ts';
import { accorder } from './regle.ts';

let db: DatabaseNatif;
beforeAll(async () => {
  db = await ouvrirNatif(
    'public/donnees',
    TABLES_PUBLIEES.map((t) => t.table),
  );
});
afterAll(() => db.close());

const compose = (choix: Partial<Composition>): Composition => ({ ...COMPOSITION_PAR_DEFAUT, ...choix });
const lignes = async (c: Composition) => db.query(`select niveau, code, valeur, etat from (${ecrireRequete(c).sql}) order by niveau, code`);

describe('each way of dividing gives what the catalogue publishes', () => {
  it.each([
    ['equipement-rsa', compose({ denominateur: 'rsa', periode: '2018-12' }), '2018-12', ''],
    ['equipement-actifs', compose({ denominateur: 'habitants-15-64', periode: '2021-12', niveau: 'region' }), '2021-12', ''],
    ['rsa-part', compose({ numerateur: 'rsa', denominateur: 'habitants-15-64' }), '2019-12-31', ''],
    ['deld-part', compose({ numerateur: 'deld', denominateur: 'defm', niveau: 'epci' }), '2019-12', ''],
    ['siae-densite', compose({ numerateur: 'siae', denominateur: 'habitants-15-64', periode: '2019-07' }), '2019-07', ''],
    [
      'frr-population',
      compose({ numerateur: 'habitants-frr', denominateur: 'habitants', periode: '2026', niveau: 'zone-emploi' }),
      '2025-07',
      '',
    ],
    ['siae-part-type', compose({ numerateur: 'siae', type: 'ACI', denominateur: 'siae', periode: '2019-07' }), '2019-07', 'ACI'],
    ['qpv-population', compose({ numerateur: 'habitants-qpv', denominateur: '', periode: '2024' }), '2024', ''],
  ] as const)('%s, %o', async (id, composition, periode, modalite) => {
    const attendues = await db.query(
      `select niveau, code, valeur, etat from (${indicateur(id).sql}) where modalite = '${modalite}' and periode = '${periode}' and niveau in ('${composition.niveau}', 'france') order by niveau, code`,
    );
    expect(attendues.length).toBeGreaterThan(10);
    expect(await lignes(composition)).toEqual(attendues);
  });

  it('the Jura of December 2019: 952 people in IAE for 3 632 RSA recipients, 262,11 ‰', async () => {
    const [jura] = await db.query(`select * from (${ecrireRequete(COMPOSITION_PAR_DEFAUT).sql}) where code = '39'`);
    expect(jura).toMatchObject({ numerateur: 952, denominateur: 3632 });
    expect(jura?.['valeur']).toBeCloseTo(262.1145, 4);
  });

  it('every section, by département, as the catalogue counts it', async () => {
    const publies = await db.query<{ modalite: string; code: string; valeur: number }>(
      `select modalite, code, valeur from (${indicateur('secteur-naf').sql}) where niveau = 'departement'`,
    );
    for (const section of [...SECTIONS, 'indetermine'] as const) {
      const comptes = await lignes(compose({ numerateur: 'siae', section, denominateur: '', periode: '2019-07' }));
      const attendus = new Map(publies.filter((p) => p.modalite === section).map((p) => [p.code, p.valeur]));
      const ecarts = comptes.filter((l) => l['niveau'] === 'departement' && l['valeur'] !== (attendus.get(String(l['code'])) ?? 0));
      expect(ecarts, section).toEqual([]);
    }
  });
});

/** Every composition of the closed lists, valid or not. */
const toutes = fc.record({
  numerateur: fc.constantFrom(...GRANDEURS),
  denominateur: fc.constantFrom('' as const, ...GRANDEURS),
  type: fc.constantFrom('' as const, ...TYPES_LISTES),
  section: fc.constantFrom('' as const, ...SECTIONS_COMPOSEES),
  zone: fc.constantFrom('' as const, 'frr' as const),
  niveau: fc.constantFrom(...NIVEAUX_COMPOSES),
  periode: fc.constantFrom('2017-12', '2018-03', '2019-07', '2019-12', '2020-01-01', '2022-09', '2024', '2026'),
});

describe('the rule', () => {
  it('lets nothing through that the catalogue would refuse, and says why in one French sentence', () => {
    fc.assert(
      fc.property(toutes, (c) => {
        const { mesure, raison } = accorder(c);
        if (mesure !== null) return fautesDeMesure('essai', mesure).length === 0;
        return /^[A-ZÉ«].*\.$/.test(raison ?? '') && !/undefined|NaN|\. [A-Z]/.test(raison ?? '');
      }),
      { numRuns: 3000 },
    );
  });

  it('never divides a stock by a flow', () => {
    const flux = (id: Parameters<typeof grandeur>[0]) => ({ ...grandeur(id), ...(id === 'rsa' ? { nature: 'flux' as const } : {}) });
    expect(accorder(COMPOSITION_PAR_DEFAUT, flux).raison).toBe(
      'Un stock ne se divise jamais par un flux\u00a0: l’un est compté à un moment, l’autre pendant une période.',
    );
  });

  it.each([
    [{ numerateur: 'rsa', denominateur: 'defm' }, /pas tous des demandeurs d’emploi/],
    [{ numerateur: 'rsa', denominateur: 'iae-salaries' }, /ne se divise pas par une offre/],
    [{ numerateur: 'siae', denominateur: 'rsa', periode: '2019-07' }, /^Deux dates différentes.*juillet 2019.*décembre 2019/],
    [{ numerateur: 'siae', denominateur: 'siae', periode: '2019-07' }, /toujours 100/],
    [{ numerateur: 'defm', denominateur: 'deld' }, /mettez la partie au-dessus/],
    [{ numerateur: 'habitants-qpv', denominateur: 'habitants', periode: '2024' }, /même millésime/],
    [{ numerateur: 'siae', zone: 'frr', denominateur: 'habitants', periode: '2019-07' }, /mêmes communes/],
    [{ denominateur: 'rsa', niveau: 'epci' }, /n’est publié ici par intercommunalité/],
    [{ denominateur: 'rsa', periode: '2020-03' }, /en commun\u00a0: décembre 2017, décembre 2018 et décembre 2019\.$/],
  ] as const)('refuses %o', (choix, motif) => {
    expect(accorder(compose(choix)).raison).toMatch(motif);
  });

  it('calls an offer over a need a taux d’équipement, and says the gap of a densité', () => {
    expect(expliquer(COMPOSITION_PAR_DEFAUT)).toMatchObject({
      genre: 'Taux d’équipement',
      unite: 'pour 1\u202f000 allocataires du RSA',
      uniteCourte: '‰',
    });
    const densite = expliquer(compose({ denominateur: 'habitants-15-64' }));
    expect(densite?.genre).toBe('Densité');
    expect(densite?.phrases.join(' ')).toContain('le 31 décembre et le 1er janvier qui le suit');
  });
});

describe('menus', () => {
  it('what they offer can be built, what they refuse says why, and any wish is brought back to something that runs', () => {
    fc.assert(
      fc.property(toutes, (voulue) => {
        const c = redresser(voulue);
        const m = menus(c);
        expect(accorder(c).raison).toBeNull();
        expect(m.niveaux.find((x) => x.id === c.niveau)?.raison).toBeNull();
        expect(m.periodes.find((x) => x.id === c.periode)?.raison).toBeNull();
        for (const d of m.denominateurs) if (d.raison === null) expect(redresser({ ...c, denominateur: d.id }).denominateur).toBe(d.id);
        expect(expliquer(c)?.titre).not.toMatch(/undefined|NaN|null/);
      }),
      { numRuns: 300 },
    );
  });

  it('every composition of the menus runs and keeps the five states apart', async () => {
    const vues = new Set<string>();
    for (const numerateur of GRANDEURS)
      for (const denominateur of ['', ...GRANDEURS] as const)
        for (const niveau of NIVEAUX_COMPOSES) {
          const c = redresser(compose({ numerateur, denominateur, niveau, type: numerateur === denominateur ? 'ACI' : '' }));
          const cle = ecrireComposition(c);
          if (vues.has(cle)) continue;
          vues.add(cle);
          const fautes = (await lignes(c)).filter((l) => (l['valeur'] === null) === (l['etat'] === 'valeur' || l['etat'] === 'zero'));
          expect(fautes, cle).toEqual([]);
        }
    expect(vues.size).toBeGreaterThan(60);
  }, 120_000);

  it('offers the moments that the tables hold, no more, no less', async () => {
    for (const g of MENU_GRANDEURS.filter((x) => x.id !== 'siae' && !x.id.startsWith('habitants'))) {
      const mensuel = g.id.endsWith('-mensuel');
      const [sql] =
        g.id === 'iae-salaries'
          ? [`select distinct substr(date, 1, 7) as m from iae_salaries where niveau = 'departement'`]
          : g.id === 'defm' || g.id === 'deld'
            ? [`select distinct annee || '-12' as m from defm_departements`]
            : mensuel
              ? [`select distinct mois as m from minima_mensuels where niveau = 'departement' and dispositif = '${g.id.slice(0, 3)}'`]
              : [`select distinct annee || '-12' as m from minima_annuels where niveau = 'departement' and dispositif = '${g.id}'`];
      expect(
        (await db.query(`select m from (${sql}) order by m`)).map((l) => l['m']),
        g.id,
      ).toEqual(g.moments);
    }
  });
});

it.each(['rsa', 'ass', 'aah'] as const)('%s says the last month of its own follow-up', async (id) => {
  const mois = await db.query(`select distinct mois from minima_mensuels where dispositif = '${id}' and valeur is not null order by mois`);
  expect(mois.map((l) => l['mois'])).toEqual(minimumMensuel(id, id).moments);
  expect(indicateur(id).periodes).toContain(periode(String(mois.at(-1)?.['mois'])));
});

describe('the address of a composition', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(toutes, (c) => {
        expect(lireComposition(ecrireComposition(c))).toEqual({ composition: c, avis: null });
      }),
      { numRuns: 1000 },
    );
  });

  it('gives a sentence and never what was written, whatever is written', () => {
    const morceau = fc.oneof(
      fc.string(),
      fc.constantFrom(...GRANDEURS, 'departement', '2019-12', `'; drop table siae; --`, '<script>', '1', ''),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(morceau, { maxLength: 12 }).map((m) => m.join('~')),
        ),
        (texte) => {
          const lue = lireComposition(texte);
          if (lue.composition === null) return /^L’adresse .*\.$/.test(lue.avis);
          return ecrireComposition(lue.composition) === texte;
        },
      ),
      { numRuns: 2000 },
    );
  });
});
