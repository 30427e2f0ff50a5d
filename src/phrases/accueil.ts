import { estOutreMer } from '#domain/departement.ts';
import { estSure } from '#domain/cellule.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { FRANCE, type Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { compte, deLaPeriode, entier, fin, liste, nombre, periode, pourcent, quand } from '#lib/format.ts';
import { millesimeEnMots } from '#lib/millesime.ts';
import { datee, type PhraseDatee } from './datee.ts';
import { POPULATION } from './millesimes.ts';
import { majuscule } from '#lib/typographie.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { parRapportAEcheance } from './echeance.ts';
import { aNombreEgal, EQUIPEMENTS, jugerGroupe, type Jugement } from './equipement.ts';
import { exiger, lire } from '#lecture/lieu.ts';

/** One finding of the home page: a sentence, what it rests on, where to read more. */
export interface Constat {
  readonly titre: PhraseDatee;
  readonly texte: PhraseDatee;
  readonly adresse: string;
  readonly suite: string;
}

const france = (d: Donnees, id: string, options = {}) => lire({ d, t: FRANCE }, id, options);

/** Four findings, written from the data of the day. */
export function constatsAccueil(d: Donnees): readonly Constat[] {
  return [sansSiege(d), cible(d), outremer(d), metiers(d)];
}

function sansSiege(d: Donnees): Constat {
  const { periode: moment } = indicateur('siae-nombre');
  const vides = d.valeurs.niveau('siae-nombre', 'epci', { periode: moment }).filter((v) => v.valeur === 0);
  const codes = new Set(vides.map((v) => v.code));
  const habitants = d.epci.filter((e) => codes.has(e.code)).reduce((s, e) => s + e.population, 0);
  return {
    titre: datee(
      `${majuscule(quand(moment))}, ${entier(vides.length)} intercommunalités sur ${entier(d.epci.length)} n’avaient aucun établissement conventionné`,
      moment,
    ),
    texte: datee(
      `En ${POPULATION}, ${nombre(habitants / 1e6, 1)} millions d’habitants y vivent. La liste est celle ${deLaPeriode(moment)}, et une structure voisine pouvait y intervenir.`,
      POPULATION,
      moment,
    ),
    adresse: '/indicateurs/siae-nombre/',
    suite: 'Nombre de SIAE',
  };
}

function cible(d: Donnees): Constat {
  const v = france(d, 'iae-cible');
  const evolution = france(d, 'iae-evolution');
  const echeance = d.echeanceCible.slice(0, 7);
  const toutes = d.valeurs.niveau('iae-cible', 'departement', { periode: v.periode });
  const sures = toutes.filter(estSure);
  const atteintes = sures.filter((c) => c.valeur >= 100).length;
  const provisoires = toutes.filter((c) => c.reserve === 'incomplet').length;
  const reserve =
    provisoires === 0
      ? ''
      : ` Le compte de ${compte(provisoires, 'autre', 'autres')}, compris dans ce total, est provisoire et probablement incomplet.`;
  const combien =
    atteintes === 0
      ? `aucun des ${entier(sures.length)} départements au compte complet n’atteignait sa cible`
      : `${entier(atteintes)} départements atteignaient la leur`;
  return {
    titre: datee(
      `${majuscule(fin(v.periode))}, ${entier(exiger(v, 'numerateur'))} personnes employées dans l’IAE, ${pourcent(exiger(v), 0)} de la cible de ${periode(echeance)}`,
      v,
      echeance,
    ),
    texte: datee(
      `${majuscule(fin(v.periode))}, ${parRapportAEcheance(v.periode, d.echeanceCible)}, ${combien}.${reserve} Un an plus tôt, on comptait ${entier(exiger(evolution, 'denominateur'))} personnes.`,
      v,
    ),
    adresse: '/indicateurs/iae-cible/',
    suite: 'Part de la cible atteinte',
  };
}

/** Overseas, the answer turns with the denominator: the title says what none contradicts, the text what each says. */
function outremer(d: Donnees): Constat {
  const lieux = d.departements.filter((t) => estOutreMer(t.code));
  const { dessous, dessus, partages } = jugerGroupe(d, lieux);
  const ou = (ts: readonly { readonly t: Territoire }[]) => liste(ts.map(({ t }) => nomsDepartement(t.code).dans));
  const seuls = (n: number) => (n < EQUIPEMENTS.length ? ', seuls dénominateurs connus' : '');
  const moments = [...new Set(EQUIPEMENTS.map((id) => indicateur(id).periode))].toSorted();
  const phrases = [
    ...(dessous.length === 0 ? [] : [`C’était le cas ${ou(dessous)}.`]),
    ...[...Map.groupBy(partages, partage)].map(([dit, siens]) => `${majuscule(ou(siens))}, on en comptait ${dit}.`),
    ...dessus.map((x) => `${majuscule(ou([x]))}, on en comptait plus à nombre égal ${aNombreEgal(x.plus)}${seuls(x.plus.length)}.`),
  ];
  return {
    titre: datee(
      `Outre-mer, ${liste(moments.map(fin), 'ou')}, moins de personnes en insertion que dans l’ensemble du pays quel que soit le dénominateur : ${compte(dessous.length, 'département', 'départements')} sur ${lieux.length}`,
      ...moments,
    ),
    texte: datee(phrases.join(' '), ...moments),
    adresse: '/recits/outre-mer/',
    suite: 'Le récit',
  };
}

/** « moins à nombre égal de foyers allocataires du RSA (décembre 2019), plus selon les 3 autres dénominateurs ». */
function partage({ plus, moins }: Jugement): string {
  const cotes = [
    { ids: moins, mot: 'moins' },
    { ids: plus, mot: 'plus' },
  ].filter((c) => c.ids.length > 0);
  const [rare, autre] = cotes.toSorted((a, b) => a.ids.length - b.ids.length);
  if (rare === undefined) return 'autant';
  const suite =
    autre === undefined
      ? ''
      : `, ${autre.mot} selon ${autre.ids.length === 1 ? 'l’autre' : `les ${autre.ids.length} autres dénominateurs`}`;
  return `${rare.mot} à nombre égal ${aNombreEgal(rare.ids)}${suite}`;
}

function metiers(d: Donnees): Constat {
  const v = france(d, 'secteur-indetermine');
  return {
    titre: datee(
      `Pour ${pourcent(exiger(v), 0)} des structures de ${millesimeEnMots(v.periode)}, personne ne peut dire le métier exercé`,
      v,
    ),
    texte: datee(
      `Leur code NAF disait la forme de l’employeur, et laissait l’activité inconnue, pour ${entier(exiger(v, 'numerateur'))} structures sur ${entier(exiger(v, 'denominateur'))} ${quand(v.periode)}. C’est pourtant la section NAF que la convention doit énoncer.`,
      v,
    ),
    adresse: '/indicateurs/secteur-indetermine/',
    suite: 'Métier indéterminé',
  };
}
