import { compte, entier, pourcent } from '#lib/format.ts';
import { celluleTexte } from '#domain/phrase.ts';
import { balise } from '../balise.ts';
import type { Place, Vue } from './vue.ts';

const TETE = 10;
const TOUTES = 120;

const bouton = (p: Place): HTMLElement => balise('button', { type: 'button', class: 'lien', 'data-choisir': p.code }, p.nom);
const parNombre = (a: Place, b: Place): number => b.touches - a.touches || a.nom.localeCompare(b.nom, 'fr');
const parPart = (a: Place, b: Place): number => (b.part.valeur ?? -1) - (a.part.valeur ?? -1) || parNombre(a, b);

function liste(titre: string, places: readonly Place[], valeur: (p: Place) => string): HTMLElement {
  const lignes = places.map((p) => balise('li', {}, bouton(p), '\u00a0: ', valeur(p)));
  return balise('div', {}, balise('h3', {}, titre), balise('ol', {}, ...lignes));
}

/** Two orders, because they say different things: many people, or most of the people. */
export function dessinerClassements(vue: Vue): readonly HTMLElement[] {
  const touchees = vue.places().filter((p) => p.touches > 0);
  if (touchees.length === 0) return [balise('p', { class: 'mention' }, 'Aucun territoire à classer\u00a0: personne n’est concerné.')];
  const nombre = touchees.toSorted(parNombre).slice(0, TETE);
  const premiere = liste('Là où le plus d’habitants sont concernés', nombre, (p) => compte(p.touches, 'habitant', 'habitants'));
  // a commune is wholly concerned or not: a share would rank nothing
  if (vue.departement !== null) return [premiere];
  const part = touchees
    .filter((p) => p.part.valeur !== null)
    .toSorted(parPart)
    .slice(0, TETE);
  return [
    premiere,
    liste(
      'Là où la plus grande part l’est',
      part,
      (p) => `${pourcent(p.part.valeur ?? 0)} de ${compte(p.habitants, 'habitant', 'habitants')}`,
    ),
  ];
}

/** Every place, those with most people concerned first; a long list opens on its first rows. */
export function dessinerTableau(vue: Vue, toutes: boolean, surTout: () => void): readonly HTMLElement[] {
  const triees = vue.places().toSorted(parNombre);
  const montrees = toutes ? triees : triees.slice(0, TOUTES);
  const lignes = montrees.map((p) =>
    balise(
      'tr',
      {},
      balise('th', { scope: 'row' }, bouton(p)),
      balise('td', { class: 'nombre' }, entier(p.habitants)),
      balise('td', { class: 'nombre' }, entier(p.touches)),
      balise(
        'td',
        { class: p.part.valeur === null ? 'nombre etat' : 'nombre' },
        celluleTexte(p.part, (v) => pourcent(v)),
      ),
    ),
  );
  const tetes = [vue.departement === null ? 'Intercommunalité' : 'Commune', 'Habitants', 'Concernés', 'Part'];
  const table = balise(
    'table',
    {},
    balise('caption', {}, 'Habitants que la définition choisie trouve en zone blanche'),
    balise('thead', {}, balise('tr', {}, ...tetes.map((t, k) => balise('th', { scope: 'col', class: k === 0 ? undefined : 'nombre' }, t)))),
    balise('tbody', {}, ...lignes),
  );
  const reste = triees.length - montrees.length;
  const suite = balise('button', { type: 'button', class: 'discret', hidden: reste <= 0 }, `Afficher les ${entier(reste)} autres`);
  suite.addEventListener('click', surTout);
  return [
    balise('div', { class: 'defilement haut', tabindex: '0', role: 'region', 'aria-label': 'Tableau des territoires' }, table),
    suite,
  ];
}
