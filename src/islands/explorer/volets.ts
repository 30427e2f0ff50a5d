import { accord, compte, entier, nombre, periode } from '#lib/format.ts';
import { casesDe, type Resultat } from './resultat.ts';
import { remarquer, type ErreurExpliquee } from '#domain/erreur-sql.ts';
import type { Progres } from '#db/moteur.ts';
import { balise } from '../balise.ts';
import type { Passage } from './historique.ts';

const MO = 1e6;

/** « 101 lignes, 5 colonnes, en 23 ms ». */
export function bilan({ lignes, colonnes, duree }: Resultat): string {
  const temps = duree < 1000 ? `${entier(Math.max(duree, 1))}\u00a0ms` : `${nombre(duree / 1000, 1)}\u00a0s`;
  return `${compte(lignes.length, 'ligne', 'lignes')}, ${compte(colonnes.length, 'colonne', 'colonnes')}, en ${temps} de calcul.`;
}

/** What a reader must know before reading the rows. */
export function remarques({ sql, lignes, doubles, ...reste }: Resultat): readonly string[] {
  const r = remarquer(sql, casesDe({ lignes, ...reste }));
  return [
    ...(lignes.length === 0 ? ['La requête est juste, mais aucune ligne ne remplit ses conditions.'] : []),
    ...(doubles.length === 0
      ? []
      : [
          `${accord(doubles.length, 'Un nom est porté', 'Des noms sont portés')} par plusieurs colonnes (${doubles.join(', ')})\u202f: seule la dernière est gardée. Renommez-les avec «\u00a0as\u00a0».`,
        ]),
    ...(r === null ? [] : [r]),
  ];
}

export function direErreur({ message, ligne, conseil }: ErreurExpliquee): readonly Node[] {
  const ou = ligne === null ? '' : `Ligne ${entier(ligne)}. `;
  return [
    ...(conseil === null && ou === '' ? [] : [balise('p', {}, balise('strong', {}, ou), conseil ?? '')]),
    balise('p', { class: 'mention' }, 'DuckDB dit\u00a0:'),
    balise('pre', { lang: 'en', tabindex: '0', role: 'region', 'aria-label': 'Message de DuckDB' }, message),
  ];
}

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
