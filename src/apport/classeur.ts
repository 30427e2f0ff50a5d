import { ErreurApport } from './erreur.ts';
import { extraire, lireRepertoire, type Entree } from './archive.ts';
import { LIMITES } from './limites.ts';

/** The parts of a workbook that hold cells, and the names of its sheets. */
export interface Classeur {
  readonly feuilles: readonly string[];
  /** The same workbook without compression, images nor macros: the library reads it without starting workers of its own. */
  readonly octets: ArrayBuffer;
}

const ENTITES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoderXml(texte: string): string {
  return texte.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (tout, hexa?: string, nombre?: string, nom?: string) => {
    if (nom !== undefined) return ENTITES[nom] ?? tout;
    return String.fromCodePoint(hexa === undefined ? Number(nombre) : parseInt(hexa, 16));
  });
}

/** Names of the visible sheets, in the order of their tabs. */
function nomsDesFeuilles(classeurXml: string): readonly string[] {
  return [...classeurXml.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)]
    .map(([, attributs = '']) => attributs)
    .filter((attributs) => !/state="(?:veryH|h)idden"/.test(attributs))
    .flatMap((attributs) => /\bname="([^"]*)"/.exec(attributs)?.[1] ?? [])
    .map(decoderXml);
}

/** Opens the archive under the limits and puts its XML back without compression. Throws ErreurApport. */
export async function ouvrirClasseur(octets: Uint8Array): Promise<Classeur> {
  const entrees = lireRepertoire(octets).filter((e) => /\.xml(?:\.rels)?$/.test(e.nom));
  if (!entrees.some((e) => e.nom === 'xl/workbook.xml'))
    throw new ErreurApport(
      'format',
      'C’est une archive ZIP, non un classeur .xlsx. Décompressez-la et choisissez le fichier qu’elle contient ; un classeur .ods se réenregistre en .xlsx ou en CSV.',
    );
  const parties: [Entree, Uint8Array][] = [];
  let reste: number = LIMITES.octetsClasseur;
  for (const e of entrees) {
    const contenu = await extraire(octets, e, reste);
    reste -= contenu.length;
    parties.push([e, contenu]);
  }
  const xml = parties.find(([e]) => e.nom === 'xl/workbook.xml')?.[1];
  return { feuilles: nomsDesFeuilles(new TextDecoder().decode(xml)), octets: archiver(parties) };
}

const ENTETE_LOCAL = 30;
const ENTETE_CENTRAL = 46;
const PIED = 22;

/** A ZIP whose parts are stored as they are. Checksums stay at zero: nobody reads them. */
function archiver(parties: readonly (readonly [Entree, Uint8Array])[]): ArrayBuffer {
  const noms = parties.map(([e]) => new TextEncoder().encode(e.nom));
  const taille = parties.reduce((n, [, c], i) => n + ENTETE_LOCAL + ENTETE_CENTRAL + 2 * (noms[i]?.length ?? 0) + c.length, PIED);
  const sortie = new Uint8Array(taille);
  const vue = new DataView(sortie.buffer);
  const debuts: number[] = [];
  let i = 0;
  const ecrireNom = (k: number) => {
    sortie.set(noms[k] ?? new Uint8Array(), i);
    i += noms[k]?.length ?? 0;
  };
  parties.forEach(([, contenu], k) => {
    debuts.push(i);
    vue.setUint32(i, 0x04034b50, true);
    tailles(vue, i + 18, contenu.length, noms[k]?.length ?? 0);
    i += ENTETE_LOCAL;
    ecrireNom(k);
    sortie.set(contenu, i);
    i += contenu.length;
  });
  const central = i;
  parties.forEach(([, contenu], k) => {
    vue.setUint32(i, 0x02014b50, true);
    tailles(vue, i + 20, contenu.length, noms[k]?.length ?? 0);
    vue.setUint32(i + 42, debuts[k] ?? 0, true);
    i += ENTETE_CENTRAL;
    ecrireNom(k);
  });
  vue.setUint32(i, 0x06054b50, true);
  vue.setUint16(i + 8, parties.length, true);
  vue.setUint16(i + 10, parties.length, true);
  vue.setUint32(i + 12, i - central, true);
  vue.setUint32(i + 16, central, true);
  return sortie.buffer;
}

/** Compressed size, plain size, length of the name: side by side in both headers. */
function tailles(vue: DataView, place: number, taille: number, nom: number): void {
  vue.setUint32(place, taille, true);
  vue.setUint32(place + 4, taille, true);
  vue.setUint16(place + 8, nom, true);
}
