import type { SchemaElement } from 'hyparquet';
import type { Valeur } from '#domain/contrat.ts';

/** What the bytes of a column are, when the reader of Parquet leaves it to us. */
export type Nature = 'temps' | 'intervalle' | 'decimal' | 'octets' | 'horodatage' | 'autre';

export function natureDe({ type, converted_type: c, logical_type: l, precision }: SchemaElement): Nature {
  if (c === 'INTERVAL') return 'intervalle';
  if (c === 'TIME_MILLIS' || c === 'TIME_MICROS' || l?.type === 'TIME') return 'temps';
  if (l?.type === 'TIMESTAMP' || c === 'TIMESTAMP_MILLIS' || c === 'TIMESTAMP_MICROS' || type === 'INT96') return 'horodatage';
  if (c === 'DECIMAL' || l?.type === 'DECIMAL') return (precision ?? 0) > 15 ? 'decimal' : 'autre';
  const nus = type === 'BYTE_ARRAY' || type === 'FIXED_LEN_BYTE_ARRAY';
  return nus && c === undefined && l === undefined ? 'octets' : 'autre';
}

/** Microseconds since 1970 as « 2024-03-02 13:45:10.5 », no digit lost. */
export function direMicros(micros: bigint): string {
  const secondes = micros / 1_000_000n - (micros % 1_000_000n < 0n ? 1n : 0n);
  const reste = micros - secondes * 1_000_000n;
  const texte = new Date(Number(secondes) * 1000).toISOString().replace('T', ' ').slice(0, -5);
  const fraction = reste === 0n ? '' : `.${String(reste).padStart(6, '0').replace(/0+$/, '')}`;
  return fraction === '' ? texte.replace(/ 00:00:00$/, '') : texte + fraction;
}

const PAR_SECONDE = { MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n } as const;

function direHeure(v: bigint, { converted_type: c, logical_type: l }: SchemaElement): string {
  const unite = l?.type === 'TIME' ? l.unit : c === 'TIME_MILLIS' ? 'MILLIS' : 'MICROS';
  const par = PAR_SECONDE[unite];
  const s = Number(v / par);
  const deux = (n: number) => String(Math.trunc(n)).padStart(2, '0');
  const fraction = String(v % par)
    .padStart(String(par).length - 1, '0')
    .replace(/0+$/, '');
  return `${deux(s / 3600)}:${deux((s % 3600) / 60)}:${deux(s % 60)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Months, days, milliseconds: three little-endian numbers. */
function direIntervalle(o: Uint8Array): string {
  const vue = new DataView(o.buffer, o.byteOffset, o.byteLength);
  const [mois, jours, ms] = [vue.getUint32(0, true), vue.getUint32(4, true), vue.getUint32(8, true)];
  const parties = [
    mois >= 12 ? `${Math.trunc(mois / 12)} an${mois >= 24 ? 's' : ''}` : '',
    mois % 12 > 0 ? `${mois % 12} mois` : '',
    jours > 0 ? `${jours} jour${jours > 1 ? 's' : ''}` : '',
    ms > 0 ? direHeure(BigInt(ms), { name: '', converted_type: 'TIME_MILLIS' }) : '',
  ].filter((t) => t !== '');
  return parties.length === 0 ? '0 jour' : parties.join(' ');
}

function entierSigne(o: Uint8Array): bigint {
  let n = 0n;
  for (const octet of o) n = (n << 8n) | BigInt(octet);
  return (o[0] ?? 0) >= 0x80 ? n - (1n << BigInt(8 * o.length)) : n;
}

/** A decimal of more figures than a number holds stays exact as text. */
function direDecimal(n: bigint, echelle: number): Valeur {
  const chiffres = String(n < 0n ? -n : n).padStart(echelle + 1, '0');
  const texte = `${n < 0n ? '-' : ''}${chiffres.slice(0, chiffres.length - echelle)}${echelle > 0 ? `.${chiffres.slice(-echelle)}` : ''}`;
  return chiffres.length <= 15 ? Number(texte) : texte;
}

/** A whole number past 2⁵³ stays exact as text. */
const direEntier = (v: bigint): Valeur => (v >= Number.MIN_SAFE_INTEGER && v <= Number.MAX_SAFE_INTEGER ? Number(v) : String(v));

const hexa = (o: Uint8Array) => Array.from(o, (x) => x.toString(16).padStart(2, '0')).join('');

/** Bytes that are text, as text; else in hexadecimal. What is no UTF-8 decodes to the replacement character; a control character is no text. */
function direTexte(o: Uint8Array): string {
  const texte = new TextDecoder('utf-8').decode(o);
  const lisible = [...texte].every((c) => c !== '\ufffd' && (c >= ' ' || c === '\n' || c === '\t' || c === '\r'));
  return lisible ? texte : hexa(o);
}

const imbrique = (_: string, v: unknown): unknown => {
  if (typeof v === 'bigint') return direEntier(v);
  return v instanceof Uint8Array ? direTexte(v) : v;
};

/** One cell of a Parquet file, for a table: the value itself, or its exact text. */
export function valeurParquet(v: unknown, nature: Nature, element: SchemaElement): Valeur {
  if (v === null || v === undefined) return null;
  if (nature === 'temps' && (typeof v === 'bigint' || typeof v === 'number')) return direHeure(BigInt(v), element);
  if (nature === 'intervalle' && v instanceof Uint8Array) return direIntervalle(v);
  if (nature === 'decimal' && (typeof v === 'bigint' || typeof v === 'number')) return direDecimal(BigInt(v), element.scale ?? 0);
  if (nature === 'decimal' && v instanceof Uint8Array) return direDecimal(entierSigne(v), element.scale ?? 0);
  if (nature === 'horodatage' && typeof v === 'string')
    return element.logical_type?.type === 'TIMESTAMP' && element.logical_type.isAdjustedToUTC && v.includes(' ') ? `${v}Z` : v;
  if (typeof v === 'string' || typeof v === 'boolean') return v;
  if (typeof v === 'number') return Number.isFinite(v) ? v : null;
  if (typeof v === 'bigint') return direEntier(v);
  if (v instanceof Date) return v.toISOString().replace('T00:00:00.000Z', '');
  return v instanceof Uint8Array ? direTexte(v) : JSON.stringify(v, imbrique);
}
