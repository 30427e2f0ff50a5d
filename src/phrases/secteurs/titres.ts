import { enClair } from '#domain/mots-de-taille.ts';
import { FRANCE } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { pourcent, quand } from '#lib/format.ts';
import { majuscule } from '#lib/typographie.ts';
import { datee, type PhraseDatee } from '../datee.ts';
import { exiger } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import type { Public } from '../publics/parts.ts';

const STRUCTURE = { singulier: 'structure d’insertion', pluriel: 'structures d’insertion', genre: 'f' } as const;

/** « Le métier de trois structures d’insertion sur quatre n’est écrit nulle part », from the share itself. */
export function titreSecteurs(d: Donnees): PhraseDatee {
  const i = indicateur('secteur-indetermine');
  const valeur = exiger(d.valeurs.cellule(i.id, FRANCE, { periode: i.periode }));
  const clair = enClair(valeur, STRUCTURE);
  const qui = clair ?? `${pourcent(valeur, 0)} des ${STRUCTURE.pluriel}`;
  return datee(majuscule(`${qui} sans métier connu ${quand(i.periode)}`), i);
}

/** Shares by sector that pages have published, oldest first: keys of the table of published figures. */
export const PUBLIES: Public['publies'] = [
  { annee: 2018, territoire: 'France', libelle: 'part salariés services à la personne/collectivité' },
  { annee: 2018, territoire: 'France', libelle: 'part salariés agriculture-espaces naturels-espaces verts' },
  { annee: 2018, territoire: 'France', libelle: 'part salariés BTP' },
  { annee: 2021, territoire: 'Nouvelle-Aquitaine', libelle: 'secteurs : environnement-espaces verts' },
  { annee: 2021, territoire: 'Nouvelle-Aquitaine', libelle: 'secteurs : BTP' },
  { annee: 2021, territoire: 'Nouvelle-Aquitaine', libelle: 'secteurs : nettoyage' },
];
