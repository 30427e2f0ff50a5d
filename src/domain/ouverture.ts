import { z } from 'zod';

/** A: open and here. B: open, to be collected. C: closed, or published by nobody. D: only in dated documents. */
export const STATUTS = ['A', 'B', 'C', 'D'] as const;
export type Statut = (typeof STATUTS)[number];

export const LIBELLES_STATUT: Readonly<Record<Statut, { readonly court: string; readonly definition: string }>> = {
  A: { court: 'ouverte, publiée ici', definition: 'Le fichier est public et ses chiffres sont dans l’atlas, avec leur date.' },
  B: { court: 'ouverte, à collecter', definition: 'La donnée est diffusée par son producteur, mais pas encore réunie ici.' },
  C: {
    court: 'fermée ou non publiée',
    definition: 'La donnée existe dans un système de gestion, ou devrait exister, et aucun fichier public ne la donne.',
  },
  D: {
    court: 'dans des documents datés',
    definition: 'Quelques valeurs figurent dans des rapports ou des stratégies, sans série ni fichier.',
  },
};

export const FAMILLES = ['offre', 'activite', 'publics', 'parcours', 'secteurs', 'besoin', 'gouvernance'] as const;
export const LIBELLES_FAMILLE: Readonly<Record<(typeof FAMILLES)[number], string>> = {
  offre: 'L’offre',
  activite: 'L’activité et le financement',
  publics: 'Les salariés',
  parcours: 'Les parcours et les sorties',
  secteurs: 'Les secteurs et les achats',
  besoin: 'Le besoin du territoire',
  gouvernance: 'Les plans et les bilans',
};

const texte = z.string().trim().min(1);
const statistique = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'minuscules, chiffres et tirets seulement'),
  nom: texte,
  famille: z.enum(FAMILLES),
  statut: z.enum(STATUTS),
  quoi: texte,
  /** What a commission does with it, in one line. */
  pourquoi: texte,
  detenteur: texte,
  /** Since when, or where and when for the last time. */
  derniere: texte,
  /** What the atlas does as long as it is not there; for status A, what it does with it. */
  entretemps: texte,
  /** How a DDETS or a réseau could give it; absent when there is nothing to give. */
  fournir: texte.optional(),
  /** Indicators of the atlas that carry it; required for status A, so that « here » can be checked. */
  indicateurs: z.array(texte).min(1).optional(),
});
export type Statistique = Readonly<z.infer<typeof statistique>>;

/** Rows of the readiness board. Throws with every fault at once. */
export function lireOuverture(objet: unknown): readonly Statistique[] {
  const lecture = z.array(statistique).min(1).safeParse(objet);
  if (!lecture.success)
    throw new Error(
      ['data/ouverture.yaml is wrong: correct these fields', ...lecture.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`)].join(
        '\n  ',
      ),
    );
  const fautes = lecture.data.flatMap((s, k) => [
    ...(lecture.data.findIndex((autre) => autre.id === s.id) < k ? [`${s.id} is listed twice: keep one`] : []),
    ...(s.statut === 'A' && s.indicateurs === undefined ? [`${s.id} is said to be here: name its indicators`] : []),
    ...(s.statut !== 'A' && s.fournir === undefined ? [`${s.id} is not here: say in "fournir" how it could be given`] : []),
  ]);
  if (fautes.length > 0) throw new Error(`data/ouverture.yaml is wrong:\n  ${fautes.join('\n  ')}`);
  return lecture.data;
}
