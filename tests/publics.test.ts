import { beforeAll, describe, expect, it } from 'vitest';
import { lireEntrees, type Contenu, type Entrees } from '../src/domain/contenu/verification.ts';
import { COLLECTIONS } from '../src/domain/contenu/commun.ts';
import { lireCollection, lireRecits } from '../src/lecture/fichiers-contenu.ts';
import { donnees, type Donnees } from '../src/lecture/donnees.ts';
import { paires, vuePaires } from '../src/vues/publics/paires.ts';
import { dansIae, dansLeBesoin } from '../src/phrases/publics/parts.ts';
import { chapoPublic, chapoPublics, phraseObjectifs, titrePublics } from '../src/phrases/publics/chapos.ts';
import { phrasesBesoin, vuesBesoinPublic } from '../src/vues/publics/besoin.ts';

let d: Donnees;
let c: Contenu;
beforeAll(async () => {
  d = await donnees();
  const entrees = Object.fromEntries(COLLECTIONS.map((x) => [x, x === 'recits' ? lireRecits() : lireCollection(x)])) as unknown as Entrees;
  c = lireEntrees(entrees).contenu;
}, 60_000);
const un = (id: string) => {
  const p = c.publics.find((x) => x.id === id);
  if (p === undefined) throw new Error(`no public ${id}`);
  return p;
};
const normal = (t: string) => t.replace(/[\u00a0\u202f]/g, ' ');

describe('the priority publics', () => {
  it('are those the objectives of the texts name, and more', () => {
    const nommes = new Set(c.objectifs.flatMap((o) => o.publics));
    expect([...nommes].filter((id) => !c.publics.some((p) => p.id === id))).toEqual([]);
    expect(nommes.size).toBeGreaterThan(8);
  });

  it('read their share where it was printed, with its hedge and its place', async () => {
    const femmes = await dansIae(d, c, un('femmes'));
    expect(femmes.map((x) => [x.quand, x.ou, normal(x.dit.phrase)])).toEqual([
      ['2010', 'Île-de-France', 'Femmes : 48 %'],
      ['2013', 'Île-de-France', 'Femmes : 42 %'],
      ['2013', 'Île-de-France', 'Femmes dans les AI : 56 %'],
      ['2013', 'Île-de-France', 'Femmes dans les ETTI : 10 %'],
      ['2016', 'Île-de-France', 'Femmes : 39 %'],
      ['2019', 'France', 'Hommes : 63 %'],
    ]);
    expect((await dansIae(d, c, un('qpv'))).map((x) => normal(x.dit.rangee[1]))).toContain('plus de 60 %');
    expect(dansLeBesoin(d, c, un('rsa')).map((x) => normal(x.dit.rangee[1]))).toEqual(['12 %']);
    expect(await dansIae(d, c, un('ass'))).toEqual([]);
    for (const p of c.publics) expect(await dansIae(d, c, p)).toHaveLength(p.dansIae.length + p.publies.length);
  });

  it('have a map where a file counts them, and none where nobody does', () => {
    expect(vuesBesoinPublic(d, un('rsa')).map((v) => v.id)).toEqual(['carte', 'serie']);
    expect(vuesBesoinPublic(d, un('jeunes')).map((v) => v.id)).toEqual(['carte']);
    expect(vuesBesoinPublic(d, un('deld')).map((v) => v.id)).toEqual(['carte', 'carte-epci', 'serie']);
    expect(vuesBesoinPublic(d, un('justice'))).toEqual([]);
    expect(c.publics.flatMap((p) => phrasesBesoin(d, p)).filter(({ phrase }) => !phrase.endsWith('.'))).toEqual([]);
  });

  it('count what is known for a département: one share, that of the quartiers of Seine-Saint-Denis', () => {
    expect(normal(titrePublics(c))).toBe('Quinze publics, et une seule part publiée pour un département');
    expect(normal(chapoPublics(c))).toMatch(/^Quatre situations ouvrent .* dix autres .* huit publics/);
    const chapo = async (id: string) => normal(chapoPublic(c, un(id), await dansIae(d, c, un(id))));
    return Promise.all([
      expect(chapo('femmes')).resolves.toBe('Femmes : 39 % des salariés en insertion (Île-de-France, 2016).'),
      expect(chapo('seniors')).resolves.toBe('Seniors : 20 % des salariés en insertion (Île-de-France, 2016).'),
      expect(chapo('deld')).resolves.toBe('Demandeurs d’emploi de longue durée : 56 % (France, 2019).'),
      expect(chapo('ass')).resolves.toBe('Leur part dans l’IAE n’est publiée nulle part.'),
    ]);
  });

  it('say when no objective names them', () => {
    expect(phraseObjectifs(c, { id: 'autres-criteres' })).toMatch(/^Aucun objectif/);
  });
});

describe('the two sides', () => {
  it('are near in time and of one place, and the title says what they say', async () => {
    const lues = await paires(d, c);
    expect(lues.map((p) => [p.public, Math.round(p.iae), Math.round(p.inscrits)])).toEqual([
      ['rsa', 31, 12],
      ['dtld', 45, 24],
      ['deld', 56, 48],
      ['femmes', 37, 52],
    ]);
    expect(lues.filter((p) => un(p.public).ecart.rapproche)).toHaveLength(lues.length);
    expect(c.publics.filter((p) => p.ecart.rapproche)).toHaveLength(lues.length);
    expect(normal((await vuePaires(d, c, 'x')).titre)).toContain('37 % contre 52 %');
  });
});
