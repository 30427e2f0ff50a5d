import { entier } from '#lib/format.ts';
import { siae } from '#domain/tables/siae.ts';
import { datee, type PhraseDatee } from '../datee.ts';
import { LISTE_SIAE } from '../millesimes.ts';

/** How many EPCI the definitions agree on; `comptes[n]`: EPCI that n definitions find blank. */
export function titreAccord(comptes: readonly number[]): PhraseDatee {
  const total = comptes.reduce((a, b) => a + b, 0);
  const uneAuMoins = total - (comptes[0] ?? 0);
  const trois = comptes.slice(3).reduce((a, b) => a + b, 0);
  return datee(
    `En ${LISTE_SIAE}, ${entier(uneAuMoins)} intercommunalités sur ${entier(total)} étaient en zone blanche selon une définition au moins ; ${entier(trois)} l’étaient selon trois ou plus`,
    siae.millesime,
  );
}
