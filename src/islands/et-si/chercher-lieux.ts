import type { Communes, Lieux } from '#zones-blanches/couverture-max/fichiers.ts';
import { construire } from '#zones-blanches/couverture-max/construire.ts';
import { avecAjouts, type Implantation } from '#zones-blanches/couverture-max/et-si.ts';
import { glouton, type Solution } from '#zones-blanches/couverture-max/glouton.ts';
import { preparer, type Instance } from '#zones-blanches/couverture-max/probleme.ts';
import { departementDe } from '#domain/departement.ts';
import { lireDepartement, lireFrance, lireLieuxFrance } from '#islands/couverture/fichiers.ts';
import { voisinageDe } from './lieux.ts';
import type { Demande, Reponse, Resultat } from './messages.ts';

/** What both workers do: read the files of the site, build the problem, choose; `affiner` is the solver's part. */
export type Affiner = (instance: Instance, k: number, premier: Solution) => Promise<Solution & { readonly prouvee: boolean }>;

/** Greedy alone: proved the best when nothing could be more. */
export const commeIlEst: Affiner = (_instance, _k, premier) => Promise.resolve({ ...premier, prouvee: premier.borne <= premier.gain });

interface Donnees {
  readonly communes: Communes;
  readonly lieux: Lieux;
}

async function lire({ racine, departement }: Demande): Promise<Donnees> {
  if (departement !== null) return lireDepartement(racine, departement);
  const [communes, lieux] = await Promise.all([lireFrance(racine), lireLieuxFrance(racine)]);
  return { communes, lieux };
}

/** SIAE of the reader among the communes at hand; those of elsewhere change nothing here. */
export function implantations(codes: readonly string[], ajouts: Demande['ajouts']): readonly Implantation[] {
  return ajouts.flatMap(({ commune, type }) => {
    const rang = codes.indexOf(commune);
    return rang < 0 ? [] : [{ commune: rang, type }];
  });
}

export async function chercher(d: Demande, affiner: Affiner): Promise<Resultat> {
  const { communes: lues, lieux } = await lire(d);
  const debut = performance.now();
  const ajouts = implantations(lues.codes, d.ajouts);
  const communes = ajouts.length === 0 ? lues : avecAjouts(lues, lieux, voisinageDe(lieux), ajouts);
  const parmi = (i: number): boolean => d.departement === null || departementDe(communes.codes[i] ?? '') === d.departement;
  const construit = construire(communes, lieux, { offre: d.offre, porteeKm: d.porteeKm, poids: d.poids, parmi });
  const instance = preparer(construit.probleme);
  const premier = glouton(instance, d.k);
  const solution = await affiner(instance, d.k, premier);
  return {
    genre: d.genre,
    lieux: solution.choix.map(({ candidat, gain, cumul }) => {
      const rang = construit.communes[candidat] ?? -1;
      return { commune: communes.codes[rang] ?? '', nom: lieux.noms[rang] ?? '', gain, cumul };
    }),
    gain: solution.gain,
    gainGlouton: premier.gain,
    borne: solution.borne,
    prouvee: solution.prouvee,
    horsDePortee: instance.horsDePortee,
    inconnus: instance.inconnus,
    sansReponse: construit.sansReponse,
    millisecondes: performance.now() - debut,
  };
}

/** Answers every question of the page, whatever happens. */
export function servir(affiner: Affiner): void {
  const repondre = (reponse: Reponse): void => self.postMessage(reponse);
  self.addEventListener('message', ({ data }: MessageEvent<Demande>) => {
    chercher(data, affiner).then(
      (resultat) => repondre({ sorte: 'resultat', resultat }),
      (cause: unknown) => {
        // its stack stays here: the page is sent its words only
        console.error(cause);
        repondre({ sorte: 'echec', message: cause instanceof Error ? cause.message : String(cause) });
      },
    );
  });
}
