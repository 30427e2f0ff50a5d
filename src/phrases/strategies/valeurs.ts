import { adresseRecalcul } from '#domain/etat-explorer.ts';
import { celluleTexte } from '#domain/phrase.ts';
import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { nomDit } from '#indicateurs/nom.ts';
import { accord, INSECABLE, lirePeriode, nombre, pourcent, quand, signe } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { ecritureAvecUnite } from '#lib/ecriture.ts';
import type { ChiffreDate, Objectif, Strategie } from './objectifs.ts';

const decimales = (v: number) => (Number.isInteger(v) ? 0 : 1);
/** Invariable units that end with an s. */
const INVARIABLES = new Set(['mois', 'fois']);
const uniteAccordee = (v: number, unite: string) =>
  INVARIABLES.has(unite) || !/^\p{Ll}{3,}s$/u.test(unite) ? unite : accord(v, unite.slice(0, -1), unite);

/** The words that stand for a number in a cell: « un tiers des effectifs », without the capital and the full stop of a note. */
const enMots = (note: string) => insecables(note.slice(0, 1).toLocaleLowerCase('fr') + note.slice(1).replace(/\.$/, ''));

/** The value as the text prints it, with its hedge: « plus de 28 000 personnes », « près de la moitié » when only words say it. */
export function ecrireChiffre(c: Pick<ChiffreDate, 'valeur' | 'unite' | 'precision' | 'note' | 'libelle'>): string {
  if (c.valeur === null) return enMots(c.note ?? 'en toutes lettres');
  const v = c.valeur;
  const evolution = c.libelle.startsWith('Évolution');
  const chiffre = evolution && v > 0 ? signe(v, decimales(v)) : nombre(v, decimales(v));
  const ecrit = c.unite === '%' && !evolution ? pourcent(v, decimales(v)) : `${chiffre}${INSECABLE}${uniteAccordee(v, c.unite)}`;
  return insecables(c.precision === undefined ? ecrit : `${c.precision} ${ecrit}`);
}

/** The days between which a period lies, as ISO text: « 2019-T4 » is from October to December. The 31st bounds any month. */
function bornes(code: string): readonly [string, string] {
  const p = lirePeriode(code);
  const mois = (m: number) => `${p.annee}-${String(m).padStart(2, '0')}`;
  if (p.sorte === 'annee') return [`${mois(1)}-01`, `${mois(12)}-31`];
  if (p.sorte === 'trimestre') return [`${mois(3 * p.trimestre - 2)}-01`, `${mois(3 * p.trimestre)}-31`];
  return p.sorte === 'mois' ? [`${code}-01`, `${code}-31`] : [code, code];
}

/** When a programme begins: its own dates, or those of the text it is in. */
export const debutDe = (o: Pick<Objectif, 'periode'>, s: Pick<Strategie, 'periode'>): string => (o.periode ?? s.periode).de;

/** True when a value is wholly older than the programme: it tells where the programme starts from, never what it did. */
export const estDeDepart = (valeur: string, debut: string): boolean => bornes(valeur)[1] < bornes(debut)[0];

/** What a value is to a programme, as the head of its line. */
export const titreValeur = (depart: boolean): string => (depart ? 'Situation de départ, avant le programme' : 'Dernière valeur');

export interface ValeurActuelle {
  /** Older than the programme. */
  readonly depart: boolean;
  readonly texte: string;
  readonly recalcul: string | null;
  readonly indicateur: string;
  readonly nom: string;
}

/** The latest value of the indicator of an objective, where it has one: « 366 SIAE en juillet 2019 ». */
export function valeurActuelle(
  d: Donnees,
  o: Pick<Objectif, 'valeurActuelle' | 'periode'>,
  s: Pick<Strategie, 'periode'>,
): ValeurActuelle | null {
  if (o.valeurActuelle === null) return null;
  const i = indicateur(o.valeurActuelle.indicateur);
  const lieu = d.territoire(o.valeurActuelle.territoire.niveau, o.valeurActuelle.territoire.code);
  const v = d.valeurs.cellule(i.id, lieu, { periode: i.periode, modalite: i.modalitePrincipale });
  if (v.valeur === null) return null;
  const ou = nomsTerritoire(lieu).dans;
  return {
    depart: estDeDepart(i.periode, debutDe(o, s)),
    texte: insecables(`${ou}, ${quand(i.periode)} : ${celluleTexte(v, ecritureAvecUnite(i))}`),
    recalcul: adresseRecalcul(v),
    indicateur: i.id,
    nom: nomDit(i, v.modalite),
  };
}

/** What the text said when it was signed: « SIAE, en 2013 : 407 structures ». */
export function valeurSignature(c: ChiffreDate): string {
  return insecables(`${c.libelle}, ${quand(c.date)} : ${ecrireChiffre(c)}`);
}

/** « 20 porteurs, en 2023 ». */
export function ecrireCible({ valeur, unite, echeance }: NonNullable<Objectif['cible']>): string {
  const quantite = `${nombre(valeur, Number.isInteger(valeur) ? 0 : 1)} ${unite}`;
  return insecables(echeance === undefined ? quantite : `${quantite}, ${quand(echeance)}`);
}
