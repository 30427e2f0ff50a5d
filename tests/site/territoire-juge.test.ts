/**
 * A territory is judged by what is in it: what a page says of a département, of a part or of a territory of the métropole is counted again
 * here from the list of SIAE and the COG package, by other code.
 */
import { csvParse } from 'd3-dsv';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { NUMEROS_EPT } from '../../src/domain/noms-ept.ts';
import { DIST, EXPECTED, fileOf, readDist } from './dist.ts';

interface Commune {
  readonly code: string;
  readonly type: string;
  readonly departement: string;
  readonly population?: number;
}
interface Groupement {
  readonly code: string;
  readonly nom: string;
  readonly membres: readonly { readonly code: string }[];
}
const cog = createRequire(import.meta.url);
const lire = <T>(nom: string) => cog(`@etalab/decoupage-administratif/data/${nom}.json`) as readonly T[];
const communes = new Map(
  lire<Commune>('communes')
    .filter((c) => c.type === 'commune-actuelle')
    .map((c) => [c.code, c]),
);
const epci = lire<Groupement>('epci');
const METROPOLE = epci.find((e) => e.nom === 'Métropole du Grand Paris');
const adresseEpci = ({ code }: Groupement) => `/territoires/epci/${code}/`;

/** Address of the sheet of the EPCI of each commune, or of its EPT inside the métropole. */
const ficheDe = new Map<string, string>([
  ...epci.flatMap((e) => e.membres.map((m): [string, string] => [m.code, adresseEpci(e)])),
  ['75056', '/territoires/ept/T1/'],
  ...lire<Groupement>('ept').flatMap((e) =>
    e.membres.map((m): [string, string] => [m.code, `/territoires/ept/${NUMEROS_EPT[e.code] ?? '?'}/`]),
  ),
]);

const siae = csvParse(readFileSync(new URL('../../data/tables/siae.csv', import.meta.url), 'utf8')).map((l) => l['commune'] ?? '');
const siaeDe = (garder: (commune: Commune) => boolean): number =>
  siae.filter((code) => {
    const c = communes.get(code);
    return c !== undefined && garder(c);
  }).length;

interface Piece {
  readonly siae: number;
  readonly habitants: number;
  readonly aCheval: boolean;
}
const departementsDe = Map.groupBy(communes.values(), (c) => ficheDe.get(c.code) ?? '');
const aCheval = (fiche: string) => new Set(departementsDe.get(fiche)?.map((c) => c.departement)).size > 1;

/** What a département is made of, by the address of the sheet that its lists lead to. */
function piecesDe(departement: string): ReadonlyMap<string, Piece> {
  const siennes = [...communes.values()].filter((c) => c.departement === departement && ficheDe.has(c.code));
  return new Map(
    [...Map.groupBy(siennes, (c) => ficheDe.get(c.code) ?? '')].map(([fiche, membres]) => [
      fiche,
      {
        siae: siaeDe((c) => c.departement === departement && ficheDe.get(c.code) === fiche),
        habitants: membres.reduce((n, c) => n + (c.population ?? 0), 0),
        aCheval: aCheval(fiche),
      },
    ]),
  );
}

const lireDom = (adresse: string) => parseHTML(readDist(adresse).replace(/<svg[^]*?<\/svg>/g, '')).document;
/** The first number of a text, « aucune » being none. */
const nombre = (texte: string): number => (/^\s*aucun/i.test(texte) ? 0 : Number(/\d[\d\s]*/.exec(texte)?.[0].replace(/\s/g, '') ?? NaN));

interface Rangee {
  readonly fiche: string;
  readonly nom: string;
  readonly dit: string;
}

/** What is wrong with rows said of the pieces of a département. */
function fautes(rangees: readonly Rangee[], pieces: ReadonlyMap<string, Piece>, attendu: (p: Piece) => number): readonly string[] {
  const vues = new Set(rangees.map((r) => r.fiche));
  const absentes = [...pieces.keys()].filter((fiche) => !vues.has(fiche)).map((fiche) => `${fiche} is not listed`);
  return [
    ...absentes,
    ...rangees.flatMap(({ fiche, nom, dit }) => {
      const piece = pieces.get(fiche);
      if (piece === undefined) return [`${fiche} is no piece of it`];
      const nommee = nom.replaceAll('\u00a0', ' ').includes('(partie)');
      if (nommee !== piece.aCheval) return [`« ${nom} » ${piece.aCheval ? 'straddles départements' : 'is whole'}`];
      return nombre(dit) === attendu(piece) ? [] : [`« ${nom} »: ${dit} for ${attendu(piece)}`];
    }),
  ];
}

const rangees = (document: Document, selecteur: string, dit: (rangee: Element) => string): readonly Rangee[] =>
  [...document.querySelectorAll(selecteur)].flatMap((rangee) => {
    const a = rangee.querySelector('a');
    return a === null ? [] : [{ fiche: a.getAttribute('href') ?? '', nom: a.textContent, dit: dit(rangee) }];
  });

const departements = EXPECTED.departements.map((adresse) => ({ adresse, code: adresse.split('/')[3] ?? '' }));
/** Every fault of every département, at most ten of them. */
function juger(de: (adresse: string, code: string) => readonly string[]): readonly string[] {
  const toutes = departements.flatMap(({ adresse, code }) => de(adresse, code).map((f) => `${code}: ${f}`));
  return toutes.length > 10 ? [...toutes.slice(0, 10), `… and ${toutes.length - 10} more`] : toutes;
}

describe('a territory is judged by what is in it', () => {
  test('the lists of a département count what it holds of each intercommunalité, named « (partie) » when it straddles', () => {
    const dites = juger((adresse, code) =>
      fautes(
        rangees(
          lireDom(adresse),
          '[aria-labelledby="alentours"] .suite:nth-of-type(1) li',
          (li) => li.querySelector('.mention')?.textContent ?? '',
        ),
        piecesDe(code),
        (p) => p.siae,
      ),
    );
    expect(dites).toEqual([]);
  });

  test('so does the table of its map, and the title counts the pieces without any', () => {
    const dites = juger((adresse, code) => {
      const document = lireDom(adresse);
      const pieces = piecesDe(code);
      const lignes = rangees(document, '#carte tbody tr', (tr) => tr.querySelector('td.nombre')?.textContent ?? '');
      const vides = [...pieces.values()].filter((p) => p.siae === 0).length;
      const titre = document.querySelector('#carte h2')?.textContent ?? '';
      const lus = /^(\S+)\s.* sans .* sur (\d+)/.exec(titre);
      const juste =
        lus === null
          ? vides === 0 || vides === pieces.size || pieces.size === 1
          : Number(lus[1]) === vides && Number(lus[2]) === pieces.size;
      return [...fautes(lignes, pieces, (p) => p.siae), ...(juste ? [] : [`« ${titre} » for ${vides} of ${pieces.size}`])];
    });
    expect(dites).toEqual([]);
  });

  test('its zones blanches weigh each piece by the inhabitants that are in it', () => {
    const dites = juger((_, code) =>
      fautes(
        rangees(lireDom(`/zones-blanches/${code}/`), 'table.matrice tbody tr', (tr) => tr.querySelector('td.nombre')?.textContent ?? ''),
        piecesDe(code),
        (p) => p.habitants,
      ),
    );
    expect(dites).toEqual([]);
  });

  test('a piece without establishment is blank by definition A, whatever its intercommunalité has elsewhere', () => {
    const dites = juger((_, code) => {
      const pieces = piecesDe(code);
      return rangees(
        lireDom(`/zones-blanches/${code}/`),
        'table.matrice tbody tr',
        (tr) => tr.querySelectorAll('td')[1]?.textContent ?? '',
      ).flatMap(({ fiche, nom, dit }) => ((pieces.get(fiche)?.siae === 0) === dit.startsWith('blanche') ? [] : [`« ${nom} »: ${dit}`]));
    });
    expect(dites).toEqual([]);
  });

  test('the number of structures that it is said to have is that of its own communes', () => {
    const dites = juger((adresse, code) => {
      const offre = lireDom(adresse).querySelector('[aria-labelledby="offre"] p')?.textContent ?? '';
      const dit = nombre(/compt\S+\s(.*)/.exec(offre)?.[1] ?? '');
      const attendu = siaeDe((c) => c.departement === code);
      return dit === attendu ? [] : [`${dit} for ${attendu}`];
    });
    expect(dites).toEqual([]);
  });

  test('a département found under-endowed in people employed is told so on its two pages, and none is said blank by no definition', () => {
    const sousDotes = csvParse(readFileSync(join(DIST, 'indicateurs/zb-e.csv'), 'utf8'))
      .filter((l) => l['niveau'] === 'departement' && l['modalite'] === 'effectifs' && Number(l['valeur']) === 100)
      .map((l) => l['code'] ?? '');
    expect(sousDotes).toContain('94');
    const muettes = sousDotes.flatMap((code) =>
      [`/territoires/departements/${code}/`, `/zones-blanches/${code}/`].filter(
        (adresse) => !(lireDom(adresse).querySelector('main')?.textContent ?? '').includes('pris en entier est sous-doté'),
      ),
    );
    expect(muettes).toEqual([]);
    const contredites = juger((_, code) => {
      const document = lireDom(`/zones-blanches/${code}/`);
      const nonJugee = [1, 2, 3, 4, 5].some((k) =>
        [...document.querySelectorAll('table.matrice tbody tr')].every((tr) =>
          tr.querySelectorAll('td')[k]?.classList.contains('non-jugee'),
        ),
      );
      const titre = document.querySelector('#definitions')?.textContent ?? '';
      return nonJugee && titre.includes('quelle que soit la définition') ? [titre] : [];
    });
    expect(contredites).toEqual([]);
  });

  test('the sheet of an intercommunalité names every département that it is in', () => {
    const fiches = [...departementsDe.keys()].filter((fiche) => fiche !== '' && aCheval(fiche));
    const metropole = METROPOLE === undefined ? [] : [adresseEpci(METROPOLE)];
    const dites = [...fiches, ...metropole].flatMap((fiche) => {
      if (!existsSync(join(DIST, fileOf(fiche)))) return [`${fiche} has no page`];
      const membres = departementsDe.get(fiche) ?? METROPOLE?.membres.map((m) => communes.get(m.code) as Commune) ?? [];
      const liens = new Set([...lireDom(fiche).querySelectorAll('[aria-labelledby="alentours"] a')].map((a) => a.getAttribute('href')));
      const absents = [...new Set(membres.map((c) => c.departement))].filter((code) => !liens.has(`/territoires/departements/${code}/`));
      return absents.length === 0 ? [] : [`${fiche}: ${absents.join(', ')}`];
    });
    expect(dites).toEqual([]);
  });

  test('a territory of the métropole counts its own communes, and says what is published for the whole only', () => {
    const dites = EXPECTED.ept.flatMap((fiche) => {
      if (!existsSync(join(DIST, fileOf(fiche)))) return [`${fiche} has no page`];
      const texte = lireDom(fiche).querySelector('main')?.textContent ?? '';
      const attendu = siaeDe((c) => ficheDe.get(c.code) === fiche);
      const dit = nombre(/comptait\s(.*)/.exec(texte)?.[1] ?? '');
      const pourquoi = texte.includes('la Métropole du Grand Paris entière, et aucun de ses territoires');
      return dit === attendu && pourquoi ? [] : [`${fiche}: ${dit} for ${attendu}${pourquoi ? '' : ', without saying why'}`];
    });
    expect(dites).toEqual([]);
  });
});
