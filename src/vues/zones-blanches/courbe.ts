import { PLANCHER_KM, RAYONS_KM } from '#domain/tables/accessibilite.ts';
import { dessinerCourbes, partA, type Courbe } from '#charts/courbe.ts';
import { document, rendre } from '#charts/server.ts';
import { ecrirePart } from '#lib/ecriture.ts';
import { insecables } from '#lib/typographie.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { COURBE_MAX_KM, PORTEE_KM, TIRAGES } from '#zones-blanches/parametres.ts';
import type { Lieu } from '#lecture/lieu.ts';
import { nommage, provenance, type CaseTableau, type VueFigure } from '../figure.ts';
import { nomCourt } from '#lecture/observations.ts';
import { LISTE_SIAE } from '#phrases/millesimes.ts';
import type { CourbeLue, ZonesBlanches } from '#lecture/zones-blanches.ts';
import { titreDit } from '../titre.ts';

const ID = 'courbe';
const lirePart = (c: CourbeLue, d: number) => ecrirePart(partA(c.parts, d));
function casePart(parts: readonly number[], km: number): CaseTableau {
  const part = partA(parts, km);
  return { texte: ecrirePart(part), brut: part, nombre: true };
}

function titreDe(lieu: Lieu, c: CourbeLue): string {
  const [pres, loin] = [lirePart(c, 10), lirePart(c, PORTEE_KM)];
  return insecables(`À 10 km, ${pres} des habitants ${lieu.n.de} sont hors de portée ; à ${PORTEE_KM} km, ${loin}`);
}

/** What stands in the band, in words: it is never on both sides of the line, since a closure only puts people further. */
const BANDE = `Bande grise : neuf fois sur dix, la courbe y passe quand une SIAE sur dix ferme (${TIRAGES} tirages au hasard).`;

/** The whole curve of the share out of reach, with France beside it elsewhere, and the rows of every 5 km. */
export function vueCourbe(lieu: Lieu, z: ZonesBlanches): VueFigure | null {
  const ici = z.courbe(lieu.t.niveau, lieu.t.code);
  const france = lieu.t.niveau === 'france' ? null : z.courbe('france', 'FR');
  if (ici === null) return null;
  const courbes: readonly Courbe[] = [
    { nom: nomCourt(lieu.t), parts: ici.parts, ton: 'accent', bande: ici.fermeture },
    ...(france === null ? [] : [{ nom: 'France', parts: france.parts, ton: 'encre' } as const]),
  ];
  const kms = [...new Set([...RAYONS_KM, 25, 35, 40, 45, COURBE_MAX_KM])].toSorted((a, b) => a - b);
  return {
    id: ID,
    titre: titreDit(titreDe(lieu, ici), { quand: `SIAE de ${LISTE_SIAE}` }),
    sousTitre: insecables(
      `Part des habitants à plus de cette distance de la SIAE la plus proche, en kilomètres à vol d’oiseau, à partir de ${PLANCHER_KM} km ; établissements de ${LISTE_SIAE}. ${BANDE}`,
    ),
    svg: rendre(dessinerCourbes(courbes, { document, id: ID, nom: nommage(ID), repereKm: PORTEE_KM })),
    description: insecables(
      `${RAYONS_KM.map((d) => `à plus de ${d} km : ${lirePart(ici, d)}${france === null ? '' : ` (France : ${lirePart(france, d)})`}`).join(' ; ')}.`,
    ),
    tableau: {
      legende: 'Part des habitants à plus de cette distance, et bornes de neuf tirages sur dix',
      colonnes: [
        { nom: 'Distance' },
        { nom: 'Part', nombre: true },
        ...(france === null ? [] : [{ nom: 'France', nombre: true }]),
        { nom: 'Une SIAE sur dix ferme : de', nombre: true },
        { nom: 'à', nombre: true },
        { nom: 'Établissements mal situés déplacés : de', nombre: true },
        { nom: 'à', nombre: true },
      ].map((c) => ({ ...c, nom: insecables(c.nom) })),
      lignes: kms.map((d) => ({
        courante: d === PORTEE_KM,
        cases: [
          { texte: insecables(`${d} km`), brut: d },
          casePart(ici.parts, d),
          ...(france === null ? [] : [casePart(france.parts, d)]),
          casePart(ici.fermeture.bas, d),
          casePart(ici.fermeture.haut, d),
          casePart(ici.deplacement.bas, d),
          casePart(ici.deplacement.haut, d),
        ],
      })),
    },
    ...provenance(indicateur('zb-c')),
  };
}
