import type { FigureComparee } from '#domain/figure-comparee.ts';
import type { Niveau } from '#domain/territoire.ts';
import { indicateur, periodeDe } from '#indicateurs/catalogue.ts';
import { liste } from '#lib/format.ts';
import { millesimeEnMots } from '#lib/millesime.ts';
import { insecables } from '#lib/typographie.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { LIBELLES_LOCALISATION, localisationsDe } from '#phrases/localisations.ts';

/** The rates and shares that stand beside one another whatever the size of the place, in the order of the page. */
const IDS = [
  'siae-densite-habitants',
  'equipement-defm',
  'equipement-rsa',
  'chomage-localise',
  'deld-part',
  'rsa-part',
  'pauvrete',
  'frr-population',
] as const;
/** Those with enough years on one side of their breaks to be drawn through time, and the first period drawn. */
const SERIES: Readonly<Record<string, string>> = {
  'equipement-defm': '2017',
  'chomage-localise': '2014',
  'deld-part': '2014',
  'rsa-part': '2009',
};

const COMPARES: readonly Niveau[] = ['france', 'region', 'departement', 'epci', 'ept'];

/** What the island needs of each figure: a few words and dates, not the SQL. */
export function figuresComparees(d: Donnees): readonly FigureComparee[] {
  return IDS.map((id) => {
    const i = indicateur(id);
    const sources = i.sources.flatMap((s) => d.sources.get(s) ?? []).map((c) => `${c.sigle} (${millesimeEnMots(c.millesime)})`);
    const epci = periodeDe(id, 'epci');
    return {
      id,
      nom: i.nom,
      unite: i.unite,
      uniteCourte: i.uniteCourte,
      decimales: i.decimales,
      niveaux: i.niveaux.filter((n) => COMPARES.includes(n)),
      modalite: i.modalitePrincipale,
      periode: i.periode,
      ...(epci === i.periode ? {} : { periodeEpci: epci }),
      ruptures: i.ruptures,
      serieDepuis: SERIES[id] ?? null,
      source: insecables(
        `${liste(sources)} · ${localisationsDe(i)
          .map((l) => LIBELLES_LOCALISATION[l])
          .join(', ')}`,
      ),
      limite: i.limites[0] ?? '',
    };
  });
}
