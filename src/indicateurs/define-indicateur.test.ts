import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { cote, defineIndicateur, fautesDeMesure, part } from './define-indicateur.ts';
import { siaePartType } from './liste/siae.ts';

const residence = cote('DELD', { localisation: 'residence', date: '2019', champ: 'DEFM', nature: 'stock' });
const etablissement = cote('SIAE', { localisation: 'etablissement', date: '2019', champ: 'DEFM', nature: 'stock' });
const ailleurs = cote('DEFM', { localisation: 'residence', date: '2020', champ: 'DEFM', nature: 'stock' });
const autreChamp = cote('chômeurs BIT', { localisation: 'residence', date: '2019', champ: 'BIT', nature: 'stock' });
const flux = cote('entrées', { localisation: 'residence', date: '2019', champ: 'DEFM', nature: 'flux' });

/** Compiles one line after the imports and returns the first error, or null. */
function compiler(ligne: string): string | null {
  const nom = `${import.meta.dirname}/essai-de-compilation.ts`;
  const source = `import { cote, part, equipement } from './define-indicateur.ts';
const ici = { localisation: 'residence', date: '2019', champ: 'DEFM', nature: 'stock' } as const;
const r = cote('r', ici); const s = cote('s', { ...ici, localisation: 'etablissement' } as const); const t = cote('t', { ...ici, date: '2020' } as const);
const c = cote('c', { ...ici, champ: 'BIT' } as const); const f = cote('f', { ...ici, nature: 'flux' } as const);
export const m = ${ligne};`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ESNext,
  };
  const hote = ts.createCompilerHost(options);
  const lire = hote.getSourceFile.bind(hote);
  hote.getSourceFile = (f, v) => (f === nom ? ts.createSourceFile(f, source, v) : lire(f, v));
  hote.fileExists = (
    (existe) => (f: string) =>
      f === nom || existe(f)
  )(hote.fileExists.bind(hote));
  const programme = ts.createProgram([nom], options, hote);
  const [erreur] = programme.getSemanticDiagnostics(programme.getSourceFile(nom));
  return erreur === undefined ? null : ts.flattenDiagnosticMessageText(erreur.messageText, '\n');
}

describe('a part', () => {
  it('compiles when both sides agree', () => expect(compiler('part(r, r)')).toBeNull());
  it.each([
    ['localisation', 'part(r, s)'],
    ['date', 'part(r, t)'],
    ['definition', 'part(r, c)'],
    ['stock over flow', 'part(r, f)'],
    ['equipment with the need as offer', 'equipement(r, r)'],
    ['equipment at two dates', 'equipement(s, t)'],
    ['equipment over a flow', 'equipement(s, f)'],
  ])('does not compile when sides differ in %s', (_, ligne) => expect(compiler(ligne)).toMatch(/not assignable/));
  it('compiles an equipment of an offer over a need', () => expect(compiler('equipement(s, r)')).toBeNull());
});

describe('fautesDeMesure', () => {
  const faux = (
    numerateur: typeof residence | typeof etablissement | typeof flux,
    denominateur: typeof ailleurs | typeof autreChamp | typeof residence | typeof flux,
  ) => fautesDeMesure('essai', { genre: 'part', numerateur, denominateur }).join('\n');
  it('refuses at run time what a cast hid from the compiler', () => {
    expect(faux(etablissement, residence)).toContain('counts "SIAE" by etablissement and "DELD" by residence');
    expect(faux(residence, ailleurs)).toContain('dated "2019" and "2020"');
    expect(faux(residence, autreChamp)).toContain('defined as "DEFM" and "BIT"');
    expect(faux(residence, flux)).toContain('divides a stock');
  });
  it('asks a reason for two dates in a densité', () => {
    expect(fautesDeMesure('d', { genre: 'densite', numerateur: etablissement, denominateur: ailleurs })).toHaveLength(1);
    expect(fautesDeMesure('d', { genre: 'densite', numerateur: etablissement, denominateur: ailleurs, ecartDates: 'un an' })).toEqual([]);
  });
});

describe('defineIndicateur', () => {
  it('refuses a file in the SQL, a missing limit and a bad id, all at once', () => {
    expect(() => defineIndicateur({ ...siaePartType, id: 'Bad Id', limites: [], sql: `select * from read_parquet('x')` })).toThrow(
      /kebab-case[^]*no limit[^]*names a file/,
    );
  });
  it('refuses a part whose sides differ, with the id in the message', () => {
    const mesure = { ...part(residence, residence), numerateur: etablissement } as typeof siaePartType.mesure;
    expect(() => defineIndicateur({ ...siaePartType, mesure })).toThrow(/siae-part-type is a part/);
  });
});
