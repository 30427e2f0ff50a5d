import type { Contenu } from '#domain/contenu/verification.ts';
import { lesPlusPrecis, objectifsDe, promesses, suitesDe, type Objectif, type Strategie } from './objectifs.ts';

interface Reconduit {
  readonly avant: Objectif;
  readonly apres: readonly Objectif[];
}

/** What the second text did with the promises of the first, and what it added. */
export interface FaceAFace {
  readonly avant: readonly Objectif[];
  readonly apres: readonly Objectif[];
  readonly reconduits: readonly Reconduit[];
  readonly abandonnes: readonly Objectif[];
  readonly clos: readonly Objectif[];
  readonly ajoutes: readonly Objectif[];
}

export function faceAFace(c: Contenu, premier: Strategie, second: Strategie): FaceAFace {
  const [avant, apres] = [objectifsDe(c, premier), objectifsDe(c, second)];
  const promises = promesses(avant);
  return {
    ...{ avant, apres },
    reconduits: promises.filter((o) => o.sort === 'reconduit').map((o) => ({ avant: o, apres: lesPlusPrecis(suitesDe(o, apres), apres) })),
    abandonnes: promises.filter((o) => o.sort === 'abandonne'),
    clos: promises.filter((o) => o.sort === 'clos'),
    ajoutes: promesses(apres).filter((o) => o.sort === 'ajoute'),
  };
}
