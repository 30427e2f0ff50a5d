import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ouvrirMoteur, ouvrirNatif, type DatabaseNatif } from '../src/db/native.ts';
import { TABLES_PUBLIEES } from '../src/domain/tables/catalogue.ts';
import { siae } from '../src/domain/tables/siae.ts';
import { lireFichesSources } from '../scripts/import/sources.ts';
import { CATALOGUE, indicateur, periodeDe } from '../src/indicateurs/catalogue.ts';
import { REQUETES } from '../src/indicateurs/requetes.ts';
import { compter, rapporter, remonter } from '../src/indicateurs/sql.ts';
import { millesimeEnMots } from '../src/lib/millesime.ts';

/** The published tables, built before the tests run. */
let db: DatabaseNatif;
beforeAll(async () => {
  db = await ouvrirNatif(
    'public/donnees',
    TABLES_PUBLIEES.map((t) => t.table),
  );
});
afterAll(() => db.close());

const valeur = async (condition: string) =>
  (await db.query(`select valeur, etat, numerateur, denominateur from valeurs where ${condition}`))[0];

describe('values that check against the originals', () => {
  it.each([
    ['people in IAE, France, 30 September 2022', `indicateur = 'iae-salaries' and code = 'FR' and periode = '2022-09-30'`, 146311],
    [
      'people in IAE, Ain, 30 September 2022',
      `indicateur = 'iae-salaries' and niveau = 'departement' and code = '01' and periode = '2022-09-30'`,
      1213,
    ],
    ['DEFM A-B-C, Ain, 2014', `indicateur = 'defm' and niveau = 'departement' and code = '01' and periode = '2014'`, 40020],
    ['RSA, France, 2019', `indicateur = 'rsa' and code = 'FR' and periode = '2019-12-31'`, 1916100],
    ['RSA, Ain, 2019', `indicateur = 'rsa' and niveau = 'departement' and code = '01' and periode = '2019-12-31'`, 7690],
  ])('%s', async (_, condition, attendu) => {
    expect((await valeur(condition))?.['valeur']).toBe(attendu);
  });

  it('people in IAE per 1 000 RSA recipients in the Jura, December 2019: 952 over 3 632', async () => {
    const jura = await valeur(`indicateur = 'equipement-rsa' and niveau = 'departement' and code = '39' and periode = '2019-12'`);
    expect(jura).toMatchObject({ numerateur: 952, denominateur: 3632 });
    expect(jura?.['valeur']).toBeCloseTo(262.11, 2);
  });

  it('the mean of départements stands near the 26 ‰ that the Dares publishes for 2017', async () => {
    const [moyenne] = await db.query(
      `select avg(valeur) as m from valeurs where indicateur = 'equipement-defm' and niveau = 'departement' and periode = '2017-12'`,
    );
    expect(Math.abs(Number(moyenne?.['m']) - 26)).toBeLessThan(4);
  });
});

describe('words about the list of SIAE', () => {
  it('name the month of the table in use, wherever an indicator, a table or a starter query names one', () => {
    expect(indicateur('siae-nombre').periodes).toBe(millesimeEnMots(siae.millesime));
    const mois = /(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre) \d{4}/.source;
    const autour = new RegExp(
      `(?:SIAE|établissements|liste|conventionnées)(?: \\(établissements\\))?,? (?:sont |date |sont ceux )?(?:en |de )?(${mois})`,
      'gi',
    );
    const dits = [...CATALOGUE, ...TABLES_PUBLIEES, ...REQUETES].flatMap((x) => {
      const texte = JSON.stringify(x).replaceAll(/[\u00a0\u202f]/g, ' ');
      return [...texte.matchAll(autour)].map((m) => m[1]);
    });
    expect(dits.length).toBeGreaterThan(20);
    expect(new Set(dits)).toEqual(new Set([millesimeEnMots(siae.millesime)]));
  });
});

describe('every indicator', () => {
  it.each(CATALOGUE.map((i) => [i.id, i] as const))(
    '%s: the engine explains its SQL, and its rows are of the declared levels and modalities',
    async (_, i) => {
      await expect(db.query(`explain ${i.sql}`)).resolves.toBeDefined();
      const niveaux = (await db.query(`select distinct niveau from valeurs where indicateur = '${i.id}'`)).map((r) => r['niveau']);
      expect(niveaux.filter((n) => !(i.niveaux as readonly unknown[]).includes(n))).toEqual([]);
      expect(i.niveaux.filter((n) => !niveaux.includes(n))).toEqual([]);
      const modalites = (await db.query(`select distinct modalite from valeurs where indicateur = '${i.id}'`)).map((r) => r['modalite']);
      expect(modalites.filter((m) => !i.modalites.some((x) => x.id === m))).toEqual([]);
    },
  );

  it('names sources that have a card', () => {
    const { cartes } = lireFichesSources('data/sources');
    expect(CATALOGUE.flatMap((i) => i.sources).filter((s) => !cartes.has(s))).toEqual([]);
  });

  it('has rows at the period that each of its levels is read at, if only to say that they are secret', async () => {
    const lues = new Set(
      (await db.query('select distinct indicateur, niveau, periode from valeurs')).map(
        (l) => `${l['indicateur']} ${l['niveau']} ${l['periode']}`,
      ),
    );
    const dites = CATALOGUE.flatMap((i) => i.niveaux.map((n) => `${i.id} ${n} ${periodeDe(i.id, n)}`));
    expect(dites.filter((x) => !lues.has(x))).toEqual([]);
  });

  it('a ratio is its two sides', async () => {
    const facteurs: Readonly<Record<string, number>> = { part: 100, equipement: 1000, frequence: 100 };
    for (const i of CATALOGUE.filter((x) => x.mesure.genre in facteurs)) {
      const faux = await db.query(
        `select * from valeurs where indicateur = '${i.id}' and valeur is not null and abs(valeur - ${facteurs[i.mesure.genre]}.0 * numerateur / denominateur) > 0.00001 limit 3`,
      );
      expect(faux, i.id).toEqual([]);
    }
  });

  it('no share stands on fewer than 30, none exceeds 100', async () => {
    const parts = CATALOGUE.filter((i) => i.mesure.genre === 'part').map((i) => `'${i.id}'`);
    expect(
      await db.query(
        `select * from valeurs where indicateur in (${parts.join(', ')}) and valeur is not null and (denominateur < 30 or valeur > 100 or valeur < 0) limit 3`,
      ),
    ).toEqual([]);
  });

  it('no change is computed across the break of January 2018', async () => {
    expect(await db.query(`select * from valeurs where indicateur = 'iae-evolution' and periode < '2019-01-01' limit 3`)).toEqual([]);
  });

  it('Mayotte is not available where it is not counted, never zero', async () => {
    for (const id of ['defm', 'deld-part', 'chomage-localise', 'equipement-defm', 'equipement-deld']) {
      const etats = await db.query(
        `select distinct etat from valeurs where indicateur = '${id}' and niveau = 'departement' and code = '976'`,
      );
      expect(etats, id).toEqual([{ etat: 'indisponible' }]);
    }
  });

  it('départements without a value have no rank', async () => {
    expect(await valeur(`indicateur = 'equipement-rang' and modalite = 'defm' and code = '976'`)).toMatchObject({
      valeur: null,
      etat: 'indisponible',
    });
    expect(await valeur(`indicateur = 'equipement-rang' and modalite = 'meilleur' and code = '976'`)).toMatchObject({
      valeur: null,
      etat: 'indisponible',
    });
  });
});

describe('totals', () => {
  it('types of SIAE sum to the whole, territories sum to France', async () => {
    expect(
      await db.query(
        `select niveau, code from valeurs where indicateur = 'siae-nombre' and niveau <> 'commune' group by niveau, code having sum(case when modalite = '' then valeur else -valeur end) <> 0`,
      ),
    ).toEqual([]);
    const [total] = await db.query(
      `select sum(valeur) as n from valeurs where indicateur = 'siae-nombre' and niveau = 'departement' and modalite = ''`,
    );
    expect(total?.['n']).toBe((await valeur(`indicateur = 'siae-nombre' and modalite = '' and code = 'FR'`))?.['valeur']);
  });

  it('the published France stands within 11 people of the sum of its départements', async () => {
    const [ecart] = await db.query(
      `select max(abs(f.valeur - s.n)) as ecart from iae_salaries f join (select date, sum(valeur) as n from iae_salaries where niveau = 'departement' group by date) s on s.date = f.date where f.niveau = 'france'`,
    );
    expect(ecart?.['ecart']).toBe(11);
  });

  it('the yearly jobseekers of 2019 are those of December 2019, to 17 people', async () => {
    const an = await valeur(`indicateur = 'defm' and code = 'FR' and periode = '2019'`);
    const mois = await valeur(`indicateur = 'defm' and code = 'FR' and periode = '2019-12'`);
    expect(Number(an?.['valeur']) - Number(mois?.['valeur'])).toBe(17);
  });
});

describe('the pieces of SQL, on four départements', () => {
  let petit: DatabaseNatif;
  beforeAll(async () => {
    petit = await ouvrirMoteur();
    await petit.executer(
      `create table departements as select * from (values ('01', 'A'), ('02', 'A'), ('03', 'B'), ('976', 'C')) t(departement, region)`,
    );
  });
  afterAll(() => petit.close());

  const base = (lignes: string) =>
    `select '' as modalite, code, '2019' as periode, n, etat_n, d, etat_d from (values ${lignes}) t(code, n, etat_n, d, etat_d)`;
  const lire = async (sql: string) =>
    Object.fromEntries((await petit.query(sql)).map((r) => [`${String(r['niveau'])} ${String(r['code'])}`, [r['valeur'], r['etat']]]));

  it('sums upwards, and divides after the sum', async () => {
    const sql = rapporter(
      remonter(
        base(
          `('01', 1, 'valeur', 100, 'valeur'), ('02', 2, 'valeur', 100, 'valeur'), ('03', 0, 'zero', 100, 'valeur'), ('976', 1, 'valeur', 100, 'valeur')`,
        ),
      ),
      { facteur: 100 },
    );
    expect(await lire(sql)).toEqual({
      'departement 01': [1, 'valeur'],
      'departement 02': [2, 'valeur'],
      'departement 03': [0, 'zero'],
      'departement 976': [1, 'valeur'],
      'region A': [1.5, 'valeur'],
      'region B': [0, 'zero'],
      'region C': [1, 'valeur'],
      'france FR': [1, 'valeur'],
    });
  });

  it('one unknown département leaves its région unknown, and France too', async () => {
    const lu = await lire(
      rapporter(
        remonter(base(`('01', 1, 'valeur', 100, 'valeur'), ('03', 1, 'valeur', 100, 'valeur'), ('976', 1, 'valeur', 100, 'valeur')`)),
        { facteur: 100 },
      ),
    );
    expect(lu['departement 02']).toEqual([null, 'indisponible']);
    expect(lu['region A']).toEqual([null, 'indisponible']);
    expect(lu['france FR']).toEqual([null, 'indisponible']);
  });

  it('France may lack Mayotte, on both sides at once', async () => {
    const lu = await lire(
      rapporter(
        remonter(
          base(
            `('01', 1, 'valeur', 100, 'valeur'), ('02', 1, 'valeur', 100, 'valeur'), ('03', 1, 'valeur', 100, 'valeur'), ('976', 50, 'valeur', null::integer, 'indisponible')`,
          ),
        ),
        { facteur: 100 },
      ),
    );
    expect(lu['region C']).toEqual([null, 'indisponible']);
    expect(lu['france FR']).toEqual([1, 'valeur']);
  });

  it('keeps secrecy and the not applicable apart from the missing', async () => {
    const lu = await lire(
      rapporter(
        remonter(
          base(
            `('01', null::integer, 'secret', 100, 'valeur'), ('02', 1, 'valeur', 100, 'valeur'), ('03', null::integer, 'sans-objet', 100, 'valeur'), ('976', 1, 'valeur', 100, 'valeur')`,
          ),
        ),
        { facteur: 100 },
      ),
    );
    expect(lu['departement 01']).toEqual([null, 'secret']);
    expect(lu['region A']).toEqual([null, 'secret']);
    expect(lu['departement 03']).toEqual([null, 'sans-objet']);
    expect(lu['region B']).toEqual([null, 'sans-objet']);
  });

  it('a share over nobody or over too few is not applicable, never zero and never infinite', async () => {
    const lu = await lire(
      rapporter(
        remonter(
          base(
            `('01', 0, 'zero', 0, 'zero'), ('02', 5, 'valeur', 29, 'valeur'), ('03', 5, 'valeur', 30, 'valeur'), ('976', 1, 'valeur', 100, 'valeur')`,
          ),
        ),
        { facteur: 100, plancher: 30 },
      ),
    );
    expect(lu['departement 01']).toEqual([null, 'sans-objet']);
    expect(lu['departement 02']).toEqual([null, 'sans-objet']);
    expect(lu['departement 03']?.[1]).toBe('valeur');
  });

  it('a count of zero is a zero', async () => {
    expect(
      await lire(compter(`select '' as modalite, 'departement' as niveau, '01' as code, '2019' as periode, 0 as n, 'valeur' as etat_n`)),
    ).toEqual({ 'departement 01': [0, 'zero'] });
  });
});

describe('the sides of a measure', () => {
  it('every equipment prints an offer at its seat and a need where people live', () => {
    for (const id of ['equipement-defm', 'equipement-deld', 'equipement-rsa']) {
      const { mesure } = indicateur(id);
      expect(mesure.genre).toBe('equipement');
      expect('numerateur' in mesure && [mesure.numerateur.localisation, mesure.denominateur.localisation]).toEqual([
        'etablissement',
        'residence',
      ]);
    }
  });
});

describe('zones blanches', () => {
  /** Modality of the indicators for each definition and threshold of the sensitivity. */
  const LECTURES = [
    { definition: 'a', indicateur: 'zb-a', modalites: [['', 0]] },
    { definition: 'c', indicateur: 'zb-c', modalites: [['', 20]] },
    { definition: 'd', indicateur: 'zb-d', modalites: [['', 20]] },
    { definition: 'e', indicateur: 'zb-e', modalites: [['', 0.5]] },
    { definition: 'g', indicateur: 'zb-g', modalites: [['', 20]] },
  ] as const;

  it('the SQL of an indicator and the functions of src/zones-blanches say the same of every EPCI', async () => {
    for (const { definition, indicateur: id, modalites } of LECTURES)
      for (const [modalite, seuil] of modalites) {
        const ecarts = await db.query(`select v.code, v.valeur, v.etat, s.part, s.etat as etat_s from valeurs v
          full join (select * from zones_blanches_sensibilite where niveau = 'epci' and definition = '${definition}' and seuil = ${seuil}) s on s.code = v.code
          where v.indicateur = '${id}' and v.modalite = '${modalite}' and v.niveau = 'epci'
            and (s.code is null or v.etat <> s.etat or abs(coalesce(v.valeur, -1) - coalesce(s.part, -1)) > 0.0000011) limit 3`);
        expect(ecarts, `${id} ${modalite}`).toEqual([]);
      }
  });

  it('and of every département, by people employed for definition E', async () => {
    const ecarts = await db.query(`select v.code, v.valeur, s.part from valeurs v
      join zones_blanches_sensibilite s on s.niveau = 'departement' and s.code = v.code
      where v.niveau = 'departement' and ((v.indicateur = 'zb-c' and v.modalite = '' and s.definition = 'c' and s.seuil = 20)
        or (v.indicateur = 'zb-e' and v.modalite = 'effectifs' and s.definition = 'e' and s.seuil = 0.5))
        and (v.etat <> s.etat or abs(coalesce(v.valeur, -1) - coalesce(s.part, -1)) > 0.0000011)`);
    expect(ecarts).toEqual([]);
  });

  it('the curve passes through the indicator', async () => {
    const ecarts = await db.query(`select c.code from zones_blanches_courbes c join valeurs v on v.indicateur = 'zb-c' and v.modalite = ''
        and v.niveau = c.niveau and v.code = c.code
      where c.distance_km = 20 and abs(c.part - v.valeur) > 0.001`);
    expect(ecarts).toEqual([]);
  });

  it('the median is the distance of the commune where half of the inhabitants are reached', async () => {
    const lignes = await db.query(
      `select population, distance_km as km from accessibilite where departement = '48' and etat = 'valeur' order by distance_km`,
    );
    const total = lignes.reduce((n, l) => n + Number(l['population']), 0);
    let cumul = 0;
    const mediane = lignes.find((l) => (cumul += Number(l['population'])) >= total / 2);
    expect((await valeur(`indicateur = 'distance-mediane' and modalite = '' and niveau = 'departement' and code = '48'`))?.['valeur']).toBe(
      Math.ceil(Math.round(Number(mediane?.['km']) * 1000) / 100) / 10,
    );
  });

  it('a place with no data, or no inhabitants, is neither blank nor covered', async () => {
    expect(await db.query(`select * from zones_blanches_sensibilite where (part is null) <> (blanche is null)`)).toEqual([]);
    // L’Oie and Sainte-Florence, without a point, are more than one in a hundred of the inhabitants of their EPCI
    const [inconnu] = await db.query(
      `select etat, blanche from zones_blanches_sensibilite where code = '200071918' and definition = 'c' and seuil = 20`,
    );
    expect(inconnu).toEqual({ etat: 'indisponible', blanche: null });
    const vides = await db.query(`select count(*) as n from accessibilite where population = 0 and zb_c in ('blanche', 'desservie')`);
    expect(vides).toEqual([{ n: 6 }]);
  });

  it('an empty type has no distance and no count, and every commune has a row', async () => {
    expect(
      await db.query(`select count(*) as n, count(distance_eiti_km) as eiti, count(*) filter (where etendue_km is null) as sans_point
      from accessibilite`),
    ).toEqual([{ n: 34875, eiti: 0, sans_point: 7 }]);
  });
});
