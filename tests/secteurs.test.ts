import { beforeAll, describe, expect, it } from 'vitest';
import { donnees, type Donnees } from '../src/lecture/donnees.ts';
import { sectionsAbsentes, vueSectionsAbsentes } from '../src/vues/secteurs/absentes.ts';
import { herfindahl, phraseConcentration, siaeParSection } from '../src/phrases/secteurs/concentration.ts';
import { heuresParSecteur, heuresParType, vueHeures } from '../src/vues/secteurs/heures.ts';
import { phraseCouverture } from '../src/vues/secteurs/rome.ts';
import { couvertureNaf, metiersPilotes } from '../src/lecture/metiers-rome.ts';
import { indeterminees, vueIndeterminees } from '../src/vues/secteurs/indeterminees.ts';
import { COLLECTIONS } from '../src/domain/contenu/commun.ts';
import { lireEntrees, type Contenu, type Entrees } from '../src/domain/contenu/verification.ts';
import { FRANCE } from '../src/domain/territoire.ts';
import { lireCollection, lireRecits } from '../src/lecture/fichiers-contenu.ts';

let d: Donnees;
let c: Contenu;
beforeAll(async () => {
  d = await donnees();
  const entrees = Object.fromEntries(COLLECTIONS.map((x) => [x, x === 'recits' ? lireRecits() : lireCollection(x)])) as unknown as Entrees;
  c = lireEntrees(entrees).contenu;
}, 60_000);
const normal = (t: string) => t.replace(/[\u00a0\u202f]/g, ' ');

describe('the undetermined share', () => {
  it('of each type, checked against the list: all the ETTI, a third of the EI', () => {
    const lues = new Map(indeterminees(d).map((l) => [l.type, l]));
    expect(lues.get('')?.v).toMatchObject({ numerateur: 2783, denominateur: 3669 });
    expect(lues.get('EI')?.v).toMatchObject({ numerateur: 325, denominateur: 940 });
    expect(lues.get('ETTI')?.part).toBe(100);
    expect(normal(vueIndeterminees(d, 'x').titre)).toBe(
      'Métier inconnu pour 100 % des ETTI et 97 % des AI, pour 35 % des EI, juillet 2019',
    );
  });

  it('of the types sum to that of the whole', () => {
    const [tout, ...types] = indeterminees(d);
    for (const cote of ['numerateur', 'denominateur'] as const)
      expect(types.reduce((s, t) => s + (t.v[cote] ?? NaN), 0)).toBe(tout?.v[cote]);
  });
});

describe('sections absent', () => {
  it('never exceed the zones where they matter, and no section without employment is looked for', () => {
    const lues = sectionsAbsentes(d);
    expect(lues.filter((s) => s.sans > s.toutes || s.toutes > d.zonesEmploi.length)).toEqual([]);
    expect(lues.find((s) => s.section === 'F')).toMatchObject({ toutes: 275, sans: 226 });
    expect(normal(vueSectionsAbsentes(d, 'x').titre)).toMatch(
      /^« Commerce et réparation automobile » : .* 249 zones d’emploi sur 305, SIAE de juillet 2019, emploi de 2023$/,
    );
  });
});

describe('concentration', () => {
  it('is one for a single case, an even share for equal ones, nothing over nothing', () => {
    expect(herfindahl([7])).toBe(1);
    expect(herfindahl([5, 5, 5, 5])).toBe(0.25);
    expect(herfindahl([])).toBeNull();
  });

  it('counts the structures of known trade that the catalogue counts', async () => {
    const catalogue = d.valeurs.modalites('secteur-naf', FRANCE, '2019-07').filter((v) => v.modalite !== 'indetermine');
    expect(siaeParSection(d).toSorted()).toEqual(catalogue.map((v) => v.valeur).toSorted());
    expect(normal((await phraseConcentration(d)) ?? '')).toMatch(/était de 0,1\d pour 886 structures .* de 0,\d\d pour/);
  });
});

describe('hours in the texts of Île-de-France', () => {
  it('pair what both count and leave out what one does not say', () => {
    const lues = new Map(heuresParSecteur(c).map((h) => [h.nom, h]));
    expect(lues.get('Bâtiment et travaux publics')).toMatchObject({ avant: 25, apres: 23, reserve: null });
    expect(lues.get('Espaces verts')).toMatchObject({ avant: 12, apres: 12 });
    expect(lues.get('Espaces verts')?.reserve).toMatch(/agriculture/);
    expect(lues.get('Collecte, tri, recyclage')).toMatchObject({ avant: null, apres: 10 });
    expect(heuresParType(c).map((x) => x.id)).toContain('idf-2009-etti-btp');
    expect(vueHeures(c, 'x').tableau.lignes.some((l) => l.cases.some((k) => k.absent === true))).toBe(true);
  });
});

describe('the trades of the pilot départements', () => {
  it('count each structure once per trade, from the file', async () => {
    const metiers = await metiersPilotes(d);
    expect(metiers.slice(0, 3).map((m) => [m.code, m.structures])).toEqual([
      ['A1203', 23],
      ['N4105', 22],
      ['K2204', 19],
    ]);
    expect(metiers).toHaveLength(88);
  });

  it('say of how many the NAF told nothing', async () => {
    const { retrouvees, muettes } = await couvertureNaf(d);
    expect(retrouvees).toBe(113);
    expect(muettes).toBeGreaterThan(retrouvees / 2);
    expect(normal(await phraseCouverture(d))).toMatch(
      /^En 2019, 113 structures .* dans le Pas-de-Calais, dans le Bas-Rhin et en Seine-Saint-Denis\. /,
    );
  });
});
