import { describe, expect, it } from 'vitest';
import { cellule, celluleVide } from '#domain/cellule.ts';
import { titreAccord } from '#phrases/zones-blanches/accord.ts';
import { lesAutres, reserves } from '#phrases/zones-blanches/lieu.ts';
import type { CommuneAccessible } from '#lecture/zones-blanches.ts';
import { titreMatrice, type LigneMatrice } from './matrice.ts';
import { motMaille } from '#phrases/mailles.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { DEFINITIONS } from '#zones-blanches/definitions.ts';
import { ecrireKm } from './departement.ts';
import { motSeuil } from './france.ts';

const commune = (nom: string, plus: Partial<CommuneAccessible> = {}): CommuneAccessible => ({
  code: nom,
  nom,
  departement: '48',
  epci: null,
  population: 100,
  distance: cellule(5),
  surPlace: false,
  auPlusKm: 12,
  siae: null,
  acces: null,
  etendueKm: 4,
  qpv: false,
  frr: false,
  verdicts: { a: 'desservie', c: 'desservie', d: 'desservie', e: 'desservie', g: 'sans-objet' },
  ...plus,
});

describe('where a straight line says little', () => {
  it('nothing is said of ordinary communes', () => {
    expect(reserves('48', [commune('Mende')])).toEqual([]);
  });

  it('islands, rivers, wide communes and those without a point are each named', () => {
    const dites = reserves('29', [
      commune('Ouessant', { acces: 'ile' }),
      commune('Camopi', { acces: 'fleuve-ou-avion' }),
      commune('Arles', { etendueKm: 28 }),
      commune('L’Oie', { distance: celluleVide('indisponible'), etendueKm: null }),
    ]).join('\n');
    for (const mot of ['Ouessant', 'Camopi', 'Arles', 'L’Oie', 'ni blanche, ni couverte']) expect(dites).toContain(mot);
  });
});

const ligne = (nom: string, blanches: number): LigneMatrice => ({
  nom,
  adresse: nom,
  partie: false,
  habitants: 1,
  cases: DEFINITIONS.map(() => ({ blanche: false, texte: 'non' })),
  blanches,
  jusqua: 'jamais',
});

describe('what is said of the intercommunalités', () => {
  it('counts those that are blank, and names the few that most definitions agree on', () => {
    expect(titreMatrice([ligne('A', 4), ligne('B', 1), ligne('C', 0)], LIBELLES_NIVEAU.epci)).toBe(
      '2\u00a0intercommunalités sur 3 sont en zone blanche selon une définition au moins\u202f; selon trois ou plus\u00a0: A',
    );
    expect(titreMatrice([ligne('A', 0)], LIBELLES_NIVEAU.epci)).toBe(
      'Aucune intercommunalité n’est en zone blanche, quelle que soit la définition',
    );
    expect(titreMatrice([], LIBELLES_NIVEAU.epci)).toBe('Aucune intercommunalité à fiscalité propre ici');
  });

  it('a definition that judges none of them takes the claim away', () => {
    const muette = { ...ligne('A', 0), cases: DEFINITIONS.map((x) => ({ blanche: x === 'e' ? null : false, texte: '' })) };
    expect(titreMatrice([muette], motMaille([{ niveau: 'ept', code: 'T6', nom: 'Plaine Commune' }]))).toBe(
      'Aucun établissement public territorial n’est en zone blanche selon les définitions qui se prononcent ici',
    );
  });

  it('counts agreement over France', () => {
    expect(titreAccord([700, 300, 100, 90, 9, 1])).toBe(
      'En juillet 2019, 500 intercommunalités sur 1\u202f200 étaient en zone blanche selon une définition au moins\u202f; 100 l’étaient selon trois ou plus',
    );
  });
});

describe('thresholds and distances in words', () => {
  it('name the threshold of each definition', () => {
    expect([motSeuil('a', 0), motSeuil('c', 15), motSeuil('e', 0.4)]).toEqual([
      'sans seuil',
      'à 15\u00a0km',
      'sous 40\u202f% de la médiane',
    ]);
  });

  it('fold the rows with their number', () => {
    expect([lesAutres(1, 'SIAE', 'SIAE'), lesAutres(136, 'commune', 'communes')]).toEqual(['Une autre SIAE', 'Les 136 autres communes']);
  });

  it('never write a distance past the reach as the reach', () => {
    expect([ecrireKm(20.04), ecrireKm(20.06), ecrireKm(20), ecrireKm(6)]).toEqual(['20,04', '20,1', '20,0', '6,0']);
  });
});
