import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { construireIndex } from '#domain/recherche-index.ts';
import { CODES_REGION } from '#domain/contrat.ts';
import type { NatureEpci } from '#domain/territoire.ts';
import { GENRES, RECUS, REGIONS, table } from './essais-de-lecture.ts';
import type { LectureDite, RapportDit } from './messages.ts';
import { ouvrirFichier } from './ouvrir-fichier.ts';
import { creerSeance, type Seance } from './seance.ts';

/**
 * Files whose own words speak against the obvious reading, by kind; every figure invented. Each either asks, or is placed rightly, or is not placed
 * and says why: none is placed wrongly in silence.
 */
interface Issue {
  readonly lecture: LectureDite;
  readonly rapport: RapportDit | null;
  readonly question: string | null;
  readonly choix: readonly string[];
  /** « dep departement: 01=12, 02=7 », of the first column that may be mapped. */
  readonly places: string;
}

const lire = (fichier: string): unknown =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${fichier}.json`), 'utf8'));
interface CommuneCog {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly zone?: string;
  readonly departement?: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}
interface EpciCog {
  readonly code: string;
  readonly nom: string;
  readonly type: NatureEpci;
  readonly populationMunicipale: number;
  readonly membres: readonly { readonly code: string }[];
}

let seance: Seance;
beforeAll(() => {
  const departementDe = (commune: string) => commune.slice(0, commune.startsWith('97') ? 3 : 2);
  const communes = (lire('communes') as readonly CommuneCog[])
    .filter((c) => c.type === 'commune-actuelle' && c.zone !== 'com')
    .map((c) => ({
      commune: c.code,
      nom: c.nom,
      departement: c.departement ?? departementDe(c.code),
      epci: null,
      population: c.population ?? 0,
      codes_postaux: (c.codesPostaux ?? []).join(' '),
    }));
  const epci = (lire('epci') as readonly EpciCog[]).map((e) => ({
    epci: e.code,
    nom: e.nom,
    nature: e.type,
    departement: departementDe(e.membres[0]?.code ?? ''),
    population: e.populationMunicipale,
  }));
  const departements = [...new Set(communes.map((c) => c.departement))].sort().map((departement) => ({ departement }));
  const index = construireIndex(
    communes,
    epci,
    departements,
    CODES_REGION.map((region) => ({ region })),
  );
  seance = creerSeance({
    ouvrir: ouvrirFichier,
    index: () => Promise.resolve(index),
    anciens: () => Promise.resolve(new Map([['01039', '01138']])),
    tranche: () => Promise.reject(new Error('no slice here')),
  });
});

async function essayer(octets: ArrayBuffer, reponses: Readonly<Record<string, string>> = {}): Promise<Issue> {
  const lecture = await seance.ouvrir(octets, { reponses: new Map(Object.entries(reponses)) });
  const r = lecture.reconnaissance;
  const rapport = r === null ? null : await seance.rapprocher(r.colonne, r.niveau, new Map());
  const q = lecture.question ?? rapport?.question ?? lecture.questionNombres;
  const k = lecture.colonnes.findIndex((c) => (c.type === 'entier' || c.type === 'nombre') && c.role === 'mesure' && !c.lieu);
  const valeurs =
    q !== null || rapport === null || k === -1 ? [] : seance.valeurs({ colonne: k, mode: rapport.mode ?? 'somme', secret: false }).valeurs;
  const dites = valeurs.map(([code, c]) => `${code}=${c.valeur ?? c.etat}`).join(', ');
  return {
    lecture,
    rapport,
    question: q?.texte ?? null,
    choix: q?.choix.map((c) => c.texte) ?? [],
    places: r === null ? 'aucun' : `${lecture.colonnes[r.colonne]?.nom ?? ''} ${r.niveau}: ${dites}`,
  };
}
const csv = (texte: string) => new TextEncoder().encode(texte).buffer;

const bilan = new Map<string, { demandes: number; places: number; sans: number }>();
describe.each(Object.entries(GENRES))('%s', (genre, essais) => {
  it.each(essais)('%s', async (_, texte, attendu) => {
    const issue = await essayer(csv(texte));
    const compte = bilan.get(genre) ?? { demandes: 0, places: 0, sans: 0 };
    bilan.set(genre, compte);
    if ('question' in attendu) {
      compte.demandes++;
      expect(issue.question ?? `no question; ${issue.places}`).toMatch(attendu.question);
      expect(issue.choix.length).toBeGreaterThan(1);
      return;
    }
    expect(issue.question).toBeNull();
    if ('places' in attendu) {
      compte.places++;
      expect(issue.places).toMatch(attendu.places);
      return;
    }
    compte.sans++;
    expect(issue.places).toBe('aucun');
    if (attendu.aucun !== null) expect(issue.lecture.avis.join(' ')).toMatch(attendu.aucun);
  });
});
afterAll(() => {
  const lignes = [...bilan].map(
    ([genre, b]) =>
      `${genre}: ${b.demandes + b.places + b.sans} tried, ${b.demandes} asked, ${b.places} placed rightly, ${b.sans} not placed`,
  );
  console.log(lignes.join('\n'));
});

describe('an answer', () => {
  it('places what it says, and only that', async () => {
    const regions = table('departement;n', REGIONS);
    expect((await essayer(csv(regions), { territoire: '0:region' })).places).toMatch(/ region: 11=3, 24=4/);
    expect((await essayer(csv(regions), { territoire: 'aucun' })).places).toBe('aucun');
  });
  it('keeps one modality, then asks about the next column', async () => {
    const deux = csv('annee;sexe;dep;n\n2020;F;01;1\n2020;H;01;2\n2021;F;01;3\n2021;H;01;4');
    const premiere = await essayer(deux);
    const cle = premiere.rapport?.question?.cle ?? '';
    const seconde = await essayer(deux, { [cle]: '0' });
    expect(seconde.question).toMatch(/plusieurs lignes/);
    expect(seconde.question).not.toBe(premiere.question);
    const finale = await essayer(deux, { [cle]: '0', [seconde.rapport?.question?.cle ?? '']: '0' });
    expect(finale.places).toMatch(/: 01=1$/);
    expect(finale.rapport?.horsModalite).toBe(3);
  });
  it('adds up only when the reader says so', async () => {
    const deux = csv('dep;nom;n\n01;Alpha;1\n01;Beta;2\n02;Gamma;3');
    expect((await essayer(deux, { lignes: 'toutes:somme' })).places).toMatch(/: 01=3, 02=3$/);
  });
  it.each([
    ['milliers', /01=1234, 02=12500/],
    ['decimales', /01=1.234, 02=12.5/],
  ])('%s settles groups of three', async (reponse, attendu) => {
    expect((await essayer(csv('dep,n\n01,"1,234"\n02,"12,500"'), { 'milliers:virgule': reponse })).places).toMatch(attendu);
  });
  it('converts a second unit aloud', async () => {
    const { places, lecture } = await essayer(csv('dep;taux\n01;12 %\n02;0,12\n03;15 %'), { 'unites:1': 'parts' });
    expect(places).toMatch(/01=12, 02=12, 03=15/);
    expect(lecture.avis.join()).toMatch(/multipliés par 100, selon votre réponse/);
  });
  it('adds the two parts of the Rhône, or places neither', async () => {
    const deux = csv('departement;n\nRhône;5\nMétropole de Lyon;6\nAin;7');
    expect((await essayer(deux, { rhone: 'aucun' })).places).toMatch(/: 01=7$/);
    expect((await essayer(deux, { rhone: 'somme' })).places).toMatch(/69=11, 01=7$/);
  });
  it('turns a table on its side', async () => {
    const { places } = await essayer(csv('Indicateur;Ain;Aisne;Allier\nPostes;12;34;45\nSorties;5;8;9'), { transposer: 'oui' });
    expect(places).toMatch(/^Indicateur departement: 01=12, 02=34, 03=45$/);
  });
});

describe('a report says what was verified and what was only supposed', () => {
  it.each([
    ['names alone', 'commune;n\nPoitiers;1\nRennes;2', 2],
    ['names and départements', 'commune;dep;n\nPoitiers;86;1\nRennes;35;2', 0],
    ['codes under their name', 'code_insee;n\n86194;1\n35238;2', 0],
    ['codes that names bear out', 'CODGEO;LIBGEO;n\n86194;Poitiers;1\n35238;Rennes;2', 0],
  ])('%s', async (_, texte, supposes) => {
    const { rapport } = await essayer(csv(texte));
    expect(rapport?.lignes).toMatchObject({ apparies: 2, supposes });
  });
});

/** Kept outside of the project. */
const AILLEURS = '../shared/essais';

describe.skipIf(!existsSync(AILLEURS))('files of public reports', () => {
  it.each(RECUS)('%s', async (nom, attendu) => {
    const issue = await essayer(new Uint8Array(readFileSync(`${AILLEURS}/${nom}`)).slice().buffer);
    if ('question' in attendu) expect(issue.question ?? `no question; ${issue.places}`).toMatch(attendu.question);
    else if ('places' in attendu) expect(issue.question ?? issue.places).toMatch(attendu.places);
    else expect(`${issue.question ?? ''} ${issue.lecture.avis.join(' ')}`).toMatch(attendu.aucun ?? /^ /);
  });
});
