import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { construireIndex } from '#domain/recherche-index.ts';
import { CATALOGUE } from '#indicateurs/catalogue.ts';
import { coucheDe } from './couche.ts';
import { denominateursDe } from './denominateurs.ts';
import { nomDeTable } from './ecran.ts';
import { ouvrirFichier } from './ouvrir-fichier.ts';
import { creerSeance, messageErreur, type Seance } from './seance.ts';

const DEPARTEMENTS = ['01', '22', '2B', '35', '76', '974'];
const index = construireIndex(
  [],
  [],
  DEPARTEMENTS.map((departement) => ({ departement })),
  [{ region: '53' }],
);
const tranche = {
  lignes: 3,
  colonnes: {
    modalite: ['', '', ''],
    code: ['01', '22', '76'],
    periode: ['2023', '2023', '2023'],
    valeur: [31_200, null, 20],
    etat: ['valeur', 'secret', 'valeur'],
  },
};
const fichier = (nom: string) => new Uint8Array(readFileSync(`data/fixtures/apport/${nom}`)).buffer;
const SANS_CHOIX = new Map<string, string>();

let seance: Seance;
beforeAll(() => {
  seance = creerSeance({ ouvrir: ouvrirFichier, index: () => Promise.resolve(index), tranche: () => Promise.resolve(tranche) });
});

describe('a file, from its bytes to a layer', () => {
  it('is told with a preview, and its territory column is recognised', async () => {
    const l = await seance.ouvrir(fichier('departements.csv'), {});
    expect(l).toMatchObject({ format: 'csv', encodage: 'windows-1252', separateur: ';', decimale: ',', entete: 1, lignes: 8 });
    expect(l.reconnaissance).toMatchObject({ colonne: 0, niveau: 'departement', sure: true });
    expect(l.apercu[5]).toEqual({ ligne: 7, cases: ['Seine-Maritime', '3', 'secret statistique', 'secret à la source'] });
    expect(l.colonnes[2]).toMatchObject({ taux: true, lieu: false });
  });

  it('reports every row, then gives values, hidden when asked, and the layer that says what is missing', async () => {
    const lecture = await seance.ouvrir(fichier('departements.csv'), {});
    const rapport = await seance.rapprocher(0, 'departement', SANS_CHOIX);
    expect(rapport.lignes).toEqual({ apparies: 6, supposes: 0, ambigus: 0, inconnus: 1, ecartes: 0 });
    expect(rapport.vides).toEqual({ nombre: 1, lignes: [9] });
    const demande = { colonne: 1, mode: 'somme', secret: true } as const;
    const calcul = seance.valeurs(demande);
    expect(calcul.masques).toEqual({ primaires: ['76'], secondaires: ['2B'] });
    const couche = coucheDe({ fichier: 'x.csv', lecture, rapport, colonne: 1, mode: 'somme' }, calcul, null);
    expect(couche.valeurs.get('76')).toEqual({ valeur: null, etat: 'secret' });
    expect(couche.valeurs.get('974')?.valeur).toBe(1204);
    expect(couche.note).toMatch(/4\sdépartements sur 6.*2\slignes laissées de côté.*1\svaleur de 1 à 4 masquée, et 1\sautre/);
  });

  it('says of communes of several départements which are drawn, and how many are not', async () => {
    const lecture = await seance.ouvrir(fichier('departements.csv'), {});
    const rapport = await seance.rapprocher(0, 'departement', SANS_CHOIX);
    const departements = [
      { code: '75', nom: 'Paris', territoires: 1 },
      { code: '59', nom: 'Nord', territoires: 3 },
    ];
    const communes = { ...rapport, niveau: 'commune', departements } as const;
    const calcul = seance.valeurs({ colonne: 1, mode: 'somme', secret: false });
    const dessiner = (choix: { readonly departement?: string }, dits = communes) =>
      coucheDe({ fichier: 'x.csv', lecture, rapport: dits, colonne: 1, mode: 'somme', ...choix }, calcul, null);
    expect(dessiner({})).toMatchObject({
      departement: '75',
      note: expect.stringMatching(/3\scommunes du fichier, dans 1\sautre département, ne sont pas/),
    });
    expect(dessiner({ departement: '59' })).toMatchObject({
      departement: '59',
      unite: expect.stringContaining('communes du seul département Nord (59)'),
      note: expect.stringMatching(/1\scommune du fichier, dans 1\sautre département, n’est pas/),
    });
    const [seul] = departements;
    expect(dessiner({}, { ...communes, departements: seul === undefined ? [] : [seul] }).note).not.toMatch(/ne sont pas|n’est pas/);
  });

  it('divides by a slice of the atlas, each missing side keeping its state', async () => {
    await seance.ouvrir(fichier('departements.csv'), {});
    await seance.rapprocher(0, 'departement', SANS_CHOIX);
    const demande = { colonne: 1, mode: 'somme', secret: false, id: 'defm', champ: 'valeur', modalite: '', periode: '2023' } as const;
    const { valeurs } = await seance.diviser({ ...demande, rapport: { genre: 'equipement', facteur: 1000, plancher: 1 } });
    expect(Object.fromEntries(valeurs)).toMatchObject({
      '01': { valeur: 10, etat: 'valeur' },
      '22': { valeur: null, etat: 'secret' },
      '974': { valeur: null, etat: 'indisponible' },
    });
    const parts = await seance.diviser({ ...demande, rapport: { genre: 'part', facteur: 100, plancher: 30 } });
    expect(new Map(parts.valeurs).get('76')).toEqual({ valeur: null, etat: 'sans-objet' });
    expect(await seance.tranche('defm', 'departement', '')).toEqual({ periodes: ['2023'] });
  });

  it('reads again with what the reader corrects', async () => {
    await seance.ouvrir(fichier('titres.csv'), {});
    const sansEntete = await seance.relire({ separateur: ';', entete: 0 });
    expect(sansEntete.entete).toBeNull();
    expect(sansEntete.colonnes.map((c) => c.nom)).toEqual(['colonne 1', 'colonne 2', 'colonne 3']);
    expect((await seance.relire({})).colonnes.map((c) => c.nom)).toEqual(['dep', 'effectif total', 'année']);
  });

  it('hands the table over with the code of the territory as its last column', async () => {
    await seance.ouvrir(fichier('departements.csv'), {});
    expect(seance.table().codes).toBeNull();
    await seance.rapprocher(0, 'departement', SANS_CHOIX);
    const { colonnes, lignes } = seance.table();
    expect(lignes).toBe(8);
    expect(colonnes.at(-1)).toEqual({ nom: 'code_departement', type: 'texte', valeurs: ['01', '22', '974', '35', '2B', '76', null, null] });
  });

  it('exports its report without a formula', async () => {
    await seance.ouvrir(new TextEncoder().encode('departement;n\n01;1\n22;2\n35;3\n=HYPERLINK(1);4\n').buffer, {});
    await seance.rapprocher(0, 'departement', SANS_CHOIX);
    expect(seance.rapportCsv()).toContain(`inconnu;'=HYPERLINK(1);`);
  });

  it('still works after a file that it refused', async () => {
    await expect(seance.ouvrir(new ArrayBuffer(0), {})).rejects.toThrow(/vide/);
    expect((await seance.ouvrir(fichier('communes.csv'), {})).lignes).toBe(6);
  });
});

describe('words', () => {
  it('names a table after its file, apart from those of the atlas', () => {
    expect(nomDeTable('Effectifs 2024 (v2).csv')).toBe('mes_effectifs_2024_v2');
    expect(nomDeTable('communes.csv')).toBe('mes_communes');
    expect(nomDeTable('…')).toBe('mes_donnees');
  });
  it('never shows the words of a program', () => {
    expect(messageErreur(new TypeError('x is not a function'))).toMatch(/Enregistrez-le en CSV/);
    expect(messageErreur(new RangeError('Array buffer allocation failed'))).toMatch(/mémoire/);
  });
});

describe('denominators of the catalogue', () => {
  const proposes = denominateursDe(CATALOGUE);
  it('are counts by residence that exist as slices', () => {
    expect(proposes.map((d) => d.id)).toEqual(expect.arrayContaining(['defm', 'rsa', 'siae-densite']));
    for (const d of proposes) {
      const i = CATALOGUE.find(({ id }) => id === d.id);
      expect(d.localisation).toBe('residence');
      for (const n of d.niveaux) expect(i?.niveaux).toContain(n);
    }
  });
  it('offer each definition once a level', () => {
    const cles = proposes.flatMap((d) => d.niveaux.map((n) => `${d.quoi} ${n}`));
    expect(new Set(cles).size).toBe(cles.length);
  });
});
