import {
  Bool,
  type Data,
  DataType,
  type Decimal,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Type,
  Field,
  Utf8,
  type Vector,
} from 'apache-arrow';
import type { Rangee, Scalaire } from './database.ts';
import type { ColonneApportee } from './moteur.ts';

/**
 * Columns to Arrow and back. Vectors are laid out by hand and wrapped by `makeData`: the library's builders compile code at
 * run time (`new Function`), which the site's content policy refuses.
 */

/** As DuckDB's own row groups: a batch is small enough to be copied without a peak. */
const LIGNES_PAR_LOT = 122_880;

const TYPES = { texte: new Utf8(), entier: new Int32(), nombre: new Float64(), booleen: new Bool() } as const;

interface Validite {
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array | null;
}

function validite(valeurs: readonly Scalaire[]): Validite {
  const bits = new Uint8Array(Math.ceil(valeurs.length / 8));
  let nullCount = 0;
  valeurs.forEach((v, i) => {
    if (v === null) nullCount++;
    else bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
  });
  return { nullCount, nullBitmap: nullCount === 0 ? null : bits };
}

const utf8 = new TextEncoder();

/** Repeated texts (codes, states, periods) are encoded once: most columns of the atlas hold few different ones. */
function donneesTexte(valeurs: readonly Scalaire[]): Data {
  const connus = new Map<string, Uint8Array>();
  const valueOffsets = new Int32Array(valeurs.length + 1);
  const morceaux: (Uint8Array | undefined)[] = valeurs.map((v, i) => {
    const texte = v === null ? '' : String(v);
    let octets = connus.get(texte);
    if (octets === undefined) connus.set(texte, (octets = utf8.encode(texte)));
    valueOffsets[i + 1] = (valueOffsets[i] ?? 0) + octets.length;
    return octets;
  });
  const data = new Uint8Array(valueOffsets[valeurs.length] ?? 0);
  morceaux.forEach((octets, i) => {
    if (octets !== undefined) data.set(octets, valueOffsets[i]);
  });
  return makeData({ type: TYPES.texte, length: valeurs.length, valueOffsets, data, ...validite(valeurs) });
}

function donneesBooleennes(valeurs: readonly Scalaire[]): Data {
  const data = new Uint8Array(Math.ceil(valeurs.length / 8));
  valeurs.forEach((v, i) => {
    if (v === true) data[i >> 3] = (data[i >> 3] ?? 0) | (1 << (i & 7));
  });
  return makeData({ type: TYPES.booleen, length: valeurs.length, data, ...validite(valeurs) });
}

function donneesNumeriques(type: 'entier' | 'nombre', valeurs: readonly Scalaire[]): Data {
  const communes = { length: valeurs.length, ...validite(valeurs) };
  if (type === 'entier') return makeData({ type: TYPES.entier, data: Int32Array.from(valeurs, Number), ...communes });
  return makeData({ type: TYPES.nombre, data: Float64Array.from(valeurs, Number), ...communes });
}

function donnees(type: ColonneApportee['type'], valeurs: readonly Scalaire[]): Data {
  if (type === 'texte') return donneesTexte(valeurs);
  return type === 'booleen' ? donneesBooleennes(valeurs) : donneesNumeriques(type, valeurs);
}

/** An Arrow IPC stream of the columns, all of the same length; a null value stays null. */
export function versArrow(colonnes: readonly ColonneApportee[]): Uint8Array {
  const schema = new Schema(colonnes.map((c) => new Field(c.nom, TYPES[c.type], true)));
  const lignes = colonnes[0]?.valeurs.length ?? 0;
  const ecrivain = new RecordBatchStreamWriter();
  for (let debut = 0; debut === 0 || debut < lignes; debut += LIGNES_PAR_LOT) {
    const fin = Math.min(debut + LIGNES_PAR_LOT, lignes);
    const children = colonnes.map((c) => donnees(c.type, c.valeurs.slice(debut, fin)));
    const type = new Struct(schema.fields);
    ecrivain.write(new RecordBatch(schema, makeData({ type, length: fin - debut, nullCount: 0, children })));
  }
  ecrivain.finish();
  return ecrivain.toUint8Array(true);
}

/** A 128-bit integer, little end first, divided by its scale. */
function decimal(mots: Uint32Array, { scale }: Decimal): number {
  const brut = mots.reduceRight((total, mot) => (total << 32n) | BigInt(mot), 0n);
  return Number(BigInt.asIntN(mots.length * 32, brut)) / 10 ** scale;
}

/** Time of day from its count of seconds, thousandths or millionths, as DuckDB writes it. */
function heure(valeur: number, parSeconde: number): string {
  const secondes = Math.floor(valeur / parSeconde);
  return new Date(secondes * 1000).toISOString().slice(11, 19);
}
const PAR_SECONDE = [1, 1e3, 1e6, 1e9] as const;

/** Dates and times leave as text, for the reader's own SQL; the native engine, which only the build uses, refuses them. */
function temps(v: unknown, type: DataType): string | null {
  if (DataType.isDate(type)) return new Date(Number(v)).toISOString().slice(0, 10);
  if (DataType.isTimestamp(type)) return new Date(Number(v)).toISOString().replace('T', ' ').slice(0, 19);
  return DataType.isTime(type) ? heure(Number(v), PAR_SECONDE[type.unit]) : null;
}

const ENTIERS_EN_JSON = (_: string, v: unknown): unknown => (typeof v === 'bigint' ? Number(v) : v);

function scalaire(v: unknown, type: DataType): Scalaire {
  if (v === null || v === undefined) return null;
  if (typeof v === 'string' || typeof v === 'boolean') return v;
  if (DataType.isDecimal(type)) return decimal(v as Uint32Array, type);
  const moment = temps(v, type);
  if (moment !== null) return moment;
  if (typeof v === 'bigint' || typeof v === 'number') return Number(v);
  if (DataType.isList(type) || DataType.isStruct(type)) return JSON.stringify(v, ENTIERS_EN_JSON);
  throw new TypeError(`column type not carried by the interface (${Type[type.typeId]}): cast it to text, double or boolean in the query`);
}

/** Rows of a batch, in order; of two columns of one name the last is kept, as the native engine does. */
export function rangees<R extends Rangee>(lot: RecordBatch): readonly R[] {
  const colonnes = lot.schema.fields.map((champ, i) => {
    const vecteur: Vector | null = lot.getChildAt(i);
    return { name: champ.name, type: champ.type as DataType, vecteur };
  });
  return Array.from(
    { length: lot.numRows },
    (_, ligne) => Object.fromEntries(colonnes.map(({ name, type, vecteur }) => [name, scalaire(vecteur?.get(ligne), type)])) as R,
  );
}
