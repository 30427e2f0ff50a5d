import { balise } from '#islands/pieces/balise.ts';

/**
 * The link « Chercher » of every page opens the search over the page it stands on, and so does « / ». A click with a modifier,
 * or without this file, goes to /recherche/. Nothing of the search itself is loaded before.
 */
const APPEL = 'a[data-appel-recherche]';
let boite: HTMLDialogElement | null = null;

function construire(lien: HTMLAnchorElement): HTMLDialogElement {
  const action = lien.getAttribute('href') ?? '';
  const champ = balise('input', { id: 'q-partout', name: 'q', type: 'search', placeholder: 'Un lieu, un sigle, un objectif, un mot' });
  const form = balise(
    'form',
    { method: 'get', action, role: 'search', class: 'recherche' },
    balise('label', { for: 'q-partout' }, 'Chercher dans tout l’atlas'),
    balise('div', { class: 'champ' }, champ, balise('button', { type: 'submit' }, 'Chercher')),
  );
  const fermer = balise('button', { type: 'button', class: 'fermer' }, 'Fermer');
  const site = balise('recherche-site' as 'div', { base: action.replace(/\/recherche\/$/, ''), mode: 'dialogue' }, form);
  const dialogue = balise('dialog', { class: 'recherche-boite', 'aria-label': 'Recherche' }, fermer, site);
  fermer.addEventListener('click', () => dialogue.close());
  // a press on what lies behind closes too; the dialog itself is only its border
  dialogue.addEventListener('click', (e) => {
    if (e.target === dialogue) dialogue.close();
  });
  document.body.append(dialogue);
  return dialogue;
}

function ouvrir(lien: HTMLAnchorElement): void {
  boite ??= construire(lien);
  if (!boite.open) boite.showModal();
  boite.querySelector('input')?.focus();
  // the page of results is the answer when the search itself cannot be had
  import('./element.ts').catch((cause: unknown) => {
    console.error(cause);
    location.assign(lien.href);
  });
}

const saisie = (cible: EventTarget | null) =>
  cible instanceof HTMLElement && (cible.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(cible.tagName));

document.addEventListener('click', (e) => {
  const lien = e.target instanceof Element ? e.target.closest<HTMLAnchorElement>(APPEL) : null;
  if (lien === null || e.ctrlKey || e.metaKey || e.shiftKey || e.button !== 0) return;
  e.preventDefault();
  ouvrir(lien);
});
document.addEventListener('keydown', (e) => {
  const lien = document.querySelector<HTMLAnchorElement>(APPEL);
  if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || lien === null || saisie(e.target)) return;
  e.preventDefault();
  ouvrir(lien);
});
