import { ecrireCible } from '#phrases/strategies/valeurs.ts';
import type { Contenu } from '#domain/contenu/verification.ts';
import type { Donnees } from '#lecture/donnees.ts';
import type { VueFigure } from '../figure.ts';
import { figureDe, perimetreDe } from './figures.ts';
import { motsParObjectif, type Terme } from '#phrases/strategies/termes.ts';
import { arbre, objectifsDe, type Noeud, type Objectif, type Strategie } from '#phrases/strategies/objectifs.ts';

/** The figure of an objective, and whether it stands under it or under one before. */
interface FigureObjectif {
  readonly vue: VueFigure;
  readonly ici: boolean;
}

/** A text being read, with all that its page asks of it. */
export interface LectureStrategie {
  readonly d: Donnees;
  readonly c: Contenu;
  readonly s: Strategie;
  readonly objectifs: readonly Objectif[];
  readonly figureDe: (o: Objectif) => FigureObjectif | null;
  readonly mots: ReadonlyMap<string, readonly Terme[]>;
  readonly ecrireCible: (cible: NonNullable<Objectif['cible']>) => string;
}

/** Objectives in the order in which the page says them: a group, then what makes it up. */
const enOrdre = (noeuds: readonly Noeud[]): readonly Objectif[] => noeuds.flatMap((n) => [n.o, ...enOrdre(n.enfants)]);

/** The first indicator of an objective that can be drawn; each figure stands once, under the first objective that asks for it. */
export function lectureDe(d: Donnees, c: Contenu, s: Strategie): LectureStrategie {
  const objectifs = objectifsDe(c, s);
  const perimetre = perimetreDe(d, s);
  const dessinees = new Map<string, VueFigure | null>();
  const dessiner = (id: string) => {
    const connue = dessinees.get(id);
    if (connue !== undefined) return connue;
    const vue = figureDe(d, perimetre, id);
    dessinees.set(id, vue);
    return vue;
  };
  const ordre = enOrdre(arbre(objectifs));
  const placees = new Set<string>();
  const figures = new Map(
    ordre.map((o): readonly [string, FigureObjectif | null] => {
      const vue = o.indicateurs.map(dessiner).find((v) => v !== null) ?? null;
      if (vue === null) return [o.id, null];
      const ici = !placees.has(vue.id);
      placees.add(vue.id);
      return [o.id, { vue, ici }];
    }),
  );
  return {
    ...{ d, c, s, objectifs, ecrireCible },
    figureDe: (o) => figures.get(o.id) ?? null,
    mots: motsParObjectif(c.termes, ordre),
  };
}
