import { decrireCarte } from '#charts/description.ts';
import type { Couche } from '#domain/couche.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { insecables } from '#lib/typographie.ts';
import { trouver, type CatalogueAtlas } from '#domain/catalogue-atlas.ts';
import type { EtatAtlas } from '#domain/etat-atlas.ts';
import { balise } from '#islands/pieces/balise.ts';
import { un } from '#islands/pieces/page-batie.ts';
import { dessinerLegendes } from './legendes.ts';
import type { CarteLue } from './carte-lue.ts';

/** Source line of what is drawn, as text: for the caption and for the file. */
export function sourceEnMots(etat: EtatAtlas, couche: Couche | null, catalogue: CatalogueAtlas): string {
  if (couche !== null) return insecables(`${couche.note} · Atlas de l’IAE`);
  const ids = indicateursDe(etat);
  const sources = [...new Set(ids.flatMap((id) => trouver(catalogue, id).sources))].flatMap((id) => catalogue.sources[id] ?? []);
  const lieux = [...new Set(ids.map((id) => trouver(catalogue, id).localisations))].join(' ; ');
  return insecables(`Source : ${sources.map((s) => `${s.sigle} (${s.precisions})`).join(' ; ')} · ${lieux} · Atlas de l’IAE`);
}

const indicateursDe = ({ indicateur, second }: EtatAtlas): readonly string[] =>
  second === null ? [indicateur] : [indicateur, second.indicateur];

function legendeDeSource(etat: EtatAtlas, catalogue: CatalogueAtlas, racine: string): readonly (Node | string)[] {
  const ids = indicateursDe(etat);
  const sources = [...new Set(ids.flatMap((id) => trouver(catalogue, id).sources))];
  const noeuds = sources.flatMap((id, k): (Node | string)[] => {
    const s = catalogue.sources[id];
    if (s === undefined) return [];
    return [k > 0 ? '\u202f; ' : '', balise('a', { href: `${racine}methode/#source-${id}` }, s.sigle), ` (${s.precisions})`];
  });
  const lieux = [...new Set(ids.map((id) => trouver(catalogue, id).localisations))].join('\u202f; ');
  return ['Source\u00a0: ', ...noeuds, ` · ${lieux}`];
}

export interface PartiesFigure {
  readonly figure: HTMLElement;
  readonly catalogue: CatalogueAtlas;
  readonly racine: string;
}

/** Puts the words of a drawing where the built figure has its own: title, definition, legend, description, source, links. */
export function ecrireFigure(
  { figure, catalogue, racine }: PartiesFigure,
  lecture: CarteLue,
  etat: EtatAtlas,
  couche: Couche | null,
): void {
  const { niveau, premiere, dites, observations } = lecture;
  un(figure, 'h2').textContent = lecture.titre;
  un(figure, '.sous-titre').textContent = lecture.sousTitre;
  un(figure, '.cle').replaceChildren(...dessinerLegendes(lecture, etat.selection));
  un(figure, `#${figure.id}-description`).textContent = decrireCarte(observations, dites.classes, {
    courant: etat.selection,
    unites: LIBELLES_NIVEAU[niveau].pluriel,
    ecriture: premiere.ecrireAvecUnite,
  });
  un(figure, '.source').replaceChildren(...(couche === null ? legendeDeSource(etat, catalogue, racine) : [couche.note]));
  const definitions = couche === null ? indicateursDe(etat) : [];
  un(figure, '[data-definitions]').replaceChildren(
    ...definitions.flatMap((id) => [
      balise(
        'a',
        { href: `${racine}indicateurs/${id}/` },
        definitions.length === 1 ? 'Définition et limites' : `Définition\u00a0: ${trouver(catalogue, id).nom}`,
      ),
      ' ',
    ]),
  );
}
