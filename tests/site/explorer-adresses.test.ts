import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, openSite, PHONE, violationsInBothSchemes, visit, type Site, type Visit } from './browser.ts';
import { adresseDe, auRepos, avec, lancer, piece, proposee } from './explorer.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const largeurs = () => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return { scrollWidth, clientWidth };
};
const nombreDeBalises = () => document.querySelectorAll('main *').length;

describe('« recalculer ce chiffre »', () => {
  test.each([
    ['?indicateur=equipement-rsa&niveau=departement&code=39&periode=2019-12', 'Jura', '262,1'],
    ['?indicateur=siae-nombre&niveau=epci&code=240100883&periode=2019-07&modalite=ACI', '240100883', 'SIAE'],
    ['?indicateur=chomage-localise&niveau=france&code=FR&periode=2025-T4', 'France', '%'],
    ['?indicateur=defm&niveau=departement&code=976&periode=2023', 'Mayotte', 'non disponible'],
  ])('%s: the printed value and the recomputed one are the same', async (recherche, lieu, valeur) => {
    await visit(site, `/explorer/${recherche}`, { viewport: DESKTOP }, async ({ page, complaints }) => {
      const encart = piece(page, 'recalcul');
      await encart.filter({ hasText: 'Valeur imprimée' }).waitFor();
      await expect.poll(() => encart.innerText()).toContain(lieu);
      await expect.poll(() => encart.innerText()).toContain(valeur);
      // not by the address, which stays that of the printed value
      await page.getByRole('button', { name: 'Exécuter', exact: true }).click();
      await auRepos(page);
      await expect.poll(() => encart.getByRole('status').innerText()).toMatch(/C’est la même\.$/);
      expect(complaints).toEqual([]);
    });
  });

  test.each(['?indicateur=inconnu&niveau=epci&code=1&periode=2019', '?indicateur=rsa&niveau=departement&code=99&periode=2019-12-31'])(
    '%s points to nothing: a notice, and a page that works',
    async (recherche) => {
      await visit(site, `/explorer/${recherche}`, {}, async ({ page }) => {
        await piece(page, 'avis')
          .filter({ hasText: /ne désigne/ })
          .waitFor();
        expect(await lancer(page)).toMatch(/lignes/);
      });
    },
  );
});

describe('hostile addresses', () => {
  test('a hundred of them: nothing runs, nothing is inserted as HTML, the page works', async () => {
    const morceau = fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '</textarea><script>alert(1)</script>',
      "'--",
      'javascript:alert(1)',
      '%00',
      '\u202e',
      '{{',
      '&sql=',
      '#',
      '[object Object]',
      'select 1',
    );
    const adresses = fc.sample(
      fc.array(morceau, { minLength: 1, maxLength: 5 }).map((m) => m.join('')),
      { numRuns: 100, seed: 3 },
    );
    await visit(site, '/explorer/', { viewport: PHONE }, async ({ page, complaints, requests, settled }) => {
      const scripts = await page.locator('main img, main script:not([type])').count();
      const balises = await page.evaluate(nombreDeBalises);
      let dialogues = 0;
      page.on('dialog', (d) => {
        dialogues += 1;
        void d.dismiss();
      });
      for (const [k, a] of adresses.entries()) {
        const fragment = k % 2 === 0 ? `v=1&sql=${encodeURIComponent(a)}` : `v=1&${a}`;
        await page.evaluate((f) => void (location.hash = f), fragment);
      }
      await settled();
      await expect.poll(() => page.locator('main img, main script:not([type])').count()).toBe(scripts);
      expect(await page.evaluate(nombreDeBalises)).toBeLessThan(balises + 10);
      expect([dialogues, requests.filter((url) => url.includes('wasm')).length, complaints]).toEqual([0, 0, []]);
    });
  });
});

describe('everyone', () => {
  test('axe on a phone and on a desktop: at rest, with a result in each view, with an error, light and dark', async () => {
    const trouvees: string[] = [];
    const chercher = async ({ page, settled }: Visit, quand: string) => {
      for (const [ecran, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
        await page.setViewportSize(viewport);
        await settled();
        trouvees.push(...(await violationsInBothSchemes(page)).map((f) => `${ecran}, ${quand}: ${f}`));
        const { scrollWidth, clientWidth } = await page.evaluate(largeurs);
        if (scrollWidth > clientWidth) trouvees.push(`${ecran}, ${quand}: ${scrollWidth} px in ${clientWidth}`);
      }
    };
    await avec(site, `select departement, nom, population, null as vide from departements order by departement`, async (v) => {
      const { page } = v;
      await chercher(v, 'at rest');
      await lancer(page);
      await page.locator('.cadre-table tbody td').first().waitFor();
      await chercher(v, 'table');
      for (const nom of ['Graphique', 'Carte']) {
        await page.getByRole('tab', { name: nom }).click();
        await page.locator('[role="tabpanel"]:not([hidden]) svg[role="img"]').first().waitFor();
        await chercher(v, nom);
      }
      await page.locator('[data-table="siae"] summary').click();
      await page.getByText('Vos dernières requêtes').click();
      await page.evaluate(() => void (location.hash = 'v=1&sql=select+nme+from+siae'));
      await proposee(v, 'select nme from siae');
      await lancer(page);
      await piece(page, 'erreur').waitFor();
      await chercher(v, 'error');
    });
    expect(trouvees).toEqual([]);
  });

  test('works when the browser stores nothing', async () => {
    await visit(site, '/explorer/', { viewport: DESKTOP }, async ({ page }) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      });
      await page.goto(`${site.origin}${adresseDe('select 1 as a')}`);
      await page.reload();
      expect(await lancer(page)).toMatch(/^1 ligne/);
    });
  });
});
