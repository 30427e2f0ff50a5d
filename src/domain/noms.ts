import { elide, majuscule } from '#lib/typographie.ts';

type Article = '' | 'le' | 'la' | 'les' | 'l’';

/** A place inside a sentence; every form starts in lower case unless the name itself starts (La Réunion, Paris). */
export interface Noms {
  /** Without article: « Ain », « Bouches-du-Rhône », « La Réunion ». */
  readonly nom: string;
  /** As a subject: « l’Ain », « les Bouches-du-Rhône », « La Réunion ». */
  readonly le: string;
  /** Where: « dans l’Ain », « en Corse-du-Sud », « à La Réunion ». */
  readonly dans: string;
  /** Whose: « de l’Ain », « du Nord », « de La Réunion », « d’Île-de-France ». */
  readonly de: string;
  /** Compared to: « à l’Ain », « au Nord », « aux Landes », « à Paris ». */
  readonly a: string;
  readonly genre: 'm' | 'f';
  readonly pluriel: boolean;
}

const DE: Readonly<Record<Article, string>> = { '': 'de ', le: 'du ', la: 'de la ', les: 'des ', 'l’': 'de l’' };
const A: Readonly<Record<Article, string>> = { '': 'à ', le: 'au ', la: 'à la ', les: 'aux ', 'l’': 'à l’' };

function avecArticle(article: Article, nom: string): string {
  if (article === '' || article === 'l’') return article + nom;
  return `${article} ${nom}`;
}

/** « de » and the name, without article: « de Bretagne », « d’Île-de-France ». */
export function deSansArticle(nom: string): string {
  return elide(nom) ? `d’${nom}` : `de ${nom}`;
}

interface Forme {
  readonly nom: string;
  readonly article: Article;
  readonly genre: 'm' | 'f';
  /** « en » or « à »; by default « dans » with the article. */
  readonly devant?: 'en' | 'à';
  /** « de Bretagne » rather than « de la Bretagne ». */
  readonly deNu?: boolean;
}

export function decliner({ nom, article, genre, devant, deNu = false }: Forme): Noms {
  const le = avecArticle(article, nom);
  return {
    nom,
    le,
    dans: devant === undefined ? `dans ${le}` : `${devant} ${nom}`,
    de: article === '' || deNu ? deSansArticle(nom) : DE[article] + nom,
    a: A[article] + nom,
    genre,
    pluriel: article === 'les',
  };
}

/**
 * One line per shape, `code nom`: the article, the gender and the preposition that Insee and the regional press use.
 * Where usage hesitates: « en » for names in « -et- » whatever their gender (Grevisse), for compounds with an adjective in the
 * feminine and for the feminine names where it prevails; « dans la » for the others (la Creuse and la Mayenne follow their press: « en »).
 */
const DEPARTEMENTS: readonly (readonly [Omit<Forme, 'nom'>, string])[] = [
  [
    { article: 'le', genre: 'm' },
    '14 Calvados|15 Cantal|18 Cher|25 Doubs|29 Finistère|30 Gard|32 Gers|39 Jura|45 Loiret|46 Lot|56 Morbihan',
  ],
  [{ article: 'le', genre: 'm' }, '59 Nord|62 Pas-de-Calais|63 Puy-de-Dôme|67 Bas-Rhin|68 Haut-Rhin|69 Rhône|81 Tarn|83 Var|84 Vaucluse'],
  [{ article: 'le', genre: 'm' }, '90 Territoire de Belfort|94 Val-de-Marne|95 Val-d’Oise'],
  [{ article: 'le', genre: 'm', devant: 'en' }, '41 Loir-et-Cher|47 Lot-et-Garonne|49 Maine-et-Loire|82 Tarn-et-Garonne'],
  [{ article: 'la', genre: 'f' }, '26 Drôme|42 Loire|50 Manche|51 Marne|55 Meuse|58 Nièvre|72 Sarthe|80 Somme|86 Vienne'],
  [
    { article: 'la', genre: 'f', devant: 'en' },
    '16 Charente|17 Charente-Maritime|19 Corrèze|21 Côte-d’Or|23 Creuse|24 Dordogne|33 Gironde',
  ],
  [
    { article: 'la', genre: 'f', devant: 'en' },
    '2A Corse-du-Sud|2B Haute-Corse|31 Haute-Garonne|43 Haute-Loire|44 Loire-Atlantique|48 Lozère',
  ],
  [
    { article: 'la', genre: 'f', devant: 'en' },
    '52 Haute-Marne|53 Mayenne|54 Meurthe-et-Moselle|57 Moselle|70 Haute-Saône|71 Saône-et-Loire',
  ],
  [{ article: 'la', genre: 'f', devant: 'en' }, '73 Savoie|74 Haute-Savoie|76 Seine-Maritime|77 Seine-et-Marne|85 Vendée|87 Haute-Vienne'],
  [{ article: 'la', genre: 'f', devant: 'en' }, '93 Seine-Saint-Denis|971 Guadeloupe|972 Martinique|973 Guyane'],
  [{ article: 'l’', genre: 'm' }, '01 Ain|03 Allier|12 Aveyron|34 Hérault'],
  [{ article: 'l’', genre: 'f' }, '02 Aisne|10 Aube|11 Aude|27 Eure|36 Indre|60 Oise|61 Orne|89 Yonne'],
  [{ article: 'l’', genre: 'm', devant: 'en' }, '28 Eure-et-Loir'],
  [{ article: 'l’', genre: 'f', devant: 'en' }, '07 Ardèche|09 Ariège|35 Ille-et-Vilaine|37 Indre-et-Loire|38 Isère|91 Essonne'],
  [{ article: 'les', genre: 'f' }, '04 Alpes-de-Haute-Provence|05 Hautes-Alpes|06 Alpes-Maritimes|08 Ardennes|13 Bouches-du-Rhône'],
  [{ article: 'les', genre: 'f' }, '22 Côtes-d’Armor|40 Landes|64 Pyrénées-Atlantiques|65 Hautes-Pyrénées|66 Pyrénées-Orientales'],
  [{ article: 'les', genre: 'f' }, '78 Yvelines|79 Deux-Sèvres|88 Vosges'],
  [{ article: 'les', genre: 'm' }, '92 Hauts-de-Seine'],
  [{ article: '', genre: 'm', devant: 'à' }, '75 Paris'],
  [{ article: '', genre: 'f', devant: 'à' }, '974 La Réunion|976 Mayotte'],
];

const REGIONS: readonly (readonly [Omit<Forme, 'nom'>, string])[] = [
  // overseas, région and département are one place: one grammar for both pages
  [{ article: 'la', genre: 'f', devant: 'en' }, '01 Guadeloupe|02 Martinique|03 Guyane'],
  [{ article: '', genre: 'f', devant: 'à' }, '04 La Réunion|06 Mayotte'],
  [{ article: 'l’', genre: 'f', devant: 'en', deNu: true }, '11 Île-de-France|76 Occitanie'],
  [{ article: 'la', genre: 'f', devant: 'en', deNu: true }, '27 Bourgogne-Franche-Comté|28 Normandie|53 Bretagne'],
  [{ article: 'la', genre: 'f', devant: 'en', deNu: true }, '75 Nouvelle-Aquitaine|94 Corse'],
  [{ article: 'le', genre: 'm', devant: 'en' }, '24 Centre-Val de Loire'],
  [{ article: 'le', genre: 'm' }, '44 Grand Est'],
  [{ article: 'les', genre: 'm' }, '32 Hauts-de-France|52 Pays de la Loire'],
  // made of former régions, these two take no article (Insee: « Auvergne-Rhône-Alpes compte… »)
  [{ article: '', genre: 'f', devant: 'en' }, '84 Auvergne-Rhône-Alpes|93 Provence-Alpes-Côte d’Azur'],
];

function table(formes: typeof DEPARTEMENTS): ReadonlyMap<string, Noms> {
  const lignes = formes.flatMap(([forme, places]) =>
    places.split('|').map((place): [string, Noms] => {
      const espace = place.indexOf(' ');
      return [place.slice(0, espace), decliner({ ...forme, nom: place.slice(espace + 1) })];
    }),
  );
  return new Map(lignes);
}

const PAR_DEPARTEMENT = table(DEPARTEMENTS);
const PAR_REGION = table(REGIONS);

export const NOMS_FRANCE: Noms = decliner({ nom: 'France', article: 'la', genre: 'f', devant: 'en' });

function trouver(noms: ReadonlyMap<string, Noms>, code: string, quoi: string): Noms {
  const trouve = noms.get(code);
  if (trouve === undefined) throw new Error(`no ${quoi} has the code "${code}": write it as text with its zero (01, 2A, 971)`);
  return trouve;
}

export function nomsDepartement(code: string): Noms {
  return trouver(PAR_DEPARTEMENT, code, 'département');
}

/** Code of the département that bears exactly this name; null when none does. */
export function departementNomme(nom: string): string | null {
  for (const [code, noms] of PAR_DEPARTEMENT) if (noms.nom === nom) return code;
  return null;
}

export function nomsRegion(code: string): Noms {
  return trouver(PAR_REGION, code, 'région');
}

const ARTICLE_DE_VILLE = /^(?:(Le|La|Les) |L['’])(.+)$/;
/** Names in h- that elide by usage; the others keep « de » (« de Haguenau », « de Honfleur »). */
const H_MUET = /^(H[ée]nin|Hyères|Héricourt|Hérouville|Hirson|Hendaye|Hazebrouck|Hautmont|Houilles|Hasparren|Hagetmau)/;

function deVille(nom: string): string {
  return H_MUET.test(nom) ? `d’${nom}` : deSansArticle(nom);
}

/** A town: its article contracts (« au Mans », « des Herbiers ») except la and l’, which are part of the name (« à La Rochelle »). */
export function nomsCommune(nomOfficiel: string): Noms {
  const nom = nomOfficiel.replaceAll("'", '’');
  const lu = ARTICLE_DE_VILLE.exec(nom);
  const suite = lu?.[2] ?? nom;
  const contractee = lu?.[1] === 'Le' ? 'le' : lu?.[1] === 'Les' ? 'les' : '';
  const a = contractee === '' ? `à ${nom}` : A[contractee] + suite;
  const de = contractee === '' ? deVille(nom) : DE[contractee] + suite;
  return { nom, le: nom, dans: a, de, a, genre: lu?.[1] === 'La' ? 'f' : 'm', pluriel: false };
}

/** « la zone d’emploi du Mans », « dans la zone d’emploi d’Étampes »; « la zone d’emploi La Maurienne » becomes « de la Maurienne ». */
export function nomsZoneEmploi(nom: string): Noms {
  const region = /^(La|L['’]) ?(Maurienne|Plaine|Tarentaise|Vallée|Est|Ouest)(.*)$/.exec(nom);
  const de = region === null ? nomsCommune(nom).de : `${region[1] === 'La' ? 'de la ' : 'de l’'}${region[2]}${region[3]}`;
  const forme = decliner({ nom: `zone d’emploi ${de}`.replaceAll("'", '’'), article: 'la', genre: 'f' });
  return { ...forme, nom: nom.replaceAll("'", '’') };
}

/** The verb in the number of the place: « l’Ain compte », « les Landes comptent ». */
export function verbe(n: Noms, singulier: string, pluriel: string): string {
  return n.pluriel ? pluriel : singulier;
}

/** A regular adjective or participle: « doté », « dotée », « dotés », « dotées ». */
export function participe(n: Noms, masculin: string): string {
  return `${masculin}${n.genre === 'f' ? 'e' : ''}${n.pluriel ? 's' : ''}`;
}

/** « il », « elle », « ils », « elles ». */
export function pronom(n: Noms): string {
  return `${n.genre === 'f' ? 'elle' : 'il'}${n.pluriel ? 's' : ''}`;
}

/** The same forms for the start of a sentence or a title: « L’Ain », « Dans l’Ain », « De l’Ain ». */
export function capitales(n: Noms): Noms {
  return { ...n, nom: majuscule(n.nom), le: majuscule(n.le), dans: majuscule(n.dans), de: majuscule(n.de), a: majuscule(n.a) };
}
