import { describe, expect, it } from 'vitest';
import type { Ligne } from '../../src/domain/contrat.ts';
import { iaeCibles } from '../../src/domain/tables/iae-cibles.ts';
import { iaeSalaries } from '../../src/domain/tables/iae-salaries.ts';
import { comparerVersions, direEcarts, ecartsAuTotal, territoiresAbsents } from './prevol.ts';

const cible = (departement: string, valeur: number): Ligne => ({ departement, cible: valeur, date_cible: '2022-12-31', etat: 'valeur' });
const mois = (niveau: string, code: string, valeur: number | null): Ligne => ({
  niveau,
  code,
  date: '2022-09-30',
  valeur,
  etat: valeur === null ? 'indisponible' : 'valeur',
});

describe('comparerVersions', () => {
  it('says nothing of small changes', () => {
    expect(comparerVersions(iaeCibles, [cible('01', 1000)], [cible('01', 1190)])).toEqual([]);
  });

  it('tells rows new, gone and changed beyond the bound, each with what to do', () => {
    const avis = comparerVersions(iaeCibles, [cible('01', 1000), cible('02', 5)], [cible('01', 1300), cible('03', 7)]);
    expect(avis).toHaveLength(3);
    expect(avis[0]).toContain('iae_cibles : 1 lignes nouvelles (03)');
    expect(avis[1]).toContain('1 lignes disparues (02) ; vérifier que l’original n’est pas tronqué');
    expect(avis[2]).toContain('01 cible 1000 → 1300');
  });
});

describe('totals', () => {
  it('sums the known départements against the published figure, and says by how much they differ', () => {
    const table = {
      contrat: iaeSalaries,
      lignes: [mois('france', 'FR', 100), mois('departement', '01', 60), mois('departement', '02', 38)],
    };
    expect(ecartsAuTotal(table)).toEqual([{ periode: '2022-09-30', publie: 100, somme: 98, departements: 2 }]);
    expect(direEcarts(table).join('\n')).toContain('2022-09-30 : 2 (publié 100, somme de 2 départements)');
    expect(direEcarts(table).join('\n')).toContain('à plus de 1 % du total publié');
  });

  it('says that totals agree when they do', () => {
    const lignes = [mois('france', 'FR', 60), mois('departement', '01', 60), mois('departement', '02', null)];
    expect(direEcarts({ contrat: iaeSalaries, lignes })).toEqual([
      'iae_salaries : la somme des départements égale le total publié aux 1 périodes',
    ]);
  });
});

it('names the départements a table does not speak of', () => {
  const [avis] = territoiresAbsents({ contrat: iaeCibles, lignes: [cible('01', 1)] }, new Set(['01', '02', '976']));
  expect(avis).toContain('départements absents 02 976');
});
