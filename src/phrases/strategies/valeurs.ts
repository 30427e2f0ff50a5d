import { adresseRecalcul } from '#domain/etat-explorer.ts';
import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { accord, INSECABLE, nombre, pourcent, quand, signe } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { ecritureAvecUnite } from '#lib/ecriture.ts';
import type { ChiffreDate, Objectif } from './objectifs.ts';

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

export interface ValeurActuelle {
  readonly texte: string;
  readonly recalcul: string | null;
  readonly indicateur: string;
  readonly nom: string;
}

/** The latest value of the indicator of an objective, where it has one: « 366 SIAE en juillet 2019 ». */
export function valeurActuelle(d: Donnees, o: Pick<Objectif, 'valeurActuelle'>): ValeurActuelle | null {
  if (o.valeurActuelle === null) return null;
  const i = indicateur(o.valeurActuelle.indicateur);
  const lieu = d.territoire(o.valeurActuelle.territoire.niveau, o.valeurActuelle.territoire.code);
  const v = d.valeurs.cellule(i.id, lieu, { periode: i.periode, modalite: i.modalitePrincipale });
  if (v.valeur === null) return null;
  const ou = nomsTerritoire(lieu).dans;
  return {
    texte: insecables(`${ou}, ${quand(i.periode)} : ${ecritureAvecUnite(i)(v.valeur)}`),
    recalcul: adresseRecalcul(v),
    indicateur: i.id,
    nom: i.nom,
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
