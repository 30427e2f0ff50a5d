import { normaliser } from '#domain/recherche.ts';
import { balise } from '#islands/pieces/balise.ts';
import { un } from '#islands/pieces/page-batie.ts';
import type { LectureCarte } from './carte-lue.ts';

const MONTREES = 8;

/** The field that chooses a territory of the map by its name or its code; Enter takes the first one found. */
export function brancherRecherche(racine: Element, lecture: () => LectureCarte | null, choisir: (code: string) => void): void {
  const champ = un<HTMLInputElement>(racine, '[data-chercher]');
  const [liste, bilan] = [un<HTMLElement>(racine, '[data-trouves]'), un<HTMLElement>(racine, '[data-bilan]')];
  const trouver = () => {
    const requete = normaliser(champ.value);
    if (requete === '') return [];
    const toutes = (lecture()?.observations ?? []).map((o) => ({ o, nom: normaliser(o.nom) }));
    const debut = toutes.filter(({ o, nom }) => nom.startsWith(requete) || o.code.toLowerCase() === requete);
    const milieu = toutes.filter(({ o, nom }) => ` ${nom}`.includes(` ${requete}`) && !debut.some((d) => d.o === o));
    return [...debut, ...milieu].map(({ o }) => o);
  };
  const montrer = () => {
    const trouves = trouver();
    liste.replaceChildren(
      ...trouves
        .slice(0, MONTREES)
        .map((o) =>
          balise(
            'li',
            {},
            balise('button', { type: 'button', class: 'lien', 'data-choisir': o.code }, o.nom, ' ', balise('small', {}, o.code)),
          ),
        ),
    );
    const n = trouves.length;
    bilan.textContent =
      champ.value.trim() === ''
        ? ''
        : n === 0
          ? 'Aucun territoire de ce nom à ce niveau.'
          : n > MONTREES
            ? `Les ${MONTREES} premiers de ${n}.`
            : '';
  };
  champ.addEventListener('input', montrer);
  champ.addEventListener('keydown', (e) => {
    const [premier] = e.key === 'Enter' ? trouver() : [];
    if (premier === undefined) return;
    e.preventDefault();
    choisir(premier.code);
    champ.value = '';
    montrer();
  });
  liste.addEventListener('click', () => {
    champ.value = '';
    montrer();
    champ.focus();
  });
}
