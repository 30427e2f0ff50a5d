import { ecrirePart } from '#lib/ecriture.ts';
import { compte, entier } from '#lib/format.ts';
import type { Cellule } from '#domain/cellule.ts';
import { celluleTexte } from '#domain/phrase.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';
import { rangee, tableau, type Case, type Colonne } from '#islands/pieces/tableau.ts';
import type { Place, Vue } from './vue.ts';

const TETE = 10;
const TOUTES = 120;

const nomEnBouton = (p: Place): HTMLElement => balise('button', { type: 'button', class: 'lien', 'data-choisir': p.code }, p.nom);
// what is not known comes last, after those where nobody is concerned
const decroissant = (a: Cellule, b: Cellule): number => (b.valeur ?? -1) - (a.valeur ?? -1);
const parNombre = (a: Place, b: Place): number => decroissant(a.touches, b.touches) || a.nom.localeCompare(b.nom, 'fr');
const parPart = (a: Place, b: Place): number => decroissant(a.part, b.part) || parNombre(a, b);
const habitants = (n: number): string => compte(n, 'habitant', 'habitants');

/** Why no place can be ranked: an answer that is missing is not an answer of nobody. */
function sansClassement(places: readonly Place[]): string {
  const inconnues = places.filter((p) => p.touches.etat === 'indisponible').length;
  if (inconnues === 0) return 'Aucun territoire à classer\u00a0: la définition n’en trouve aucun.';
  const combien = compte(inconnues, 'territoire', 'territoires');
  if (inconnues === places.length) return 'Aucun territoire à classer\u00a0: la définition ne dit rien d’aucun d’eux.';
  return `Aucun territoire à classer\u00a0: la définition n’en trouve aucun là où elle répond\u202f; elle ne dit rien de ${combien}.`;
}

function liste(titre: string, places: readonly Place[], valeur: (p: Place) => string): HTMLElement {
  const lignes = places.map((p) => balise('li', {}, nomEnBouton(p), '\u00a0: ', valeur(p)));
  return balise('div', {}, balise('h3', {}, titre), balise('ol', {}, ...lignes));
}

/** Two orders, because they say different things: many people, or most of the people. */
export function dessinerClassements(vue: Vue): readonly HTMLElement[] {
  const places = vue.places();
  const touchees = places.filter((p) => p.touches.etat === 'valeur');
  if (touchees.length === 0) return [balise('p', { class: 'mention' }, sansClassement(places))];
  const nombre = touchees.toSorted(parNombre).slice(0, TETE);
  const premiere = liste('Là où le plus d’habitants sont concernés', nombre, (p) => celluleTexte(p.touches, habitants));
  // a commune is wholly concerned or not: a share would rank nothing
  if (vue.departement !== null) return [premiere];
  const part = touchees.toSorted(parPart).slice(0, TETE);
  const laPart = (p: Place): string => `${celluleTexte(p.part, ecrirePart)} de ${habitants(p.habitants)}`;
  return [premiere, liste('Là où la plus grande part l’est', part, laPart)];
}

const caseDe = (c: Cellule, ecrire: (v: number) => string): Case => ({ dit: celluleTexte(c, ecrire), etat: c.valeur === null });

/** Every place, those with most people concerned first; a long list opens on its first rows. */
export function dessinerTableau(vue: Vue, toutes: boolean, surTout: () => void): readonly HTMLElement[] {
  const triees = vue.places().toSorted(parNombre);
  const montrees = toutes ? triees : triees.slice(0, TOUTES);
  const colonnes: readonly Colonne[] = [
    { nom: vue.departement === null ? 'Intercommunalité' : 'Commune', genre: 'titre' },
    { nom: 'Habitants', genre: 'nombre' },
    { nom: 'Concernés', genre: 'nombre' },
    { nom: 'Part', genre: 'nombre' },
  ];
  const rangees = montrees.map((p) =>
    rangee(colonnes, [nomEnBouton(p), entier(p.habitants), caseDe(p.touches, entier), caseDe(p.part, ecrirePart)]),
  );
  const { cadre } = tableau({
    legende: 'Habitants que la définition choisie trouve en zone blanche',
    nom: 'Tableau des territoires',
    classe: 'defilement haut',
    colonnes,
    rangees,
  });
  const reste = triees.length - montrees.length;
  return [cadre, bouton(`Afficher les ${entier(reste)} autres`, surTout, { class: 'discret', hidden: reste <= 0 })];
}
