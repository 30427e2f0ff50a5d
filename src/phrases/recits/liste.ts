import { getCollection, type CollectionEntry } from 'astro:content';

export interface RecitListe {
  readonly adresse: string;
  readonly titre: string;
  readonly chapo: string;
  readonly date: string;
}

export type Recit = CollectionEntry<'recits'>;

const adresseRecit = (recit: Pick<Recit, 'id'>): string => `/recits/${recit.id}/`;

/** The stories, the latest first, then in the order their authors gave them. */
export async function recits(): Promise<readonly Recit[]> {
  const tous = await getCollection('recits');
  return tous.sort((a, b) => (a.data.date === b.data.date ? a.data.ordre - b.data.ordre : a.data.date < b.data.date ? 1 : -1));
}

export const pourListe = (recit: Recit): RecitListe => ({ ...recit.data, adresse: adresseRecit(recit) });
