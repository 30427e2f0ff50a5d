/** Gives each reading once to all who ask for it by its name. One that failed is forgotten, so that it may be asked for again. */
export function uneFois<T>() {
  const lues = new Map<string, Promise<T>>();
  return (nom: string, lire: () => Promise<T>): Promise<T> => {
    const connue = lues.get(nom);
    if (connue !== undefined) return connue;
    const lecture = lire().catch((cause: unknown) => {
      lues.delete(nom);
      throw cause;
    });
    lues.set(nom, lecture);
    return lecture;
  };
}

/** The same for one thing alone: a module, an index. */
export function aLaDemande<T>(lire: () => Promise<T>): () => Promise<T> {
  const lue = uneFois<T>();
  return () => lue('', lire);
}

export async function lireJson(adresse: string): Promise<unknown> {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`cannot read ${adresse}: status ${reponse.status}`);
  return reponse.json();
}
