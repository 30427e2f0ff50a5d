import { z } from 'zod';

const texte = z.string().trim().min(1);
const jour = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'une date AAAA-MM-JJ est attendue');
const url = z.url({ protocol: /^https?$/, error: 'une adresse http(s) est attendue' });

const original = z.strictObject({
  /** Path inside the folder of originals, or inside the npm package for the COG. */
  chemin: texte,
  octets: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 chiffres hexadécimaux sont attendus'),
});

const carte = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'minuscules, chiffres et tirets seulement'),
  producteur: texte,
  /** As printed under a figure: « Insee », « Drees », « DGEFP, ASP ». */
  sigle: texte.max(40),
  titre: texte,
  /** Official page; absent when we hold no address we could check. */
  page: url.optional(),
  fichier_url: url.optional(),
  /** « non précisée » when the copy states none: never guessed. */
  licence: texte,
  millesime: texte,
  periode: texte,
  niveaux: z.array(z.enum(['point', 'commune', 'qpv', 'epci', 'zone-emploi', 'departement', 'region', 'france'])).min(1),
  /** Where what is counted is placed. */
  localisation: z.enum(['etablissement', 'lieu-de-travail', 'residence', 'zonage']),
  date_acces: jour,
  /** Where the copy came from when it did not come from the producer. */
  intermediaire: texte.optional(),
  originaux: z.array(original).min(1),
  limites: z.array(texte).min(1),
  prochaine_mise_a_jour: texte,
});

/** One dataset: who made it, what it counts and where, how old it is, under what licence, what it cannot say. */
export type FicheSource = Readonly<z.infer<typeof carte>>;

interface FauteFiche {
  readonly fichier: string;
  readonly champ: string;
  readonly motif: string;
  readonly conseil: string;
}

export type LectureFiche =
  { readonly carte: FicheSource; readonly fautes: readonly [] } | { readonly carte: null; readonly fautes: readonly FauteFiche[] };

/** Checks one card of data/sources (`nom` is its file name); every fault names the field and what to do. */
export function lireFicheSource(nom: string, objet: unknown): LectureFiche {
  const lecture = carte.safeParse(objet);
  if (!lecture.success) return { carte: null, fautes: lecture.error.issues.map((i) => fauteDe(nom, i)) };
  const attendu = nom.replace(/\.yaml$/, '');
  if (lecture.data.id === attendu) return { carte: lecture.data, fautes: [] };
  const motif = `l’identifiant « ${lecture.data.id} » n’est pas le nom du fichier`;
  return { carte: null, fautes: [{ fichier: nom, champ: 'id', motif, conseil: `écrire « ${attendu} » ou renommer le fichier` }] };
}

function fauteDe(fichier: string, issue: z.core.$ZodIssue): FauteFiche {
  const champ = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return {
      fichier,
      champ: issue.keys.join(', '),
      motif: 'champ inconnu',
      conseil: `le retirer, ou corriger son nom parmi : ${Object.keys(carte.shape).join(', ')}`,
    };
  if (issue.code === 'invalid_value')
    return { fichier, champ, motif: 'valeur hors liste', conseil: `choisir parmi : ${issue.values.join(', ')}` };
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { fichier, champ, motif: 'champ absent ou d’un autre type', conseil: `renseigner ce champ (${issue.expected} attendu)` };
  return { fichier, champ, motif: issue.message, conseil: 'corriger ce champ dans la carte' };
}
