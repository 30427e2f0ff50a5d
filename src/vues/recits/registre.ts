import type { Donnees } from '#lecture/donnees.ts';
import type { VueFigure } from '../figure.ts';
import { FAITS_CINQ_ANS, vueCible, vueCibleDepartements } from './cinq-ans.ts';
import type { Fait, Faits } from '#phrases/recits/fait.ts';
import { FAITS_IDF, vueIdfClassement, vueIdfSerie } from './ile-de-france.ts';
import { FAITS_MANQUE, vueEquipement, vueTailles } from './manque.ts';
import { FAITS_METIERS, vueDomaines, vueSections } from './metiers.ts';
import { FAITS_OUTRE_MER, vueRsaOutreMer, vueSerieOutreMer } from './outre-mer.ts';
import { FAITS_PUBLICS, vueLongueDuree, vueLongueDureeSerie } from './publics.ts';

/** Every number a story counts for itself, by the name its text uses. */
export const FAITS: Faits = {
  ...FAITS_MANQUE,
  ...FAITS_OUTRE_MER,
  ...FAITS_CINQ_ANS,
  ...FAITS_IDF,
  ...FAITS_PUBLICS,
  ...FAITS_METIERS,
};

type Vue = (d: Donnees) => VueFigure | Promise<VueFigure>;

/** Every figure of a story. */
export const VUES: Readonly<Record<string, Vue>> = {
  'manque-tailles': vueTailles,
  'manque-equipement': vueEquipement,
  'om-rsa': vueRsaOutreMer,
  'om-serie': vueSerieOutreMer,
  'cinq-serie': vueCible,
  'cinq-departements': vueCibleDepartements,
  'idf-classement': vueIdfClassement,
  'idf-serie': vueIdfSerie,
  'pub-carte': vueLongueDuree,
  'pub-serie': vueLongueDureeSerie,
  'met-sections': vueSections,
  'met-domaines': vueDomaines,
};

function trouver<T>(registre: Readonly<Record<string, T>>, nom: string, quoi: string): T {
  const trouve = registre[nom];
  if (trouve === undefined) throw new Error(`no ${quoi} is called "${nom}": write one of ${Object.keys(registre).join(', ')}`);
  return trouve;
}

export const fait = async (d: Donnees, nom: string): Promise<Fait> => trouver(FAITS, nom, 'fact')(d);
export const vue = async (d: Donnees, nom: string): Promise<VueFigure> => trouver(VUES, nom, 'figure')(d);
