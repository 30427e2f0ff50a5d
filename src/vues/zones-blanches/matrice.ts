import { MOTS_ETAT, type NomCommun } from '#domain/phrase.ts';
import { adresse } from '#domain/territoire.ts';
import { accord, compte, entier, liste, pourcent } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { DEFINITIONS, MOTS_DEFINITION, type Definition } from '#zones-blanches/definitions.ts';
import type { Lieu } from '#lecture/lieu.ts';
import { maillesDe } from '#lecture/mailles.ts';
import { nomDeListe } from '#lecture/observations.ts';
import type { Situation, ZonesBlanches } from '#lecture/zones-blanches.ts';
import { dependDuPoint } from '#phrases/zones-blanches/lieu.ts';
import { situationParDefaut } from './france.ts';

/** One EPCI under one definition: blank or not, the share behind it, or why it is not judged. */
interface CaseMatrice {
  readonly blanche: boolean | null;
  readonly texte: string;
}

export interface LigneMatrice {
  readonly nom: string;
  readonly adresse: string;
  readonly partie: boolean;
  readonly habitants: number;
  readonly cases: readonly CaseMatrice[];
  readonly blanches: number;
  /** Longest reach at which it is still out of reach: « jusqu’à 15 km ». */
  readonly jusqua: string;
}

/** The contours of its communes could make it blank, or not. */
const SELON_LE_POINT = 'selon le point';

/** A and E judge the place as a whole: a share of 0 or 100 says no more than the word. */
const ENTIERES: readonly Definition[] = ['a', 'e'];

function caseDe(definition: Definition, s: Situation | undefined, entiere: boolean): CaseMatrice {
  if (s?.valeur == null || s.blanche === null) {
    const etat = s?.etat === 'secret' || s?.etat === 'sans-objet' ? s.etat : 'indisponible';
    return { blanche: null, texte: MOTS_ETAT[etat] };
  }
  // jobseekers are published for the whole: a part has the verdict of the whole, and says so
  if (entiere) return { blanche: s.blanche, texte: `${s.blanche ? 'blanche' : 'non'} (jugée entière)` };
  const part = ENTIERES.includes(definition) ? '' : pourcent(s.valeur, s.valeur === 0 || s.valeur === 100 ? 0 : 1);
  return { blanche: s.blanche, texte: [s.blanche ? 'blanche' : part === '' ? 'non' : '', part].filter((x) => x !== '').join(' ') };
}

function jusqua(situations: readonly Situation[]): string {
  const blanches = situations.filter((s) => s.blanche === true).map((s) => s.seuil);
  if (situations.every((s) => s.blanche === null)) return MOTS_ETAT.indisponible;
  return blanches.length === 0 ? 'jamais' : insecables(`jusqu’à ${Math.max(...blanches)} km`);
}

/** What a département is made of, those that most definitions find blank first. */
export function matrice({ d, t }: Lieu, z: ZonesBlanches): readonly LigneMatrice[] {
  return maillesDe(d, t.code)
    .map((m) => {
      const partie = m.niveau === 'partie';
      const cases = DEFINITIONS.map((x) => {
        const lue = caseDe(x, situationParDefaut(z, m.niveau, m.code, x), partie && x === 'e');
        return x === 'c' && lue.blanche !== null && dependDuPoint(d, m) ? { ...lue, texte: `${lue.texte}, ${SELON_LE_POINT}` } : lue;
      });
      return {
        nom: nomDeListe(d, m),
        adresse: adresse(m),
        partie,
        habitants: m.population ?? 0,
        cases,
        blanches: cases.filter((c) => c.blanche === true).length,
        jusqua: jusqua(z.situations(m.niveau, m.code, 'c')),
      };
    })
    .toSorted((a, b) => b.blanches - a.blanches || b.habitants - a.habitants);
}

/** Definitions that judge none of the places: nothing may be said of them. */
const nonJugees = (lignes: readonly LigneMatrice[]): readonly Definition[] =>
  DEFINITIONS.filter((_, k) => lignes.every((l) => l.cases[k]?.blanche === null));

/** « 5 intercommunalités sur 12 sont en zone blanche selon une définition au moins ; selon trois ou plus : … » */
export function titreMatrice(lignes: readonly LigneMatrice[], { singulier, pluriel, genre }: NomCommun): string {
  const blanches = lignes.filter((l) => l.blanches > 0);
  if (lignes.length === 0) return 'Aucune intercommunalité à fiscalité propre ici';
  if (blanches.length === 0) {
    const qui = `Aucun${genre === 'f' ? 'e' : ''} ${singulier} n’est en zone blanche`;
    const toutes = nonJugees(lignes).length === 0;
    const certain = lignes.every((l) => l.cases.every((c) => !c.texte.endsWith(SELON_LE_POINT)));
    const selon = certain ? '' : ' d’après le point de chaque commune';
    return insecables(
      toutes
        ? `${qui}${selon}, quelle que soit la définition`
        : `${qui}${selon === '' ? '' : `${selon},`} selon les définitions qui se prononcent ici`,
    );
  }
  const partout = blanches.filter((l) => l.blanches >= 3).map((l) => l.nom);
  const debut = `${compte(blanches.length, singulier, pluriel)} sur ${entier(lignes.length)} ${accord(blanches.length, 'est', 'sont')} en zone blanche selon une définition au moins`;
  return insecables(partout.length === 0 || partout.length > 3 ? debut : `${debut} ; selon trois ou plus : ${liste(partout)}`);
}

export const COLONNES_MATRICE = DEFINITIONS.map((x) => ({ id: x, lettre: x.toUpperCase(), nom: MOTS_DEFINITION[x].nom }));
