import { csvFormatRows } from 'd3-dsv';
import { titreTerritoire } from '#domain/noms-territoire.ts';
import type { Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import type { Donnees } from './donnees.ts';

const COLONNES = [
  'indicateur',
  'modalite',
  'niveau',
  'code',
  'territoire',
  'periode',
  'valeur',
  'etat',
  'numerateur',
  'denominateur',
  'unite',
  'millesime',
  'source',
];
const brut = (v: number | null) => (v === null ? '' : String(v));

/** Every value of a territory, in the thirteen columns of the indicator files. */
export function csvTerritoire(d: Donnees, t: Territoire): string {
  const nom = titreTerritoire(t);
  const lignes = d.recueil.territoire(t).map((v) => {
    const i = indicateur(v.indicateur);
    const millesime = [...new Set(i.sources.map((s) => d.sources.get(s)?.millesime ?? s))].join(' ; ');
    return [
      v.indicateur,
      v.modalite,
      v.niveau,
      v.code,
      nom,
      v.periode,
      brut(v.valeur),
      v.etat,
      brut(v.numerateur),
      brut(v.denominateur),
      i.unite,
      millesime,
      i.sources.join(' '),
    ];
  });
  return `${csvFormatRows([COLONNES, ...lignes])}\n`;
}
