import type { Annuaire } from '#domain/annuaire.ts';
import type { Territoire } from '#domain/territoire.ts';
import { lieuDe } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { lieuxComparables } from '../equipement.ts';

const codesDe = (d: Donnees, t: Territoire): readonly string[] => (lieuxComparables(lieuDe(d, t)) ?? []).map((c) => c.code);

/** Each place with its comparable ones, as the sheets name them: what /comparer/ proposes. */
export function construireAnnuaire(d: Donnees): Annuaire {
  const rangs = new Map(d.epci.map((e, i) => [e.code, i]));
  const lignes = (forme: (e: Donnees['epci'][number]) => string) => d.epci.map(forme).join('\n');
  return {
    version: 1,
    departements: d.departements.map((t) => [t.code, t.region, ...codesDe(d, t)].join(' ')).join('\n'),
    ept: d.ept.map((t) => [t.code, t.departement, t.nom].join(' ')).join('\n'),
    epci: {
      codes: lignes((e) => e.code),
      noms: lignes((e) => e.nom),
      natures: lignes((e) => e.nature),
      departements: lignes((e) => e.departement),
      semblables: lignes((e) =>
        codesDe(d, e)
          .map((c) => (rangs.get(c) ?? 0).toString(36))
          .join(' '),
      ),
      homonymes: lignes((e) => (d.homonymes.has(e.code) ? '1' : '')),
    },
  };
}
