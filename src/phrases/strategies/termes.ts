import type { Contenu } from '#domain/contenu/verification.ts';
import { formesDuGlossaire } from '../glossaire/formes.ts';
import type { Objectif } from './objectifs.ts';

export type Terme = Contenu['termes'][number];

/** Everything an objective says, as one text. */
const texteDe = (o: Objectif) =>
  [o.titre, o.engagement, ...o.illustrations, o.mesure.raison, o.mesure.detenteur ?? '', o.lignage.note ?? ''].join('\n');

/**
 * The glossary, met as one reads: for each objective, the terms it uses that none before it did, so that each is explained once, where it
 * first stands.
 */
export function motsParObjectif(termes: Contenu['termes'], objectifs: readonly Objectif[]): ReadonlyMap<string, readonly Terme[]> {
  const formes = formesDuGlossaire(termes);
  const parId = new Map(termes.map((t) => [t.id, t]));
  const mots = [...formes].map(([forme, id]) => ({ id, motif: new RegExp(`(?<![\\p{L}\\d-])${echapper(forme)}(?![\\p{L}\\d-])`, 'u') }));
  const vus = new Set<string>();
  return new Map(
    objectifs.map((o) => {
      const texte = texteDe(o);
      const neufs = [...new Set(mots.filter((m) => !vus.has(m.id) && m.motif.test(texte)).map((m) => m.id))];
      for (const id of neufs) vus.add(id);
      return [o.id, neufs.flatMap((id) => parId.get(id) ?? [])];
    }),
  );
}

const echapper = (forme: string) => forme.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
