import type { Statistique, Statut } from '#domain/ouverture.ts';
import { accord } from '#lib/format.ts';

/** How many rows have each status. */
export function compterStatuts(lignes: readonly Statistique[]): Readonly<Record<Statut, number>> {
  const n = (statut: Statut) => lignes.filter((l) => l.statut === statut).length;
  return { A: n('A'), B: n('B'), C: n('C'), D: n('D') };
}

/** The finding: what share of what a commission needs can be had by anyone. */
export function constatOuverture(lignes: readonly Statistique[]): string {
  const { A, B } = compterStatuts(lignes);
  const ouvertes = A + B;
  return `${ouvertes} des ${lignes.length} statistiques dont une commission a besoin ${accord(ouvertes, 'est ouverte', 'sont ouvertes')}`;
}

const nombreDe = (n: number, singulier: string, pluriel: string) => `${n} ${accord(n, singulier, pluriel)}`;

/** The finding in full, with what the first sentence hides. */
export function detailOuverture(lignes: readonly Statistique[]): string {
  const { A, B, C, D } = compterStatuts(lignes);
  const ouvertes = `Parmi elles, ${nombreDe(A, 'est publiée', 'sont publiées')} ici et ${nombreDe(B, 'reste', 'restent')} à collecter.`;
  const closes = nombreDe(C, 'est fermée ou n’est publiée par personne', 'sont fermées ou ne sont publiées par personne');
  return `${ouvertes} Des autres, ${closes}, et ${nombreDe(D, 'ne se lit', 'ne se lisent')} que dans des documents datés.`;
}
