import type { Contenu } from '#domain/contenu/verification.ts';
import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { periode } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import type { Donnees } from '../donnees.ts';
import { chiffrePublie } from '../recits/publies.ts';
import { ecrireChiffre } from '../strategies/valeurs.ts';

export type Public = Contenu['publics'][number];
export type ChiffreDate = Contenu['chiffres-dates'][number];

/** One thing known of the place of a public, as printed somewhere, at its date. */
export interface PartConnue {
  readonly quand: string;
  readonly ou: string;
  readonly quoi: string;
  readonly valeur: string;
  readonly source: string;
  /** Address of the site when it starts with « / », else of the page where it was read. */
  readonly adresse: string;
}

const dates = (c: Contenu, ids: readonly string[]) =>
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
    quoi: insecables(x.libelle),
    valeur: ecrireChiffre(x),
    source: insecables(`${texte?.court ?? x.strategie}, ${x.section}`),
    adresse: `/strategies/${x.strategie}/`,
  };
}

/** What the texts then the published pages say of the public in IAE, in order of date. */
export async function dansIae(d: Donnees, c: Contenu, p: Public): Promise<readonly PartConnue[]> {
  const publies = await Promise.all(
    p.publies.map(async ({ annee, territoire, libelle }) => {
      // the table writes its colon with the space of French typography
      const lu = await chiffrePublie(d, territoire, annee, libelle.replace(' :', '\u00a0:'));
      const valeur = ecrireChiffre({ ...lu, precision: lu.precision ?? undefined, note: undefined, libelle });
      return {
        quand: String(annee),
        ou: territoire,
        quoi: insecables(majuscule(libelle)),
        valeur,
        source: insecables(lu.source),
        adresse: lu.url,
      };
    }),
  );
  return [...dates(c, p.dansIae).map((x) => duTexte(d, c, x)), ...publies].toSorted((a, b) =>
    a.quand < b.quand ? -1 : a.quand > b.quand ? 1 : 0,
  );
}

export const dansLeBesoin = (d: Donnees, c: Contenu, p: Public): readonly PartConnue[] =>
  dates(c, p.dansLeBesoin).map((x) => duTexte(d, c, x));

/** Shares of a public that anyone may read for one département: the count the page opens on. */
export const partsDepartementales = (c: Contenu): readonly ChiffreDate[] =>
  dates(c, [...new Set(c.publics.flatMap((p) => p.dansIae))]).filter((x) => x.territoire.niveau === 'departement');
