import type { Contenu } from '#domain/contenu/verification.ts';
import { cible } from '#lecture/renvois.ts';
import { arbre, type Noeud, type Objectif, type Strategie } from './objectifs.ts';

/** One heading of the text with the objectives that stand right under it. */
export interface Chapitre {
  readonly id: string;
  readonly titre: string | null;
  readonly noeuds: readonly Noeud[];
}

/** The text cut at its headings. A heading that its only objective already says is not said twice. */
export function chapitres(s: Strategie, objectifs: readonly Objectif[]): readonly Chapitre[] {
  const racines = arbre(objectifs);
  const titreDe = new Map(s.structure.map((e) => [e.id, e]));
  return s.structure.flatMap((e) => {
    const noeuds = racines.filter((n) => n.o.section === e.id);
    if (noeuds.length === 0) return [];
    const [seul] = noeuds;
    const dejaDit = noeuds.length === 1 && seul !== undefined && seul.enfants.length > 0;
    const parent = e.parent === undefined ? undefined : titreDe.get(e.parent)?.titre;
    return [{ id: e.id, titre: dejaDit ? null : parent === undefined ? e.titre : `${parent} : ${e.titre}`, noeuds }];
  });
}

/** A body or an actor by its acronym when it has one. */
export function nomCourt(c: Contenu, reference: string): string {
  const [collection, id] = reference.split('/');
  const liste = collection === 'instances' ? c.instances : collection === 'acteurs' ? c.acteurs : [];
  return liste.find((e) => e.id === id)?.sigle ?? cible(c, reference).nom;
}
