import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** A history of one tab, as far as the address needs one. */
function poser() {
  const pile = [''];
  let rang = 0;
  const retours: (() => void)[] = [];
  const lieu = { search: '', pathname: '/zones-blanches/', hash: '' };
  const aller = (adresse: string) => (lieu.search = /\?.*/.exec(adresse)?.[0] ?? '');
  vi.stubGlobal('location', lieu);
  vi.stubGlobal('window', { addEventListener: (_: string, f: () => void) => retours.push(f) });
  vi.stubGlobal('history', {
    pushState: (_: null, __: string, adresse: string) => {
      pile.splice(++rang, pile.length, aller(adresse));
    },
    replaceState: (_: null, __: string, adresse: string) => {
      pile[rang] = aller(adresse);
    },
  });
  const signaler = () => {
    for (const f of retours) f();
  };
  const reculer = () => {
    aller(pile[--rang] ?? '');
    signaler();
  };
  return { lieu, reculer, signaler };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the address says the state after a cursor, a step, and a return before the cursor was written', async () => {
  const { lieu, reculer } = poser();
  const { changer, etatCourant } = await import('./adresse.ts');
  const { ecrireZones, lireZones } = await import('./etat.ts');
  const depart = ecrireZones(etatCourant());
  changer({ departement: '48' }, true);
  changer({ portee: 30 });
  reculer();
  vi.runAllTimers();
  expect(ecrireZones(etatCourant())).toBe(depart);
  expect(ecrireZones(lireZones(lieu.search).etat)).toBe(depart);
});

test('a cursor just moved is kept in the step that is left', async () => {
  const { lieu, reculer } = poser();
  const { changer, etatCourant } = await import('./adresse.ts');
  const { lireZones } = await import('./etat.ts');
  changer({ portee: 30 });
  changer({ departement: '48' }, true);
  expect(lireZones(lieu.search).etat).toMatchObject({ portee: 30, departement: '48' });
  reculer();
  vi.runAllTimers();
  expect(etatCourant()).toMatchObject({ portee: 30, departement: null });
  expect(lireZones(lieu.search).etat).toEqual(etatCourant());
});

test('a link inside the page takes nothing from a cursor on its way', async () => {
  const { lieu, signaler } = poser();
  const { changer, etatCourant } = await import('./adresse.ts');
  const { lireZones } = await import('./etat.ts');
  changer({ portee: 30 });
  signaler();
  expect(etatCourant().portee).toBe(30);
  vi.runAllTimers();
  expect(lireZones(lieu.search).etat.portee).toBe(30);
});

test('a cursor on its way is written once, as it stands when it rests', async () => {
  const { lieu } = poser();
  const { changer } = await import('./adresse.ts');
  const { lireZones } = await import('./etat.ts');
  const remplacer = vi.spyOn(history, 'replaceState');
  for (const portee of [20, 25, 30]) changer({ portee });
  vi.runAllTimers();
  expect(remplacer).toHaveBeenCalledOnce();
  expect(lireZones(lieu.search).etat.portee).toBe(30);
});
