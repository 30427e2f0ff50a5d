import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { construireIndex } from '#domain/recherche-index.ts';

const INDEX = construireIndex(
  [
    { commune: '01173', nom: 'Gex', departement: '01', epci: '240100750', population: 13_000, codes_postaux: '01170' },
    { commune: '29083', nom: 'Île-de-Sein', departement: '29', epci: null, population: 260, codes_postaux: '29990' },
  ],
  [{ epci: '240100750', nom: 'CA du Pays de Gex', nature: 'CA', departement: '01', population: 100_000 }],
  [{ departement: '01' }, { departement: '29' }],
  [{ region: '53' }, { region: '84' }],
);

const PAGE = `<html><body><recherche-territoire><form action="/territoires/"><label for="q">Chercher</label>
  <input id="q" name="q"><button>Chercher</button></form></recherche-territoire></body></html>`;

const { window, document } = parseHTML(PAGE);
/** What `recherche.ts` names; it may only be imported once the page exists. */
const EVENEMENT = 'territoire:choisi';
const assign = vi.fn<(adresse: string) => void>();
let demandes = 0;

/** The first request fails, the others answer. */
function fetchIndex(): Promise<Response> {
  demandes += 1;
  return Promise.resolve(demandes === 1 ? new Response('', { status: 500 }) : Response.json(INDEX));
}

function champ(): HTMLInputElement {
  const input = document.querySelector('input');
  if (input === null) throw new Error('the page has no input');
  return input;
}

async function taper(texte: string): Promise<void> {
  champ().value = texte;
  champ().dispatchEvent(new window.Event('input'));
  await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).not.toBe(''));
}

function touche(key: string): void {
  champ().dispatchEvent(Object.assign(new window.Event('keydown', { cancelable: true }), { key }));
}

const options = () => [...document.querySelectorAll('[role=option]')].map((o) => o.textContent);

beforeAll(async () => {
  const { HTMLElement, Element, CustomEvent, customElements } = window;
  // linkedom lays nothing out
  Element.prototype.scrollIntoView = () => undefined;
  for (const [nom, valeur] of Object.entries({ document, HTMLElement, Element, CustomEvent, customElements, fetch: fetchIndex }))
    vi.stubGlobal(nom, valeur);
  vi.stubGlobal('location', { search: '', assign });
  await import('./recherche-territoire.ts');
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => {
  assign.mockClear();
  const status = document.querySelector('[role=status]');
  if (status) status.textContent = '';
});

describe('recherche-territoire', () => {
  it('dresses the input as a combobox and asks nothing before the focus', () => {
    expect(champ().getAttribute('role')).toBe('combobox');
    expect(champ().getAttribute('aria-controls')).toBe(document.querySelector('[role=listbox]')?.id);
    expect(demandes).toBe(0);
  });
  it('says when the index does not come, then tries again', async () => {
    await taper('gex');
    expect(document.querySelector('[role=status]')?.textContent).toMatch(/n’est pas disponible\u202f; la touche Entrée/);
    expect(options()).toEqual([]);
  });
  it('lists the places, with their number read aloud', async () => {
    await taper('gex');
    expect(options()).toEqual(['Gex commune, Ain (01170)', 'CA du Pays de Gex intercommunalité, Ain']);
    expect(document.querySelector('[role=status]')?.textContent).toBe('2\u00a0territoires proposés.');
    expect(champ().getAttribute('aria-expanded')).toBe('true');
    expect(demandes).toBe(2);
  });
  it('walks with the arrows, round and round, and closes with Escape', async () => {
    await taper('gex');
    touche('ArrowUp');
    expect(champ().getAttribute('aria-activedescendant')).toBe('q-liste-1');
    touche('ArrowDown');
    expect(champ().getAttribute('aria-activedescendant')).toBe('q-liste-0');
    expect(document.querySelector('[aria-selected=true]')?.id).toBe('q-liste-0');
    touche('Escape');
    expect(champ().getAttribute('aria-expanded')).toBe('false');
    expect(champ().hasAttribute('aria-activedescendant')).toBe(false);
  });
  it('goes to the chosen place on Enter, to the first when none is chosen', async () => {
    await taper('sein');
    document.querySelector('form')?.dispatchEvent(new window.Event('submit', { cancelable: true }));
    expect(assign).toHaveBeenCalledExactlyOnceWith('/territoires/departements/29/');
  });
  it('hands the place to a page that wants it, and empties the field', async () => {
    await taper('sein');
    const choisies: string[] = [];
    const prendre = (e: Event) => {
      e.preventDefault();
      choisies.push((e as CustomEvent<{ nom: string }>).detail.nom);
    };
    document.addEventListener(EVENEMENT, prendre, { once: true });
    document.querySelector('form')?.dispatchEvent(new window.Event('submit', { cancelable: true }));
    expect(choisies).toEqual(['Île-de-Sein']);
    expect(champ().value).toBe('');
    expect(assign).not.toHaveBeenCalled();
  });
  it('leaves the form to the server when nothing is found', async () => {
    await taper('zzzz');
    const envoi = new window.Event('submit', { cancelable: true });
    document.querySelector('form')?.dispatchEvent(envoi);
    expect(envoi.defaultPrevented).toBe(false);
    expect(assign).not.toHaveBeenCalled();
    expect(document.querySelector('[role=status]')?.textContent).toBe('Aucun territoire pour «\u00a0zzzz\u00a0».');
  });
});
