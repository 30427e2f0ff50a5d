import { expect, test } from 'vitest';
import { csvParse } from 'd3-dsv';
import { CATALOGUE, periodeDe } from '../../src/indicateurs/catalogue.ts';
import { distFiles, readDist, readPages } from './dist.ts';

const pages = readPages(distFiles());

/** Totals that their producer publishes, or whose coverage is a column of its own. */
const PUBLIES = ['iae-salaries', 'rsa', 'ass', 'aah', 'pauvrete'];

/** Indicators whose French total, at the moment the département pages print, lacks the number of a département. */
const lacunaires = CATALOGUE.filter(
  (i) => !PUBLIES.includes(i.id) && i.niveaux.includes('departement') && i.niveaux.includes('france'),
).filter((i) => {
  const lignes = csvParse(readDist(`/indicateurs/${i.id}.csv`)).filter(
    (l) => l['periode'] === periodeDe(i.id, 'departement') && l['modalite'] === i.modalitePrincipale,
  );
  const connue = lignes.some((l) => l['niveau'] === 'france' && l['valeur'] !== '');
  return connue && lignes.some((l) => l['niveau'] === 'departement' && (l['etat'] === 'indisponible' || l['etat'] === 'secret'));
});

test('some sums lack a part', () => expect(lacunaires.map((i) => i.id)).toContain('equipement-defm'));

test('a sum over unknown parts says so under every table of a département, a région and France', () => {
  const fautes = [...pages.keys()]
    .filter((a) => /^\/territoires\/(departements|regions)\/\w+\/$|^\/territoires\/france\/$/.test(a))
    .flatMap((address) =>
      readDist(address)
        .split('<table')
        .slice(1)
        .flatMap((bloc) => {
          const [table = '', suite = ''] = bloc.split('</table>');
          if (!/<th[^>]*>\s*France\s*<\/th>/.test(table)) return [];
          return lacunaires
            .filter((i) => table.includes(`/indicateurs/${i.id}/`) && !suite.replaceAll(/\s/g, ' ').includes('France hors'))
            .map((i) => `${address}: ${i.id}`);
        }),
    );
  expect(fautes).toEqual([]);
});

test('a sum over unknown parts says so in the catalogue and in the description of its page', () => {
  const fautes = lacunaires.filter((i) => {
    const description = pages.get(`/indicateurs/${i.id}/`)?.meta.get('description');
    return description !== undefined && /France\s:/.test(description);
  });
  expect(fautes.map((i) => i.id)).toEqual([]);
});

test('a story adds what it knows and counts what it does not', () => {
  const recit = readDist('/recits/ou-l-iae-manque/')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ');
  expect(recit).toMatch(/personnes inscrites en catégorie A, B ou C, sans compter \d+ intercommunalités sans donnée/);
  expect(recit).toMatch(/la liste nationale en compte 3 67\d, dont 3 6\d\d dans les 101 départements/);
});
