import type { Progres } from '#db/moteur.ts';
import { compte, nombre, periode } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import type { Passage } from './historique.ts';

const MO = 1e6;

export function direProgres({ recus, total }: Progres): string {
  const lus = `${nombre(recus / MO, 1)}\u00a0Mo`;
  return total === null ? `Téléchargement\u00a0: ${lus}.` : `Téléchargement\u00a0: ${lus} sur ${nombre(total / MO, 1)}\u00a0Mo.`;
}

/** One entry of the history: its date, its size, its first words; the button puts it back in the editor. */
export function passage({ sql, quand, lignes }: Passage, reprendre: () => void): HTMLLIElement {
  const debut = sql
    .replace(/--[^\n]*\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const bouton = balise('button', { type: 'button', class: 'lien-bouton' }, debut.length > 90 ? `${debut.slice(0, 90)}…` : debut);
  bouton.addEventListener('click', reprendre);
  return balise('li', {}, bouton, balise('small', {}, ` ${quandEcrit(quand)}, ${compte(lignes, 'ligne', 'lignes')}`));
}

function quandEcrit(iso: string): string {
  const lu = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(iso);
  return lu === null ? '' : `${periode(lu[1] ?? '')} à ${lu[2]}\u00a0h\u00a0${lu[3]}`;
}
