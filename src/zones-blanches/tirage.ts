/** A number in [0, 1[ at each call. */
export type Alea = () => number;

/** Mulberry32: the same seed gives the same draws on every machine, so that a build changes no byte. */
export function tirage(graine: number): Alea {
  let etat = graine >>> 0;
  return () => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = Math.imul(etat ^ (etat >>> 15), etat | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `nombre` distinct ranks out of `parmi`, each set as likely as another: the first of a shuffle. */
export function tirerRangs(alea: Alea, nombre: number, parmi: number): readonly number[] {
  const rangs = Array.from({ length: parmi }, (_, k) => k);
  for (let k = 0; k < nombre; k++) {
    const autre = k + Math.floor(alea() * (parmi - k));
    [rangs[k], rangs[autre]] = [rangs[autre] ?? 0, rangs[k] ?? 0];
  }
  return rangs.slice(0, nombre);
}
