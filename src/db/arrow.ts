import {
  Bool,
  type Data,
  Float64,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Field,
  Utf8,
} from 'apache-arrow';
import type { Rangee, Scalaire } from './database.ts';
import type { ColonneApportee, ColonneSql } from './moteur.ts';

/**
 * Columns to Arrow and back. Vectors are laid out by hand and wrapped by `makeData`: the library's builders compile code at
 * run time (`new Function`), which the site's content policy refuses.
 */

/** As DuckDB's own row groups: a batch is small enough to be copied without a peak. */
const LIGNES_PAR_LOT = 122_880;

const TYPES = { texte: new Utf8(), entier: new Int32(), grand: new Int64(), nombre: new Float64(), booleen: new Bool() } as const;

/** A stretch of a column: plain loops over indices, as a table may have a million rows and nothing is copied twice. */
interface Tranche {
  readonly valeurs: readonly Scalaire[];
  readonly debut: number;
  readonly length: number;
}

const bits = (length: number) => new Uint8Array(Math.ceil(length / 8));
function lever(champ: Uint8Array, i: number): void {
  champ[i >> 3] = (champ[i >> 3] ?? 0) | (1 << (i & 7));
}

function validite({ valeurs, debut, length }: Tranche) {
  const nullBitmap = bits(length);
  let nullCount = 0;
  for (let i = 0; i < length; i++)
    if (valeurs[debut + i] === null) nullCount++;
    else lever(nullBitmap, i);
  return { length, nullCount, nullBitmap: nullCount === 0 ? null : nullBitmap };
}

const utf8 = new TextEncoder();

/** Bytes of the texts end to end, and where each ends. */
interface Octets {
  readonly data: Uint8Array;
  readonly valueOffsets: Int32Array;
}

function cumuler(tailles: readonly number[]): Int32Array {
  const valueOffsets = new Int32Array(tailles.length + 1);
  for (let i = 0; i < tailles.length; i++) valueOffsets[i + 1] = (valueOffsets[i] ?? 0) + (tailles[i] ?? 0);
  return valueOffsets;
}

/** Texts one by one, the repeated ones encoded once. */
function encoderUnParUn(textes: readonly string[]): Octets {
  const connus = new Map<string, Uint8Array>();
  const morceaux = textes.map((texte) => {
    let octets = connus.get(texte);
    if (octets === undefined) connus.set(texte, (octets = utf8.encode(texte)));
    return octets;
  });
  const valueOffsets = cumuler(morceaux.map((m) => m.length));
  const data = new Uint8Array(valueOffsets[textes.length] ?? 0);
  for (let i = 0; i < morceaux.length; i++) data.set(morceaux[i] ?? [], valueOffsets[i]);
  return { data, valueOffsets };
}

/** Codes, states and periods are ASCII: as many bytes as characters, so that a column is encoded in one call. */
function encoder(textes: readonly string[]): Octets {
  const ensemble = textes.join('');
  const data = utf8.encode(ensemble);
  return data.length === ensemble.length ? { data, valueOffsets: cumuler(textes.map((t) => t.length)) } : encoderUnParUn(textes);
}

function donneesTexte(tranche: Tranche): Data {
  const { valeurs, debut, length } = tranche;
  const textes = valeurs.slice(debut, debut + length).map((v) => (v === null ? '' : String(v)));
  return makeData({ type: TYPES.texte, ...encoder(textes), ...validite(tranche) });
}

function donneesBooleennes(tranche: Tranche): Data {
  const data = bits(tranche.length);
  for (let i = 0; i < tranche.length; i++) if (tranche.valeurs[tranche.debut + i] === true) lever(data, i);
  return makeData({ type: TYPES.booleen, data, ...validite(tranche) });
}

/** Under a null the number is never read. A number that the array would wrap, cut or make a zero of is a fault of ours: nothing is laid out. */
function remplir<T extends Int32Array | Float64Array>(data: T, { valeurs, debut, length }: Tranche): T {
  for (let i = 0; i < length; i++) {
    const v = Number(valeurs[debut + i]);
    data[i] = v;
    if (data[i] !== v && !Number.isNaN(data[i])) throw new RangeError(`${v} is no integer of 32 bits`);
  }
  return data;
}

function grandsEntiers({ valeurs, debut, length }: Tranche): BigInt64Array {
  const data = new BigInt64Array(length);
  for (let i = 0; i < length; i++) data[i] = BigInt(Number(valeurs[debut + i]));
  return data;
}

/** What a column is laid out as: integers that 32 bits do not hold, of which files have some (identifiers, euros), take 64. */
type Disposition = ColonneApportee['type'] | 'grand';

function dispositionDe({ type, valeurs }: Pick<ColonneApportee, 'type' | 'valeurs'>): Disposition {
  return type === 'entier' && valeurs.some((v) => typeof v === 'number' && Math.abs(v) >= 2 ** 31) ? 'grand' : type;
}

function donnees(type: Disposition, tranche: Tranche): Data {
  switch (type) {
    case 'texte':
      return donneesTexte(tranche);
    case 'booleen':
      return donneesBooleennes(tranche);
    case 'entier':
      return makeData({ type: TYPES.entier, data: remplir(new Int32Array(tranche.length), tranche), ...validite(tranche) });
    case 'grand':
      return makeData({ type: TYPES.grand, data: grandsEntiers(tranche), ...validite(tranche) });
    case 'nombre':
      return makeData({ type: TYPES.nombre, data: remplir(new Float64Array(tranche.length), tranche), ...validite(tranche) });
  }
}

/** A column laid out for the engine, by stretches of rows: a fraction of what it weighs as JavaScript values. */
export interface ColonneArrow {
  readonly nom: string;
  readonly type: Disposition;
  readonly tranches: readonly Data[];
}

/** A null value stays null. A column without rows has one empty stretch. */
export function colonneArrow({ nom, type: voulu, valeurs }: ColonneApportee): ColonneArrow {
  const type = dispositionDe({ type: voulu, valeurs });
  const tranches: Data[] = [];
  for (let debut = 0; debut === 0 || debut < valeurs.length; debut += LIGNES_PAR_LOT)
    tranches.push(donnees(type, { valeurs, debut, length: Math.min(LIGNES_PAR_LOT, valeurs.length - debut) }));
  return { nom, type, tranches };
}

/** Each stretch of a table as an Arrow IPC stream of its own, made when it is asked for. All columns have the same length. */
export function* fluxArrow(colonnes: readonly ColonneArrow[]): Generator<Uint8Array> {
  const schema = new Schema(colonnes.map((c) => new Field(c.nom, TYPES[c.type], true)));
  const type = new Struct(schema.fields);
  for (const [i, premiere] of (colonnes[0]?.tranches ?? []).entries()) {
    const children = colonnes.map((c) => c.tranches[i] ?? premiere);
    const ecrivain = new RecordBatchStreamWriter();
    ecrivain.write(new RecordBatch(schema, makeData({ type, length: premiere.length, nullCount: 0, children })));
    ecrivain.finish();
    yield ecrivain.toUint8Array(true);
  }
}

const SANS_CHIFFRES: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['-inf', -Infinity],
  ['nan', NaN],
]);

/** Digits as a number where a double holds them exactly, as they are elsewhere, but for the zero that DuckDB leaves out of `.5`. */
function exact(chiffres: string): Scalaire {
  const v = Number(chiffres);
  const utiles = (chiffres.includes('.') ? chiffres.replace(/0+$/, '') : chiffres).replace(/^-?[0.]*|\./g, '');
  if (utiles.length <= 15 || (Number.isSafeInteger(v) && !chiffres.includes('.'))) return v;
  return chiffres.replace(/^(-?)\./, '$10.');
}

const CHIFFRES = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|BIGNUM|DECIMAL\(\d+,\d+\))$/;

function scalaire(v: unknown, type: string): Scalaire {
  if (v === null || v === undefined || typeof v === 'boolean') return v ?? null;
  if (typeof v === 'bigint') return exact(String(v));
  if (typeof v === 'number') return v;
  // 0.1 in 32 bits is 0.1 in the text of the engine, and 0.10000000149011612 as a double
  if (typeof v === 'string' && type === 'FLOAT') return SANS_CHIFFRES.get(v) ?? Number(v);
  if (typeof v === 'string') return CHIFFRES.test(type) ? exact(v) : v;
  throw new TypeError(`column type not carried by the interface (${type}): cast it to text, double or boolean in the query`);
}

/** Rows of a batch, in order; its columns go by the names and types given, in the same order. */
export function rangees(lot: RecordBatch, colonnes: readonly ColonneSql[]): readonly Rangee[] {
  const lues = colonnes.map(({ nom, type }, i) => ({ nom, type, vecteur: lot.getChildAt(i) }));
  return Array.from({ length: lot.numRows }, (_, ligne) =>
    Object.fromEntries(lues.map(({ nom, type, vecteur }) => [nom, scalaire(vecteur?.get(ligne), type)])),
  );
}
