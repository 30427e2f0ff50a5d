/**
 * A heap of ranks under the largest key; equal keys, the first rank. `cles` belongs to the caller, who may lower the key of the top then call
 * `descendre`.
 */
export interface FileDePriorite {
  readonly tete: () => number | null;
  readonly retirer: () => void;
  /** Puts the top back in its place after its key was lowered. */
  readonly descendre: () => void;
  /** Sum of the k largest keys. */
  readonly somme: (k: number) => number;
}

export function creerFile(cles: Float64Array): FileDePriorite {
  const rangs = Int32Array.from(cles.keys());
  let taille = rangs.length;
  const cle = (place: number): number => cles[rangs[place] as number] as number;
  const avant = (a: number, b: number): boolean => cle(a) > cle(b) || (cle(a) === cle(b) && (rangs[a] as number) < (rangs[b] as number));
  const echanger = (a: number, b: number): void => {
    const garde = rangs[a] as number;
    rangs[a] = rangs[b] as number;
    rangs[b] = garde;
  };
  const tamiser = (depart: number): void => {
    let place = depart;
    for (;;) {
      const [gauche, droite] = [2 * place + 1, 2 * place + 2];
      let meilleure = place;
      if (gauche < taille && avant(gauche, meilleure)) meilleure = gauche;
      if (droite < taille && avant(droite, meilleure)) meilleure = droite;
      if (meilleure === place) return;
      echanger(place, meilleure);
      place = meilleure;
    }
  };
  for (let place = (taille >> 1) - 1; place >= 0; place--) tamiser(place);

  /** The k largest without emptying the heap: only the children of those taken may come next. */
  const somme = (k: number): number => {
    const front: number[] = taille > 0 ? [0] : [];
    let total = 0;
    for (let pris = 0; pris < k && front.length > 0; pris++) {
      front.sort((a, b) => cle(b) - cle(a));
      const place = front.shift() as number;
      total += cle(place);
      front.push(...[2 * place + 1, 2 * place + 2].filter((enfant) => enfant < taille));
    }
    return total;
  };
  return {
    tete: () => (taille > 0 ? (rangs[0] as number) : null),
    retirer: () => {
      taille -= 1;
      rangs[0] = rangs[taille] as number;
      tamiser(0);
    },
    descendre: () => tamiser(0),
    somme,
  };
}
