import { expect, test } from 'vitest';
import { csvParse } from 'd3-dsv';
import { nomsTerritoire } from '../../src/domain/noms-territoire.ts';
import { criblerTable } from '../../src/domain/series-criblees.ts';
import { CATALOGUE } from '../../src/indicateurs/catalogue.ts';
import { ecritureDe } from '../../src/lib/ecriture.ts';
import { distFiles, readDist, readPages } from './dist.ts';

const files = distFiles();
const pages = readPages(files);
const csv = (file: string) => csvParse(readDist(file));

/** Screened again in the counts that the site publishes: the marks it prints are not trusted. */
const criblees = new Set(
  criblerTable(
    'iae_salaries',
    csv('/donnees/iae_salaries.csv').map((l) => ({ ...l, valeur: l['valeur'] === '' ? null : Number(l['valeur']) })),
  ).map((c) => `${c.departement} ${c.periode.slice(0, 7)}`),
);

/** Each value of a département that rests on one of them, as its pages write it. */
const retenues = CATALOGUE.filter((i) => i.reserve !== undefined && i.mesure.genre !== 'rang').flatMap((i) =>
  csv(`/indicateurs/${i.id}.csv`)
    .filter(
      (l) => l['niveau'] === 'departement' && l['valeur'] !== '' && criblees.has(`${l['code'] ?? ''} ${(l['periode'] ?? '').slice(0, 7)}`),
    )
    .map((l) => ({
      id: i.id,
      code: l['code'] ?? '',
      derniere: l['periode'] === i.periode,
      nom: l['territoire'] ?? '',
      dit: ecritureDe(i)(Number(l['valeur'])),
      reserve: l['reserve'],
    })),
);
/** A tag is a bar: the number of the cell before is no part of the number of this one. */
const net = (texte: string) =>
  texte
    .replaceAll(/<[^>]+>/g, '|')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll(/\s+/g, ' ');
/** The number alone: neither the end of a longer one nor its beginning. */
const dit = (texte: string, nombre: string) => {
  const [ou, quoi] = [net(texte), net(nombre)];
  for (let k = ou.indexOf(quoi); k >= 0; k = ou.indexOf(quoi, k + 1))
    if (!/[\d,−]\s?$/.test(ou.slice(0, k)) && !/^[\d,]/.test(ou.slice(k + quoi.length))) return true;
  return false;
};
const rangees = (address: string) => [...readDist(address).matchAll(/<tr[\s>].*?<\/tr>/gs)].map(([r]) => r);

test('a gap of the source is held back somewhere, and its page is here', () => {
  expect(retenues.filter((r) => r.derniere).map((r) => `${r.id} ${r.code}`)).toContain('iae-cible 48');
  expect(pages.has('/territoires/departements/48/')).toBe(true);
});

test('a gap of the source is in no title, nor in what a search engine shows', () => {
  const fautes = [...pages].flatMap(([address, page]) => {
    const titres = [...page.titles, ...page.headings.map((h) => h.text), page.meta.get('description') ?? ''];
    return retenues
      .filter((r) => r.derniere)
      .filter((r) => address.includes(`/departements/${r.code}/`) || titres.some((t) => t.includes(r.nom)))
      .flatMap((r) =>
        titres
          .filter((t) => dit(t, r.dit) && (address.includes(`/departements/${r.code}/`) || t.includes(r.nom)))
          .map((t) => `${address} ${r.id}: ${t}`),
      );
  });
  expect(fautes).toEqual([]);
});

test('a gap of the source is the extreme of no sentence', () => {
  const dernieres = retenues
    .filter((r) => r.derniere)
    .map((r) => ({ ...r, dans: nomsTerritoire({ niveau: 'departement', code: r.code, nom: r.nom }).dans }));
  const noms = new RegExp([...new Set(dernieres.map((r) => r.nom))].join('|'));
  const fautes = [...pages].flatMap(([address, page]) =>
    page.texts
      .filter((t) => noms.test(t) && !t.includes('provisoire'))
      .flatMap((t) =>
        dernieres
          .filter((r) => !address.includes(`/departements/${r.code}/`) && (t.includes(r.dans) || t.includes(`(${r.nom})`)) && dit(t, r.dit))
          .map((r) => `${address} ${r.id}: ${net(t).slice(0, 120)}`),
      ),
  );
  expect(fautes).toEqual([]);
});

test('a gap of the source has its mark in every table, and no rank', () => {
  const fautes = retenues
    .filter((r) => r.derniere)
    .flatMap((r) => {
      const chezLui = `/territoires/departements/${r.code}/`;
      const siennes = [
        ...(pages.has(`/indicateurs/${r.id}/`) ? rangees(`/indicateurs/${r.id}/`).filter((t) => t.includes(`>${r.nom}<`)) : []),
        ...(pages.has(chezLui) ? rangees(chezLui).filter((t) => t.includes(`/indicateurs/${r.id}/`)) : []),
      ];
      return siennes
        .filter((t) => dit(t, r.dit) && (!t.includes('provisoire') || /\d+ \/ \d+/.test(net(t))))
        .map((t) => `${r.id} ${r.code}: ${net(t)}`);
    });
  expect(fautes).toEqual([]);
});

test('a gap of the source has its mark in every file', () => {
  expect(retenues.filter((r) => r.reserve !== 'incomplet').map((r) => `${r.id} ${r.code}`)).toEqual([]);
});

test('the method lists what is held back: each territory, and the rule', () => {
  const methode = readDist('/methode/').split('id="provisoires"')[1] ?? '';
  const codes = new Set([...criblees].map((c) => c.split(' ')[0] ?? ''));
  expect([...codes].filter((c) => !methode.includes(`/territoires/departements/${c}/`))).toEqual([]);
});
