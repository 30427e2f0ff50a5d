import type { Ecriture, Observation } from '#charts/donnees.ts';
import { ETATS, type Cellule, type Etat } from '#domain/cellule.ts';
import type { Rangee } from '#db/database.ts';
import { FINE, nombre } from '#lib/format.ts';
import { nombreDe } from './resultat.ts';

/**
 * The cell of a row: a missing number keeps the state its row gives it (`etat` column), else is not available; what a division
 * by zero gives is no value.
 */
export function celluleDe(ligne: Rangee, colonne: string): Cellule {
  const v = nombreDe(ligne[colonne]);
  if (v !== null && Number.isFinite(v)) return { valeur: v, etat: v === 0 ? 'zero' : 'valeur' };
  if (v !== null) return { valeur: null, etat: 'sans-objet' };
  const dit = ETATS.find((e): e is Etat => e === ligne['etat']);
  return { valeur: null, etat: dit === undefined || dit === 'valeur' || dit === 'zero' ? 'indisponible' : dit };
}

export const observation = (ligne: Rangee, colonne: string, code: string, nom: string): Observation => ({
  ...celluleDe(ligne, colonne),
  code,
  nom,
});

const decimalesDe = (v: number) => [0, 1].find((d) => Math.abs(v * 10 ** d - Math.round(v * 10 ** d)) < 1e-6) ?? 2;

/** Past 2^53 a drawing knows about fifteen digits: it says that it rounds; the table and the exports have them all. */
function environ(v: number): string {
  const exposant = Math.floor(Math.log10(Math.abs(v)));
  return `≈${FINE}${nombre(v / 10 ** exposant, 2)}${FINE}×${FINE}10^${exposant}`;
}

/** As many decimals as the column has, two at most. */
export function ecritureDeColonne(lignes: readonly Rangee[], colonne: string): Ecriture {
  let decimales = 0;
  for (const l of lignes) {
    const v = nombreDe(l[colonne]);
    if (v !== null && Number.isFinite(v)) decimales = Math.max(decimales, decimalesDe(v));
  }
  return (v) => (Math.abs(v) > Number.MAX_SAFE_INTEGER ? environ(v) : nombre(v, decimales));
}
