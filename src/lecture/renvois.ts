import type { Collection } from '#domain/contenu/commun.ts';
import type { Contenu } from '#domain/contenu/verification.ts';

/** Where a reference of the content leads, and under what name. */
export interface Cible {
  readonly nom: string;
  /** Address of the site, without its base. */
  readonly adresse: string;
}

type Nommes = Exclude<Collection, 'objectifs' | 'chiffres-dates' | 'etapes'>;

const ADRESSES: Readonly<Record<Nommes, (id: string) => string>> = {
  strategies: (id) => `/strategies/${id}/`,
  instances: (id) => `/reperes/instances/${id}/`,
  dispositifs: (id) => `/reperes/dispositifs/#${id}`,
  acteurs: (id) => `/reperes/acteurs/#${id}`,
  termes: (id) => `/reperes/glossaire/#${id}`,
  publics: (id) => `/publics/#${id}`,
  recits: (id) => `/recits/${id}/`,
};

/** A body is called by its acronym, as people do: « CDIAE ». */
const titre = (collection: Collection, e: Contenu[Nommes][number]): string =>
  collection === 'instances' && 'sigle' in e && e.sigle !== undefined ? e.sigle : 'nom' in e ? e.nom : 'court' in e ? e.court : e.titre;

function dansUnTexte(c: Contenu, collection: Collection, id: string): Cible | null {
  const objectif = collection === 'objectifs' ? c.objectifs.find((e) => e.id === id) : undefined;
  if (objectif !== undefined) return { nom: objectif.titre, adresse: `/strategies/${objectif.strategie}/#${id}` };
  const etape = collection === 'etapes' ? c.etapes.find((e) => e.id === id) : undefined;
  if (etape !== undefined) return { nom: etape.titre, adresse: `/reperes/dossier/#${id}` };
  const chiffre = collection === 'chiffres-dates' ? c['chiffres-dates'].find((e) => e.id === id) : undefined;
  return chiffre === undefined ? null : { nom: chiffre.libelle, adresse: `/strategies/${chiffre.strategie}/` };
}

/** What `collection/id` is called and where it stands. Throws when there is no such entry: the link would be dead. */
export function cible(c: Contenu, reference: string): Cible {
  const [collection, id = ''] = reference.split('/') as [Collection, string];
  const trouvee = dansUnTexte(c, collection, id);
  if (trouvee !== null) return trouvee;
  const entree = collection in ADRESSES ? c[collection as Nommes].find((e) => e.id === id) : undefined;
  if (entree === undefined) throw new Error(`no "${reference}" in the content: read ids from src/content`);
  return { nom: titre(collection, entree), adresse: ADRESSES[collection as Nommes](id) };
}
