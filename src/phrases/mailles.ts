import { quantite, type NomCommun } from '#domain/phrase.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { parties as tableParties } from '#domain/tables/territoires.ts';
import { entierDe, LIBELLES_NIVEAU, type Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { compte, entier, liste, quand } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { exiger, lire, type Lieu } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { partiesDe, type Maille } from '#lecture/mailles.ts';

const ETABLISSEMENT: NomCommun = { singulier: 'établissement conventionné', pluriel: 'établissements conventionnés', genre: 'm' };

const EPT: NomCommun = { singulier: 'établissement public territorial', pluriel: 'établissements publics territoriaux', genre: 'm' };

/** What the pieces of a département are called: EPT where it has no other, and « ou partie » as soon as one straddles. */
export function motMaille(mailles: readonly Maille[]): NomCommun {
  const deLaMetropole = mailles.length > 0 && mailles.every((m) => (m.niveau === 'partie' ? entierDe(m.code) : m).niveau === 'ept');
  const { singulier, pluriel, genre } = deLaMetropole ? EPT : LIBELLES_NIVEAU.epci;
  if (!mailles.some((m) => m.niveau === 'partie')) return { singulier, pluriel, genre };
  return { singulier: `${singulier} ou partie`, pluriel: `${pluriel} ou parties`, genre };
}

/** How many pieces have no establishment of the list, in words. */
export function titreSansEtablissement(lieu: Pick<Lieu, 'n'>, vides: number, total: number, nom: NomCommun): string {
  const moment = quand(indicateur('siae-nombre').periode);
  const e = nom.genre === 'f' ? 'e' : '';
  if (total === 1) return insecables(`Les établissements conventionnés ${lieu.n.dans} ${moment}`);
  if (vides === total) return insecables(`Aucun${e} des ${entier(total)} ${nom.pluriel} n’avait d’établissement conventionné ${moment}`);
  if (vides === 0) return insecables(`Chaque ${nom.singulier} avait au moins un établissement conventionné ${moment}`);
  return insecables(
    majuscule(`${compte(vides, nom.singulier, nom.pluriel)} sans établissement conventionné sur ${entier(total)} ${moment}`),
  );
}

/** What a map or a table of the pieces must say when some straddle the border. */
export const NOTE_PARTIES = insecables(
  '« (partie) » : ce que le département contient d’une intercommunalité à cheval sur plusieurs ; seul ce qui s’y trouve est compté.',
);

const etablissements = (d: Donnees, t: Territoire): number => exiger(lire({ d, t }, 'siae-nombre'));

/** « À cheval sur 2 départements : en juillet 2019, 3 établissements conventionnés dans l’Ain (…), aucun dans le Jura (…). » */
export function phraseACheval({ d, t }: Pick<Lieu, 'd' | 't'>): string | null {
  const parties = partiesDe(d, t);
  if (parties.length === 0) return null;
  const dites = parties.map((p, k) => {
    const n = etablissements(d, p);
    const combien = k === 0 ? quantite(n, ETABLISSEMENT) : n === 0 ? 'aucun' : n === 1 ? 'un' : entier(n);
    return `${combien ?? ''} ${nomsDepartement(p.departement).dans} (${compte(p.population, 'habitant', 'habitants')})`;
  });
  const moment = quand(indicateur('siae-nombre').periode);
  return insecables(
    `À cheval sur ${compte(parties.length, 'département', 'départements')} : ${moment}, ${liste(dites)} ; population en vigueur en ${tableParties.millesime}.`,
  );
}

/** Beside the name of a piece: what is in it, and for a part what the whole has elsewhere. */
export function noteMaille(d: Donnees, t: Territoire): string {
  const n = etablissements(d, t);
  const ici = n === 0 ? 'aucune SIAE' : compte(n, 'SIAE', 'SIAE');
  if (t.niveau !== 'partie') return ici;
  const { niveau, code } = entierDe(t.code);
  const ailleurs = etablissements(d, d.territoire(niveau, code)) - n;
  return ailleurs === 0 ? ici : `${ici} ici, ${entier(ailleurs)} hors du département`;
}
