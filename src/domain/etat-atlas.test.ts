import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NIVEAUX_CARTE } from './couche.ts';
import {
  ecrireEtat,
  etatDe,
  etatInitial,
  lireBornes,
  lireEtat,
  METHODES_NOMBREES,
  modalitesDe,
  niveauxDe,
  NOMBRES_DE_CLASSES,
  periodesDe,
  secondsDe,
  type CatalogueConnu,
  type ClassesAtlas,
  type EtatAtlas,
  type ZoomAtlas,
} from './etat-atlas.ts';

const ANNEES = { '': ['2019-12', '2020-12', '2021-12'] };
const CATALOGUE: CatalogueConnu = {
  defaut: 'equipement-defm',
  regions: ['01', '11', '84'],
  departements: ['01', '2A', '38', '971'],
  indicateurs: [
    {
      id: 'equipement-defm',
      modalites: [''],
      modalitePrincipale: '',
      compte: false,
      periodes: { region: ANNEES, departement: ANNEES },
    },
    {
      id: 'siae-nombre',
      modalites: ['', 'ACI', 'AI'],
      modalitePrincipale: '',
      compte: true,
      periodes: {
        region: { '': ['2019-07'], ACI: ['2019-07'], AI: ['2019-07'] },
        departement: { '': ['2019-07'], ACI: ['2019-07'], AI: ['2019-07'] },
        epci: { '': ['2019-07'], ACI: ['2019-07'] },
        'zone-emploi': { '': ['2019-07'] },
        commune: { '': ['2019-07'] },
      },
    },
    {
      id: 'siae-part-type',
      modalites: ['ACI', 'AI'],
      modalitePrincipale: 'AI',
      compte: false,
      periodes: { departement: { ACI: ['2019-07'], AI: ['2019-07'] }, epci: { ACI: ['2019-07'] } },
    },
    {
      id: 'chomage-localise',
      modalites: [''],
      modalitePrincipale: '',
      compte: false,
      periodes: { departement: { '': ['2025-T3', '2025-T4'] } },
    },
  ],
};

const borne = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => n / 1000);
const classes: fc.Arbitrary<ClassesAtlas> = fc.oneof(
  fc.record({ methode: fc.constantFrom(...METHODES_NOMBREES), nombre: fc.constantFrom(...NOMBRES_DE_CLASSES) }),
  fc.uniqueArray(borne, { minLength: 1, maxLength: 6 }).map((b) => ({ methode: 'bornes' as const, bornes: b.sort((x, y) => x - y) })),
);
const libre: fc.Arbitrary<ZoomAtlas> = fc.record({
  k: fc.integer({ min: 100, max: 4000 }).map((n) => n / 100),
  x: fc.integer({ min: 0, max: 1200 }),
  y: fc.integer({ min: 0, max: 1200 }),
});
const nomme: fc.Arbitrary<ZoomAtlas> = fc.oneof(
  fc.record({ lieu: fc.constant('region' as const), code: fc.constantFrom(...CATALOGUE.regions) }),
  fc.record({ lieu: fc.constant('departement' as const), code: fc.constantFrom(...CATALOGUE.departements) }),
);

const CODES: Readonly<Record<string, (d: string) => fc.Arbitrary<string>>> = {
  region: () => fc.constantFrom(...CATALOGUE.regions),
  departement: () => fc.constantFrom(...CATALOGUE.departements),
  epci: () => fc.integer({ min: 200_000_000, max: 299_999_999 }).map(String),
  'zone-emploi': () => fc.constantFrom('8401', '0056', '2A01'),
  commune: (d) => fc.integer({ min: 1, max: d.length === 3 ? 99 : 999 }).map((n) => d + String(n).padStart(5 - d.length, '0')),
};

/** Any state that the map can be in. */
const etat: fc.Arbitrary<EtatAtlas> = fc
  .constantFrom(...CATALOGUE.indicateurs)
  .chain((i) => fc.tuple(fc.constant(i), fc.constantFrom(...niveauxDe(i)), fc.constantFrom(...CATALOGUE.departements)))
  .chain(([i, niveau, d]) => fc.tuple(fc.constant(i), fc.constant(niveau), fc.constant(d), fc.constantFrom(...modalitesDe(i, niveau))))
  .chain(([i, niveau, d, modalite]) => {
    const departement = niveau === 'commune' ? d : null;
    const seconds = secondsDe(CATALOGUE, i.id, niveau).flatMap((s) => [
      { indicateur: s.id, mode: 'croise' as const },
      ...(s.compte ? [{ indicateur: s.id, mode: 'symboles' as const }] : []),
    ]);
    return fc.record({
      indicateur: fc.constant(i.id),
      niveau: fc.constant(niveau),
      departement: fc.constant(departement),
      modalite: fc.constant(modalite),
      periode: fc.constantFrom(...periodesDe(i, niveau, modalite)),
      classes,
      zoom: fc.option(niveau === 'commune' ? libre : fc.oneof(libre, nomme)),
      selection: fc.option(CODES[niveau]?.(d) ?? fc.constant('')),
      second: fc.option(seconds.length === 0 ? fc.constant(null) : fc.constantFrom(...seconds)),
    });
  });

describe('the state of the map in its address', () => {
  it('is empty for the first state, and for the empty address', () => {
    expect(ecrireEtat(etatInitial(CATALOGUE), CATALOGUE)).toBe('');
    expect(lireEtat('', CATALOGUE)).toEqual({ etat: etatInitial(CATALOGUE), fautes: [] });
    expect(etatInitial(CATALOGUE)).toMatchObject({ indicateur: 'equipement-defm', niveau: 'departement', periode: '2021-12' });
  });

  it('reads as a person would write it', () => {
    const requete = 'v=1&i=siae-nombre&n=commune&d=38&p=2019-07&c=bornes&b=1,2.5,10&z=2.5,400,300&s=38185';
    const { etat, fautes } = lireEtat(`?${requete}&utm_source=x`, CATALOGUE);
    expect(fautes).toEqual([]);
    expect(etat).toMatchObject({ niveau: 'commune', departement: '38', classes: { bornes: [1, 2.5, 10] }, selection: '38185' });
    expect(ecrireEtat(etat, CATALOGUE)).toBe(requete);
  });

  it('comes back the same for 3 000 states', () => {
    fc.assert(
      fc.property(etat, (e) => {
        const requete = ecrireEtat(e, CATALOGUE);
        expect(lireEtat(requete, CATALOGUE)).toEqual({ etat: e, fautes: [] });
        expect(requete).toMatch(/^[\w=&.,-]*$/);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps what the next indicator also has', () => {
    const de = etatDe(CATALOGUE, 'siae-nombre', { niveau: 'departement', modalite: 'AI' });
    expect(etatDe(CATALOGUE, 'siae-part-type', de)).toMatchObject({ niveau: 'departement', modalite: 'AI' });
    expect(etatDe(CATALOGUE, 'chomage-localise', { niveau: 'epci', modalite: 'AI' })).toMatchObject({
      niveau: 'departement',
      modalite: '',
      periode: '2025-T4',
    });
  });
});

describe('an address that is not ours', () => {
  it.each([
    ['v=2', 'version'],
    ['i=nope', 'indicateur'],
    ['i=', 'indicateur'],
    ['i=siae-nombre&i=equipement-defm', 'indicateur'],
    ['n=epci', 'niveau'],
    ['n=departement&d=01', 'département'],
    ['p=2018-12', 'période'],
    ['m=ACI', 'modalité'],
    ['c=quantiles-9', 'classes'],
    ['c=toString-5', 'classes'],
    ['c=bornes', 'seuils'],
    ['c=bornes&b=3,2', 'seuils'],
    ['c=bornes&b=1e3', 'seuils'],
    ['b=1,2', 'seuils'],
    ['z=region-99', 'cadrage'],
    ['z=0.5,1,1', 'cadrage'],
    ['z=2,NaN,1', 'cadrage'],
    ['s=99', 'territoire choisi'],
    ['s=<script>alert(1)</script>', 'territoire choisi'],
    ['i2=equipement-defm', 'second indicateur'],
    ['i2=__proto__', 'second indicateur'],
    ['mode=croise', 'façon de montrer le second indicateur'],
    ['i2=chomage-localise&mode=symboles', 'façon de montrer le second indicateur'],
    [`p=${'9'.repeat(5000)}`, 'longueur'],
  ])('%s gives the first state and names what was wrong', (requete, faute) => {
    expect(lireEtat(requete, CATALOGUE)).toEqual({ etat: etatInitial(CATALOGUE), fautes: [faute] });
  });

  const CLES = ['v', 'i', 'n', 'd', 'p', 'm', 'c', 'b', 'z', 's', 'i2', 'mode'];
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      'javascript:alert(1)',
      '../../etc',
      '%00',
      '%',
      '\u202e',
      "' or 1=1--",
      '__proto__',
      'constructor',
    ),
  );

  it('never throws and never lets a foreign word in, over 2 500 hostile addresses', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...CLES), hostile), { minLength: 1, maxLength: 6 }), fc.boolean(), (parts, code) => {
        const requete = parts.map(([cle, v]) => `${cle}=${code ? encodeURIComponent(v.toWellFormed()) : v}`).join('&');
        const { etat, fautes } = lireEtat(requete, CATALOGUE);
        // whatever was said, the state is one that the map could have written itself
        expect(lireEtat(ecrireEtat(etat, CATALOGUE), CATALOGUE)).toEqual({ etat, fautes: [] });
        if (fautes.length > 0) expect(etat).toEqual(etatInitial(CATALOGUE));
      }),
      { numRuns: 2500 },
    );
  });

  it('spoiling one part of a good address gives the first state and a notice', () => {
    fc.assert(
      fc.property(etat, fc.constantFrom(...CLES), hostile, (e, cle, v) => {
        const params = new URLSearchParams(ecrireEtat(e, CATALOGUE));
        params.append(cle, `${v}\u0007`);
        const lu = lireEtat(params.toString(), CATALOGUE);
        expect(lu.etat).toEqual(etatInitial(CATALOGUE));
        expect(lu.fautes).toHaveLength(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('the levels are those a map draws', () => {
    expect(NIVEAUX_CARTE).not.toContain('france');
  });
});

describe('breaks by hand', () => {
  it.each([
    [
      ['10', '20.5'],
      [10, 20.5],
    ],
    [
      ['-5', '0'],
      [-5, 0],
    ],
    [['20', '10'], null],
    [['10', '10'], null],
    [['10', ''], null],
    [['1', '2', '3', '4', '5', '6', '7'], null],
  ])('%j', (textes, bornes) => {
    expect(lireBornes(textes)).toEqual(bornes);
  });
});
