/** Trades of the ROME, version 3, that the pilot départements offer most: our short titles, the code beside them. */
const METIERS: Readonly<Record<string, string>> = {
  A1202: 'Entretien des espaces naturels',
  A1203: 'Entretien des espaces verts',
  A1416: 'Polyculture, élevage',
  B1803: 'Couture',
  F1603: 'Plomberie, chauffage',
  F1606: 'Peinture en bâtiment',
  F1704: 'Manœuvre de chantier',
  G1602: 'Cuisine',
  G1603: 'Restauration, employé polyvalent',
  H3302: 'Assemblage, tri, conditionnement',
  I1203: 'Entretien des bâtiments',
  I1604: 'Mécanique automobile',
  K2204: 'Nettoyage de locaux',
  K2303: 'Propreté urbaine',
  K2304: 'Tri et recyclage',
  M1607: 'Secrétariat',
  N1103: 'Magasinage, préparation de commandes',
  N1105: 'Manutention',
  N4101: 'Transport de marchandises, longue distance',
  N4105: 'Livraison, courte distance',
};

/** Title of a trade; the bare code when it is none of the most offered. */
export function libelleRome(code: string): string {
  return METIERS[code] ?? code;
}
