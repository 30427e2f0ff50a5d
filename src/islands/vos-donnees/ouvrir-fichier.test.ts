import { strToU8, zipSync, type Zippable } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { LIMITES } from '#apport/limites.ts';
import { ouvrirFichier, type OptionsLecture } from './ouvrir-fichier.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const cellule = (v: string | number, ref: string) =>
  typeof v === 'number' ? `<c r="${ref}"><v>${v}</v></c>` : `<c r="${ref}" t="inlineStr"><is><t>${v}</t></is></c>`;
const feuille = (rangees: readonly (readonly (string | number)[])[]) =>
  `${XML}<worksheet ${NS}><sheetData>${rangees
    .map((r, i) => `<row r="${i + 1}">${r.map((v, k) => cellule(v, `${String.fromCharCode(65 + k)}${i + 1}`)).join('')}</row>`)
    .join('')}</sheetData></worksheet>`;

/** The least a workbook needs; `autres` are more parts of the archive. */
function classeur(
  feuilles: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
  autres: Zippable = {},
): Uint8Array<ArrayBuffer> {
  const noms = Object.keys(feuilles);
  const parties: Zippable = {
    'xl/workbook.xml': strToU8(
      `${XML}<workbook ${NS} xmlns:r="${RELATIONS}"><sheets>${noms.map((n, i) => `<sheet name="${n}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${noms
        .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
        .join('')}</Relationships>`,
    ),
    ...Object.fromEntries(noms.map((n, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(feuille(feuilles[n] ?? []))])),
    ...autres,
  };
  return zipSync(parties);
}

const lire = async (octets: Uint8Array<ArrayBuffer>, options: OptionsLecture = {}) =>
  (await ouvrirFichier(octets.slice().buffer)).lire(options);

const DEUX = {
  'Lisez-moi': [['Ce classeur vient de la DDETS']],
  'Effectifs &amp; ETP': [
    ['dep', 'effectif'],
    ['01', 12],
    ['2A', 7.5],
  ],
};

describe('XLSX', () => {
  it('lists the sheets and opens the first that holds a table, saying so', async () => {
    const { feuille: ouverte, tableau } = await lire(classeur(DEUX));
    expect(ouverte).toBe('Effectifs & ETP');
    expect(tableau.avis.join()).toMatch(/La feuille «\sEffectifs & ETP\s» est ouverte/);
  });
  it('reads the sheet that is chosen', async () => {
    const premiere = await lire(classeur({ ...DEUX, Z: DEUX['Effectifs &amp; ETP'] }), { feuille: 'Effectifs & ETP' });
    expect(premiere.feuilles).toEqual(['Lisez-moi', 'Effectifs & ETP', 'Z']);
    expect(premiere.tableau.colonnes.map((c) => [c.nom, c.type, c.valeurs])).toEqual([
      ['dep', 'texte', ['01', '2A']],
      ['effectif', 'nombre', [12, 7.5]],
    ]);
  });
  it('keeps 250 000 cells of a sheet that a worker of its own would have inflated', async () => {
    const rangees = Array.from({ length: 50_000 }, (_, i) => [String(i % 95), i * 7919, (i * 104_729) % 65_521, `x${(i * 31) % 9973}`, i]);
    const { tableau } = await lire(classeur({ F: [['dep', 'a', 'b', 'c', 'd'], ...rangees] }));
    expect(tableau.numeros).toHaveLength(50_000);
    expect(tableau.colonnes[1]?.valeurs[49_999]).toBe(49_999 * 7919);
  });
  it('refuses a bomb on what its directory declares, before inflating', async () => {
    const bombe = classeur(DEUX, { 'xl/bombe.xml': new Uint8Array(1_000_000) });
    const vue = new DataView(bombe.buffer);
    const place = bombe.findLastIndex((_, i) => i + 46 < bombe.length && vue.getUint32(i, true) === 0x02014b50);
    vue.setUint32(place + 24, LIMITES.octetsClasseur, true);
    await expect(ouvrirFichier(bombe.slice().buffer)).rejects.toThrow(/plus de 400\sMo une fois décompressé.*CSV/);
  });
  it('stops a bomb whose directory lies: it is inflated into the room declared, and found cut', async () => {
    const bombe = classeur({ F: [['dep', 'n'], ...Array.from({ length: 20_000 }, (_, i) => [String(i), i])] });
    const vue = new DataView(bombe.buffer);
    const place = bombe.findLastIndex((_, i) => i + 46 < bombe.length && vue.getUint32(i, true) === 0x02014b50);
    vue.setUint32(place + 24, 5000, true);
    await expect(lire(bombe)).rejects.toThrow(/tronqué ou abîmé/);
  });
  it('refuses a cell at the far end of the sheet before making room for it', async () => {
    const loin = `${XML}<worksheet ${NS}><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`;
    const avant = process.memoryUsage().heapUsed;
    await expect(lire(classeur({ F: [] }, { 'xl/worksheets/sheet1.xml': strToU8(loin) }))).rejects.toThrow(/XFD1048576.*Effacez/);
    expect(process.memoryUsage().heapUsed - avant).toBeLessThan(50_000_000);
  });
  it('does not mind an empty cell that has only a format, however far', async () => {
    const loin = `${XML}<worksheet ${NS}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>dep</t></is></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>01</t></is></c><c r="B2"><v>5</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData></worksheet>`;
    expect((await lire(classeur({ F: [] }, { 'xl/worksheets/sheet1.xml': strToU8(loin) }))).tableau.numeros).toEqual([2]);
  });
  it('keeps a percentage, a date and the zeros of a code as their cells show them', async () => {
    const styles = `${XML}<styleSheet ${NS}><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
    const texte = (ref: string, t: string) => `<c r="${ref}" t="inlineStr"><is><t>${t}</t></is></c>`;
    const xml = `${XML}<worksheet ${NS}><sheetData><row r="1">${['code', 'taux', 'jour'].map((t, i) => texte(`${'ABC'[i] ?? ''}1`, t)).join('')}</row><row r="2"><c r="A2" s="3"><v>1053</v></c><c r="B2" s="1"><v>0.07</v></c><c r="C2" s="2"><v>45000</v></c></row></sheetData></worksheet>`;
    const { tableau } = await lire(classeur({ F: [] }, { 'xl/worksheets/sheet1.xml': strToU8(xml), 'xl/styles.xml': strToU8(styles) }));
    expect(tableau.colonnes.map((c) => [c.valeurs[0], c.unite])).toEqual([
      ['01053', ''],
      [7, '%'],
      ['2023-03-15', ''],
    ]);
  });
  it.each([
    ['cut at half', (o: Uint8Array) => o.slice(0, o.length / 2), /tronqué ou abîmé/],
    ['with a hole', (o: Uint8Array) => o.slice().fill(0xff, 60, 220), /tronqué ou abîmé/],
    ['an archive of something else', () => zipSync({ 'photo.txt': strToU8('x') }), /archive ZIP.*\.ods/],
    ['nothing in the sheet', () => classeur({ Vide: [] }), /aucune case remplie.*autre feuille/],
  ])('%s', async (_, abimer, message) => {
    await expect(lire(abimer(classeur(DEUX)), {})).rejects.toThrow(message);
  });
});

describe('Parquet', () => {
  const colonnes = [
    { name: 'dep', data: ['01', '02'], type: 'STRING' as const },
    { name: 'n', data: [1.5, 2], type: 'DOUBLE' as const },
  ];
  it('gives its columns with their types', async () => {
    const { tableau, format } = await lire(new Uint8Array(parquetWriteBuffer({ columnData: colonnes })));
    expect(format).toBe('parquet');
    expect(tableau.colonnes.map((c) => [c.nom, c.type, c.valeurs])).toEqual([
      ['dep', 'texte', ['01', '02']],
      ['n', 'nombre', [1.5, 2]],
    ]);
  });
  it('names the codec it cannot read, and what to use', async () => {
    const brotli = parquetWriteBuffer({ columnData: colonnes, codec: 'BROTLI', compressors: { BROTLI: (o) => o.slice() } });
    await expect(lire(new Uint8Array(brotli))).rejects.toThrow(/comprimé en BROTLI.*Snappy/);
  });
  it('says when it is cut', async () => {
    const entier = new Uint8Array(parquetWriteBuffer({ columnData: colonnes }));
    await expect(lire(entier.slice(0, entier.length - 9))).rejects.toThrow(/tronqué ou abîmé/);
  });
  it('says when it holds no row', async () => {
    const vide = parquetWriteBuffer({ columnData: [{ name: 'dep', data: [], type: 'STRING' }] });
    await expect(lire(new Uint8Array(vide))).rejects.toThrow(/aucune ligne/);
  });
});
