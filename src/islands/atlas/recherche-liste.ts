import type { Observation } from '#charts/donnees.ts';
import { normaliser } from '#lib/slug.ts';
import { balise } from '#islands/pieces/balise.ts';
import { un } from '#islands/pieces/page-batie.ts';
import { brancherRechercheEnListe } from '#islands/pieces/recherche-en-liste.ts';
import type { CarteLue } from './carte-lue.ts';

/** By name or code; those whose name begins so come first. */
function trouver(observations: readonly Observation[], requete: string): readonly Observation[] {
  const toutes = observations.map((o) => ({ o, nom: normaliser(o.nom) }));
  const debut = toutes.filter(({ o, nom }) => nom.startsWith(requete) || o.code.toLowerCase() === requete);
  const milieu = toutes.filter(({ o, nom }) => ` ${nom}`.includes(` ${requete}`) && !debut.some((d) => d.o === o));
  return [...debut, ...milieu].map(({ o }) => o);
}

/** The field that chooses a territory of the map. */
export function brancherRecherche(
  racine: Element,
  champ: HTMLInputElement,
  lecture: () => CarteLue | null,
  choisir: (code: string) => void,
): void {
  brancherRechercheEnListe({
    champ,
    liste: un<HTMLElement>(racine, '[data-trouves]'),
    bilan: un<HTMLElement>(racine, '[data-bilan]'),
    trouver: (requete) => (requete === '' ? null : trouver(lecture()?.observations ?? [], requete)),
    nommer: (o) => [o.nom, ' ', balise('small', {}, o.code)],
    choisir: (o) => choisir(o.code),
    mots: { aucun: 'Aucun territoire de ce nom à ce niveau.', premiers: 'premiers' },
  });
}
