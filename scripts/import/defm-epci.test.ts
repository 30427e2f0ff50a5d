import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Ligne } from '../../src/domain/contrat.ts';
import { creerContexte } from './contexte.ts';
import { importeurDefmEpci } from './defm-epci.ts';
import { contexteEssai, lireEssai, enOctets, originauxDe } from './essai.ts';
import { lireCorrections } from './sources.ts';

const CATEGORIE = 'Code EPCI,Libellé EPCI,Catégorie A,Catégorie B,Catégorie C,Catégorie D,Catégorie E\n';
const ANCIENNETE =
  'code_epci,lib_epci,anc_moins_3_mois,anc_3_a_5_mois,anc_6_a_11_mois,anc_12_a_23_mois,anc_24_a_35_mois,anc_plus_36_mois,total\n';
const ABC =
  'code_epci,lib_epci,hommes_moins_de_25_ans,hommes_25_a_49_ans,hommes_plus_de_50_ans,total_hommes,' +
  'femmes_moins_de_25_ans,femmes_25_a_49_ans,femmes_plus_de_50_ans,total_femmes,' +
  'diplome_niv_1_2,diplome_niv_3,diplome_niv_4,diplome_niv_5,diplome_niv_5_bis,diplome_niv_6,diplome_indetermine,total_categorie_a\n';

interface Rangees {
  readonly categorie: string;
  readonly anciennete: string;
  readonly abc: string;
}
const rangees = (code: string, nom: string): Rangees => ({
  categorie: `${code},${nom},60,20,20,s.s,s.s\n`,
  anciennete: `${code},${nom},10,10,20,20,20,20,100\n`,
  abc: `${code},${nom},10,30.0,10,50.0,10.0,30.0,10.0,50.0,10,20.0,30.0,40.0,s.s,s.s,",",100.0\n`,
});

const CORRECTIONS = [
  { epci_2019: '245900410', epci: '200093201', raison: 'fusion', lien: '' },
  { epci_2019: '200067221', epci: '', raison: 'partagée', lien: '' },
];
const contexte = contexteEssai({ corrections: (nom) => (nom === 'epci-2019' ? CORRECTIONS : []) });

function lire(...lignes: readonly Rangees[]) {
  const fichier = (entete: string, quoi: keyof Rangees): Uint8Array => enOctets(entete + lignes.map((l) => l[quoi]).join(''));
  const octets = [fichier(CATEGORIE, 'categorie'), fichier(ANCIENNETE, 'anciennete'), fichier(ABC, 'abc')];
  return lireEssai(importeurDefmEpci, octets, contexte);
}

const chercher = (lignes: readonly Ligne[], epci: string, modalite: string): Ligne | undefined =>
  lignes.find((l) => l['epci_2019'] === epci && l['modalite'] === modalite);

describe('importeurDefmEpci', () => {
  test('reads the three files in long form, the total once', async () => {
    const { tables, anomalies } = await lire(rangees('200000172.0', '"CC de l’Essai, du Test"'), rangees('', 'Hors EPCI'));
    const lignes = tables['defm_epci'] ?? [];
    expect(anomalies).toEqual([]);
    expect(lignes).toHaveLength(2 * (5 + 6 + 8 + 7 + 1));
    expect(lignes.filter((l) => l['epci_2019'] === '200000172' && l['dimension'] === 'total')).toEqual([
      { epci_2019: '200000172', epci: '200000172', dimension: 'total', modalite: 'abc', valeur: 100, etat: 'valeur' },
    ]);
    expect(chercher(lignes, 'HORS', 'femmes-50-plus')).toMatchObject({ epci: null, valeur: 10 });
  });

  test('secrecy, and the comma of the copy, are not 0', async () => {
    const lignes = (await lire(rangees('200000172.0', 'X'))).tables['defm_epci'] ?? [];
    expect(chercher(lignes, '200000172', 'd')).toMatchObject({ valeur: null, etat: 'secret' });
    expect(chercher(lignes, '200000172', 'niveau-6')).toMatchObject({ valeur: null, etat: 'secret' });
    expect(chercher(lignes, '200000172', 'indetermine')).toMatchObject({ valeur: null, etat: 'indisponible' });
  });

  test('follows mergers, leaves shared EPCI without a successor, and refuses the unknown', async () => {
    const noms = ['245900410.0', '200067221.0', '299999999.0'];
    const { tables, anomalies, avis } = await lire(...noms.map((n) => rangees(n, 'X')));
    const lignes = tables['defm_epci'] ?? [];
    expect(chercher(lignes, '245900410', 'abc')?.['epci']).toBe('200093201');
    expect(chercher(lignes, '200067221', 'abc')?.['epci']).toBeNull();
    expect(anomalies.map((a) => [a.valeur, a.motif])).toEqual([['299999999', 'EPCI absent de 2026 et sans correction']]);
    expect(avis).toEqual([expect.stringContaining('200067221'), expect.stringContaining('200000172, 200046977')]);
  });

  test('adds the two parts of the métropole de Lyon, keeping secrecy, and no other double', async () => {
    const lyon = rangees('200046977.0', 'Lyon');
    const reste: Rangees = {
      categorie: '200046977.0,Lyon,160,20,20,5,6\n',
      anciennete: '200046977.0,Lyon,10,10,20,20,20,120,200\n',
      abc: '200046977.0,Lyon,10,30,60,100,10,30,60,100,10,20,30,40,50,40,10,200\n',
    };
    const { tables, anomalies, avis } = await lire(lyon, reste, rangees('200000172.0', 'X'), rangees('200000172.0', 'X'));
    const lignes = tables['defm_epci'] ?? [];
    expect(chercher(lignes, '200046977', 'abc')?.['valeur']).toBe(300);
    expect(chercher(lignes, '200046977', 'd')).toMatchObject({ valeur: null, etat: 'secret' });
    expect(avis[0]).toContain('en deux parties, additionnées (lignes 2 et 3)');
    expect(anomalies.map((a) => [a.ligne, a.motif])).toEqual(Array(3).fill([5, 'EPCI en double, déjà lu à la ligne 4']));
  });

  test('the same row of Lyon pasted twice is a double, not two parts', async () => {
    const lyon = rangees('200046977.0', 'Lyon');
    expect((await lire(lyon, lyon)).anomalies).toHaveLength(3);
  });

  test('holds the three files against each other', async () => {
    const bon = rangees('200000172.0', 'X');
    const faux = { ...bon, abc: bon.abc.replace(/100\.0\n$/, '101.0\n'), categorie: bon.categorie.replace('60,', '61,') };
    const { anomalies } = await lire(faux);
    expect(anomalies.map((a) => [a.fichier, a.ligne, a.valeur])).toEqual([
      ['emploi/defm_epci_categorie_2019.csv', 2, '101'],
      ['emploi/defm_epci_categorie_abc_2019.csv', 2, '101'],
    ]);
    const seul = await lire(bon, { ...rangees('200093201.0', 'Y'), abc: '' });
    expect(seul.anomalies.map((a) => [a.fichier, a.valeur])).toEqual([['emploi/defm_epci_categorie_abc_2019.csv', '200093201']]);
  });
});

const CORRECTIONS_REELLES = fileURLToPath(new URL('../../data/corrections', import.meta.url));

test('real values, where the originals are at hand', async ({ skip }) => {
  const octets = originauxDe(importeurDefmEpci);
  if (octets === null) return skip('the original is not at hand');
  const { tables, anomalies } = await lireEssai(
    importeurDefmEpci,
    octets,
    creerContexte(new Map(), (nom) => lireCorrections(CORRECTIONS_REELLES, nom)),
  );
  const lignes = tables['defm_epci'] ?? [];
  expect(anomalies).toEqual([]);
  expect(new Set(lignes.map((l) => l['epci_2019'])).size).toBe(1255);
  const total = lignes.filter((l) => l['dimension'] === 'total').reduce((s, l) => s + Number(l['valeur']), 0);
  expect(total).toBe(5781103);
  expect(lignes.filter((l) => l['etat'] === 'indisponible')).toHaveLength(317);
  const sansSuccesseur = new Set(lignes.filter((l) => l['epci'] === null).map((l) => l['epci_2019']));
  expect([...sansSuccesseur].sort()).toEqual(['200067221', '200067510', '200071157', 'HORS']);
});
