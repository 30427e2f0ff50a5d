import { describe, expect, it } from 'vitest';
import { defineTable, type Ligne } from '../../src/domain/contrat.ts';
import { situer } from './origine.ts';
import { verifierTable } from './verification.ts';

const contrat = defineTable({
  table: 'essai',
  titre: 'Essai',
  description: 'Table d’essai',
  cle: ['code'],
  sources: ['essai'],
  millesime: '2020',
  colonnes: [
    { nom: 'code', type: 'texte', motif: /^\d{2}$/, description: '' },
    { nom: 'part', type: 'nombre', vide: true, min: 0, max: 100, description: '' },
    { nom: 'etat', type: 'etat', description: '' },
  ],
});
const motifs = (...lignes: readonly Ligne[]) => verifierTable(contrat, lignes).map((a) => [a.colonne, a.valeur, a.motif]);

describe('verifierTable', () => {
  it('accepts the five states, each with its value', () => {
    const bonnes: readonly Ligne[] = [
      { code: '01', part: 12.5, etat: 'valeur' },
      { code: '02', part: 0, etat: 'zero' },
      { code: '03', part: null, etat: 'secret' },
      { code: '04', part: null, etat: 'indisponible' },
      { code: '05', part: null, etat: 'sans-objet' },
    ];
    expect(verifierTable(contrat, bonnes)).toEqual([]);
  });

  it('refuses a value and a state that contradict each other', () => {
    expect(motifs({ code: '01', part: 0, etat: 'valeur' })).toEqual([['part', '0', 'l’état « valeur » ne dit pas la valeur']]);
    expect(motifs({ code: '01', part: 3, etat: 'secret' })[0]?.[2]).toContain('se contredisent');
    expect(motifs({ code: '01', part: null, etat: 'zero' })[0]?.[2]).toContain('se contredisent');
    expect(motifs({ code: '01', part: null, etat: 'absent' })[0]?.[2]).toContain('état inconnu');
  });

  it('refuses a share over 100, a lost leading zero, a text for a number, an unknown column', () => {
    expect(motifs({ code: '01', part: 117, etat: 'valeur' })).toEqual([['part', '117', 'au-dessus de la borne de vraisemblance 100']]);
    expect(motifs({ code: '1', part: 5, etat: 'valeur' })[0]?.[2]).toContain('forme impossible');
    expect(motifs({ code: '01', part: 'douze', etat: 'valeur' })[0]?.[2]).toBe('un nombre est attendu');
    expect(motifs({ code: '01', part: 5, etat: 'valeur', autre: 1 })[0]?.[2]).toContain('colonne inconnue');
  });

  it('names the line of the original, also for the second of two rows with one key', () => {
    const lignes = [
      situer({ code: '01', part: 1, etat: 'valeur' }, 'original.csv', 2),
      situer({ code: '01', part: 2, etat: 'valeur' }, 'original.csv', 9),
    ];
    expect(verifierTable(contrat, lignes)).toMatchObject([
      { fichier: 'original.csv', ligne: 9, motif: 'clé en double « 01 », déjà lue à la ligne 2' },
    ]);
  });
});
