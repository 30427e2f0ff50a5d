import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { communesActuelles, epciParCommune, eptParCommune, lirePaquet } from '../cog.ts';

/** What each current commune belongs to, and how an old code is carried to a current one. */
export interface Rattachement {
  readonly nom: string;
  readonly departement: string;
  readonly region: string;
  readonly epci: string | undefined;
  readonly ept: string | undefined;
  readonly zoneEmploi: string | undefined;
}

export interface Cog {
  readonly communes: ReadonlyMap<string, Rattachement>;
  readonly epci: ReadonlyMap<string, string>;
  readonly zonesEmploi: ReadonlySet<string>;
  /** Any code in use since 1943 → the current commune; undefined when it is unknown. */
  readonly communeActuelle: (code: string) => string | undefined;
}

const lireCsv = (dossier: string, nom: string) => csvParse(readFileSync(join(dossier, 'cog', nom), 'utf8'));

/** `dossier` holds the originals. */
export function lireCog(dossier: string): Cog {
  const [epciDe, eptDe] = [epciParCommune(), eptParCommune()];
  // This copy lost its leading zeros.
  const zoneDe = new Map(
    lireCsv(dossier, 'insee-ze2020-communes.csv').map((l) => [(l['codgeo'] ?? '').padStart(5, '0'), (l['ze2020'] ?? '').padStart(4, '0')]),
  );
  const communes = new Map(
    communesActuelles().map(({ code, nom, departement, region }) => [
      code,
      { nom, departement, region, epci: epciDe.get(code), ept: eptDe.get(code), zoneEmploi: zoneDe.get(code) },
    ]),
  );
  const passage = new Map(lireCsv(dossier, 'table_passage_com_historique.csv').map((l) => [l['DEPCOM_HIST'] ?? '', l['DEPCOM'] ?? '']));
  return {
    communes,
    epci: new Map(lirePaquet('epci').map((e) => [e.code, e.nom])),
    zonesEmploi: new Set(zoneDe.values()),
    communeActuelle: (code) => [code, passage.get(code) ?? ''].find((c) => communes.has(c)),
  };
}
