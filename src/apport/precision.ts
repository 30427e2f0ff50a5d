const DEPART = 2;
const MAX = 6;
/** Beyond, values as close as one likes exist: the classes of a map are told apart, not each of them. */
const VALEURS_DISTINGUEES = 150;
const QUANTILES = 60;

/** Decimals that a number was written with: 0.0125 → 4. */
function ecrites(v: number): number {
  const texte = String(v);
  const exposant = /e-(\d+)$/.exec(texte)?.[1];
  return (/\.(\d+)/.exec(texte)?.[1]?.length ?? 0) + Number(exposant ?? 0);
}

function aDistinguer(valeurs: Iterable<number>): readonly number[] {
  // what a computer adds to 0.1 + 0.2 is no difference
  const distinctes = [...new Set([...valeurs].map((v) => Number(v.toPrecision(12))))].sort((a, b) => a - b);
  if (distinctes.length <= VALEURS_DISTINGUEES) return distinctes;
  return Array.from({ length: QUANTILES + 1 }, (_, i) => distinctes[Math.round((i * (distinctes.length - 1)) / QUANTILES)] ?? 0);
}

/** Digits after the comma so that two different values are not printed alike: `depart` of them while that is enough, more when the spread asks for it. */
export function decimalesUtiles(valeurs: Iterable<number>, depart = DEPART): number {
  const distinctes = aDistinguer(valeurs);
  const voulues = Math.min(
    MAX,
    distinctes.reduce((max, v) => Math.max(max, ecrites(v)), 0),
  );
  for (let d = Math.min(voulues, depart); d < voulues; d++)
    if (new Set(distinctes.map((v) => v.toFixed(d))).size === new Set(distinctes).size) return d;
  return voulues;
}
