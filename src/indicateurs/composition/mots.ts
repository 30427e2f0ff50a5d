import type { Composition } from '#domain/composition.ts';
import { SECTIONS_NAF } from '#domain/naf.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { entier, periode as enMots } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { ECART_2017, PAS_UN_TAUX_DE_COUVERTURE, RUPTURE_IAE_2018, RUPTURE_MINIMA_2016, SYSTEME_2016 } from '../liste/commun.ts';
import type { Mesure } from '../types.ts';
import { echelleDe } from './ecrire.ts';
import { grandeur } from './grandeurs.ts';
import { accorder } from './regle.ts';

/** What the reader is told of a composition, before and after it is drawn. */
export interface Explication {
  /** « Taux d’équipement », « Part », « Densité »… or « Nombre ». */
  readonly genre: string;
  readonly titre: string;
  /** In words: « pour 1 000 allocataires du RSA ». */
  readonly unite: string;
  readonly uniteCourte: string;
  readonly decimales: number;
  /** What it is, where each side is counted, when, and what it does not say. */
  readonly phrases: readonly string[];
}

const GENRES: Readonly<Record<string, string>> = {
  part: 'Part',
  equipement: 'Taux d’équipement',
  densite: 'Densité',
  frequence: 'Fréquence',
  compte: 'Nombre',
};

const LIEUX = {
  etablissement: 'à l’établissement conventionné',
  residence: 'au lieu de résidence',
  'lieu-de-travail': 'au lieu de travail',
  zonage: 'par zonage',
};

/** « SIAE de type ACI, activité : construction, dans les communes FRR ». */
function nommerHaut(c: Composition): string {
  const type = c.type === '' ? '' : ` de type ${c.type}`;
  const activite =
    c.section === 'indetermine' ? 'indéterminée' : c.section === '' ? '' : SECTIONS_NAF[c.section].court.toLocaleLowerCase('fr');
  const section = activite === '' ? '' : ` (activité : ${activite})`;
  const zone = c.zone === '' ? '' : ' dont l’établissement est dans une commune FRR';
  return `${grandeur(c.numerateur).quoi}${type}${section}${zone}`;
}

function uniteDe(c: Composition, mesure: Mesure): string {
  if (c.denominateur === '') return nommerHaut(c);
  const { quoi } = grandeur(c.denominateur);
  const { facteur } = echelleDe(c, mesure);
  return mesure.genre === 'part' ? `% des ${quoi}` : `pour ${entier(facteur)} ${quoi}`;
}

function dire(c: Composition, mesure: Mesure): readonly string[] {
  const haut = grandeur(c.numerateur);
  if ('de' in mesure || c.denominateur === '')
    return [`Le nombre de ${nommerHaut(c)}, compté ${LIEUX[haut.localisation]}.`.replace('de a', 'd’a').replace('de h', 'd’h')];
  const bas = grandeur(c.denominateur);
  const meme = haut.localisation === bas.localisation;
  const ou = meme
    ? `Numérateur et dénominateur sont comptés ${LIEUX[haut.localisation]}.`
    : `Le haut est compté ${LIEUX[haut.localisation]}, le bas ${LIEUX[bas.localisation]} : le rapport ne dit pas qui est employé, ni d’où viennent les salariés.`;
  const ecart = 'ecartDates' in mesure ? [`Dates : ${mesure.ecartDates}.`] : [];
  const part = mesure.genre === 'part' ? [`Aucune part n’est calculée sous trente ${bas.quoi}.`] : [];
  const pasCouverture = mesure.genre === 'equipement' ? [PAS_UN_TAUX_DE_COUVERTURE] : [];
  return [
    `${majuscule(nommerHaut(c))}, ${mesure.genre === 'part' ? 'en % des' : `pour ${entier(echelleDe(c, mesure).facteur)}`} ${bas.quoi}.`,
    ou,
    ...ecart,
    ...part,
    ...pasCouverture,
  ];
}

/** Measured by the catalogue: 2017 stands about 6 % above the Dares, and the RSA changed system in 2016. */
function rupture(c: Composition): readonly string[] {
  const cotes = [c.numerateur, c.denominateur];
  return [
    ...(c.numerateur === 'iae-salaries' && c.periode < RUPTURE_IAE_2018.a
      ? [`Rupture de série en janvier ${RUPTURE_IAE_2018.a} : ${ECART_2017} et ne se compare pas aux années suivantes.`]
      : []),
    ...(cotes.some((id) => id === 'rsa' || id === 'ass' || id === 'aah') && c.periode < RUPTURE_MINIMA_2016.a
      ? [`Rupture de série en ${RUPTURE_MINIMA_2016.a} : ${SYSTEME_2016}.`]
      : []),
  ];
}

/** The words of a composition that may be built; null when it is refused. */
export function expliquer(c: Composition): Explication | null {
  const { mesure } = accorder(c);
  if (mesure === null) return null;
  const unite = uniteDe(c, mesure);
  const { uniteCourte, decimales } = echelleDe(c, mesure);
  const bas = c.denominateur === '' ? [] : grandeur(c.denominateur).limites;
  const ratio = c.denominateur === '' ? majuscule(nommerHaut(c)) : `${majuscule(nommerHaut(c))}, ${unite}`;
  return {
    genre: GENRES[mesure.genre] ?? mesure.genre,
    titre: insecables(`${ratio}, par ${LIBELLES_NIVEAU[c.niveau].singulier}, ${enMots(c.periode)}`),
    unite: insecables(unite),
    uniteCourte: insecables(uniteCourte),
    decimales,
    phrases: [...new Set([...dire(c, mesure), ...rupture(c), ...grandeur(c.numerateur).limites, ...bas])].map(insecables),
  };
}
