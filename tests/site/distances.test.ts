import { csvParse } from 'd3-dsv';
import { expect, test } from 'vitest';
import { PLANCHER_KM } from '../../src/domain/tables/accessibilite.ts';
import { PORTEE_KM } from '../../src/zones-blanches/parametres.ts';
import { distFiles, readDist, readPages } from './dist.ts';

/** A point taken for people, over all pages and all files behind a figure: see tests/distances.test.ts for the cells. */
const files = distFiles();
const pages = readPages(files);
const some = (faults: readonly string[]) => (faults.length > 10 ? [...faults.slice(0, 10), `… and ${faults.length - 10} more`] : faults);

test('no page tells a distance shorter than what the point of a commune can say', () => {
  const short = new RegExp(`(?<![\\d,.–-])[0-${PLANCHER_KM - 1}](?:,\\d+)?[\\s\\u00a0\\u202f]km\\b`, 'u');
  const faults = [...pages].flatMap(([address, { texts, meta }]) =>
    [...texts, ...meta.values()].flatMap((text) => (short.test(text) ? [`${address}: ${text.trim().slice(0, 120)}`] : [])).slice(0, 1),
  );
  expect(pages.size).toBeGreaterThan(0);
  expect(some(faults)).toEqual([]);
});

test('nor does a file behind a figure', () => {
  const figures = files.filter((f) => /\/figures\/[^/]+\.csv$/.test(f));
  const faults = figures.flatMap((file) => {
    const rows = csvParse(readDist(file).replace(/^\ufeff/, ''));
    const columns = rows.columns.filter((c) => /^(km|distance)\b/i.test(c));
    return columns.flatMap((c) =>
      rows.flatMap((r) => (r[c] !== '' && parseFloat(r[c] ?? '') < PLANCHER_KM ? [`${file}: ${c} ${r[c]}`] : [])).slice(0, 1),
    );
  });
  expect(figures.length).toBeGreaterThan(0);
  expect(some(faults)).toEqual([]);
});

/** Folders of the sheets, and the column of the table of communes that says which place a commune is in. */
const LEVELS = {
  regions: 'region',
  departements: 'departement',
  epci: 'epci',
  ept: 'ept',
  clpe: 'clpe',
  'zones-emploi': 'zone_emploi',
} as const;
const isPlace = (address: string) => Object.keys(LEVELS).some((folder) => address.startsWith(`/territoires/${folder}/`));

/** Sheets of the places with a commune that is not wholly within the reach: no contour, and nothing to reach, are beyond what can be said. */
function placesBeyond(km: number): ReadonlySet<string> {
  const far = new Set(
    csvParse(readDist('/donnees/accessibilite.csv')).flatMap(({ commune, distance_max_km: max = '' }) =>
      max === '' || Number(max) > km ? [commune] : [],
    ),
  );
  return new Set(
    csvParse(readDist('/donnees/communes.csv'))
      .filter((c) => far.has(c['commune']))
      .flatMap((c) => Object.entries(LEVELS).map(([folder, column]) => `/territoires/${folder}/${c[column] ?? ''}/`)),
  );
}

test('« personne » is said of a distance only where the whole contours are within it', () => {
  const beyond = placesBeyond(PORTEE_KM);
  const absolute = /\b(?:personne|aucun habitant) n(?:e |’)[^.;]*\bplus de \d+[\s\u00a0\u202f]km/iu;
  const saying = [...pages].flatMap(([address, { texts, meta }]) => {
    const said = [...texts, ...meta.values()].find((text) => absolute.test(text));
    return said === undefined ? [] : [{ address, said }];
  });
  const faults = saying.flatMap(({ address, said }) => {
    const place = address.replace('/zones-blanches/', '/territoires/departements/');
    return !isPlace(place) || beyond.has(place) ? [`${address}: ${said.trim().slice(0, 120)}`] : [];
  });
  expect(saying.length).toBeGreaterThan(0);
  expect(some(faults)).toEqual([]);
});
