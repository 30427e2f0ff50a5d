import { compte } from '#lib/format.ts';
import { siae } from '#domain/tables/siae.ts';
import { datee, type PhraseDatee } from '../datee.ts';
import { LISTE_SIAE } from '../millesimes.ts';
import type { Donnees, Siae } from '#lecture/donnees.ts';
import type { CommuneAccessible } from '#lecture/zones-blanches.ts';

const cle = (s: { readonly siret: string; readonly type: string }) => `${s.siret} ${s.type}`;
const index = new WeakMap<Donnees, ReadonlyMap<string, Siae>>();

/** The nearest SIAE of a commune as the list has it; null when there is none to reach, or nothing known. */
export function siaeProche(d: Donnees, c: CommuneAccessible): Siae | null {
  const connues = index.get(d) ?? new Map(d.siae.map((s) => [cle(s), s]));
  index.set(d, connues);
  return c.siae === null ? null : (connues.get(cle(c.siae)) ?? null);
}

/** A SIAE of another département that is the nearest of communes of this one. */
export interface SiaeVoisine {
  readonly siae: Siae;
  readonly departement: string;
  readonly communes: number;
  readonly habitants: number;
}

/** The SIAE beyond the border that come first for communes of the département, those that serve most inhabitants first. */
export function siaeVoisines(d: Donnees, code: string, communes: readonly CommuneAccessible[]): readonly SiaeVoisine[] {
  const ailleurs = communes.flatMap((c) => {
    const siae = siaeProche(d, c);
    const departement = siae === null ? undefined : d.communes.get(siae.commune)?.departement;
    return siae === null || departement === undefined || departement === code ? [] : [{ c, siae, departement }];
  });
  return [...Map.groupBy(ailleurs, (x) => cle(x.siae)).values()]
    .map((xs) => ({
      siae: (xs[0] as (typeof xs)[number]).siae,
      departement: (xs[0] as (typeof xs)[number]).departement,
      communes: xs.length,
      habitants: xs.reduce((n, x) => n + x.c.population, 0),
    }))
    .toSorted((a, b) => b.habitants - a.habitants || (a.siae.siret < b.siae.siret ? -1 : 1));
}

export function titreVoisines(voisines: readonly SiaeVoisine[]): PhraseDatee {
  const communes = voisines.reduce((n, v) => n + v.communes, 0);
  if (communes === 0)
    return datee(`En ${LISTE_SIAE}, aucune commune n’avait sa SIAE la plus proche dans un autre département`, siae.millesime);
  return datee(
    `En ${LISTE_SIAE}, pour ${compte(communes, 'commune', 'communes')}, la SIAE la plus proche était dans un autre département`,
    siae.millesime,
  );
}
