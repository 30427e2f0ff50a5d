import { entier } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';

/** How many EPCI the definitions agree on; `comptes[n]`: EPCI that n definitions find blank. */
export function titreAccord(comptes: readonly number[]): string {
  const total = comptes.reduce((a, b) => a + b, 0);
  const uneAuMoins = total - (comptes[0] ?? 0);
  const trois = comptes.slice(3).reduce((a, b) => a + b, 0);
  return insecables(
    `${entier(uneAuMoins)} intercommunalités sur ${entier(total)} sont blanches sous une définition au moins ; ${entier(trois)} le sont sous trois ou plus`,
  );
}
