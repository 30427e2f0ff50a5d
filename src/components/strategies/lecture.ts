import type { Contenu } from '#domain/contenu/verification.ts';
import { nombre, quand } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Donnees } from '../donnees.ts';
import { cible } from '../renvois.ts';
import type { VueFigure } from '../vues/figure.ts';
import { figureDe, perimetreDe } from './figures.ts';
import { motsParObjectif, type Terme } from './mots.ts';
import { arbre, objectifsDe, type Noeud, type Objectif, type Strategie } from './objectifs.ts';

/** The figure of an objective, and whether it stands under it or under one before. */
export interface FigureObjectif {
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

/** « 20 porteurs, en 2023 ». */
export function ecrireCible({ valeur, unite, echeance }: NonNullable<Objectif['cible']>): string {
  const quantite = `${nombre(valeur, Number.isInteger(valeur) ? 0 : 1)} ${unite}`;
  return insecables(echeance === undefined ? quantite : `${quantite}, ${quand(echeance)}`);
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
