import { decliner, deSansArticle, nomsCommune, type Noms } from './noms.ts';

/** Number of each établissement public territorial in the Métropole du Grand Paris, by SIREN: the official list gives only the name. */
export const NUMEROS_EPT: Readonly<Record<string, string>> = {
  '200057966': 'T2',
  '200057974': 'T3',
  '200057982': 'T4',
  '200057990': 'T5',
  '200057867': 'T6',
  '200058097': 'T7',
  '200057875': 'T8',
  '200058790': 'T9',
  '200057941': 'T10',
  '200058006': 'T11',
  '200058014': 'T12',
};
/** The first territory of the métropole is the city: a member of it like the eleven others, without being an établissement public. */
export const EPT_PARIS = 'T1';

export const METROPOLE_DU_GRAND_PARIS = '200054781';

/** Names of the local authorities themselves: they take no article (« Plaine Commune », « d’Est Ensemble »). */
export function nomsEpt(code: string, nom: string): Noms {
  if (code === EPT_PARIS) return nomsCommune(nom);
  const de = deSansArticle(nom);
  return { ...decliner({ nom, article: '', genre: 'm' }), dans: `sur le territoire ${de}`, de };
}
