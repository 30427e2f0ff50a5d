import { strFromU8, unzipSync } from 'fflate';
import { entier } from '#lib/format.ts';
import { ErreurApport } from './erreur.ts';
import { decoderXml, lireFeuille, lireTextes, type Ressources } from './feuille.ts';
import { lireStyles } from './format-cellule.ts';
import type { Grille } from './grille.ts';
import { LIMITES } from './limites.ts';

/** A workbook whose sheets are inflated one at a time, when they are asked for. */
export interface Classeur {
  /** Names of the visible sheets, in the order of their tabs. */
  readonly feuilles: readonly string[];
  /** Throws ErreurApport. */
  readonly lire: (feuille: string) => Grille;
}

function abime(cause?: unknown): ErreurApport {
  return new ErreurApport(
    'abime',
    'Ce classeur .xlsx est tronqué ou abîmé. Ouvrez-le dans un tableur et enregistrez-le de nouveau, ou téléchargez-le encore.',
    { cause },
  );
}

function verifierTotal(octets: number, limite: number = LIMITES.octetsClasseur): void {
  if (octets > limite)
    throw new ErreurApport(
      'limite',
      `Ce classeur contient plus de ${entier(limite / 1_000_000)} Mo une fois décompressé : il n’est pas ouvert. Gardez la feuille utile et enregistrez-la en CSV ou en Parquet.`,
    );
}

/** The parts that are wanted, inflated into the room that the directory declares for them and no more: one that lies is cut, and found so. */
function extraire(octets: Uint8Array, voulues: (nom: string) => boolean): Readonly<Record<string, string>> {
  try {
    let total = 0;
    const parties = unzipSync(octets, {
      filter: ({ name, originalSize }) => {
        if (!voulues(name)) return false;
        verifierTotal((total += originalSize));
        return true;
      },
    });
    return Object.fromEntries(Object.entries(parties).map(([nom, contenu]) => [nom, strFromU8(contenu)]));
  } catch (cause) {
    throw cause instanceof ErreurApport ? cause : abime(cause);
  }
}

/** The parts of an archive, without inflating any. */
function nomsDe(octets: Uint8Array): ReadonlySet<string> {
  const noms = new Set<string>();
  extraire(octets, (nom) => {
    noms.add(nom);
    return false;
  });
  return noms;
}

const attribut = (attributs: string, nom: string): string | undefined => new RegExp(`(?:^|\\s)${nom}="([^"]*)"`).exec(attributs)?.[1];

interface Onglet {
  readonly nom: string;
  readonly chemin: string;
}

/** Visible sheets and where each one is. */
function onglets(classeurXml: string, relations: string): readonly Onglet[] {
  const cibles = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\s([^>]*?)\/?>/g)].map(([, a = '']) => [attribut(a, 'Id'), attribut(a, 'Target') ?? '']),
  );
  return [...classeurXml.matchAll(/<(?:\w+:)?sheet\s([^>]*?)\/?>/g)]
    .map(([, a = '']) => a)
    .filter((a) => !/state="(?:veryH|h)idden"/.test(a))
    .flatMap((a) => {
      const cible = cibles.get(attribut(a, '(?:\\w+:)?id') ?? '');
      const nom = attribut(a, 'name');
      if (cible === undefined || nom === undefined) return [];
      return [{ nom: decoderXml(nom), chemin: cible.startsWith('/') ? cible.slice(1) : `xl/${cible.replace(/^\.\//, '')}` }];
    });
}

const CLASSEUR = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STYLES = 'xl/styles.xml';
const TEXTES = 'xl/sharedStrings.xml';

/** Opens the archive under the limits. Throws ErreurApport. */
export function ouvrirClasseur(octets: Uint8Array): Classeur {
  if (!nomsDe(octets).has(CLASSEUR))
    throw new ErreurApport(
      'format',
      'C’est une archive ZIP, non un classeur .xlsx. Décompressez-la et choisissez le fichier qu’elle contient ; un classeur .ods se réenregistre en .xlsx ou en CSV.',
    );
  extraireDeclare(octets);
  const parties = extraire(octets, (nom) => [CLASSEUR, RELATIONS, STYLES].includes(nom));
  const feuilles = onglets(parties[CLASSEUR] ?? '', parties[RELATIONS] ?? '');
  const styles = lireStyles(parties[STYLES] ?? '');
  const depuis1904 = /date1904="(?:1|true)"/.test(parties[CLASSEUR] ?? '');
  let textes: readonly string[] | null = null;
  return {
    feuilles: feuilles.map((f) => f.nom),
    lire: (nom) => {
      const chemin = feuilles.find((f) => f.nom === nom)?.chemin;
      const lues = extraire(octets, (n) => n === chemin || (n === TEXTES && textes === null));
      const xml = chemin === undefined ? undefined : lues[chemin];
      if (xml === undefined || !/<\/(?:\w+:)?worksheet>\s*$|<(?:\w+:)?worksheet[^>]*\/>\s*$/.test(xml.slice(-200))) throw abime();
      textes ??= lireTextes(lues[TEXTES] ?? '');
      const ressources: Ressources = { textes, styles, depuis1904 };
      return lireFeuille(xml, ressources);
    },
  };
}

/** All that the archive says to hold, whether it is read or not: a bomb is refused at the door. */
function extraireDeclare(octets: Uint8Array): void {
  let total = 0;
  unzipSync(octets, {
    filter: ({ name, originalSize }) => {
      if (/\.(?:xml|rels)$/.test(name)) verifierTotal((total += originalSize));
      return false;
    },
  });
}
