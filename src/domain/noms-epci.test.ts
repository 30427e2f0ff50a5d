import { departementDe } from './departement.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { homonymesEpci, nomDistinct, nomsEpci, type EpciNomme } from './noms-epci.ts';
import type { NatureEpci } from './territoire.ts';

interface EpciCog {
  readonly code: string;
  readonly nom: string;
  readonly type: NatureEpci;
  readonly membres: readonly { readonly code: string; readonly populationMunicipale?: number | null }[];
}

// read and not imported: the compiler and the bundler would each type and transform 4 MB
const chemin = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/epci.json');
const epci = JSON.parse(readFileSync(chemin, 'utf8')) as readonly EpciCog[];

const TOUS: readonly EpciNomme[] = epci.map((e) => ({
  epci: e.code,
  nom: e.nom,
  nature: e.type,
  departement: departementPrincipal(e.membres),
}));

function departementPrincipal(membres: EpciCog['membres']): string {
  const habitants = new Map<string, number>();
  for (const { code, populationMunicipale } of membres) {
    const departement = departementDe(code);
    habitants.set(departement, (habitants.get(departement) ?? 0) + (populationMunicipale ?? 0));
  }
  return [...habitants].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

describe('names one would say aloud', () => {
  it.each<[string, NatureEpci, string, string, string]>([
    [
      'CC Faucigny - Glières',
      'CC',
      'Communauté de communes Faucigny - Glières',
      'dans la communauté de communes Faucigny - Glières',
      'de la communauté de communes Faucigny - Glières',
    ],
    [
      'CA du Pays de Gex',
      'CA',
      'Communauté d’agglomération du Pays de Gex',
      'dans la communauté d’agglomération du Pays de Gex',
      'de la communauté d’agglomération du Pays de Gex',
    ],
    ["CU d'Arras", 'CU', 'Communauté urbaine d’Arras', 'dans la communauté urbaine d’Arras', 'de la communauté urbaine d’Arras'],
    ['Métropole de Lyon', 'MET69', 'Métropole de Lyon', 'dans la métropole de Lyon', 'de la métropole de Lyon'],
    [
      'Métropole Européenne de Lille',
      'METRO',
      'Métropole européenne de Lille',
      'dans la métropole européenne de Lille',
      'de la métropole européenne de Lille',
    ],
    [
      'Eurométropole de Strasbourg',
      'METRO',
      'Eurométropole de Strasbourg',
      'dans l’Eurométropole de Strasbourg',
      'de l’Eurométropole de Strasbourg',
    ],
    ['Rennes Métropole', 'METRO', 'Rennes Métropole', 'sur le territoire de Rennes Métropole', 'de Rennes Métropole'],
    ['CA Lorient Agglomération', 'CA', 'Lorient Agglomération', 'sur le territoire de Lorient Agglomération', 'de Lorient Agglomération'],
    ['CU Angers Loire Métropole', 'CU', 'Angers Loire Métropole', 'sur le territoire d’Angers Loire Métropole', 'd’Angers Loire Métropole'],
    [
      'CU Le Mans Métropole',
      'CU',
      'Communauté urbaine Le Mans Métropole',
      'dans la communauté urbaine Le Mans Métropole',
      'de la communauté urbaine Le Mans Métropole',
    ],
    [
      'CC le Dunois',
      'CC',
      'Communauté de communes Le Dunois',
      'dans la communauté de communes Le Dunois',
      'de la communauté de communes Le Dunois',
    ],
    [
      'CC Intercom de la Vire au Noireau',
      'CC',
      'Intercom de la Vire au Noireau',
      'dans l’Intercom de la Vire au Noireau',
      'de l’Intercom de la Vire au Noireau',
    ],
    [
      'CC Giennoises',
      'CC',
      'Communauté des communes giennoises',
      'dans la communauté des communes giennoises',
      'de la communauté des communes giennoises',
    ],
    [
      'CA Intercommunale de la Réunion Est (CIREST)',
      'CA',
      'Communauté intercommunale de La Réunion Est',
      'dans la communauté intercommunale de La Réunion Est',
      'de la communauté intercommunale de La Réunion Est',
    ],
    [
      "CC Coeur de l'Avesnois",
      'CC',
      'Communauté de communes Cœur de l’Avesnois',
      'dans la communauté de communes Cœur de l’Avesnois',
      'de la communauté de communes Cœur de l’Avesnois',
    ],
    [
      'CC Entre Juine et Renarde (CCEJR)',
      'CC',
      'Communauté de communes Entre Juine et Renarde',
      'dans la communauté de communes Entre Juine et Renarde',
      'de la communauté de communes Entre Juine et Renarde',
    ],
    ["CA Agglomération d'Agen", 'CA', 'Agglomération d’Agen', 'dans l’Agglomération d’Agen', 'de l’Agglomération d’Agen'],
  ])('%s', (nom, nature, titre, dans, de) => {
    const n = nomsEpci(nom, nature);
    expect([n.titre, n.dans, n.de]).toEqual([titre, dans, de]);
  });

  it('keeps what says more than an acronym', () => {
    expect(nomsEpci("CA de la Presqu'île de Guérande Atlantique (Cap Atlantique)", 'CA').titre).toMatch(/\(Cap Atlantique\)$/);
    expect(nomsEpci("CA de Blois ''Agglopolys''", 'CA').titre).toBe('Communauté d’agglomération de Blois «\u00a0Agglopolys\u00a0»');
    expect(nomsEpci("CA de Blois ''Agglopolys''", 'CA').de).toBe('de la communauté d’agglomération de Blois');
  });
});

describe('the 1 255 names of the official list', () => {
  const formes = TOUS.map((e) => nomsEpci(e.nom, e.nature));
  it('are all read', () => {
    expect(TOUS).toHaveLength(1255);
  });
  it.each([
    ['no straight quote, double space or bare ligature', /['"]|\s\s|oeur|\bIle\b/],
    ['no preposition twice or before an article that contracts', /\b(de|à) (le|les|du|des|de) /],
    ['no missing elision', /\bde [AEIOUÉÈÎÔaeiou]/],
    ['no noun of nature twice', /communauté.* communauté (de|d’|urbaine)/],
    ['no acronym in brackets', /\([A-Z0-9 ]+\)/],
  ])('%s', (_, faute) => {
    const fautives = formes.filter((n) => [n.le, n.dans, n.de, n.a, n.titre].some((forme) => faute.test(forme)));
    expect(fautives.map((n) => n.dans)).toEqual([]);
  });
});

describe('homonyms', () => {
  const homonymes = homonymesEpci(TOUS);
  it('are told apart by their main département', () => {
    const distincts = TOUS.filter((e) => homonymes.has(e.epci)).map((e) => nomDistinct(e, homonymes));
    expect(distincts.sort((a, b) => a.localeCompare(b, 'fr'))).toEqual([
      'CA du Sud (La Réunion)',
      'CC de l’Estuaire (Gironde)',
      'CC des 2 Vallées (Essonne)',
      'CC des Collines du Perche (Loir-et-Cher)',
      'CC des Deux Vallées (Oise)',
      'CC des Quatre Rivières (Haute-Saône)',
      'CC des Quatre Rivières (Haute-Savoie)',
      'CC du Clermontais (Hérault)',
      'CC du Clermontois (Oise)',
      'CC du Pays de Mortagne (Vendée)',
      'CC du Pays de Salars (Aveyron)',
      'CC du Pays de Salers (Cantal)',
      'CC du Perche (Eure-et-Loir)',
      'CC du Sud (Mayotte)',
      'CC du Val de Cher (Allier)',
      'CC Hautes Terres (Cantal)',
    ]);
  });
  it('leave no two places with one label', () => {
    expect(new Set(TOUS.map((e) => nomDistinct(e, homonymes))).size).toBe(1255);
  });
});
