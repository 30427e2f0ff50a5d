import { texteSql } from '#lib/sql.ts';
import type { Donnees } from './donnees.ts';

/** A figure read on a published page, with that page. */
export interface ChiffrePublie {
  readonly valeur: number;
  readonly unite: string;
  readonly precision: string | null;
  readonly source: string;
  /** True when the page relays the producer. */
  readonly secondeMain: boolean;
  readonly url: string;
}

const simple = (v: string) => v.replace(/[\u00a0\u202f]/g, ' ');

/** The one row of `chiffres_publies` that says this. Throws when there is none, or several. */
export async function chiffrePublie(d: Donnees, territoire: string, annee: number, libelle: string): Promise<ChiffrePublie> {
  const lignes = await d.requete(
    `select libelle, valeur, unite, "precision" as reserve, source, seconde_main, url from chiffres_publies where territoire = ${texteSql(territoire)} and annee = ${annee}`,
  );
  // the table has the insécables of a French text, which nobody types
  const siennes = lignes.filter((l) => simple(String(l['libelle'])) === simple(libelle));
  const [ligne] = siennes;
  if (ligne === undefined || siennes.length !== 1)
    throw new Error(
      `${siennes.length} published figures « ${libelle} », ${territoire}, ${annee}: copy the words of the table chiffres_publies`,
    );
  const { valeur, unite, reserve, source, seconde_main, url } = ligne;
  return {
    valeur: Number(valeur),
    unite: String(unite),
    precision: reserve === null || reserve === undefined ? null : String(reserve),
    source: String(source),
    secondeMain: seconde_main === true || seconde_main === 'true' || seconde_main === 1,
    url: String(url),
  };
}
