import { nomsDepartement } from '#domain/noms.ts';
import { FRANCE } from '#domain/territoire.ts';
import { entier, liste, nombre, pourcent } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { estLaMetropole } from '#lecture/mailles.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { EQUIPEMENTS, type Equipement } from '#phrases/equipement.ts';
import { vueClassement } from '../classement.ts';
import type { VueFigure } from '../figure.ts';
import { vueSerie } from '../serie.ts';
import { connues, cotes, valeurConnue, versIndicateur, type Connue, type Fait, type Faits } from '#phrases/recits/fait.ts';

const EQUIPEMENT = versIndicateur('equipement-defm');
const REGION = '11';

export const departementsIdf = (d: Donnees): readonly string[] => d.departements.filter((t) => t.region === REGION).map((t) => t.code);
const dIdf = (d: Donnees, id: string, periode: string): readonly Connue[] => {
  const siens = new Set(departementsIdf(d));
  return connues(d, id, 'departement', { periode }).filter((v) => siens.has(v.code));
};

/** Change of the equipment from December 2018 to its latest, in points: all stand on the same side of the break. */
export function ecarts(d: Donnees, id: Equipement): readonly { readonly code: string; readonly ecart: number }[] {
  const avant = (code: string) => valeurConnue(d, id, d.territoire('departement', code), '2018-12').valeur;
  return dIdf(d, id, indicateur(id).periode).map((v) => ({ code: v.code, ecart: v.valeur - avant(v.code) }));
}

/** How far the région stands under France. */
export function ecartFrance(d: Donnees, id: Equipement, periode: string): number {
  const region = valeurConnue(d, id, d.territoire('region', REGION), periode);
  return valeurConnue(d, id, FRANCE, periode).valeur - region.valeur;
}

const noms = (codes: readonly string[]) => liste(codes.map((c) => nomsDepartement(c).le));
const fait = (texte: string, adresse = EQUIPEMENT): Fait => ({ texte, adresse });

/** What share of the région’s people in IAE, or of its jobseekers, these départements hold. */
export function part(d: Donnees, codes: readonly string[], cote: 'numerateur' | 'denominateur'): number {
  const lignes = dIdf(d, 'equipement-defm', '2021-12');
  const siennes = lignes.filter((v) => codes.includes(v.code));
  return (100 * cotes(siennes, cote)) / cotes(lignes, cote);
}

/** The two that the 2018 text names as holding the fewest people. */
const NOMMES = ['94', '95'];

/** How many of the twenty least equipped départements of France are in the région, by each denominator. */
function parmiLesVingt(d: Donnees): readonly number[] {
  const siens = new Set(departementsIdf(d));
  return EQUIPEMENTS.map((id) => {
    const tries = [...connues(d, id, 'departement')].sort((a, b) => a.valeur - b.valeur);
    return tries.slice(0, 20).filter((v) => siens.has(v.code)).length;
  });
}

const ecartsDefm = (d: Donnees) => ecarts(d, 'equipement-defm');

export const FAITS_IDF: Faits = {
  'idf-hausses': (d) => fait(entier(ecartsDefm(d).filter((e) => e.ecart > 0).length)),
  'idf-baisses': (d) =>
    fait(
      noms(
        ecartsDefm(d)
          .filter((e) => e.ecart < 0)
          .map((e) => e.code),
      ),
    ),
  'idf-plus-forte-hausse': (d) => {
    const max = ecartsDefm(d).reduce((a, b) => (b.ecart > a.ecart ? b : a));
    return fait(`${nomsDepartement(max.code).le} (${nombre(max.ecart)} personnes de plus pour mille inscrits)`);
  },
  'idf-parmi-vingt': (d) =>
    fait(`${entier(Math.min(...parmiLesVingt(d)))} à ${entier(Math.max(...parmiLesVingt(d)))}`, versIndicateur('equipement-rang')),
  'idf-ecart-avant': (d) => fait(nombre(ecartFrance(d, 'equipement-defm', '2018-12'))),
  'idf-ecart-apres': (d) => fait(nombre(ecartFrance(d, 'equipement-defm', '2021-12'))),
  'idf-nommes-salaries': (d) => fait(pourcent(part(d, NOMMES, 'numerateur'), 0)),
  'idf-nommes-inscrits': (d) => fait(pourcent(part(d, NOMMES, 'denominateur'), 0)),
  'idf-sans-etablissement': (d) => {
    const idf = new Set(d.epci.filter((e) => e.region === REGION && !estLaMetropole(e)).map((e) => e.code));
    const siens = [...connues(d, 'siae-nombre', 'epci').filter((v) => idf.has(v.code)), ...connues(d, 'siae-nombre', 'ept')];
    return fait(
      `${entier(siens.filter((v) => v.valeur === 0).length)} intercommunalités sur ${entier(siens.length)}`,
      versIndicateur('siae-nombre'),
    );
  },
};

export function vueIdfClassement(d: Donnees): VueFigure {
  const tries = [...dIdf(d, 'equipement-defm', '2021-12')].sort((a, b) => b.valeur - a.valeur);
  const france = valeurConnue(d, 'equipement-defm', FRANCE).valeur;
  const dessus = tries.filter((v) => v.valeur > france).length;
  const titre =
    dessus === 0
      ? 'Fin 2021, pour mille demandeurs d’emploi, aucun département francilien n’atteint la valeur du pays'
      : `Fin 2021, pour mille demandeurs d’emploi, ${entier(dessus)} départements franciliens dépassent la valeur du pays`;
  return vueClassement(d, {
    id: 'idf-classement',
    indicateur: 'equipement-defm',
    titre,
    niveau: 'departement',
    periode: '2021-12',
    parmi: new Set(departementsIdf(d)),
    reference: FRANCE,
  });
}

export function vueIdfSerie(d: Donnees): VueFigure {
  const en = (periode: string) => nombre(valeurConnue(d, 'equipement-defm', d.territoire('departement', '95'), periode).valeur);
  const lieux = [...['95', '93', '91'].map((c) => d.territoire('departement', c)), d.territoire('region', REGION)];
  return vueSerie(d, {
    id: 'idf-serie',
    indicateur: 'equipement-defm',
    titre: insecables(
      `Dans le Val-d’Oise, pour mille demandeurs d’emploi, ${en('2021-12')} personnes en insertion fin 2021, contre ${en('2018-12')} fin 2018`,
    ),
    lieux,
  });
}
