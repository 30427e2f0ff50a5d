import { reunirBbox } from '#geometry/bbox.ts';
import { cadrer, fenetre } from '#geometry/fenetre.ts';
import { panneauDe } from '#geometry/projection.ts';
import { bboxParCode, centres } from '#geometry/topology.ts';
import { contours, maillage } from '#geometry/trace.ts';
import { aLaDemande } from '#islands/pieces/une-fois.ts';
import type { FondCarte } from './fond-carte.ts';
import { topologie } from './fond-national.ts';

const COTE = 1000;

/** The communes of one département, drawn in a window of their own: the national drawing is too coarse for them. */
export async function fondCommunes(racine: string, departement: string): Promise<FondCarte> {
  const brute = await topologie(racine, `communes/${departement}`);
  const bbox = reunirBbox([...bboxParCode(brute, 'communes').values()]);
  const cible = fenetre(panneauDe(departement), bbox, { cote: COTE });
  const placee = cadrer(brute, cible);
  return {
    contours: contours(placee, 'communes'),
    maille: maillage(placee, 'communes'),
    viewBox: [0, 0, cible.largeur, cible.hauteur],
    national: false,
    centres: aLaDemande(async () => centres(placee, 'communes')),
  };
}
