import { normaliser } from '#lib/slug.ts';
import type { Valeur } from '#domain/contrat.ts';
import type { ColonneLue } from './colonne.ts';
import { estVide } from './grille.ts';
import { estNonAdditif, roleDe } from './indices.ts';
import { question, type Question, type Reponses } from './question.ts';

const METROPOLE = /^(?:69m(?: .*)?|(?:la )?(?:metropole(?: de lyon| du grand lyon)|grand lyon(?: metropole)?|lyon metropole)(?: 69m)?)$/;
const RESTE = /^(?:(?:69|69d)(?: .*)?|(?:departement du |nouveau )?rhone(?: .*)?)$/;
const CLE = 'rhone';

export interface Rhone {
  /** The column, with the two parts under one code or under none. */
  readonly valeurs: readonly Valeur[];
  readonly question: Question | null;
  /** The two parts make one value. */
  readonly additionne: boolean;
}

/** A file that tells the Métropole de Lyon from the rest of the Rhône: the map has one département for both. */
export function partagerRhone(c: ColonneLue, colonnes: readonly ColonneLue[], reponses: Reponses): Rhone {
  const partie = (v: Valeur): boolean => !estVide(v) && (METROPOLE.test(normaliser(String(v))) || RESTE.test(normaliser(String(v))));
  const metropole = c.valeurs.find((v) => !estVide(v) && METROPOLE.test(normaliser(String(v))));
  const reste = c.valeurs.find((v) => !estVide(v) && RESTE.test(normaliser(String(v))));
  if (metropole === undefined || reste === undefined) return { valeurs: c.valeurs, question: null, additionne: false };
  const mesures = colonnes.filter((m) => (m.type === 'entier' || m.type === 'nombre') && roleDe(m.nom, m.valeurs) === 'mesure');
  const additives = mesures.length > 0 && mesures.every((m) => !estNonAdditif(m));
  const additionne = additives && reponses.get(CLE) === 'somme';
  const valeurs = c.valeurs.map((v) => (partie(v) ? (additionne ? '69' : `partie du Rhône, « ${String(v)} »`) : v));
  // what does not add up has no value for the Rhône: both are listed as not placed
  if (!additives || reponses.has(CLE)) return { valeurs, question: null, additionne };
  const texte = `« ${c.nom} » distingue « ${String(reste)} » et « ${String(metropole)} », que la carte réunit dans le Rhône (69). Que placer ?`;
  return {
    valeurs,
    additionne,
    question: question(CLE, texte, [
      { valeur: 'somme', texte: 'leur somme, dans le Rhône' },
      { valeur: 'aucun', texte: 'ni l’un ni l’autre' },
    ]),
  };
}
