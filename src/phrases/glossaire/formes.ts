/** What a form is read from: a term of the glossary, or as much of it. */
export interface TermeNomme {
  readonly id: string;
  readonly nom: string;
  readonly sigle?: string | undefined;
  readonly variantes: readonly string[];
  readonly anciensNoms: readonly { readonly nom: string }[];
  readonly jusque?: string | undefined;
}

/** An acronym as opposed to a word: « bRSA », « COR-IAE », « Direccte » by its sigle, not « longue durée ». */
const SIGLE = /\p{Lu}.*\p{Lu}/u;

/** Names that begin as an acronym and have none of their own: « PASS IAE », « RSA socle ». */
const nomEnSigle = (t: TermeNomme) => (t.sigle === undefined && /^\p{Lu}{2,} /u.test(t.nom) ? [t.nom] : []);

/** Names of things that no longer are: « Pôle emploi », « agrément ». An acronym is its own form already. */
const nomMort = (t: TermeNomme) => (t.jusque === undefined || t.sigle !== undefined ? [] : [t.nom, t.nom.toLocaleLowerCase('fr')]);

/**
 * Forms under which the prose of a page leads to the glossary, each with the id of its term: acronyms, and names that are dead.
 * An old name that has an entry of its own leads there; else to what bears another name today.
 */
export function formesDuGlossaire(termes: readonly TermeNomme[]): ReadonlyMap<string, string> {
  const propres = termes.flatMap((t) =>
    [...(t.sigle === undefined ? [] : [t.sigle]), ...t.variantes.filter((v) => SIGLE.test(v)), ...nomEnSigle(t), ...nomMort(t)].map(
      (f) => [f, t.id] as const,
    ),
  );
  const heritees = termes.flatMap((t) => t.anciensNoms.map((a) => [a.nom, t.id] as const));
  return new Map([...heritees, ...propres.toReversed()]);
}
