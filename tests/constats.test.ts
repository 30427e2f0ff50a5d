import { beforeAll, describe, expect, it } from 'vitest';
import { constatsAccueil } from '../src/phrases/accueil.ts';
import { texteBesoin, texteComparaison } from '../src/phrases/besoin.ts';
import { lieuDe, type Lieu } from '../src/lecture/lieu.ts';
import { texteMetiers, titreMetiers } from '../src/phrases/metiers.ts';
import { phraseDuMaire, texteOffre, titreSalaries, titreTypes } from '../src/phrases/offre.ts';
import { donnees, type Donnees } from '../src/lecture/donnees.ts';
import { lieuxComparables } from '../src/vues/equipement.ts';
import { type Territoire } from '../src/domain/territoire.ts';
import { lieuxDesFiches } from './lieux.ts';

/** Sentences are judged over every territory that has a page, on the published tables. */
let d: Donnees;
let lieux: readonly Lieu[];
beforeAll(async () => {
  d = await donnees();
  lieux = lieuxDesFiches(d);
});
const lieu = (niveau: Territoire['niveau'], code: string) => lieuDe(d, d.territoire(niveau, code));
const normal = (texte: string) => texte.replace(/[\u00a0\u202f]/g, ' ');

describe('sentences of every territory', () => {
  it('are whole: a capital, a full stop, no hole', () => {
    const fautes = lieux.flatMap((l) =>
      [phraseDuMaire(l), ...texteOffre(l), ...texteBesoin(l), ...texteComparaison(l), ...texteMetiers(l)]
        .filter(
          (p) =>
            !/^(\p{Lu}|\d)/u.test(p) ||
            !p.endsWith('.') ||
            / {2}| \.| ,|\(\)|null|undefined|NaN|\bde le\b|\bde les\b|\bà le\b|\bà les\b|\b[dlnsj]’ |’’/.test(p),
        )
        .map((p) => `${l.t.niveau} ${l.t.code}: ${p}`),
    );
    expect(fautes.slice(0, 5)).toEqual([]);
  });

  it('titles have no full stop and no hole', () => {
    const fautes = lieux.flatMap((l) =>
      [titreSalaries(l), titreTypes(l), titreMetiers(l)].filter((t) => t !== null && (t === '' || /\.$|null|undefined|NaN/.test(t))),
    );
    expect(fautes).toEqual([]);
  });

  it('never name a conseil départemental where none sits', () => {
    expect(lieux.filter((l) => texteOffre(l).some((p) => /conseil départemental/i.test(p))).map((l) => l.t.code)).toEqual([]);
  });
});

describe('sentences of known places', () => {
  it('the Ain, 26,7 ‰: one person for 37 jobseekers', () => {
    expect(normal(phraseDuMaire(lieu('departement', '01')))).toBe(
      'Fin 2021, on comptait dans l’Ain une personne en insertion pour 37 demandeurs d’emploi, contre une pour 40 dans l’ensemble du pays (hors Mayotte) ; à nombre égal d’habitants de 15 à 64 ans (décembre 2021), on en comptait au contraire moins.',
    );
  });
  it('Mayotte has no jobseekers in the files, and its sentence does not invent any', () => {
    expect(normal(phraseDuMaire(lieu('departement', '976')))).toBe(
      'Fin septembre 2022, 530 personnes étaient employées dans une structure d’insertion à Mayotte.',
    );
    expect(normal(texteBesoin(lieu('departement', '976')).join(' '))).toContain('n’est pas disponible à Mayotte');
  });
  it('an EPCI without SIAE says so, and does not say that nobody works there', () => {
    const dombes = lieu('epci', '200069193');
    expect(normal(phraseDuMaire(dombes))).toContain('aucune structure d’insertion n’était implantée');
    expect(titreMetiers(dombes)).toBeNull();
    expect(texteOffre(dombes).join(' ')).toContain('Une structure voisine pouvait y intervenir');
  });
});

describe('comparable places', () => {
  it('are eight others, and none where a criterion is missing', () => {
    const ain = lieuxComparables(lieu('departement', '01'));
    expect(ain).toHaveLength(8);
    expect(ain?.map((t) => t.code)).not.toContain('01');
    expect(lieuxComparables(lieu('departement', '976'))).toBeNull();
  });
});

describe('the home page', () => {
  it('has four findings, each with figures in it', () => {
    const constats = constatsAccueil(d);
    expect(constats).toHaveLength(4);
    for (const c of constats) expect(`${c.titre} ${c.texte}`).toMatch(/\d/);
  });
});
