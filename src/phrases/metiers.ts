import { CODES_INDETERMINES } from '#domain/naf.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { INDETERMINE } from '#indicateurs/liste/secteurs.ts';
import { accord, compte, entier } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { exiger, lire, type Lieu } from '#lecture/lieu.ts';

function comptes(lieu: Lieu): { readonly total: number; readonly indetermine: number; readonly sections: readonly string[] } {
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
  return { total, indetermine, sections };
}

/** Finding on the trades; null where there is no SIAE. */
export function titreMetiers(lieu: Lieu): string | null {
  const { total, indetermine } = comptes(lieu);
  if (total === 0) return null;
  if (indetermine === 0)
    return total === 1
      ? 'La seule structure a un code NAF qui dit son métier'
      : `Les ${entier(total)} structures ont un code NAF qui dit leur métier`;
  if (indetermine === total) return 'La NAF ne dit le métier d’aucune structure';
  return `Pour ${compte(indetermine, 'structure', 'structures')} sur ${entier(total)}, la NAF ne dit pas le métier`;
}

/** What may be said of the trades, the undetermined share first. */
export function texteMetiers(lieu: Lieu): readonly string[] {
  const { total, indetermine, sections } = comptes(lieu);
  if (total === 0) return [insecables(`Sans structure, aucun métier de l’IAE ne peut être décrit ${lieu.n.dans}.`)];
  const codes = `Le code NAF est celui de l’employeur. ${entier(CODES_INDETERMINES.length)} codes (action sociale, association, intérim, mairie, formation…) disent sa forme et non le métier exercé\u00a0: les structures qui les portent sont dites indéterminées.`;
  const connues =
    total === indetermine
      ? null
      : `Pour ${accord(total - indetermine, 'la structure au métier connu', 'les autres')}, les sections présentes sont\u00a0: ${sections.join('\u202f; ')}.`;
  return [codes, connues].flatMap((p) => (p === null ? [] : [insecables(majuscule(p))]));
}
