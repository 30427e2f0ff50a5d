/** What the last accepted import held. */
export const FICHIER_INVENTAIRE = 'data/inventaire.csv';
export const FICHIER_POINTS = 'data/geometrie/points.csv';
export const FICHIER_ZONES = 'data/tables/zones_emploi.csv';
/** What every control of a table reads besides that table. */
export const REFERENCES: readonly string[] = [FICHIER_INVENTAIRE, FICHIER_POINTS, FICHIER_ZONES];
