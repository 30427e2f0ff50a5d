import type { LigneDe } from '#domain/contrat.ts';
import { chiffresPublies } from '#domain/tables/chiffres-publies.ts';
import { lireTable } from '#db/lire-table.ts';
import type { Donnees } from './donnees.ts';

/** A figure read on a published page, with that page; `seconde_main` when the page relays the producer. */
export type ChiffrePublie = LigneDe<typeof chiffresPublies>;

const simple = (v: string) => v.replace(/[\u00a0\u202f]/g, ' ');

/** The one row of `chiffres_publies` that says this. Throws when there is none, or several. */
export async function chiffrePublie(d: Donnees, territoire: string, annee: number, libelle: string): Promise<ChiffrePublie> {
  const lignes = await lireTable({ query: d.requete }, chiffresPublies);
  // the table has the insécables of a French text, which nobody types
  const siennes = lignes.filter((l) => l.territoire === territoire && l.annee === annee && simple(l.libelle) === simple(libelle));
  const [ligne] = siennes;
  if (ligne === undefined || siennes.length !== 1)
    throw new Error(
      `${siennes.length} published figures « ${libelle} », ${territoire}, ${annee}: copy the words of the table chiffres_publies`,
    );
  return ligne;
}
