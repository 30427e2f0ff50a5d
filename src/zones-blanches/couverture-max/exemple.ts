import { distanceKm } from '#geometry/distance.ts';
import { OFFRES, type Communes, type Lieux } from './fichiers.ts';

/**
 * For tests: six communes in a row, eight kilometres apart, in two EPCI, the last on an island; one EI in the first. `01006` has no point.
 */
export const LIEUX: Lieux = {
  noms: ['Aise', 'Belan', 'Corps', 'Dun', 'Île', 'Sans'],
  lon: Float64Array.from([5, 5.1, 5.2, 5.3, 5.4, NaN]),
  lat: Float64Array.from([46, 46, 46, 46, 46, NaN]),
  bassins: ['continent', 'continent', 'continent', 'continent', 'ile', 'continent'],
};
export const versAise = [0, 1, 2, 3].map((i) => distanceKm([5, 46], [LIEUX.lon[i] ?? NaN, 46]));
export const COMMUNES: Communes = {
  codes: ['01001', '01002', '01003', '01004', '01005', '01006'],
  epciDe: Int32Array.from([0, 0, 1, 1, 1, -1]),
  populations: Int32Array.from([1000, 200, 400, 900, 50, 30]),
  distances: Object.fromEntries(
    OFFRES.map((o) => [
      o,
      Float64Array.from([...(o === '' || o === 'EI' ? versAise : [Infinity, Infinity, Infinity, Infinity]), Infinity, NaN]),
    ]),
  ) as Communes['distances'],
  frr: ['non', 'frr', 'frr-partiel', 'frr-plus', null, 'non'],
  qpv: Uint8Array.from([1, 0, 0, 0, 0, 0]),
  grandes: new Set(),
  epci: [
    { code: '200000001', nom: 'CC d’Aise', etablissements: { ACI: 0, AI: 0, EI: 1, ETTI: 0 }, demandeurs: 800, mediane: 2 },
    { code: '200000002', nom: 'CC de Dun', etablissements: { ACI: 0, AI: 0, EI: 0, ETTI: 0 }, demandeurs: null, mediane: null },
  ],
};
