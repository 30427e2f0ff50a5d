import { entier, INSECABLE, nombre } from '#lib/format.ts';

const UNITES = ['octets', 'ko', 'Mo', 'Go'] as const;

/** Bytes as a reader says them, by thousands: 473 → « 473 octets », 1892 → « 1,9 ko », 953478 → « 953 ko ». */
export function taille(octets: number): string {
  if (!Number.isInteger(octets) || octets < 0) throw new RangeError(`a file of ${octets} bytes cannot be: pass the size read on the disk`);
  // 999 600 bytes round to « 1 000 ko », which is « 1,0 Mo »
  const rang = octets < 1000 ? 0 : Math.min(UNITES.length - 1, Math.floor(Math.log10(octets * 1.0005) / 3));
  const v = octets / 1000 ** rang;
  const texte = rang === 0 || v >= 9.95 ? entier(v) : nombre(v, 1);
  return `${texte}${INSECABLE}${UNITES[rang] ?? ''}`;
}
