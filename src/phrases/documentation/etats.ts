import { ETATS, type Etat } from '#domain/cellule.ts';
import { MOTS_ETAT } from '#domain/phrase.ts';
import { insecables } from '#lib/typographie.ts';

export interface EtatExplique {
  readonly etat: Etat;
  readonly nom: string;
  /** What stands in the cell of a page. */
  readonly lu: string;
  readonly sens: string;
}

const NOMS: Readonly<Record<Etat, readonly [nom: string, sens: string]>> = {
  valeur: ['Valeur', 'Un nombre publié, ou calculé à partir de nombres publiés.'],
  zero: ['Vrai zéro', 'On a compté, et il n’y a rien. Ce zéro entre dans les cartes et les classements.'],
  secret: ['Secret statistique', 'Le producteur connaît le nombre et le tait, parce qu’il porte sur trop peu de personnes.'],
  indisponible: ['Non disponible', 'Le nombre existe ou devrait exister, et n’est pas dans nos fichiers.'],
  'sans-objet': [
    'Sans objet',
    'Le nombre ne peut pas exister là : une part de zéro personne, ou une prestation qui n’y était pas encore versée.',
  ],
};

/** The five states in order, explained. */
export function lireEtats(): readonly EtatExplique[] {
  return ETATS.map((etat) => {
    const [nom, sens] = NOMS[etat];
    const lu = etat === 'valeur' ? 'le nombre' : etat === 'zero' ? '0' : MOTS_ETAT[etat];
    return { etat, nom, lu, sens: insecables(sens) };
  });
}
