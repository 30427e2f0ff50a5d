import type { Communes } from '#zones-blanches/couverture-max/fichiers.ts';
import { estFrr } from '#zones-blanches/couverture-max/situation.ts';
import { MAJORITE } from '#zones-blanches/parametres.ts';

/** What the map marks with a circle: nothing, the places of a QPV, those of the FRR. */
export const REPERES = ['', 'qpv', 'frr'] as const;
export type Repere = (typeof REPERES)[number];

/** Null where the classes that are not known could change the answer. */
export interface Priorites {
  readonly qpv: boolean;
  readonly frr: boolean | null;
}

export const prioritesCommune = (c: Communes, i: number): Priorites => ({ qpv: (c.qpv[i] ?? 0) > 0, frr: estFrr(c.frr[i] ?? null) });

const calculees = new WeakMap<Communes, readonly Priorites[]>();

/** By rank of EPCI: a commune with a QPV at least; the FRR for half of the inhabitants at least. */
export function prioritesEpci(c: Communes): readonly Priorites[] {
  const connues = calculees.get(c);
  if (connues !== undefined) return connues;
  const sommes = c.epci.map(() => ({ qpv: false, habitants: 0, classes: 0, inconnus: 0 }));
  c.codes.forEach((_, i) => {
    const epci = sommes[c.epciDe[i] ?? -1];
    if (epci === undefined) return;
    const [habitants, { qpv, frr }] = [c.populations[i] ?? 0, prioritesCommune(c, i)];
    epci.qpv ||= qpv;
    epci.habitants += habitants;
    if (frr === true) epci.classes += habitants;
    if (frr === null) epci.inconnus += habitants;
  });
  const lues = sommes.map(({ qpv, habitants, classes, inconnus }): Priorites => {
    const moitie = MAJORITE * habitants;
    return { qpv, frr: habitants > 0 && classes >= moitie ? true : classes + inconnus >= moitie ? null : false };
  });
  calculees.set(c, lues);
  return lues;
}

/** The words of a mark: in the menu, and beside its circle in the legend of each map. */
export const MOTS_REPERE = {
  qpv: {
    menu: 'QPV, quartiers prioritaires',
    epci: 'un quartier prioritaire au moins',
    commune: 'un quartier prioritaire au moins',
  },
  frr: {
    menu: 'FRR, France ruralités revitalisation',
    epci: 'la moitié des habitants au moins en commune classée',
    commune: 'commune classée',
  },
} as const satisfies Record<Exclude<Repere, ''>, { readonly menu: string; readonly epci: string; readonly commune: string }>;
