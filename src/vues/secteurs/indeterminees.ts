import { decrireParts } from '#charts/description.ts';
import { document, rendre } from '#charts/server.ts';
import { dessinerParts, type BarreDeParts } from '#charts/stacked-shares.ts';
import { FRANCE } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { pourcent } from '#lib/format.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { LISTE_SIAE } from '#phrases/millesimes.ts';
import { caseRecalculable, caseTexte, nommage, provenance, type VueFigure } from '../figure.ts';
import { titreDit } from '../titre.ts';

/** Share of each type whose code tells no trade, France: the undetermined first, since it is the first thing to know. */
export function indeterminees(d: Donnees) {
  const i = indicateur('secteur-indetermine');
  return i.modalites.map((m) => {
    const v = d.valeurs.cellule(i.id, FRANCE, { periode: i.periode, modalite: m.id });
    if (v.valeur === null) throw new Error(`no ${i.id} for "${m.nom}" in France: look at its SQL`);
    return { type: m.id, nom: m.id === '' ? 'Toutes les SIAE' : m.id, v, part: v.valeur };
  });
}

export function vueIndeterminees(d: Donnees, id: string): VueFigure {
  const lues = indeterminees(d);
  const barres: BarreDeParts[] = lues.map(({ type, nom, part }) => ({
    nom,
    courant: type === '',
    parts: [
      { nom: 'La NAF ne dit pas le métier', part, ton: 'neutre' as const, indetermine: true },
      { nom: 'La NAF le dit', part: 100 - part, ton: 'offre' as const },
    ].filter((p) => p.part > 0),
  }));
  const part = (type: string) => {
    const lue = lues.find((l) => l.type === type);
    if (lue === undefined) throw new RangeError(`no type "${type}" among those of the indicator`);
    return pourcent(lue.part, 0);
  };
  return {
    id,
    titre: titreDit(`Métier inconnu pour ${part('ETTI')} des ETTI et ${part('AI')} des AI, pour ${part('EI')} des EI`, {
      quand: LISTE_SIAE,
    }),
    sousTitre: `Part des SIAE au code NAF absent ou passe-partout, par type, à l’établissement, France, ${LISTE_SIAE}.`,
    svg: rendre(dessinerParts(barres, { document, id, nom: nommage(id) })),
    description: decrireParts(barres),
    tableau: {
      legende: `SIAE dont la NAF ne dit pas le métier, ${LISTE_SIAE}`,
      colonnes: [
        { nom: 'Type' },
        { nom: 'Sans métier dit', nombre: true },
        { nom: 'Structures', nombre: true },
        { nom: 'Part', nombre: true },
      ],
      lignes: lues.map(({ nom, v }) => ({
        cases: [
          caseTexte(nom),
          { texte: String(v.numerateur), brut: v.numerateur, nombre: true },
          { texte: String(v.denominateur), brut: v.denominateur, nombre: true },
          caseRecalculable(v, (x) => pourcent(x)),
        ],
      })),
    },
    ...provenance(indicateur('secteur-indetermine')),
  };
}
