import { describe, expect, it } from 'vitest';
import { cellule, celluleVide } from '#domain/cellule.ts';
import { classer } from '#domain/classes.ts';
import { entier, nombre } from '#lib/format.ts';
import { decrireCarte, decrireDistribution, decrireParts, decrireSeries } from './description.ts';
import { TERRITOIRES } from './goldens/exemples.ts';

const ecriture = (v: number) => `${nombre(v)}\u202f‰`;

describe('decrireDistribution', () => {
  it('gives the extremes, the median, the place with its rank, and the missing by reason', () => {
    expect(decrireDistribution(TERRITOIRES, { ecriture, courant: '39' }).replace(/[\u00a0\u202f]/g, ' ')).toBe(
      '7 valeurs, de 0,0 ‰ (Corse-du-Sud) à 41,8 ‰ (Aisne). Médiane : 23,1 ‰. Jura : 23,1 ‰, 3e sur 7, à égalité avec 1 autre. ' +
        'Sans valeur : 1 (secret statistique), 1 (non disponible) et 1 (sans objet).',
    );
  });

  it('says why the place has no value, and gives it no rank', () => {
    expect(decrireDistribution(TERRITOIRES, { courant: '976' })).toContain('Mayotte\u00a0: non disponible.');
  });

  it('says that nothing is known', () => {
    expect(decrireDistribution([{ code: '01', nom: 'Ain', ...celluleVide('secret') }], { unites: 'départements' })).toBe(
      'Aucune valeur connue pour ces départements. Sans valeur\u00a0: 1 (secret statistique).',
    );
  });
});

describe('the other descriptions', () => {
  it('adds the classes of a map', () => {
    const classes = classer(TERRITOIRES, { methode: 'bornes', bornes: [20] });
    expect(decrireCarte(TERRITOIRES, classes, { unites: 'départements' })).toContain(
      'Nombre de départements par classe\u00a0: moins de 20,0\u00a0: 3\u00a0; 20,0 et plus\u00a0: 4.',
    );
  });

  it('tells a series by its ends, its holes and its breaks', () => {
    const points = [
      { periode: '2017-12', ...cellule(1100) },
      { periode: '2018-01', ...celluleVide('indisponible') },
      { periode: '2018-02', ...cellule(1000) },
    ];
    const texte = decrireSeries([{ nom: 'Ain', points }], [{ a: '2018-01', texte: 'champ modifié' }], { ecriture: entier });
    expect(texte.replace(/[\u00a0\u202f]/g, ' ')).toBe(
      'Ain : 1 100 (décembre 2017), 1 000 (février 2018) ; minimum 1 000, maximum 1 100, 1 période sans donnée. ' +
        'Série interrompue (janvier 2018) : champ modifié.',
    );
  });

  it('lists the shares of a bar', () => {
    const parts = [
      { nom: 'ACI', part: 60, ton: 'aci' as const },
      { nom: 'EI', part: 40, ton: 'ei' as const },
    ];
    expect(decrireParts([{ nom: 'Ain', parts }]).replace(/[\u00a0\u202f]/g, ' ')).toBe('Ain : ACI 60 % et EI 40 %.');
  });
});
