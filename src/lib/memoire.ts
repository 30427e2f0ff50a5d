/** A function that works out its answer once for each object it is asked about, and lets go of it with the object. */
export function memoire<K extends object, V>(calculer: (objet: K) => V): (objet: K) => V {
  const connus = new WeakMap<K, { readonly valeur: V }>();
  return (objet) => {
    const connu = connus.get(objet) ?? { valeur: calculer(objet) };
    connus.set(objet, connu);
    return connu.valeur;
  };
}
