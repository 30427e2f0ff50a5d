/** Gives each reading once to all who ask for it by its name. One that failed is forgotten, so that it may be asked for again. */
export function uneFois<T>() {
  const lues = new Map<string, Promise<T>>();
  return (nom: string, lire: () => Promise<T>): Promise<T> => {
    const connue = lues.get(nom);
    if (connue !== undefined) return connue;
    const lecture = lire();
    lues.set(nom, lecture);
    lecture.catch(() => lues.delete(nom));
    return lecture;
  };
}

export async function lireJson(adresse: string): Promise<unknown> {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`cannot read ${adresse}: status ${reponse.status}`);
  return reponse.json();
}
