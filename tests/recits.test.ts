import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { donnees, type Donnees } from '../src/lecture/donnees.ts';
import { cible, enHausse, memesMois, moisDePointe, ontDejaAtteint } from '../src/vues/recits/cinq-ans.ts';
import { connues, lieuDit, valeurConnue } from '../src/phrases/recits/fait.ts';
import { departementsIdf, ecartFrance, ecarts, part } from '../src/vues/recits/ile-de-france.ts';
import { chiffrePublie } from '../src/lecture/chiffres-publies.ts';
import { auBoutPartout, equipementParChomage, partLongueDuree, sansEtablissement } from '../src/vues/recits/manque.ts';
import { zones } from '../src/vues/recits/metiers.ts';
import { ciblePourDixMille, foyersPourCentInscrits, manquants, multiples, sousLeTaux } from '../src/vues/recits/outre-mer.ts';
import { FAITS, VUES } from '../src/vues/recits/registre.ts';
import { lireCollection } from '../src/lecture/fichiers-contenu.ts';
import { FRANCE } from '../src/domain/territoire.ts';
import { indicateur } from '../src/indicateurs/catalogue.ts';
import { EQUIPEMENTS, jugerGroupe, type Equipement } from '../src/phrases/equipement.ts';
import { insecables } from '../src/lib/typographie.ts';

const DOSSIER = fileURLToPath(new URL('../src/content/recits/', import.meta.url));
const RECITS = readdirSync(DOSSIER)
  .filter((f) => f.endsWith('.mdx'))
  .map((f) => {
    const [, entete = '', ...corps] = readFileSync(DOSSIER + f, 'utf8').split(/^---$/m);
    return { id: f.replace('.mdx', ''), entete, corps: corps.join('---') };
  });

const BALISE = /<([A-Z]\w*)((?:\s+[\w-]+(?:=(?:"[^"]*"|\{[^}]*\}))?)*)\s*(?:\/>|>([^<]*)<\/\1>)/g;
/** A component is a number to whoever reads; what stands between its tags is read after it. */
const prose = (corps: string) => corps.replaceAll(BALISE, (...m: readonly string[]) => (m[3] === undefined ? 'X' : `X\u00a0${m[3]}`));

/** Digits that a writer may type: they name a date, a law or a bound of a definition, and never count anything. */
const PERMIS: readonly { readonly quoi: string; readonly motif: RegExp }[] = [
  { quoi: 'a year', motif: /\b(?:19|20)\d\d(?:–(?:19|20)\d\d)?\b/g },
  {
    quoi: 'a day',
    motif: /\b(?:1er|[12]?\d|3[01])\u00a0(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/g,
  },
  { quoi: 'an article of law', motif: /\b[LRD]\.\u00a0\d{4}-\d+(?:-\d+)?\b/g },
  { quoi: 'the ages of a definition', motif: /\bde 15 à 64\u00a0ans\b/g },
];
const sansPermis = (texte: string) => PERMIS.reduce((t, { motif }) => t.replaceAll(motif, ''), texte);

describe('the six stories', () => {
  it('are six, in an order of their own', () => {
    expect(RECITS.length).toBe(6);
    expect(new Set(RECITS.map((r) => /^ordre: (\d)$/m.exec(r.entete)?.[1])).size).toBe(6);
  });

  it.each(RECITS)('$id has 600 to 1 200 words, two figures and a method at the end', ({ corps }) => {
    const mots = prose(corps)
      .replaceAll(/^#+ |[«»–:;?!]/gm, ' ')
      .split(/\s+/)
      .filter(Boolean).length;
    expect(mots).toBeGreaterThanOrEqual(600);
    expect(mots).toBeLessThanOrEqual(1200);
    expect(corps.match(/<Vue /g)?.length).toBe(2);
    expect([...corps.matchAll(/^## (.+)$/gm)].at(-1)?.[1]).toBe('Méthode');
  });

  it.each(RECITS)('$id types no number: each comes from the data', ({ corps, entete }) => {
    const tape = /(?:titre|chapo):[^]*?(?=^date:)/m.exec(entete)?.[0] ?? '';
    expect(sansPermis(prose(corps)).match(/.{0,30}\d.{0,30}/g) ?? []).toEqual([]);
    expect(sansPermis(tape).match(/.{0,30}\d.{0,30}/g) ?? []).toEqual([]);
  });

  it.each(RECITS)('$id names facts and figures that are there, and every one of them', ({ corps }) => {
    const noms = (balise: string) => [...corps.matchAll(new RegExp(`<${balise} nom="([^"]+)"`, 'g'))].map((m) => m[1] ?? '');
    expect(noms('Fait').filter((n) => !(n in FAITS))).toEqual([]);
    expect(noms('Vue').filter((n) => !(n in VUES))).toEqual([]);
  });

  it('use every fact and every figure that is kept for them', () => {
    const tout = RECITS.map((r) => r.corps).join('');
    expect([...Object.keys(FAITS), ...Object.keys(VUES)].filter((n) => !tout.includes(`nom="${n}"`))).toEqual([]);
  });

  it.each(RECITS)('$id names dated and published figures that are there', async ({ corps }) => {
    const ids = new Set(lireCollection('chiffres-dates').map((c) => c.id));
    expect([...corps.matchAll(/<ChiffreDate id="([^"]+)"/g)].map((m) => m[1] ?? '').filter((id) => !ids.has(id))).toEqual([]);
    const lues = await donnees();
    for (const [balise] of corps.matchAll(/<ChiffrePublie [^>]*>/g)) {
      const lu = (nom: string) => new RegExp(`${nom}="([^"]+)"`).exec(balise)?.[1];
      const annee = Number(/annee=\{(\d+)\}/.exec(balise)?.[1]);
      expect((await chiffrePublie(lues, lu('territoire') ?? 'France', annee, lu('libelle') ?? '')).valeur).toBeGreaterThan(0);
    }
  });

  it.each(RECITS)('$id prints no figure of a text or of a page without what it counts', ({ corps }) => {
    const nus = [...corps.matchAll(BALISE)].filter(([, nom = '']) => nom === 'ChiffreDate' || nom === 'ChiffrePublie');
    expect(nus.filter((m) => (m[3] ?? '').trim() === '').map(([balise]) => balise)).toEqual([]);
  });

  it.each(RECITS)('$id has the typography of a French text', ({ corps }) => {
    const fautes = prose(corps)
      .split('\n')
      .filter((ligne) => insecables(ligne) !== ligne);
    expect(fautes).toEqual([]);
  });

  it.each(RECITS)('$id says no bare « taux de couverture »', ({ corps }) => {
    expect(corps.match(/[^.]*taux de couverture[^.]*/g)?.filter((p) => !p.includes('ce qu’il nomme')) ?? []).toEqual([]);
  });
});

let d: Donnees;
beforeAll(async () => {
  d = await donnees();
}, 60_000);
const v = (id: string, lieu: string, periode?: string, modalite = '') => valeurConnue(d, id, lieuDit(d, lieu), periode, modalite).valeur;
const effectif = (date: string) => valeurConnue(d, 'iae-salaries', FRANCE, date).valeur;

/** What the texts say in words, checked on the tables: a new vintage that makes a sentence false must fail here. */
describe('what is said in words', () => {
  it('where IAE is missing', () => {
    const vides = new Set(sansEtablissement(d).map((e) => e.code));
    expect(vides.size / d.epci.length).toBeGreaterThan(1 / 3);
    expect(sansEtablissement(d).filter((e) => e.nature === 'CC').length / vides.size).toBeGreaterThan(0.95);
    const autres = new Set(d.epci.map((e) => e.code).filter((c) => !vides.has(c)));
    expect(Math.abs(partLongueDuree(d, vides) - partLongueDuree(d, autres))).toBeLessThan(1);
    for (const annee of [2018, 2019, 2020, 2021]) {
      const suit = (id: Equipement) => equipementParChomage(d, 3, id, annee) > equipementParChomage(d, 0, id, annee);
      expect([annee, suit('equipement-actifs'), suit('equipement-defm'), suit('equipement-deld')]).toEqual([annee, true, false, false]);
    }
    expect(equipementParChomage(d, 3, 'equipement-rsa', 2019)).toBeLessThan(equipementParChomage(d, 0, 'equipement-rsa', 2019));
    expect(auBoutPartout(d, 1).length).toBeGreaterThan(2);
    expect(auBoutPartout(d, -1).length).toBeGreaterThan(2);
  });

  it('inside the Métropole du Grand Paris', () => {
    expect(connues(d, 'siae-nombre', 'ept').map((t) => t.valeur > 0)).toEqual(Array(12).fill(true));
    expect(connues(d, 'defm', 'ept', { periode: '2019-12' })).toEqual([]);
  });

  it('overseas', () => {
    const sous = (id: Equipement) => sousLeTaux(d, id).map((l) => l.code);
    expect(sous('equipement-rsa')).toEqual(['971', '972', '973', '974']);
    expect(sous('equipement-defm')).toEqual(['971', '974']);
    expect(sous('equipement-deld')).toEqual(['971', '974']);
    expect(sous('equipement-actifs')).toEqual(['971']);
    const drom = ['971', '972', '973', '974', '976'].map((code) => lieuDit(d, `departement/${code}`));
    expect(jugerGroupe(d, drom).dessous.map(({ t }) => t.code)).toEqual(['971']);
    expect(v('equipement-defm', 'departement/973', '2019-12')).toBeLessThan(v('equipement-defm', 'france', '2019-12'));
    for (const code of ['971', '972', '973', '974']) {
      expect(v('rsa-part', `departement/${code}`)).toBeGreaterThan(2 * v('rsa-part', 'france'));
      expect(v('chomage-localise', `departement/${code}`)).toBeGreaterThan(1.5 * v('chomage-localise', 'france'));
    }
    const foyers = foyersPourCentInscrits(d, lieuDit(d, 'departement/973'));
    expect(foyers).toBeGreaterThan(2 * foyersPourCentInscrits(d, FRANCE));
    expect(v('equipement-rsa', 'departement/972') / v('equipement-rsa', 'departement/974')).toBeGreaterThan(2);
    expect(v('equipement-rang', 'departement/972', undefined, 'actifs')).toBeLessThanOrEqual(5);
    expect(v('equipement-rang', 'departement/971', undefined, 'meilleur')).toBeGreaterThan(51);
    expect(v('equipement-rang', 'departement/971', undefined, 'moins-bon')).toBe(101);
    expect(v('equipement-rsa', 'departement/976')).toBeGreaterThan(v('equipement-rsa', 'france'));
    expect(d.valeurs.cellule('deld-part', lieuDit(d, 'departement/976'), { periode: '2023' }).etat).toBe('indisponible');
    expect(v('iae-salaries', 'departement/973', '2021-12-31')).toBeGreaterThan(
      valeurConnue(d, 'iae-cible', lieuDit(d, 'departement/973')).denominateur ?? Infinity,
    );
    expect(v('equipement-actifs', 'departement/976')).toBeGreaterThan(v('equipement-actifs', 'france'));
    expect(Math.min(...multiples(d, '973'))).toBeGreaterThan(2);
    expect(ciblePourDixMille(d, '973')).toBeLessThan(ciblePourDixMille(d, '971'));
    expect(manquants(d, 'equipement-rsa')).toBeGreaterThan(50 * manquants(d, 'equipement-actifs'));
    expect(Math.round(v('rsa-part', 'departement/971') / v('rsa-part', 'france'))).toBe(
      Math.round(v('rsa-part', 'departement/974') / v('rsa-part', 'france')),
    );
  });

  it('five years and a target', () => {
    expect(effectif('2017-12-31')).toBeGreaterThan(effectif('2018-01-31'));
    for (const annee of [2018, 2019, 2020, 2021, 2022]) expect(effectif(`${annee}-08-31`)).toBeLessThan(effectif(`${annee}-07-31`));
    expect(moisDePointe(d)).toEqual(['06', '06', '10', '06', '06']);
    expect(effectif('2020-09-30')).toBeGreaterThan(effectif('2019-09-30'));
    const serie = d.valeurs.serie('iae-salaries', FRANCE).filter((p) => p.periode >= '2018');
    expect(Math.max(...serie.map((p) => p.valeur ?? 0))).toBe(effectif('2022-06-30'));
    const hausse = effectif('2022-09-30') / effectif('2018-09-30') - 1;
    for (const h of [hausse * 100, ...memesMois(d, '2018', '2022').values()]) {
      expect(h).toBeGreaterThan(0);
      expect(h).toBeLessThan(10);
    }
    for (const [mois, h] of memesMois(d, '2021', '2022')) expect([mois, Math.abs(h) < 1]).toEqual([mois, mois > '05']);
    expect(ontDejaAtteint(d)).toContain('973');
    expect(cible(d).hausse).toBeGreaterThan(50);
    expect(connues(d, 'iae-cible', 'departement').filter((c) => c.valeur >= 100)).toEqual([]);
    expect(enHausse(d).hausse).toBeLessThan(enHausse(d).total);
  });

  it('Île-de-France', () => {
    const siens = departementsIdf(d);
    expect(siens.length).toBe(8);
    for (const id of EQUIPEMENTS) {
      const pays = v(id, 'france');
      expect(v(id, 'region/11')).toBeLessThan(pays);
      const dessus = siens.filter((code) => v(id, `departement/${code}`) >= pays);
      expect([id, dessus]).toEqual([id, id === 'equipement-deld' ? ['91'] : []]);
      expect(ecartFrance(d, id, indicateur(id).periode)).toBeGreaterThan(ecartFrance(d, id, '2018-12'));
    }
    for (const id of ['equipement-defm', 'equipement-deld', 'equipement-actifs'] as const) {
      expect(Math.min(...connues(d, id, 'departement').map((l) => l.valeur))).toBe(v(id, 'departement/95'));
      expect(
        ecarts(d, id)
          .filter((e) => e.ecart < 0)
          .map((e) => e.code),
      ).toEqual(expect.arrayContaining(['78', '95']));
    }
    expect(ecarts(d, 'equipement-defm').filter((e) => e.ecart < 0).length).toBe(2);
    expect(ecarts(d, 'equipement-defm').length).toBe(8);
    expect(v('equipement-defm', 'region/11')).toBeGreaterThan(v('equipement-defm', 'region/11', '2018-12'));
    expect(part(d, ['94', '95'], 'numerateur')).toBeLessThan(part(d, ['94', '95'], 'denominateur'));
    expect(v('siae-nombre', 'departement/75') - v('siae-nombre', 'departement/93')).toBe(1);
    for (const code of ['94', '95']) expect(v('equipement-rang', `departement/${code}`, undefined, 'meilleur')).toBeGreaterThan(90);
  });

  it('whom it is for', () => {
    const parts = d.valeurs.serie('deld-part', FRANCE).filter((p) => /^\d{4}$/.test(p.periode));
    expect(parts.reduce((a, b) => ((b.valeur ?? 0) > (a.valeur ?? 0) ? b : a)).periode).toBe('2020');
    expect(d.valeurs.cellule('defm-sans-diplome', FRANCE, { periode: '2019-12' }).valeur).toBeNull();
    const cent = connues(d, 'iae-salaries', 'departement').filter((l) => l.valeur >= 100).length;
    expect(cent / d.departements.length).toBeGreaterThan(0.9);
  });

  it('the trades', () => {
    const indeterminee = v('secteur-indetermine', 'france');
    expect(indeterminee).toBeGreaterThanOrEqual(75);
    expect(indeterminee).toBeLessThan(80);
    for (const { valeur } of connues(d, 'secteur-indetermine', 'departement')) expect(valeur).toBeGreaterThan(50);
    for (const section of ['F', 'G', 'Q'] as const) expect(zones(d, section).sans / zones(d, section).toutes).toBeGreaterThan(0.5);
  });
});
