import { PANNEAUX } from '../../src/geometry/projection.ts';
import type { Topologie } from '../../src/geometry/topology.ts';
import { listerAbsents } from './absents.ts';
import type { Absents } from './absents.ts';
import { lireCog } from './cog.ts';
import type { Cog } from './cog.ts';
import { topologiesDepartementales } from './departements.ts';
import { NIVEAUX, topologieNationale } from './niveaux.ts';
import { lirePanneaux } from './panneaux.ts';
import { pointsCsv } from './points.ts';

export interface Sorties {
  /** Path inside data/geometrie → text. */
  readonly fichiers: ReadonlyMap<string, string>;
  readonly absents: Absents;
}

const compte = (topologie: Topologie, objet: string): number =>
  new Set(topologie.objects[objet]?.geometries.filter((s) => s.arcs.length > 0).map((s) => s.id)).size;

function verifier(nationales: ReadonlyMap<string, Topologie>, locales: ReadonlyMap<string, Topologie>, cog: Cog, absents: Absents): void {
  const communes = [...locales.values()].reduce((total, t) => total + compte(t, 'communes'), 0);
  const attendus: readonly (readonly [string, number, number])[] = [
    ...[...nationales].map(([objet, t]): [string, number, number] => {
      const { cle } = NIVEAUX.find((n) => n.objet === objet) ?? {};
      const voulus = new Set([...cog.communes.values()].map((c) => cle?.(c)).filter((code) => code !== undefined));
      return [objet, compte(t, objet), voulus.size - (objet === 'epci' ? absents.epci.length : 0)];
    }),
    ['communes', communes, cog.communes.size - absents.communes.length],
    ['files of communes', locales.size, new Set([...cog.communes.values()].map((c) => c.departement)).size],
  ];
  const faux = attendus.filter(([, trouve, voulu]) => trouve !== voulu);
  if (faux.length === 0) return;
  const phrases = faux.map(([quoi, trouve, voulu]) => `${trouve} ${quoi} instead of ${voulu}`);
  throw new Error(`territories lost on the way: ${phrases.join(', ')}; lower the thresholds or mend the sources`);
}

/** Every file of data/geometrie, a pure function of the originals and of the COG package. */
export function construire(dossier: string, dire: (etape: string) => void): Sorties {
  const cog = lireCog(dossier);
  dire('contours');
  const panneaux = lirePanneaux(dossier, cog);
  const absents = listerAbsents(panneaux, cog);
  const nationales = new Map(
    NIVEAUX.map((niveau) => {
      dire(niveau.objet);
      return [niveau.objet, topologieNationale(panneaux, cog, niveau)];
    }),
  );
  dire('communes par département');
  const locales = new Map(PANNEAUX.flatMap((p) => [...topologiesDepartementales(panneaux.get(p) as Topologie, cog)]));
  verifier(nationales, locales, cog, absents);
  dire('points');
  const json = (valeur: unknown): string => `${JSON.stringify(valeur)}\n`;
  const fichiers = new Map([
    ...[...nationales].map(([objet, t]): [string, string] => [`${objet}.json`, json(t)]),
    ...[...locales].map(([dep, t]): [string, string] => [`communes/${dep}.json`, json(t)]),
    ['points.csv', pointsCsv(panneaux, locales)],
    ['absents.json', `${JSON.stringify(absents, null, 2)}\n`],
  ]);
  return { fichiers, absents };
}
