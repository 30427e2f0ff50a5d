import { decrireDistribution } from '#charts/description.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { document, rendre } from '#charts/server.ts';
import type { Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { INDETERMINE } from '#indicateurs/liste/secteurs.ts';
import { entier, periode } from '#lib/format.ts';
import { exiger } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { caseRecalculable, caseTexte, nommage, provenance, type VueFigure } from './figure.ts';
import { titreDit } from './titre.ts';

/** SIAE by NAF section, the undetermined first: it is the first thing to know. Null when the place has no SIAE. */
export function vueMetiers(d: Donnees, id: string, titre: string, lieu: Territoire): VueFigure | null {
  const i = indicateur('secteur-naf');
  const noms = new Map(i.modalites.map((m) => [m.id, m.nom]));
  const lignes = d.valeurs
    .modalites(i.id, lieu, i.periode)
    .map((v) => ({ ...v, valeur: exiger(v), code: v.modalite, nom: noms.get(v.modalite) ?? v.modalite }))
    .sort((a, b) => Number(b.code === INDETERMINE) - Number(a.code === INDETERMINE) || b.valeur - a.valeur || (a.nom < b.nom ? -1 : 1));
  if (lignes.length === 0) return null;
  return {
    id,
    titre: titreDit(titre, { quand: i.periode }),
    sousTitre: `Nombre de SIAE par section de la NAF, à l’établissement, ${periode(i.periode)}. Le code NAF dit l’activité principale déclarée de l’employeur.`,
    svg: rendre(dessinerClassement(lignes, { document, id, nom: nommage(id), ecriture: entier, courant: INDETERMINE, avecRangs: false })),
    description: decrireDistribution(lignes, { unites: 'sections', ecriture: entier }),
    tableau: {
      legende: `SIAE par section d’activité, ${periode(i.periode)}`,
      colonnes: [{ nom: 'Section' }, { nom: 'Code' }, { nom: 'Structures', nombre: true }],
      lignes: lignes.map((l) => ({
        cases: [caseTexte(l.nom), caseTexte(l.code === INDETERMINE ? '–' : l.code), caseRecalculable({ ...l, code: lieu.code }, entier)],
      })),
    },
    ...provenance(i),
  };
}
