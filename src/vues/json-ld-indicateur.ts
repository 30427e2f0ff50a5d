import type { Indicateur } from '#indicateurs/types.ts';
import type { Donnees } from '#lecture/donnees.ts';

/** schema.org Dataset of an indicator. */
export function jsonLdIndicateur(d: Donnees, i: Indicateur, url: string, csv: string): object {
  const producteurs = [...new Set(i.sources.flatMap((s) => d.sources.get(s)?.producteur ?? []))];
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: i.nom,
    description: i.definition,
    url,
    license: d.manifeste.licence.url,
    inLanguage: 'fr',
    temporalCoverage: i.periodes,
    spatialCoverage: { '@type': 'Country', name: 'France' },
    variableMeasured: { '@type': 'PropertyValue', name: i.nom, unitText: i.unite },
    isBasedOn: producteurs,
    distribution: [{ '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: csv }],
  };
}
