import { expect, test } from 'vitest';
import { contexteEssai, lireEssai, enOctets, originauxDe } from './essai.ts';
import { importeurFilosofiCommunes } from './filosofi-communes.ts';

const ENTETE = 'CODGEO;NBMENFISC20;NBPERSMENFISC20;MED20;PIMP20;TP6020\n';
const lire = (corps: string) => lireEssai(importeurFilosofiCommunes, [enOctets(ENTETE + corps)]);

test('keeps secret, not available and the decimal comma apart, and carries old communes', async () => {
  const { tables, anomalies, avis } = await lire('01039;7;487;23460;;s\n2A004;30000;68000;20440,5;46,0;18,0\n97201;nd;nd;nd;nd;nd\n');
  expect(anomalies).toEqual([]);
  expect(tables['filosofi_communes']).toEqual([
    {
      commune_source: '01039',
      commune: '01001',
      personnes: 487,
      personnes_etat: 'valeur',
      mediane: 23460,
      mediane_etat: 'valeur',
      pauvrete: null,
      pauvrete_etat: 'secret',
    },
    expect.objectContaining({ commune: '2A004', mediane: 20440.5, pauvrete: 18, pauvrete_etat: 'valeur' }),
    expect.objectContaining({ commune: '97201', personnes: null, personnes_etat: 'indisponible', mediane_etat: 'indisponible' }),
  ]);
  expect(avis).toEqual([expect.stringContaining('aucune commune publiée dans 971, 976')]);
});

test('leaves out the arrondissements, whose commune is in the file too', async () => {
  const { tables, avis } = await lire('75056;1;2029028;28790;;15,0\n75101;1;15179;33960;;11,0\n69389;1;49343;21030;;18,0\n');
  expect(tables['filosofi_communes']?.map((l) => l['commune_source'])).toEqual(['75056']);
  expect(avis.join()).toContain('2 arrondissements');
});

test('a commune that cannot be carried is told, never dropped in silence', async () => {
  const { anomalies } = await lire('01999;1;2;3;4;5\n1001;1;2;3;4;5\n01001;1;-;20000;4;douze\n');
  expect(anomalies.map((a) => [a.ligne, a.colonne, a.valeur])).toEqual([
    [2, 'CODGEO', '01999'],
    [3, 'CODGEO', '1001'],
    [4, 'NBPERSMENFISC20', '-'],
    [4, 'TP6020', 'douze'],
  ]);
});

test('real values, where the original is at hand', async ({ skip }) => {
  const octets = originauxDe(importeurFilosofiCommunes);
  if (octets === null) return skip('the original is not at hand');
  const { tables } = await lireEssai(importeurFilosofiCommunes, octets, contexteEssai({ communeActuelle: (code) => code }));
  const lignes = tables['filosofi_communes'] ?? [];
  expect(lignes).toHaveLength(34884);
  expect(lignes.filter((l) => l['pauvrete_etat'] === 'secret')).toHaveLength(30550);
  expect(lignes.find((l) => l['commune_source'] === '97424')).toMatchObject({ mediane: 13580, pauvrete: 49 });
});
