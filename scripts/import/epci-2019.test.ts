import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lireCog } from './cog.ts';
import { lireSuccesseurs } from './epci-2019.ts';
import { contexteEssai } from './essai.ts';
import { lireCorrections } from './sources.ts';

const fusions = lireCorrections(fileURLToPath(new URL('../../data/corrections', import.meta.url)), 'epci-2019');

test('every correction has a reason, leads to an EPCI of 2026 or says that it was shared, and is needed', () => {
  const { epci } = lireCog();
  expect(fusions).toHaveLength(18);
  for (const { epci_2019 = '', epci: nouveau = '', raison = '', lien = '' } of fusions) {
    expect(epci.has(epci_2019), `${epci_2019} still exists in 2026`).toBe(false);
    expect(nouveau === '' ? raison : [...epci].includes(nouveau), epci_2019).toSatisfy(
      (v) => v === true || String(v).startsWith('partagée'),
    );
    expect(raison).not.toBe('');
    expect(lien).toMatch(/^(https:\/\/\S+)?$/);
  }
});

test('a correction towards an EPCI that does not exist is told', () => {
  const corrections = () => [{ epci_2019: '245900410', epci: '200099999' }];
  const { anomalies, parEpci } = lireSuccesseurs(['245900410', '200000172'], contexteEssai({ corrections }));
  expect(parEpci.get('200000172')).toBe('200000172');
  expect(anomalies.map((a) => [a.valeur, a.motif])).toEqual([['200099999', 'EPCI successeur inconnu en 2026']]);
});
