import { CODES_INDETERMINES } from '#domain/naf.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { INDETERMINE } from '#indicateurs/liste/secteurs.ts';
import { accord, compte, entier } from '#lib/format.ts';
import { millesimeEnMots } from '#lib/millesime.ts';
import { datee, sansDate, type PhraseDatee } from './datee.ts';
import { exiger, lire, type Lieu } from '#lecture/lieu.ts';

function comptes(lieu: Lieu) {
  const total = exiger(lire(lieu, 'siae-nombre'));
  const i = indicateur('secteur-naf');
  const noms = new Map(i.modalites.map((m) => [m.id, m.nom]));
  const presentes = lieu.d.valeurs.modalites(i.id, lieu.t, i.periode).map((v) => ({ ...v, valeur: exiger(v) }));
  // a section without any SIAE has no row: here, and here only, no row is none
  const indetermine = presentes.find((v) => v.modalite === INDETERMINE)?.valeur ?? 0;
  const sections = presentes
    .filter((v) => v.modalite !== INDETERMINE)
    .sort((a, b) => b.valeur - a.valeur)
    .map((v) => (noms.get(v.modalite) ?? v.modalite).toLowerCase());
  return { total, indetermine, sections, periode: i.periode };
}

/** Finding on the trades; null where there is no SIAE. */
export function titreMetiers(lieu: Lieu): string | null {
  const { total, indetermine } = comptes(lieu);
  if (total === 0) return null;
  if (indetermine === 0)
    return total === 1
      ? 'La seule structure avait un code NAF qui dit son métier'
      : `Les ${entier(total)} structures avaient un code NAF qui dit leur métier`;
  if (indetermine === total) return 'La NAF ne disait le métier d’aucune structure';
  return `Pour ${compte(indetermine, 'structure', 'structures')} sur ${entier(total)}, la NAF ne disait pas le métier`;
}

/** What may be said of the trades, the undetermined share first. */
export function texteMetiers(lieu: Lieu): readonly PhraseDatee[] {
  const { total, indetermine, sections, periode } = comptes(lieu);
  if (total === 0)
    return [datee(`Sans structure en ${millesimeEnMots(periode)}, aucun métier de l’IAE ne peut être décrit ${lieu.n.dans}.`, periode)];
  const codes = sansDate(
    `Le code NAF est celui de l’employeur. ${entier(CODES_INDETERMINES.length)} codes (action sociale, association, intérim, mairie, formation…) disent sa forme et non le métier exercé\u00a0: les structures qui les portent sont dites indéterminées.`,
  );
  if (total === indetermine) return [codes];
  const qui = accord(total - indetermine, 'la structure au métier connu', 'les autres');
  return [
    codes,
    datee(
      `Pour ${qui}, ${accord(sections.length, 'la section présente était', 'les sections présentes étaient')} en ${millesimeEnMots(periode)}\u00a0: ${sections.join('\u202f; ')}.`,
      periode,
    ),
  ];
}
