import type { LieuNomme } from '#domain/annuaire.ts';
import { LIEUX_MAX } from '#domain/etat-comparer.ts';
import { adresse } from '#domain/territoire.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';

export interface Gestes {
  readonly racine: string;
  readonly changer: (lieux: readonly LieuNomme[]) => void;
}

const sans = (lieux: readonly LieuNomme[], l: LieuNomme) => lieux.filter((x) => x !== l);

/** The places being compared (the whole name of a button is read aloud, its beginning is seen), each with its sheet, what removes it and what reads it first. */
export function listeDesLieux(lieux: readonly LieuNomme[], { racine, changer }: Gestes): HTMLElement {
  const lignes = lieux.map((l, k) => {
    const lien = balise('a', { href: `${racine.replace(/\/$/, '')}${adresse(l)}` }, l.court);
    const premier =
      k === 0
        ? balise('span', { class: 'badge' }, 'lu en premier')
        : bouton('Lire en premier', () => changer([l, ...sans(lieux, l)]), { 'aria-label': `Lire en premier ${l.noms.le}` });
    const retirer = lieux.length < 2 ? null : bouton('Retirer', () => changer(sans(lieux, l)), { 'aria-label': `Retirer ${l.noms.le}` });
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
const ajout = (l: LieuNomme, agir: () => void): HTMLButtonElement =>
  bouton([balise('span', { class: 'visuellement-cache' }, 'Ajouter\u00a0'), l.court], agir, { class: 'ajout' });
