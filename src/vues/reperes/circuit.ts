import { dessinerCircuit } from '#charts/circuit.ts';
import { document, rendre } from '#charts/server.ts';
import { VOIES, type Voie } from '#domain/contenu/etape.ts';
import type { Contenu } from '#domain/contenu/verification.ts';
import { liste } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { caseTexte, nommage, type VueFigure } from '../figure.ts';
import { titreSansNombre } from '../titre.ts';

export type Etape = Contenu['etapes'][number];

/** Steps of a path in their order. */
export function etapesDe(c: Pick<Contenu, 'etapes'>, parcours: Etape['parcours']): readonly Etape[] {
  return c.etapes.filter((e) => e.parcours === parcours).toSorted((a, b) => a.ordre - b.ordre);
}

export interface Phase {
  readonly nom: string;
  readonly etapes: readonly Etape[];
}

/** Steps that follow each other under one heading. */
export function phases(etapes: readonly Etape[]): readonly Phase[] {
  const groupes = Map.groupBy(etapes, (e) => e.phase ?? '');
  return [...groupes].map(([nom, siennes]) => ({ nom, etapes: siennes }));
}

/** Who acts, in the words of the time or of today: « Direccte et SIAE ». */
export const qui = (voies: readonly Voie[], quand: 'alors' | 'aujourdhui'): string => liste(voies.map((v) => VOIES[v][quand]));

/** The circuit drawn, with the same steps in words and in rows. */
export function vueCircuit(c: Pick<Contenu, 'etapes' | 'strategies'>): VueFigure {
  const etapes = etapesDe(c, 'dossier');
  const id = 'circuit';
  const voies = (Object.keys(VOIES) as Voie[]).map((v) => ({ id: v, ...VOIES[v] }));
  const texte = c.strategies.find((s) => s.id === etapes[0]?.strategie);
  return {
    id,
    titre: titreSansNombre('Le dossier part de la structure, et le bilan l’y ramène'),
    sousTitre: insecables(
      'Le circuit d’un dossier de SIAE. En tête de colonne, qui agit : en gris le nom de 2019 quand il a changé, en gras celui d’aujourd’hui. En pointillé, le renouvellement.',
    ),
    svg: rendre(dessinerCircuit(etapes, voies, { document, id, nom: nommage(id), boucle: true })),
    description:
      etapes.map((e) => `${e.ordre}. ${e.titre}\u00a0: ${qui(e.voies, 'aujourdhui')}.`).join(' ') +
      ' Le bilan prépare la demande suivante.',
    tableau: {
      legende: 'Les étapes du circuit et qui y agit',
      colonnes: [{ nom: 'Rang', nombre: true }, { nom: 'Étape' }, { nom: 'Qui, en 2019' }, { nom: 'Qui, aujourd’hui' }],
      lignes: etapes.map((e) => ({
        cases: [
          { texte: String(e.ordre), brut: e.ordre, nombre: true },
          ...[e.titre, qui(e.voies, 'alors'), qui(e.voies, 'aujourdhui')].map(caseTexte),
        ],
      })),
    },
    sources: [],
    textes: texte === undefined ? [] : [{ nom: `${texte.editeur}, ${texte.document.reference}`, adresse: `/strategies/${texte.id}/` }],
    localisations: [],
    indicateurs: [],
  };
}
