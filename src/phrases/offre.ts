import { MOTS_RESERVE, quantite, type NomCommun } from '#domain/phrase.ts';
import { tendance } from '#domain/mots-de-taille.ts';
import { estConnue, estSure } from '#domain/cellule.ts';
import { verbe } from '#domain/noms.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { estIntercommunal } from '#domain/territoire.ts';
import { compte, deLaPeriode, entier, fin, liste, nombre, periode, pourcent, quand } from '#lib/format.ts';
import { majuscule } from '#lib/typographie.ts';
import { datee, type PhraseDatee } from './datee.ts';
import { POPULATION } from './millesimes.ts';
import { parRapportAEcheance } from './echeance.ts';
import { jugerLieu, saufSelon } from './equipement.ts';
import { exiger, lire, lireAilleurs, type Lieu } from '#lecture/lieu.ts';
import type { ValeurLue } from '#indicateurs/valeurs.ts';

const STRUCTURE: NomCommun = { singulier: 'structure d’insertion', pluriel: 'structures d’insertion', genre: 'f' };
const TYPES: readonly (readonly [string, NomCommun])[] = [
  ['ACI', { singulier: 'atelier et chantier d’insertion', pluriel: 'ateliers et chantiers d’insertion', genre: 'm' }],
  ['AI', { singulier: 'association intermédiaire', pluriel: 'associations intermédiaires', genre: 'f' }],
  ['EI', { singulier: 'entreprise d’insertion', pluriel: 'entreprises d’insertion', genre: 'f' }],
  [
    'ETTI',
    { singulier: 'entreprise de travail temporaire d’insertion', pluriel: 'entreprises de travail temporaire d’insertion', genre: 'f' },
  ],
];

/** « 3 associations intermédiaires et une entreprise d’insertion »; null when there is none. */
function detail(lieu: Lieu): string | null {
  const presents = TYPES.flatMap(([id, nom]) => {
    const n = exiger(lire(lieu, 'siae-nombre', { modalite: id }));
    return n === 0 ? [] : [quantite(n, nom) ?? ''];
  });
  return presents.length === 0 ? null : liste(presents);
}

/** One sentence a mayor could repeat. */
export function phraseDuMaire(lieu: Lieu): PhraseDatee {
  const { t, n } = lieu;
  const comptees = lire(lieu, 'siae-nombre');
  const siae = exiger(comptees);
  if (estIntercommunal(t.niveau)) {
    if (t.population === undefined) throw new Error(`${t.niveau} ${t.code} has no population: read it from the tables`);
    const habitants = compte(t.population, 'habitant', 'habitants');
    if (siae === 0)
      return datee(
        `${majuscule(quand(comptees.periode))}, aucune structure d’insertion n’était implantée ${n.dans}, qui ${verbe(n, 'réunit', 'réunissent')} ${habitants} en ${POPULATION}.`,
        comptees,
        POPULATION,
      );
    return datee(
      `${majuscule(n.le)} ${verbe(n, 'comptait', 'comptaient')} ${quantite(siae, STRUCTURE)} ${quand(comptees.periode)}, pour ${habitants} en ${POPULATION}.`,
      comptees,
      POPULATION,
    );
  }
  const lu = lire(lieu, 'equipement-defm');
  if (!estSure(lu)) return phraseSalaries(lieu);
  const { valeur: equipement, periode: moment } = lu;
  const pour = Math.round(1000 / equipement);
  const france = lireAilleurs(lieu, lieu.france, 'equipement-defm').valeur;
  const contre =
    t.niveau === 'france' || france === null
      ? ' (hors Mayotte)'
      : `, contre une pour ${Math.round(1000 / france)} dans l’ensemble du pays (hors Mayotte)`;
  // the comparison rests on one denominator: those that say the contrary are named with it
  const sauf = t.niveau === 'france' ? '' : saufSelon(jugerLieu(lieu.d, t), 'equipement-defm');
  return datee(
    `${majuscule(fin(moment))}, on comptait ${n.dans} une personne en insertion pour ${entier(pour)} demandeurs d’emploi${contre}${sauf}.`,
    moment,
  );
}

/** Where the need is not known: the people alone. */
function phraseSalaries(lieu: Lieu): PhraseDatee {
  const v = derniereSure(lieu);
  if (v === undefined) throw new Error(`no sure iae-salaries for ${lieu.t.niveau} ${lieu.t.code}: leave out the sentence that needs it`);
  const personnes = compte(exiger(v), 'personne était employée', 'personnes étaient employées');
  return datee(`${majuscule(fin(v.periode))}, ${personnes} dans une structure d’insertion ${lieu.n.dans}.`, v);
}

/** The latest count of people in IAE that nothing holds back: the month after, if there is one, is shown and not told. */
const derniereSure = ({ d, t }: Lieu) => d.valeurs.serie('iae-salaries', t).findLast(estSure);

/** Finding of the series of people in IAE. */
export function titreSalaries(lieu: Lieu): string | null {
  const dernier = derniereSure(lieu);
  if (dernier === undefined || lire(lieu, 'iae-salaries').valeur === null) return null;
  const mois = `${Number(dernier.periode.slice(0, 4)) - 1}${dernier.periode.slice(4, 7)}`;
  const avant = lieu.d.valeurs.serie('iae-salaries', lieu.t).find((v) => v.periode.startsWith(mois));
  const suite = tendance(avant !== undefined && estSure(avant) ? avant.valeur : null, dernier.valeur);
  const reserve = dernier.reserve == null ? '' : ` (${MOTS_RESERVE[dernier.reserve]})`;
  const debut = `${compte(dernier.valeur, 'personne employée', 'personnes employées')} dans l’IAE au ${periode(dernier.periode)}${reserve}`;
  return suite === null ? debut : `${debut}, ${suite}`;
}

/** Finding of the counts by type. */
export function titreTypes(lieu: Lieu): string {
  const comptees = lire(lieu, 'siae-nombre');
  const total = exiger(comptees);
  if (total === 0) return `Aucune structure d’insertion ${quand(comptees.periode)}`;
  const comptes = TYPES.map(([id, nom]) => ({ nom, n: exiger(lire(lieu, 'siae-nombre', { modalite: id })) })).sort((a, b) => b.n - a.n);
  const [premier, second] = comptes;
  if (premier === undefined || second === undefined) return '';
  if (total === 1) return majuscule(`une seule structure\u00a0: ${quantite(1, premier.nom)}`);
  if (premier.n === total) return `${compte(total, 'structure', 'structures')}, toutes de même type\u00a0: ${premier.nom.pluriel}`;
  if (premier.n === second.n) return `${compte(total, 'structure', 'structures')}, sans type dominant`;
  const moitie = premier.n * 2 > total ? 'étaient majoritaires' : 'étaient les plus nombreux';
  const accorde = premier.nom.genre === 'f' ? moitie.replace('nombreux', 'nombreuses') : moitie;
  return `Les ${premier.nom.pluriel} ${accorde}\u00a0: ${entier(premier.n)} structures sur ${entier(total)}`;
}

/** Finding of the shares by type: the first type against France; null where they may not be given (under thirty SIAE). */
export function titreParts(lieu: Lieu): string | null {
  const parts = TYPES.map(([id]) => ({ ...lire(lieu, 'siae-part-type', { modalite: id }), id })).filter(estConnue);
  const premiere = parts.toSorted((a, b) => b.valeur - a.valeur)[0];
  if (premiere === undefined || parts.length < TYPES.length) return null;
  const debut = `${pourcent(premiere.valeur, 0)} d’${premiere.id} parmi les SIAE`;
  const france = lireAilleurs(lieu, lieu.france, 'siae-part-type', { modalite: premiere.id }).valeur;
  return lieu.t.niveau === 'france' || france === null ? debut : `${debut}, contre ${pourcent(france, 0)} dans l’ensemble du pays`;
}

/** The share of the target, or why there is none to tell. */
function suiteCible(cible: ValeurLue): string {
  if (cible.reserve === 'incomplet') return `, un compte ${MOTS_RESERVE.incomplet}, qui ne se rapporte pas à la cible`;
  const reserve = cible.reserve == null ? '' : ` (${MOTS_RESERVE[cible.reserve]})`;
  return `${reserve}, soit ${nombre(exiger(cible), 0)}\u202f% de la cible`;
}

/** What is here, in a paragraph. */
export function texteOffre(lieu: Lieu): readonly PhraseDatee[] {
  const { n, t } = lieu;
  const comptees = lire(lieu, 'siae-nombre');
  const [siae, moment] = [exiger(comptees), comptees.periode];
  const types = detail(lieu);
  const soit = densiteDite(lieu, estIntercommunal(t.niveau) ? 'siae-densite-habitants' : 'siae-densite');
  return [
    siae === 0
      ? datee(
          `La liste nationale ${deLaPeriode(moment)} ne comptait aucun établissement conventionné ${n.dans}. Une structure voisine pouvait y intervenir\u00a0: les périmètres d’intervention ne sont pas publiés.`,
          moment,
        )
      : datee(
          `${majuscule(quand(moment))}, ${n.le} ${verbe(n, 'comptait', 'comptaient')} ${quantite(siae, STRUCTURE) ?? ''} conventionnée${siae > 1 ? 's' : ''}\u00a0: ${types ?? ''}${soit}.`,
          moment,
        ),
    phraseCible(lieu),
  ].flatMap((p) => (p === null ? [] : [p]));
}

/** « , soit 8,8 pour 100 000 habitants de 15 à 64 ans au 1er janvier 2020 »: the population has a date of its own. */
function densiteDite(lieu: Lieu, id: string): string {
  const { valeur } = lire(lieu, id);
  const { mesure } = indicateur(id);
  if (valeur === null || mesure.genre !== 'densite') return '';
  return `, soit ${nombre(valeur)} pour 100\u202f000 ${mesure.denominateur.quoi} au ${mesure.denominateur.date}`;
}

/** What the State aimed at, and where the place stood. */
function phraseCible(lieu: Lieu): PhraseDatee | null {
  const cible = lire(lieu, 'iae-cible');
  if (!estConnue(cible) || estIntercommunal(lieu.t.niveau)) return null;
  const echeance = lieu.d.echeanceCible.slice(0, 7);
  return datee(
    `L’État visait ${compte(exiger(cible, 'denominateur'), 'personne', 'personnes')} en insertion pour ${periode(echeance)}\u00a0; ${fin(cible.periode)}, ${parRapportAEcheance(cible.periode, lieu.d.echeanceCible)}, on en comptait ${entier(exiger(cible, 'numerateur'))}${suiteCible(cible)}.`,
    cible,
    echeance,
  );
}
