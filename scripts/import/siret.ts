/** SIREN of La Poste: its establishments outside the seat are valid when their digits sum to a multiple of 5 (Insee’s exception). */
const LA_POSTE = '356000000';

/** Whether 14 digits can be a SIRET: the Luhn key, or La Poste’s own rule. */
export function siretValide(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false;
  const chiffres = [...siret].map(Number);
  if (siret.startsWith(LA_POSTE) && chiffres.reduce((s, c) => s + c, 0) % 5 === 0) return true;
  const somme = chiffres.reduce((s, c, i) => s + (i % 2 === 1 ? c : c < 5 ? 2 * c : 2 * c - 9), 0);
  return somme % 10 === 0;
}
