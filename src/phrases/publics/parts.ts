import type { Contenu } from '#domain/contenu/verification.ts';
import { ChiffreDit } from '#domain/chiffre-dit.ts';
import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { periode } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { chiffrePublie } from '#lecture/chiffres-publies.ts';
import { ecrireChiffre } from '../strategies/valeurs.ts';

export type Public = Contenu['publics'][number];
export type ChiffreDate = Contenu['chiffres-dates'][number];

/** One thing known of the place of a public, as printed somewhere, at its date. */
export interface PartConnue {
  readonly quand: string;
  readonly ou: string;
  readonly dit: ChiffreDit;
  readonly source: string;
  /** Address of the site when it starts with « / », else of the page where it was read. */
  readonly adresse: string;
}

const trouver = (c: Contenu, ids: readonly string[]) =>
  ids.map((id) => {
    const lu = c['chiffres-dates'].find((x) => x.id === id);
    if (lu === undefined) throw new Error(`no dated figure "${id}": read ids from src/content/chiffres-dates`);
    return lu;
  });

function duTexte(d: Donnees, c: Contenu, x: ChiffreDate): PartConnue {
  const texte = c.strategies.find((s) => s.id === x.strategie);
  return {
    quand: periode(x.date),
    ou: nomsTerritoire(d.territoire(x.territoire.niveau, x.territoire.code)).nom,
    dit: new ChiffreDit(ecrireChiffre(x), insecables(x.libelle)),
    source: insecables(`${texte?.court ?? x.strategie}, ${x.section}`),
    adresse: `/strategies/${x.strategie}/`,
  };
}

/** Words of the table that are too short to be read alone. */
const EN_CLAIR: Readonly<Record<string, string>> = {
  'part hommes': 'Hommes',
  'part DELD': 'Demandeurs d’emploi de longue durée',
  'part niveau < bac': 'Niveau inférieur au bac',
  'part < 26 ans à l’embauche': 'Moins de 26 ans, à l’embauche',
  'part des sortants bRSA': 'Allocataires du RSA, parmi les sortants',
  'salariés : minima sociaux': 'Allocataires d’un minimum social',
  'salariés : RQTH': 'Reconnus travailleurs handicapés',
  'salariés : niveau < bac': 'Niveau inférieur au bac',
  'part salariés services à la personne/collectivité': 'Services à la personne et à la collectivité',
  'part salariés agriculture-espaces naturels-espaces verts': 'Agriculture, espaces naturels et espaces verts',
  'part salariés BTP': 'Bâtiment et travaux publics',
  'secteurs : environnement-espaces verts': 'Environnement et espaces verts',
  'secteurs : BTP': 'Bâtiment et travaux publics',
  'secteurs : nettoyage': 'Nettoyage',
};

/** Published figures by the words of their table, as lines to be read. */
export const publiees = (d: Donnees, cles: Public['publies']): Promise<readonly PartConnue[]> =>
  Promise.all(
    cles.map(async ({ annee, territoire, libelle }) => {
      // the table writes its colon with the space of French typography
      const lu = await chiffrePublie(d, territoire, annee, libelle.replace(' :', '\u00a0:'));
      const valeur = ecrireChiffre({ ...lu, precision: undefined, note: undefined, libelle });
      return {
        quand: String(annee),
        ou: territoire,
        dit: new ChiffreDit(
          lu.precision === null ? valeur : insecables(`${valeur} (${lu.precision})`),
          insecables(EN_CLAIR[libelle] ?? majuscule(libelle)),
        ),
        source: insecables(lu.source),
        adresse: lu.url,
      };
    }),
  );

/** What dated figures of the texts say, as lines to be read. */
export const dates = (d: Donnees, c: Contenu, chiffres: readonly ChiffreDate[]): readonly PartConnue[] =>
  chiffres.map((x) => duTexte(d, c, x));

/** What the texts then the published pages say of the public in IAE, in order of date. */
export async function dansIae(d: Donnees, c: Contenu, p: Public): Promise<readonly PartConnue[]> {
  const lues = [...dates(d, c, trouver(c, p.dansIae)), ...(await publiees(d, p.publies))];
  return lues.toSorted((a, b) => (a.quand < b.quand ? -1 : a.quand > b.quand ? 1 : 0));
}

export const dansLeBesoin = (d: Donnees, c: Contenu, p: Public): readonly PartConnue[] => dates(d, c, trouver(c, p.dansLeBesoin));

/** Shares of a public that anyone may read for one département: the count the page opens on. */
export const partsDepartementales = (c: Contenu): readonly ChiffreDate[] =>
  trouver(c, [...new Set(c.publics.flatMap((p) => p.dansIae))]).filter((x) => x.territoire.niveau === 'departement');
