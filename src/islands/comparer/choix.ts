import type { LieuNomme } from '#domain/annuaire.ts';
import { LIEUX_MAX } from '#domain/etat-comparer.ts';
import { adresse } from '#domain/territoire.ts';
import { balise } from '#islands/pieces/balise.ts';

export interface Gestes {
  readonly racine: string;
  readonly changer: (lieux: readonly LieuNomme[]) => void;
}

const sans = (lieux: readonly LieuNomme[], l: LieuNomme) => lieux.filter((x) => x !== l);

/** The places being compared, each with its sheet, what removes it and what reads it first. */
export function listeDesLieux(lieux: readonly LieuNomme[], { racine, changer }: Gestes): HTMLElement {
  const lignes = lieux.map((l, k) => {
    const lien = balise('a', { href: `${racine.replace(/\/$/, '')}${adresse(l)}` }, l.court);
    const premier =
      k === 0
        ? balise('span', { class: 'badge' }, 'lu en premier')
        : bouton('Lire en premier', `Lire en premier ${l.noms.le}`, () => changer([l, ...sans(lieux, l)]));
    const retirer = lieux.length < 2 ? null : bouton('Retirer', `Retirer ${l.noms.le}`, () => changer(sans(lieux, l)));
    return balise('li', {}, lien, ' ', premier, retirer);
  });
  return balise('ul', { class: 'lieux-choisis', 'aria-label': 'Territoires comparés' }, ...lignes);
}

/** Places one gesture away; closed when the comparison is full. */
export function listeDesPropositions(
  lieux: readonly LieuNomme[],
  propositions: readonly LieuNomme[],
  { changer }: Gestes,
): HTMLElement | null {
  if (propositions.length === 0) return null;
  if (lieux.length >= LIEUX_MAX)
    return balise(
      'p',
      { class: 'mention' },
      `La comparaison se fait sur ${LIEUX_MAX} territoires au plus\u202f: retirez-en un pour en ajouter un autre.`,
    );
  const boutons = propositions.map((l) =>
    balise(
      'li',
      {},
      ajout(l, () => changer([...lieux, l])),
    ),
  );
  const titre =
    lieux[0] !== undefined && lieux[0].semblables.length > 0 ? 'Ajouter ce qui l’entoure, ou un territoire comparable' : 'Ajouter';
  return balise('div', { class: 'propositions' }, balise('p', { class: 'mention' }, `${titre}\u00a0:`), balise('ul', {}, ...boutons));
}

/** The sign is drawn by the sheet; « Ajouter » is read aloud before the name. */
function ajout(l: LieuNomme, agir: () => void): HTMLButtonElement {
  const b = balise('button', { type: 'button', class: 'ajout' }, balise('span', { class: 'visuellement-cache' }, 'Ajouter\u00a0'), l.court);
  b.addEventListener('click', agir);
  return b;
}

/** The whole name is read aloud; what is seen is its beginning. */
function bouton(texte: string, nom: string, agir: () => void): HTMLButtonElement {
  const b = balise('button', { type: 'button', 'aria-label': nom }, texte);
  b.addEventListener('click', agir);
  return b;
}
