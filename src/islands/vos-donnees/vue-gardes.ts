import { compte, entier, periode } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import type { FichierGarde } from './garde.ts';

export interface ActionsGardes {
  readonly surOuverture: (nom: string) => void;
  readonly surOubli: (nom: string) => void;
}

function poids(octets: number): string {
  if (octets < 1000) return compte(octets, 'octet', 'octets');
  return octets < 1_000_000 ? `${entier(octets / 1000)}\u00a0ko` : `${entier(octets / 1_000_000)}\u00a0Mo`;
}

/** What this browser keeps, each file with its two buttons. */
export function vueGardes(gardes: readonly FichierGarde[], actions: ActionsGardes): HTMLElement | null {
  if (gardes.length === 0) return null;
  return balise(
    'section',
    { class: 'gardes' },
    balise('h3', {}, 'Gardés dans ce navigateur, à votre demande'),
    balise(
      'ul',
      {},
      ...gardes.map(({ nom, taille, le }) =>
        balise(
          'li',
          {},
          `${nom}, ${poids(taille)}, gardé le ${periode(new Date(le).toISOString().slice(0, 10))} `,
          balise('button', { type: 'button', 'aria-label': `Ouvrir ${nom}`, click: () => actions.surOuverture(nom) }, 'Ouvrir'),
          ' ',
          balise(
            'button',
            { type: 'button', class: 'discret', 'aria-label': `Supprimer ${nom}`, click: () => actions.surOubli(nom) },
            'Supprimer',
          ),
        ),
      ),
    ),
  );
}
