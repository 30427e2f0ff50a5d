import type { Contenu } from '#domain/contenu/verification.ts';
import { cleTerritoire, type CodeTerritoire, type Territoire } from '#domain/territoire.ts';
import { insecables } from '#lib/typographie.ts';
import type { Cible } from '#lecture/renvois.ts';
import { vedetteDe } from './passages.ts';

/** What the texts name in a place: réseaux and other actors, programmes, and what is said of a body there. */
export interface Ici {
  readonly acteurs: readonly Cible[];
  readonly dispositifs: readonly Cible[];
  readonly instances: readonly (Cible & { readonly dit: string })[];
}

type Nommes = Pick<Contenu, 'acteurs' | 'dispositifs' | 'instances'>;

/** The place itself; overseas a région and its only département are one. */
function lieuMeme(t: Territoire, departements: readonly Territoire[]): ReadonlySet<string> {
  const region = t.niveau === 'region' ? t.code : t.region;
  const siens = departements.filter((d) => d.region === region);
  return new Set([cleTerritoire(t), ...(siens.length === 1 ? [`region:${region ?? ''}`, ...siens.map(cleTerritoire)] : [])]);
}

/** Réseaux of a région act in its départements; what is said of the région itself stays on its own sheet. */
export function nommesIci(c: Nommes, t: Territoire, departements: readonly Territoire[]): Ici {
  const meme = lieuMeme(t, departements);
  const portee = new Set([...meme, `region:${t.region ?? ''}`]);
  const dans = (lieux: ReadonlySet<string>) => (territoires: readonly CodeTerritoire[]) =>
    territoires.some((x) => lieux.has(cleTerritoire(x)));
  const [ici, autour] = [dans(meme), dans(portee)];
  return {
    acteurs: c.acteurs.filter((a) => autour(a.territoires)).map((a) => ({ nom: vedetteDe(a), adresse: `/reperes/acteurs/#${a.id}` })),
    dispositifs: c.dispositifs
      .filter((x) => ici(x.territoires))
      .map((x) => ({ nom: vedetteDe(x), adresse: `/reperes/dispositifs/#${x.id}` })),
    instances: c.instances.flatMap((i) =>
      i.particularites
        .filter((p) => ici(p.territoires))
        .map((p) => ({ nom: vedetteDe(i), adresse: `/reperes/instances/${i.id}/`, dit: insecables(p.dit) })),
    ),
  };
}
