import { beforeAll, describe, expect, it } from 'vitest';
import { construireIndex } from '#domain/recherche-index.ts';
import { lireIndex } from '#domain/recherche.ts';
import { lireColonne } from './colonne.ts';
import { indexerLieux, normaliserCode, type Lieux, type NiveauApport } from './lieux.ts';
import { rapprocher, situer } from './rapprocher.ts';
import { decider } from './decider.ts';
import { lignesDeMaille } from './maille.ts';
import { chercherPistes, contexteDesLignes, estPostale } from './reconnaitre.ts';

const commune = (code: string, nom: string, departement: string, codes_postaux: string, epci: string | null = null) => ({
  commune: code,
  nom,
  departement,
  epci,
  population: 1000,
  codes_postaux,
});

let lieux: Lieux;
beforeAll(() => {
  const index = construireIndex(
    [
      commune('01053', 'Bourg-en-Bresse', '01', '01000'),
      commune('42218', 'Saint-Étienne', '42', '42000'),
      commune('69123', 'Lyon', '69', '69001 69003'),
      commune('69003', 'Albigny-sur-Saône', '69', '69250'),
      commune('75056', 'Paris', '75', '75001 75012'),
      commune('76351', 'Le Havre', '76', '76600'),
      commune('93066', 'Saint-Denis', '93', '93200'),
      commune('97411', 'Saint-Denis', '974', '97400'),
    ],
    [
      { epci: '240100750', nom: 'CA du Pays de Gex', nature: 'CA', departement: '01', population: 100_000 },
      { epci: '247000623', nom: 'CC des Quatre Rivières', nature: 'CC', departement: '70', population: 1000 },
      { epci: '247400666', nom: 'CC des Quatre Rivières', nature: 'CC', departement: '74', population: 1000 },
      { epci: '243500139', nom: 'Rennes Métropole', nature: 'METRO', departement: '35', population: 1000 },
    ],
    ['01', '11', '22', '24', '27', '28', '2A', '2B', '32', '35', '42', '69', '70', '74', '75', '76', '84', '93', '974'].map(
      (departement) => ({ departement }),
    ),
    ['04', '11', '24', '27', '28', '32', '75', '76', '84', '93', '94'].map((region) => ({ region })),
  );
  lieux = indexerLieux(lireIndex(index));
});

const code = (texte: string, niveau: NiveauApport, departement?: string) => {
  const v = situer(texte, niveau, lieux, departement === undefined ? {} : { departement });
  if (v.sorte === 'apparie') return v.lieu.code;
  return v.sorte === 'ambigu' ? v.candidats.map((c) => c.code) : null;
};

describe('one place from its text', () => {
  it.each([
    ['1', '01'],
    ['01', '01'],
    ['001', '01'],
    ['2b', '2B'],
    ['02A', '2A'],
    ['974', '974'],
    ['COTES D ARMOR', '22'],
    ["Côtes-d'Armor", '22'],
    ['Ille et Vilaine', '35'],
    ['Réunion (La)', '974'],
    ['01 - Ain', '01'],
    ['Ain (01)', '01'],
    ['Dépt 42', '42'],
    ['Bouche du Rhône', null],
  ])('département %j → %j', (texte, attendu) => {
    expect(code(texte, 'departement')).toBe(attendu);
  });
  it.each([
    ['1053', '01053'],
    ['ST ETIENNE', '42218'],
    ['HAVRE (LE)', '76351'],
    ['Saint-Denis (93)', '93066'],
    ['75112', '75056'],
    ['LYON 3EME', '69123'],
    ['Bourg en Bresse cedex', '01053'],
  ])('commune %j → %s', (texte, attendu) => {
    expect(code(texte, 'commune')).toBe(attendu);
  });
  it.each([
    ['240 100 750', '240100750'],
    ['CC Pays de Gex', '240100750'],
    ['Communauté d’agglomération du Pays de Gex', '240100750'],
    ['RENNES METROPOLE', '243500139'],
  ])('EPCI %j → %s', (texte, attendu) => {
    expect(code(texte, 'epci')).toBe(attendu);
  });
  it('homonyms are ambiguous until a département tells', () => {
    expect(code('Saint-Denis', 'commune')).toEqual(['93066', '97411']);
    expect(code('St Denis', 'commune', '974')).toBe('97411');
    expect(code('CC des Quatre Rivières', 'epci')).toEqual(['247000623', '247400666']);
  });
  it('a code and a name that disagree are not decided', () => {
    expect(code('75 - Ain', 'departement')).toEqual(['75', '01']);
  });
  it('a code of another shape is no code', () => {
    expect(normaliserCode('1234', 'departement')).toBeNull();
    expect(normaliserCode('24010075', 'epci')).toBeNull();
  });
});

const colonne = (nom: string, ...textes: string[]) => lireColonne(nom, textes, ',');
const decision = (...colonnes: ReturnType<typeof colonne>[]) =>
  decider({
    colonnes,
    numeros: colonnes[0]?.valeurs.map((_, i) => i + 2) ?? [],
    lieux,
    pistes: chercherPistes(colonnes, lieux),
    retenue: () => true,
    niveauDit: null,
    reponses: new Map(),
  });
const devine = (...colonnes: ReturnType<typeof colonne>[]) => {
  const { reconnaissance: r } = decision(...colonnes);
  return r === null ? null : { nom: colonnes[r.colonne]?.nom, niveau: r.niveau };
};
const demande = (...colonnes: ReturnType<typeof colonne>[]) => decision(...colonnes).question?.texte ?? null;

describe('the column that holds the territory', () => {
  it('takes the finest level, and the code before the count', () => {
    expect(devine(colonne('effectif', '22', '35'), colonne('commune', 'Le Havre', 'Lyon'), colonne('dep', '76', '69'))).toMatchObject({
      nom: 'commune',
      niveau: 'commune',
    });
  });
  it('takes communes before the régions they are in', () => {
    const regions = ['84', '84', '84', '11', '28', '11', '04', '84'];
    const communes = ['01053', '42218', '69123', '75056', '76351', '93066', '97411', '69003'];
    expect(devine(colonne('commune', ...communes), colonne('region', ...regions))).toMatchObject({ nom: 'commune', niveau: 'commune' });
  });
  it('asks which rows to keep when a column of levels mixes several', () => {
    const texte = (c: ReturnType<typeof colonne>) => lignesDeMaille([c], new Map()).question?.texte ?? null;
    expect(texte(colonne('niveau', 'departement', 'region', 'FR'))).toMatch(/mêle plusieurs niveaux/);
    expect(texte(colonne('niveau', 'departement', 'departement'))).toBeNull();
    expect(texte(colonne('Niveau de diplôme', 'CAP', 'BAC'))).toBeNull();
  });
  it('does not take a count or a year for a code', () => {
    expect(devine(colonne('effectif', '22', '35'), colonne('année', '2019', '2020'))).toBeNull();
  });
  it('asks when the codes are those of régions and of départements', () => {
    expect(demande(colonne('code', '11', '84', '93'), colonne('effectif', '5200', '3100', '2800'))).toMatch(
      /de régions ou de départements/,
    );
  });
  it('does not ask when the name of the column says it, nor when a code is a région’s no more', () => {
    expect(devine(colonne('code région', '11', '84', '93'))).toEqual({ nom: 'code région', niveau: 'region' });
    expect(devine(colonne('code', '11', '84', '2A'))).toEqual({ nom: 'code', niveau: 'departement' });
  });
  it('asks whether many codes of régions under the name of départements are what the name says', () => {
    expect(demande(colonne('departement', '11', '24', '27', '28', '32', '75', '76', '84', '93'))).toMatch(
      /9\scodes de régions dans une colonne lue comme départements/,
    );
  });
  it('takes whole numbers under a name of nothing for counts, until the reader says otherwise', () => {
    expect(demande(colonne('structure', 'Alpha', 'Beta'), colonne('postes', '22', '35'))).toMatch(/«\spostes\s» \(22, 35\)/);
  });
  it('returns nothing where nothing names a place', () => {
    expect(devine(colonne('produit', 'vis', 'clou', 'boulon'), colonne('prix', '1,5', '2,5', '3'))).toBeNull();
  });
  it('tells postcodes from Insee codes: 69003 is Lyon 3e here, not Albigny', () => {
    const cp = colonne('code', '69003', '76600', '93200', '42000');
    expect(estPostale(cp, lieux)).toBe(true);
    expect(estPostale(colonne('code', '69003', '76351', '93066'), lieux)).toBe(false);
    const r = rapprocher({ valeurs: cp.valeurs, numeros: [2, 3, 4, 5], niveau: 'commune', lieux, postal: true });
    expect(r.codes).toEqual(['69123', '76351', '93066', '42218']);
  });
});

describe('the report', () => {
  const colonnes = () => [
    colonne('commune', 'Saint-Denis', 'Saint-Denis', 'Le Havre', 'Nulle-Part', 'Le Havre', ''),
    colonne('dep', '974', '', '76', '', '76', '01'),
  ];
  const faire = (choix?: ReadonlyMap<string, string>) => {
    const c = colonnes();
    const contexteDe = contexteDesLignes(c, chercherPistes(c, lieux), 0, lieux);
    return rapprocher({
      valeurs: c[0]?.valeurs ?? [],
      numeros: [2, 3, 4, 5, 7, 8],
      niveau: 'commune',
      lieux,
      ...(choix === undefined ? {} : { choix }),
      ...(contexteDe === null ? {} : { contexteDe }),
    });
  };
  it('gives one code a row, and lists what it could not place with its lines', () => {
    const r = faire();
    expect(r.codes).toEqual(['97411', null, '76351', null, '76351', null]);
    expect(r.lignes).toEqual({ apparies: 3, supposes: 0, ambigus: 1, inconnus: 1, ecartes: 0 });
    expect(r.vides).toEqual([8]);
    expect(r.inconnus).toMatchObject([{ texte: 'Nulle-Part', lignes: [5], nombre: 1 }]);
    expect(r.ambigus).toMatchObject([{ texte: 'Saint-Denis', lignes: [3] }]);
    expect(r.apparies.find((g) => g.texte === 'Le Havre')).toMatchObject({ lignes: [4, 7], nombre: 2 });
  });
  it('does what the reader decides for one ambiguous text, and no other', () => {
    const [ambigu] = faire().ambigus;
    expect(faire(new Map([[ambigu?.cle ?? '', '93066']])).codes.slice(0, 2)).toEqual(['97411', '93066']);
  });
});
