import { describe, expect, it } from 'vitest';
import { ecrireEtat, etatDe, etatInitial, lireEtat, type CatalogueConnu, type EtatAtlas } from '#domain/etat-atlas.ts';
import {
  changerIndicateur,
  changerModalite,
  changerNiveau,
  changerSecond,
  periodeVoisine,
  rupturesEntre,
  rupturesParmi,
} from './gestes.ts';

const ANS = { '': ['2019-12', '2020-12', '2021-12'] };
const JUILLET = { '': ['2019-07'], ACI: ['2019-07'] };
const CATALOGUE: CatalogueConnu = {
  defaut: 'taux',
  regions: ['84'],
  departements: ['01', '38'],
  indicateurs: [
    { id: 'taux', modalites: [''], modalitePrincipale: '', compte: false, periodes: { region: ANS, departement: ANS } },
    {
      id: 'nombre',
      modalites: ['', 'ACI'],
      modalitePrincipale: '',
      compte: true,
      periodes: { departement: JUILLET, epci: JUILLET, commune: { '': ['2019-07'] } },
    },
    {
      id: 'mensuel',
      modalites: ['', 'mensuel'],
      modalitePrincipale: '',
      compte: true,
      periodes: { departement: { '': ['2018-12-31'], mensuel: ['2020-01', '2020-02'] } },
    },
  ],
};
const i = (id: string) => CATALOGUE.indicateurs.find((x) => x.id === id) ?? CATALOGUE.indicateurs[0] ?? expect.fail();
const initial = etatInitial(CATALOGUE);
const avec = (parts: Partial<EtatAtlas>): EtatAtlas => ({ ...initial, ...parts });
/** Whatever the reader does, the address can hold it. */
const tient = (e: EtatAtlas) => expect(lireEtat(ecrireEtat(e, CATALOGUE), CATALOGUE)).toEqual({ etat: e, fautes: [] });

describe('gestures', () => {
  it('another indicator keeps the place and the frame on the same map, and leaves breaks by hand behind', () => {
    const depart = avec({ selection: '38', zoom: { lieu: 'region', code: '84' }, classes: { methode: 'bornes', bornes: [20] } });
    const e = changerIndicateur(depart, 'nombre', CATALOGUE);
    expect(e).toMatchObject({ selection: '38', zoom: { code: '84' }, classes: { methode: 'quantiles', nombre: 5 } });
    tient(e);
  });
  it('another level forgets the place; communes open on the département that was chosen', () => {
    const e = changerNiveau(changerIndicateur(avec({ selection: '38' }), 'nombre', CATALOGUE), 'commune', CATALOGUE);
    expect(e).toMatchObject({ niveau: 'commune', departement: '38', selection: null, zoom: null });
    tient(e);
    const retour = changerIndicateur(e, 'taux', CATALOGUE);
    expect(retour).toMatchObject({ niveau: 'departement', departement: null });
    tient(retour);
  });
  it('a modality brings its own periods', () => {
    const e = changerModalite(etatDe(CATALOGUE, 'mensuel'), 'mensuel', CATALOGUE);
    expect(e.periode).toBe('2020-02');
    tient(e);
    expect(changerModalite(e, 'inconnue', CATALOGUE)).toBe(e);
  });
  it('circles for counts only, and no second indicator where there is none', () => {
    expect(changerSecond(initial, 'nombre', CATALOGUE).second).toEqual({ indicateur: 'nombre', mode: 'symboles' });
    const autre = changerSecond(etatDe(CATALOGUE, 'nombre'), 'taux', CATALOGUE, 'symboles');
    expect(autre.second).toEqual({ indicateur: 'taux', mode: 'croise' });
    tient(autre);
    expect(changerSecond(autre, '', CATALOGUE).second).toBeNull();
    expect(changerIndicateur(autre, 'taux', CATALOGUE).second).toBeNull();
    expect(changerNiveau(autre, 'epci', CATALOGUE).second).toBeNull();
  });
  it('the second indicator takes the nearest period it has', () => {
    expect(periodeVoisine(i('taux'), 'departement', '2020-12')).toEqual({ modalite: '', periode: '2020-12' });
    expect(periodeVoisine(i('nombre'), 'departement', '2021-12')).toEqual({ modalite: '', periode: '2019-07' });
  });
});

describe('breaks', () => {
  const ruptures = [
    { a: '2018', texte: 'Rupture.' },
    { a: '2030', texte: 'À venir.' },
  ];
  it('marks those inside the list, before the first period of the far side', () => {
    expect(rupturesParmi(ruptures, ['2017-12', '2018-12', '2019-12'])).toEqual([{ ...ruptures[0], rang: 1 }]);
    expect(rupturesParmi(ruptures, ['2018-12', '2019-12'])).toEqual([]);
  });
  it('knows two moments that may not be compared', () => {
    expect(rupturesEntre(ruptures, '2019-12', '2017-12')).toEqual([ruptures[0]]);
    expect(rupturesEntre(ruptures, '2019-12', '2018-12')).toEqual([]);
  });
});
