/**
 * Reads a state from the query string of a page. Reading never trusts: each part is held against what is allowed, and one part that is not gives no
 * state, but its name in the words of a notice. Parts that are not ours (`utm_source`…) are ignored.
 */
export interface FormeAdresse<Cle extends string> {
  /** Each part, as a notice names it. */
  readonly noms: Readonly<Record<Cle | 'v', string>>;
  /** The only version read; an address without one is taken for it. */
  readonly version: string;
  /** Longer than any address that the page writes. */
  readonly longueurMax: number;
}

export interface Parts<Cle extends string> {
  /** A part as it was written; undefined when it is not there, refused when it is there twice. */
  readonly un: (cle: Cle) => string | undefined;
  /** A part that must be one of a few words. */
  readonly parmi: <T extends string>(cle: Cle, permis: readonly T[]) => T | undefined;
}

export type LectureAdresse<E> = { readonly etat: E; readonly faute: null } | { readonly etat: null; readonly faute: string };

/** Thrown at a part that cannot be read; caught by `lireAdresse` alone. */
export class Refus<Cle extends string> extends Error {
  readonly cle: Cle;
  constructor(cle: Cle) {
    super(`cannot read the part "${cle}" of the address`);
    this.cle = cle;
  }
}

function partsDe<Cle extends string>(params: URLSearchParams): Parts<Cle> {
  const un = (cle: Cle) => {
    const [lu, ...autres] = params.getAll(cle);
    if (autres.length > 0) throw new Refus(cle);
    return lu;
  };
  const parmi = <T extends string>(cle: Cle, permis: readonly T[]) => {
    const lu = un(cle);
    const trouve = permis.find((p) => p === lu);
    if (lu !== undefined && trouve === undefined) throw new Refus(cle);
    return trouve;
  };
  return { un, parmi };
}

/** What `lire` makes of the parts, or the name of the one that it refused. Never throws on an address, whatever it is. */
export function lireAdresse<Cle extends string, E>(
  requete: string,
  { noms, version, longueurMax }: FormeAdresse<Cle>,
  lire: (parts: Parts<Cle>) => E,
): LectureAdresse<E> {
  if (requete.length > longueurMax) return { etat: null, faute: 'longueur' };
  const parts = partsDe<Cle | 'v'>(new URLSearchParams(requete));
  try {
    parts.parmi('v', [version]);
    return { etat: lire(parts), faute: null };
  } catch (e) {
    if (!(e instanceof Refus)) throw e;
    return { etat: null, faute: noms[(e as Refus<Cle>).cle] };
  }
}
