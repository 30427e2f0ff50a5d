import { compte, entier, nombre } from '#lib/format.ts';
import { casesDe, type Resultat } from './resultat.ts';
import { remarquer, type ErreurExpliquee } from '#domain/erreur-sql.ts';
import { balise } from '#islands/pieces/balise.ts';

/** « 101 lignes, 5 colonnes, en 23 ms ». */
export function bilan({ lignes, colonnes, duree }: Resultat): string {
  const temps = duree < 1000 ? `${entier(Math.max(duree, 1))}\u00a0ms` : `${nombre(duree / 1000, 1)}\u00a0s`;
  return `${compte(lignes.length, 'ligne', 'lignes')}, ${compte(colonnes.length, 'colonne', 'colonnes')}, en ${temps} de calcul.`;
}

/** What a reader must know before reading the rows. */
export function remarques({ sql, ...reste }: Resultat): readonly string[] {
  const r = remarquer(sql, casesDe(reste));
  return [
    ...(reste.lignes.length === 0 ? ['La requête est juste, mais aucune ligne ne remplit ses conditions.'] : []),
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
