import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Couche } from '#domain/couche.ts';
import type { TableApportee } from '#db/moteur.ts';
import { DESKTOP, openSite, PHONE, violationsInBothSchemes, visit, type Site, type Visit } from './browser.ts';

/** A file is mapped on the one, queried on the other. */
const PAGE = '/atlas/';
const SQL = '/explorer/';
const corpus = (name: string) => ({ name, mimeType: 'text/csv', buffer: readFileSync(`data/fixtures/apport/${name}`) });
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

interface Received {
  readonly couches: {
    readonly couche: Omit<Couche, 'valeurs'>;
    readonly valeurs: readonly [string, { valeur: number | null; etat: string }][];
  }[];
  readonly tables: (Omit<TableApportee, 'colonnes'> & { readonly colonnes: readonly { nom: string; type: string; n: number }[] })[];
}
declare global {
  interface Window {
    received: Received;
  }
}

/** Writes down the events that the element sends to the page around it. */
function listen(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.received = { couches: [], tables: [] };
    document.addEventListener('atlas:couche', (e) => {
      const { valeurs, ...couche } = (e as CustomEvent<Couche>).detail;
      window.received.couches.push({ couche, valeurs: [...valeurs] });
    });
    document.addEventListener('vos-donnees:table', (e) => {
      const { colonnes, ...table } = (e as CustomEvent<TableApportee>).detail;
      window.received.tables.push({ ...table, colonnes: colonnes.map(({ nom, type, valeurs }) => ({ nom, type, n: valeurs.length })) });
    });
  });
}

const element = (page: Page) => page.locator('vos-donnees');

/** Gives a file and waits until the element has said something about it. */
async function give(page: Page, file: Parameters<Page['setInputFiles']>[1]): Promise<string> {
  await element(page).locator('input[type=file]').setInputFiles(file);
  const said = element(page).locator('.etat, .erreur').filter({ hasText: /\S/ });
  await page.waitForFunction(() => document.querySelector('vos-donnees')?.getAttribute('aria-busy') === 'false');
  return (await said.allInnerTexts()).join(' ');
}

const button = (page: Page, name: string) => element(page).getByRole('button', { name, exact: true });
const press = (page: Page, name: string) => button(page, name).click();
/** Answers the one question of the page by the words of a choice. */
const answer = async (page: Page, choice: RegExp) => {
  await element(page).locator('form.demande').getByLabel(choice).check();
  await press(page, 'Répondre');
};
const onPage = <T>(look: (v: Visit) => Promise<T>, options = {}, address = PAGE) =>
  visit(site, address, { viewport: DESKTOP, ...options }, async (v) => {
    await v.page.waitForFunction(() => document.querySelector('vos-donnees input:enabled') !== null);
    await listen(v.page);
    return look(v);
  });
const received = (page: Page) => page.evaluate(() => window.received);

describe('a file of the reader', () => {
  test.each([
    { address: PAGE, gesture: 'Cartographier', heard: 'couches' },
    { address: SQL, gesture: 'Interroger en SQL', heard: 'tables' },
  ] as const)('never leaves the computer on $address: only public files are asked for, and none for the second file', async (at) => {
    const look = async ({ page, requests }: Visit) => {
      const sent: string[] = [];
      page.on('request', (r) => sent.push(`${r.method()} ${r.url()} ${r.postData() ?? ''}`));
      const use = async (count: number) => {
        // by keyboard: a pointer over the map, which comes into view then, would ask for the module that enlarges it
        await button(page, at.gesture).press('Enter');
        await page.waitForFunction(([heard, n]) => window.received[heard].length === n, [at.heard, count] as const);
      };
      await give(page, csv('secret-zzmarqueurzz.csv', 'dep;zzmarqueurzz\n01;424242\n02;434343\n'));
      await use(1);
      const own = requests.filter((url) => url.startsWith(`${site.origin}/`));
      expect(requests.filter((url) => !own.includes(url) && !/^(data|blob):/.test(url))).toEqual([]);
      expect(sent.filter((s) => !s.startsWith('GET '))).toEqual([]);
      expect(sent.filter((s) => /zzmarqueurzz|424242/.test(s))).toEqual([]);
      // the ear reaches into the worker: it heard the one file that it asks for
      expect(sent.some((s) => s.includes('/recherche.json'))).toBe(true);
      const before = sent.length;
      await give(page, csv('autre.csv', 'dep;n\n01;1\n02;2\n'));
      await use(2);
      expect(sent.slice(before)).toEqual([]);
    };
    await onPage(look, { serviceWorkers: 'allow' }, at.address);
  });

  test('is read, matched, mapped: the layer says what is missing', async () => {
    await onPage(async ({ page, complaints }) => {
      expect(await give(page, corpus('departements.csv'))).toMatch(/8\slignes lues.*6\sdépartements sur 101/);
      await expect.poll(() => element(page).getByLabel('Encodage').inputValue()).toBe('windows-1252');
      await expect
        .poll(() =>
          element(page)
            .getByText(/Non reconnus\s: 1\stexte/)
            .count(),
        )
        .toBe(1);
      await press(page, 'Cartographier');
      await page.waitForFunction(() => window.received.couches.length === 1);
      const [layer] = (await received(page)).couches;
      expect(layer?.couche).toMatchObject({ titre: 'Salariés en insertion', niveau: 'departement' });
      expect(layer?.couche.note).toMatch(/2\slignes laissées de côté/);
      expect(new Map(layer?.valeurs).get('974')).toEqual({ valeur: 1204, etat: 'valeur' });
      expect(complaints).toEqual([]);
    });
  });

  test('of communes of two départements says which are drawn, and draws the others when asked', async () => {
    await onPage(async ({ page }) => {
      await give(page, csv('communes.csv', 'code_commune;inscrits\n59350;230\n59009;12\n35238;220\n'));
      const show = async (n: number) => {
        await press(page, 'Cartographier');
        await page.waitForFunction((count) => window.received.couches.length === count, n);
        return (await received(page)).couches.at(-1)?.couche;
      };
      const first = await show(1);
      expect(first).toMatchObject({ niveau: 'commune', departement: '59' });
      expect(first?.note).toMatch(/1\scommune du fichier, dans 1\sautre département, n’est pas sur cette carte/);
      await element(page).getByLabel('Communes de').selectOption('35');
      expect(await show(2)).toMatchObject({ departement: '35' });
    });
  });

  test('is set over a count of the atlas only after the question of where it counts', async () => {
    await onPage(async ({ page }) => {
      await give(page, corpus('departements.csv'));
      await element(page).getByText('Rapporter à un dénominateur de l’atlas').click();
      const go = element(page).getByRole('button', { name: 'Cartographier ce rapport' });
      await element(page).getByLabel('Période du dénominateur').waitFor();
      await expect.poll(() => go.count()).toBe(0);
      await element(page)
        .getByLabel(/à l’établissement/)
        .check();
      await expect
        .poll(() =>
          element(page)
            .getByText(/^Taux d’équipement, .*ne dit pas qui est employé/)
            .count(),
        )
        .toBe(1);
      await expect
        .poll(() =>
          element(page)
            .getByLabel(/comprises dans/)
            .count(),
        )
        .toBe(0);
      await go.click();
      await page.waitForFunction(() => window.received.couches.length === 1);
      await element(page)
        .getByLabel(/là où elles habitent/)
        .check();
      await element(page)
        .getByLabel(/comprises dans/)
        .check();
      await expect
        .poll(() =>
          element(page)
            .getByText(/^Part, % des demandeurs d’emploi/)
            .count(),
        )
        .toBe(1);
      const [layer] = (await received(page)).couches;
      expect(layer?.couche.uniteCourte).toBe('‰');
      const ain = new Map(layer?.valeurs).get('01')?.valeur ?? 0;
      expect(ain).toBeGreaterThan(1);
      expect(ain).toBeLessThan(100);
    });
  });

  test('with homonyms lists the candidates, and does what the reader decides', async () => {
    await onPage(async ({ page }) => {
      await give(page, corpus('communes.csv'));
      const choice = element(page).getByLabel(/Territoire de «\sSt Denis\s»/);
      await expect
        .poll(() => choice.locator('option').allInnerTexts())
        .toEqual(expect.arrayContaining([expect.stringMatching(/Seine-Saint-Denis \(93066\)/)]));
      await choice.selectOption('97411');
      await press(page, 'Appliquer ces choix');
      await element(page)
        .getByText(/6\slignes rattachées à 4\scommunes/)
        .waitFor();
      await expect.poll(() => choice.count()).toBe(0);
    });
  });

  test('in UTF-16, with titles above its head, or with codes of two levels, is understood or asked about', async () => {
    await onPage(async ({ page }) => {
      expect(await give(page, corpus('epci-utf16.csv'))).toMatch(/intercommunalités sur 1\s255/);
      expect(await give(page, corpus('titres.csv'))).toMatch(/3\sdépartements/);
      await expect.poll(() => element(page).getByLabel('Noms des colonnes').inputValue()).toBe('4');
      await give(page, corpus('regions-ou-departements.csv'));
      await expect
        .poll(() =>
          element(page)
            .locator('legend', { hasText: /sont ceux de régions ou de départements.*Lesquels sont-ce/ })
            .count(),
        )
        .toBe(1);
      await answer(page, /régions/);
      await element(page)
        .getByText(/3\slignes rattachées à 3\srégions/)
        .waitFor();
    });
  });
});

describe('bad files end in a sentence, and the next file works', () => {
  const bomb = (): Buffer => {
    const zip = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/b.xml': new Uint8Array(2_000_000) });
    const view = new DataView(zip.buffer);
    const at = zip.findLastIndex((_, i) => i + 46 < zip.length && view.getUint32(i, true) === 0x02014b50);
    view.setUint32(at + 24, 0xfffffff0, true);
    return Buffer.from(zip);
  };
  test('all of them on one page, one after the other', async () => {
    const files: readonly (readonly [string, Buffer | string, RegExp])[] = [
      ['vide.csv', '', /vide/],
      ['binaire.csv', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 37) % 251)), /ni du texte/],
      ['colonnes.csv', `${'c;'.repeat(300)}c\n${'1;'.repeat(300)}1\n`, /301\scolonnes/],
      ['longue.csv', `dep;t\n01;"${'a'.repeat(1_000_000)}"\n`, /1\s000\s000\scaractères/],
      ['entete.csv', 'dep;n\n', /qu’une ligne d’en-tête/],
      ['bombe.xlsx', bomb(), /décompressé/],
      ['tronque.xlsx', bomb().subarray(0, 600), /tronqué ou abîmé/],
      ['ancien.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /\.xls/],
      ['abime.parquet', 'PAR1 et rien après', /Parquet est tronqué/],
      ['lignes.csv', `dep\n${'01\n'.repeat(2_000_001)}`, /2\s000\s000\slignes/],
      ['sans-lieu.csv', 'produit;prix\nvis;1,5\nclou;2,5\n', /Aucune colonne de territoire/],
      ['doublons.csv', readFileSync('data/fixtures/apport/doublons.csv'), /4\sdépartements/],
    ];
    await onPage(async ({ page, complaints }) => {
      for (const [name, body, message] of files) {
        expect(await give(page, { name, mimeType: '', buffer: Buffer.from(body as string) }), name).toMatch(message);
        expect(await give(page, csv('bon.csv', 'dep;n\n01;1\n2A;2\n')), `after ${name}`).toMatch(/2\sdépartements/);
      }
      expect(complaints).toEqual([]);
    });
  });

  test('a cell that looks like a formula or like HTML is shown as text', async () => {
    await onPage(async ({ page }) => {
      await give(page, csv('x.csv', 'dep;n;t\n01;1;<img src=x onerror=alert(1)>\n02;2;=1+1\n<b>;3;@SUM\n'));
      const shown = await element(page).innerText();
      expect(shown).toContain('<img src=x onerror=alert(1)>');
      expect(shown).toContain('=1+1');
      await expect.poll(() => element(page).locator('img, td b, th b').count()).toBe(0);
      const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Télécharger ce rapport (CSV)')]);
      expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\ufeffresultat;texte;/);
    });
  });
});

describe('the page stays the reader’s', () => {
  const row = (i: number) =>
    `${String((i % 95) + 1).padStart(2, '0')};${i};${i % 500};${(i % 997) / 10};Structure n° ${i};a;b;c;d;${i * 7}`;

  test.each([
    { address: PAGE, gesture: 'Cartographier', heard: 'couches' },
    { address: SQL, gesture: 'Interroger en SQL', heard: 'tables' },
  ] as const)('200 000 rows × 10 columns on $address: the worker works, the page stays free', async ({ address, gesture, heard }) => {
    const text = `dep;rang;effectif;etp;nom;a;b;c;d;x\n${Array.from({ length: 200_000 }, (_, i) => row(i)).join('\n')}\n`;
    // from the disk: handing over a buffer would make the page itself decode 15 MB
    const folder = mkdtempSync(join(tmpdir(), 'vos-donnees-'));
    const path = join(folder, 'gros.csv');
    writeFileSync(path, text);
    const look = async ({ page }: Visit) => {
      await page.evaluate(() => {
        const held = { ms: 0, since: performance.now() };
        Object.assign(window, { held });
        new PerformanceObserver((list) => list.getEntries().forEach((e) => (held.ms += e.duration))).observe({ type: 'longtask' });
      });
      await give(page, path);
      // two thousand rows for each département: a map waits for what to do with them
      if (heard === 'couches') await answer(page, /additionnées/);
      await press(page, gesture);
      await page.waitForFunction((h) => window.received[h].length === 1, heard);
      // a share of the time, not a time: the machine may be busy
      const share = () => {
        const { held } = window as unknown as { held: { ms: number; since: number } };
        return held.ms / (performance.now() - held.since);
      };
      expect(await page.evaluate(share)).toBeLessThan(0.4);
      const [table] = (await received(page)).tables;
      if (heard === 'couches') return;
      expect(table).toMatchObject({ nom: 'mes_gros', lignes: 200_000, territoire: { colonne: 'dep', niveau: 'departement' } });
      expect(table?.colonnes.map((c) => c.n)).toEqual(Array.from({ length: 11 }, () => 200_000));
    };
    await onPage(look, {}, address).finally(() => rmSync(folder, { recursive: true }));
  });

  test('nothing is kept unless asked; what is kept is listed, opens again, and goes for good', async () => {
    await onPage(async ({ page }) => {
      const stored = () =>
        page.evaluate(async () => [
          localStorage.length,
          sessionStorage.length,
          (await indexedDB.databases()).filter((d) => d.name === 'atlas-vos-donnees').length,
        ]);
      await give(page, csv('garde.csv', 'dep;n\n01;1\n02;2\n'));
      expect((await stored())[2]).toBe(0);
      await press(page, 'Garder ce fichier dans ce navigateur');
      await element(page).getByRole('button', { name: 'Supprimer garde.csv' }).waitFor();
      await page.reload();
      await element(page).getByRole('button', { name: 'Ouvrir garde.csv' }).click();
      await element(page)
        .getByText(/2\sdépartements sur 101/)
        .first()
        .waitFor();
      await element(page).getByRole('button', { name: 'Supprimer garde.csv' }).click();
      await element(page)
        .getByText(/a été supprimé/)
        .waitFor();
      expect((await stored())[2]).toBe(0);
    });
  });

  test('a file is dropped as well as chosen, one at a time', async () => {
    await onPage(async ({ page }) => {
      const drop = (n: number) =>
        page.evaluate((count) => {
          const data = new DataTransfer();
          for (let i = 0; i < count; i++) data.items.add(new File(['dep;n\n01;1\n02;2\n'], `depot${i}.csv`));
          document
            .querySelector('vos-donnees .depot')
            ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        }, n);
      await drop(2);
      await element(page).getByText('Déposez un seul fichier à la fois.').waitFor();
      await drop(1);
      await element(page)
        .getByText(/2\sdépartements sur 101/)
        .first()
        .waitFor();
    });
  });

  test.each([PHONE.width, 320])('fits in %i px with everything open, and axe finds nothing', async (width) => {
    await onPage(
      async ({ page }) => {
        await give(page, corpus('communes.csv'));
        await element(page)
          .locator('details')
          .evaluateAll((all) => all.forEach((d) => d.setAttribute('open', '')));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        if (width === PHONE.width) expect(await violationsInBothSchemes(page)).toEqual([]);
      },
      { viewport: { width, height: 844 } },
    );
  });

  test('works by keyboard alone: the input is the zone, and Enter maps', async () => {
    await onPage(async ({ page }) => {
      await give(page, corpus('departements.csv'));
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ce qui a été lu');
      const button = element(page).getByRole('button', { name: 'Cartographier', exact: true });
      for (let i = 0; i < 40 && !(await button.evaluate((b) => b === document.activeElement)); i++) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => window.received.couches.length === 1);
      await expect.poll(() => element(page).getByRole('status').innerText()).toMatch(/^Carte\s: Salariés/);
    });
  });
});
