import { decrireDistribution, decrireParts } from '#charts/description.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { document, rendre } from '#charts/server.ts';
import { dessinerParts, type BarreDeParts } from '#charts/stacked-shares.ts';
import type { Ton } from '#charts/theme.ts';
import { estConnue } from '#domain/cellule.ts';
import type { Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { MODALITES_TYPES } from '#indicateurs/liste/commun.ts';
import { entier, periode, pourcent } from '#lib/format.ts';
import { exiger } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { caseRecalculable, caseTexte, nommage, provenance, type VueFigure } from './figure.ts';
import { nomCourt } from '#lecture/observations.ts';
import { titreDit } from './titre.ts';

const TONS: Readonly<Record<string, Ton>> = { ACI: 'aci', AI: 'ai', EI: 'ei', ETTI: 'etti' };

/** SIAE of a place by type, as counts. */
export function vueTypes(d: Donnees, id: string, titre: string, lieu: Territoire): VueFigure {
  const i = indicateur('siae-nombre');
  const lignes = MODALITES_TYPES.map((t) => ({
    ...d.valeurs.cellule(i.id, lieu, { periode: i.periode, modalite: t.id }),
    code: t.id,
    nom: t.nom,
  }));
  return {
    id,
    titre: titreDit(titre, { quand: i.periode }),
    sousTitre: `Nombre de structures par type, à l’établissement, ${periode(i.periode)}.`,
    svg: rendre(dessinerClassement(lignes, { document, id, nom: nommage(id), ecriture: entier, ton: 'offre', avecRangs: false })),
    description: decrireDistribution(lignes, { unites: 'types', ecriture: entier }),
    tableau: {
      legende: `SIAE par type, ${periode(i.periode)}`,
      colonnes: [{ nom: 'Type' }, { nom: 'Structures', nombre: true }],
      lignes: lignes.map((l) => ({ cases: [caseTexte(`${l.nom} (${l.code})`), caseRecalculable({ ...l, code: lieu.code }, entier)] })),
    },
    ...provenance(i),
  };
}

/** Shares by type of the places where they may be given (thirty SIAE or more), one bar each; null when the place itself has none. */
export function vuePartsTypes(d: Donnees, id: string, titre: string, lieux: readonly Territoire[]): VueFigure | null {
  const i = indicateur('siae-part-type');
  const parts = (t: Territoire) => MODALITES_TYPES.map((m) => d.valeurs.cellule(i.id, t, { periode: i.periode, modalite: m.id }));
  const connus = lieux.filter((t) => parts(t).every(estConnue));
  const [premier] = lieux;
  if (premier === undefined || !connus.includes(premier)) return null;
  const barres: BarreDeParts[] = connus.map((t) => ({
    nom: nomCourt(t),
    courant: t === premier && lieux.length > 1,
    parts: parts(t).map((v, k) => ({ nom: MODALITES_TYPES[k]?.id ?? '', part: exiger(v), ton: TONS[v.modalite] ?? 'neutre' })),
  }));
  return {
    id,
    titre: titreDit(titre, { quand: i.periode }),
    sousTitre: `Part de chaque type dans les SIAE, à l’établissement, ${periode(i.periode)}.`,
    svg: rendre(dessinerParts(barres, { document, id, nom: nommage(id) })),
    description: decrireParts(barres),
    tableau: {
      legende: `Part des SIAE de chaque type, ${periode(i.periode)}`,
      colonnes: [{ nom: 'Territoire' }, ...MODALITES_TYPES.map((t) => ({ nom: t.id, nombre: true }))],
      lignes: connus.map((t) => ({
        courante: t === premier,
        cases: [caseTexte(nomCourt(t)), ...parts(t).map((v) => caseRecalculable(v, (x) => pourcent(x)))],
      })),
    },
    ...provenance(i),
  };
}
