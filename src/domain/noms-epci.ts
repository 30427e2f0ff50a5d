import { majuscule } from '#lib/typographie.ts';
import { sansAccents } from '#lib/slug.ts';
import { decliner, deSansArticle, nomsDepartement, type Noms } from './noms.ts';
import type { NatureEpci } from './territoire.ts';

export interface NomsEpci extends Noms {
  /** For a label: « CC du Pays de Gex », « CA Lorient Agglomération », « Rennes Métropole ». */
  readonly court: string;
  /** For a title: « Communauté de communes du Pays de Gex », « Lorient Agglomération ». */
  readonly titre: string;
  /** What it is in law: « communauté d’agglomération ». */
  readonly nature: string;
}

const LIBELLES_NATURE: Readonly<Record<NatureEpci, string>> = {
  CC: 'communauté de communes',
  CA: 'communauté d’agglomération',
  CU: 'communauté urbaine',
  METRO: 'métropole',
  MET69: 'collectivité à statut particulier',
};

/** What the official list writes without accent or ligature on a capital, or in full nowhere else. */
const GRAPHIES: readonly (readonly [RegExp, string])[] = [
  [/\bCoeur/g, 'Cœur'],
  [/\bSoeurs/g, 'Sœurs'],
  [/\bIle\b/g, 'Île'],
  [/\bE(meraude|tang|vian|crin|pinal|pernay|vreux|loy|milionnais|gletons)/g, 'É$1'],
  [/\bSt-/g, 'Saint-'],
  [/\b(Pays de )?Saint Malo\b/g, '$1Saint-Malo'],
  [/\bSaint Quentin en Yvelines/g, 'Saint-Quentin-en-Yvelines'],
  [/\bla Réunion/g, 'La Réunion'],
  [/Communauté de Communes/g, 'Communauté de communes'],
  [/\(Communauté Intercommunale des Villes Solidaires\)/g, '(communauté intercommunale des villes solidaires)'],
  [/\(Espace Communautaire Lons Agglomération\)/g, '(espace communautaire Lons agglomération)'],
  [/Domme- /g, 'Domme - '],
  // quotes that the list puts around a trade name
  [/''([^']+)''/g, '« $1 »'],
  [/^"([^"]+)"$/g, '$1'],
  [/"([^"]+)"/g, '« $1 »'],
  [/'/g, '’'],
  [/\s+/g, ' '],
  [/« /g, '«\u00a0'],
  [/ »/g, '\u00a0»'],
];

/** An acronym between brackets adds nothing to a name (« (CCEJR) », « (4 C) »); « (Cap Atlantique) » does. */
const SIGLE = / \((?:[A-Z0-9]{2,}|[A-Z0-9]{1,3} [A-Z]{1,3})\)$/;
const PARENTHESE = / \([^)]*\)$| «[^»]*»$/;

function soigner(nom: string): string {
  return GRAPHIES.reduce((texte, [motif, par]) => texte.replace(motif, par), nom).trim();
}

/** Names that no rule brings to good French: the name without its prefix → the whole noun after « la ». */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['Bergeracoise', 'communauté d’agglomération bergeracoise'],
  ['Giennoises', 'communauté des communes giennoises'],
  ['Rurales de l’Entre-Deux-Mers', 'communauté de communes rurales de l’Entre-Deux-Mers'],
  ['Interrégionale Aumale - Blangy-sur-Bresle', 'communauté de communes interrégionale Aumale - Blangy-sur-Bresle'],
  ['Territoriale Sud-Luberon', 'communauté territoriale Sud-Luberon'],
  ['Intercommunale de La Réunion Est', 'communauté intercommunale de La Réunion Est'],
  ['Intercommunale du Nord de La Réunion', 'communauté intercommunale du nord de La Réunion'],
  ['Territoire de la Côte Ouest', 'communauté d’agglomération du Territoire de la Côte Ouest'],
  ['Montargoise et Rives du Loing', 'communauté d’agglomération montargoise et Rives du Loing'],
  ['Médullienne', 'communauté de communes médullienne'],
  ['Communauté Lesneven Côte des Légendes', 'communauté de communes Lesneven Côte des Légendes'],
  ['Communauté Paris-Saclay', 'communauté d’agglomération Paris-Saclay'],
  ['Beaune, Côte et Sud - Communauté Beaune-Chagny-Nolay', 'communauté d’agglomération Beaune, Côte et Sud'],
  ['du Pays de Saint-Malo Agglomération', 'communauté d’agglomération du Pays de Saint-Malo'],
  ['de Nîmes Métropole', 'communauté d’agglomération de Nîmes Métropole'],
]);

/** A trade name that says itself what it is needs no noun before it: « Lorient Agglomération », « Pontivy Communauté ». */
const ENSEIGNE = /(Communauté|Agglomération|Agglo|Agglopôle|Métropole|Intercom’?|Interco)( |$)/;
const COMMUN = /^(Agglomération|Agglo|Intercom|Interco|Eurométropole) /;
const PREPOSITION = /^(d’|de |du |des )/;
const ARTICLE_NU = /^(le |la |les |l’)/i;

/** « la communauté de communes … », « l’Intercom … », « la métropole … ». */
function avecNom(nom: string, article: 'la' | 'l’'): Noms {
  return decliner({ nom, article, genre: 'f' });
}

/** « Rennes Métropole » takes no article; « sur le territoire de » avoids choosing between « à » and « dans ». */
function enseigne(nom: string): Noms {
  const de = deSansArticle(nom);
  return { nom, le: nom, dans: `sur le territoire ${de}`, de, a: `à ${nom}`, genre: 'f', pluriel: false };
}

function nomsMetropole(nom: string): Noms {
  if (nom.startsWith('Métropole '))
    return avecNom(nom.replace('Métropole Européenne', 'métropole européenne').replace('Métropole', 'métropole'), 'la');
  return COMMUN.test(nom) ? avecNom(nom, 'l’') : enseigne(nom);
}

function nomsCommunaute(reste: string, nature: NatureEpci): Noms {
  const exception = EXCEPTIONS.get(reste);
  if (exception !== undefined) return avecNom(exception, 'la');
  const agglo = /^L’(Agglo .+)$/.exec(reste);
  if (agglo?.[1] !== undefined) return avecNom(agglo[1], 'l’');
  if (COMMUN.test(reste)) return avecNom(reste, 'l’');
  const seul = ENSEIGNE.test(reste) && !PREPOSITION.test(reste) && !ARTICLE_NU.test(reste);
  if (seul) return enseigne(reste);
  return avecNom(`${LIBELLES_NATURE[nature]} ${ARTICLE_NU.test(reste) ? majuscule(reste) : reste}`, 'la');
}

/** All the forms of an intercommunalité from its name and nature in the official list. */
export function nomsEpci(nomOfficiel: string, nature: NatureEpci): NomsEpci {
  const prefixe = `${nature} `;
  const sigle = nomOfficiel.startsWith(prefixe);
  const soigne = soigner(sigle ? nomOfficiel.slice(prefixe.length) : nomOfficiel).replace(SIGLE, '');
  const reste = soigne.replace(PARENTHESE, '');
  const forme = sigle ? nomsCommunaute(reste, nature) : nomsMetropole(reste);
  const suffixe = soigne.slice(reste.length);
  return {
    ...forme,
    court: sigle ? `${prefixe}${soigne}` : soigne,
    titre: majuscule(forme.nom) + suffixe,
    nature: LIBELLES_NATURE[nature],
  };
}

export interface EpciNomme {
  readonly epci: string;
  readonly nom: string;
  readonly nature: NatureEpci;
  /** Main département. */
  readonly departement: string;
}

const CHIFFRES: Readonly<Record<string, string>> = { '2': 'deux', '3': 'trois', '4': 'quatre', '7': 'sept' };

/** What the ear keeps of a name, in words: « CC des 2 Vallées » → « deux vallees ». */
function cleHomonymie(e: EpciNomme): string {
  return sansAccents(nomsEpci(e.nom, e.nature).court)
    .replace(/^(cc|ca|cu) /, '')
    .replace(/\b[2347]\b/g, (c) => CHIFFRES[c] ?? c)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(de|du|des|d|la|le|les|l|et|en)\b/g, '')
    .replace(/ +/g, ' ')
    .trim();
}

/** Equal, or equal but for one replaced letter in a name long enough for it to pass unseen (Clermontais, Clermontois). */
function presqueEgaux(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length || a.length < 8) return false;
  let ecarts = 0;
  for (let i = 0; i < a.length && ecarts < 2; i += 1) if (a[i] !== b[i]) ecarts += 1;
  return ecarts === 1;
}

/**
 * SIREN → the département to put between brackets, for the EPCI whose name could be heard as that of another département: same words, one
 * letter apart, or the whole beginning of the other (Pays de Mortagne, Pays de Mortagne-au-Perche).
 */
export function homonymesEpci(tous: readonly EpciNomme[]): ReadonlyMap<string, string> {
  const cles = tous.map((e) => ({ e, cle: cleHomonymie(e) }));
  const ambigus = cles.filter(({ e, cle }) =>
    cles.some((autre) => autre.e.departement !== e.departement && (presqueEgaux(cle, autre.cle) || autre.cle.startsWith(`${cle} `))),
  );
  return new Map(ambigus.map(({ e }) => [e.epci, nomsDepartement(e.departement).nom]));
}

/** The label, with its département when another EPCI could be taken for it: « CC des Quatre Rivières (Haute-Saône) ». */
export function nomDistinct(e: EpciNomme, homonymes: ReadonlyMap<string, string>): string {
  const { court } = nomsEpci(e.nom, e.nature);
  const departement = homonymes.get(e.epci);
  return departement === undefined ? court : `${court} (${departement})`;
}
