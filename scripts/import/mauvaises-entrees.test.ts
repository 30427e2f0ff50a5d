import { describe, expect, it } from 'vitest';
import type { FicheSource } from '../../src/domain/source.ts';
import { executer } from './execution.ts';
import { importeurFilosofiCommunes } from './filosofi-communes.ts';
import { contexteDeTest, lireFixture } from './fixtures.ts';
import { importeurFrr } from './frr.ts';
import { importeurIaeCibles } from './iae-cibles.ts';
import { importeurIaeSalaries } from './iae-salaries.ts';
import type { Importeur } from './importeur.ts';
import { sha256 } from './sources.ts';

const contexte = contexteDeTest();

/** A run of one filter on a fixture whose card is right, so that only the fault of the fixture is told. */
async function essayer(importeur: Importeur, fixture: string, empreinte?: string) {
  const octets = lireFixture(fixture);
  const originaux = importeur.fichiers.map((chemin) => ({ chemin, octets: octets.length, sha256: empreinte ?? sha256(octets) }));
  const cartes = new Map([['essai', { id: 'essai', originaux } as unknown as FicheSource]]);
  return executer(importeur, { lireOriginal: () => octets, cartes, contexte });
}

describe('a bad original is told with its file, line, column, value and motive', () => {
  it.each([
    [importeurIaeCibles, 'colonne-renommee.csv', 1, 'cible', null, 'colonne absente ; la plus proche présente est « cible_2022 »'],
    [importeurIaeCibles, 'colonne-absente.csv', 1, 'date_cible', null, 'colonne absente'],
    [importeurIaeCibles, 'fichier-tronque.csv', 3, null, '4 champs', 'fichier tronqué : la dernière ligne s’arrête avant ses 6 champs'],
    [importeurIaeCibles, 'page-html.csv', 1, null, '<!DOCTYPE html>', 'page HTML ou XML enregistrée à la place du CSV'],
    [importeurIaeCibles, 'fichier-vide.csv', null, null, '0 octets', 'fichier vide'],
    [importeurIaeCibles, 'cle-en-double.csv', 4, 'departement', '01', 'clé en double « 01 », déjà lue à la ligne 2'],
    [importeurIaeCibles, 'nombre-negatif.csv', 3, 'cible', '-3256', 'sous la borne de vraisemblance 1'],
    [importeurIaeCibles, 'date-hors-bornes.csv', 3, 'date_cible', '2202-12-31', 'date hors bornes ou impossible'],
    [importeurIaeCibles, 'date-hors-bornes.csv', 4, 'date_cible', '2022-02-30', 'date hors bornes ou impossible'],
    [importeurFilosofiCommunes, 'colonnes-echangees.csv', 2, 'mediane', '17', 'sous la borne de vraisemblance 5000'],
    [importeurFilosofiCommunes, 'colonnes-echangees.csv', 2, 'pauvrete', '21070', 'au-dessus de la borne de vraisemblance 80'],
    [importeurFilosofiCommunes, 'part-superieure-a-100.csv', 3, 'pauvrete', '117', 'au-dessus de la borne de vraisemblance 80'],
    [
      importeurFrr,
      'mauvais-separateur.csv',
      1,
      null,
      expect.stringContaining('Code_insee,Departement') as string,
      'séparateur virgule au lieu de point-virgule',
    ],
    [importeurFrr, 'commune-inconnue.csv', 3, 'Code_insee', '01999', 'commune inconnue, absente aussi de la table de passage'],
    [importeurFrr, 'code-impossible.csv', 2, 'Code_insee', '1001', 'code de commune impossible'],
    [importeurFrr, 'classement-inconnu.csv', 2, 'Classement FRR et FRR+ au 10 juillet 2025', 'ZRR', 'classement inconnu'],
  ])('%o on %s, line %s, column %s', async (importeur, fixture, ligne, colonne, valeur, motif) => {
    const { anomalies } = await essayer(importeur, fixture);
    const attendue = {
      fichier: importeur.fichiers[0],
      ligne,
      colonne,
      valeur,
      motif,
      conseil: expect.stringMatching(/\p{L}{4}/u) as string,
    };
    expect(anomalies).toContainEqual(attendue);
  });

  it('tells a JSON original that was cut', async () => {
    const { anomalies } = await essayer(importeurIaeSalaries, 'ovq-tronque.json');
    expect(anomalies).toHaveLength(3);
    expect(anomalies[0]?.motif).toContain('JSON illisible ou tronqué');
  });

  it('tells a checksum that no longer matches its card, and what to do', async () => {
    const { anomalies } = await essayer(importeurIaeCibles, 'cibles-conforme.csv', '0'.repeat(64));
    expect(anomalies).toHaveLength(1);
    expect(anomalies[0]).toMatchObject({ fichier: 'iae/iae-cible-2022.csv', ligne: null });
    expect(anomalies[0]?.motif).toContain('taille ou empreinte différente de la carte essai');
    expect(anomalies[0]?.conseil).toContain('data/sources/essai.yaml');
  });

  it('tells an original that is not in the folder', async () => {
    const bilan = await executer(importeurIaeCibles, { lireOriginal: () => null, cartes: new Map(), contexte });
    expect(bilan.anomalies).toMatchObject([{ fichier: 'iae/iae-cible-2022.csv', motif: 'fichier absent du dossier des originaux' }]);
  });

  it('tells all the bad rows at once', async () => {
    const { anomalies } = await essayer(importeurIaeCibles, 'date-hors-bornes.csv');
    expect(anomalies.map((a) => a.ligne)).toEqual([3, 4]);
  });
});

describe('what is accepted with a notice', () => {
  it('reads Latin-1 and says so', async () => {
    const { tables, anomalies, avis } = await essayer(importeurFrr, 'latin-1.csv');
    expect(anomalies).toEqual([]);
    expect(tables[0]?.lignes).toEqual([{ commune: '01001', classement: 'non' }]);
    expect(avis[0]).toContain('encodage Latin-1');
  });

  it('reads past a BOM and says so', async () => {
    const { tables, anomalies, avis } = await essayer(importeurFrr, 'bom.csv');
    expect(anomalies).toEqual([]);
    expect(tables[0]?.lignes).toEqual([{ commune: '01001', classement: 'non' }]);
    expect(avis[0]).toContain('BOM');
  });

  it('carries a merged commune to the current one', async () => {
    const { tables, anomalies } = await essayer(importeurFrr, 'commune-fusionnee.csv');
    expect(anomalies).toEqual([]);
    expect(tables[0]?.lignes).toContainEqual({ commune: '01033', classement: 'frr' });
  });

  it('has nothing to say of a good file', async () => {
    const { tables, anomalies } = await essayer(importeurIaeCibles, 'cibles-conforme.csv');
    expect(anomalies).toEqual([]);
    expect(tables[0]?.lignes).toEqual([
      { departement: '01', cible: 1873, date_cible: '2022-12-31', etat: 'valeur' },
      { departement: '02', cible: 3256, date_cible: '2022-12-31', etat: 'valeur' },
    ]);
  });
});
