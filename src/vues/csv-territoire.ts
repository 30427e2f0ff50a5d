import { titreTerritoire } from '#domain/noms-territoire.ts';
import type { Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { ecrireCsv } from '#lib/csv.ts';
import type { Donnees } from '#lecture/donnees.ts';

const COLONNES = [
  'indicateur',
  'modalite',
  'niveau',
  'code',
  'territoire',
  'periode',
  'valeur',
  'etat',
  'reserve',
  'numerateur',
  'denominateur',
  'unite',
  'millesime',
  'source',
];

/** Every value of a territory, in the fourteen columns of the indicator files. */
export function csvTerritoire(d: Donnees, t: Territoire): string {
  const nom = titreTerritoire(t);
  const lignes = d.valeurs.territoire(t).map((v) => {
    const i = indicateur(v.indicateur);
    const millesime = [...new Set(i.sources.map((s) => d.sources.get(s)?.millesime ?? s))].join(' ; ');
    return [
      v.indicateur,
      v.modalite,
      v.niveau,
      v.code,
      nom,
      v.periode,
      v.valeur,
      v.etat,
      v.reserve,
      v.numerateur,
      v.denominateur,
      i.unite,
      millesime,
      i.sources.join(' '),
    ];
  });
  return ecrireCsv(COLONNES, lignes);
}
