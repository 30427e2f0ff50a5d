import { MOTS_ETAT } from '#domain/phrase.ts';
import { liste, pourcent } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { DEFINITIONS, MOTS_DEFINITION, type Definition } from '#zones-blanches/definitions.ts';
import type { Lieu } from '#lecture/lieu.ts';
import type { Epci } from '#lecture/donnees.ts';
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
  readonly code: string;
  readonly habitants: number;
  readonly cases: readonly CaseMatrice[];
  readonly blanches: number;
  /** Longest reach at which it is still out of reach: « jusqu’à 15 km ». */
  readonly jusqua: string;
}

/** The contours of its communes could make it blank, or not. */
const SELON_LE_POINT = 'selon le point';

/** A and E judge the EPCI as a whole: a share of 0 or 100 says no more than the word. */
const ENTIERES: readonly Definition[] = ['a', 'e'];

function caseDe(definition: Definition, s: Situation | undefined): CaseMatrice {
  if (s?.valeur == null || s.blanche === null) {
    const etat = s?.etat === 'secret' || s?.etat === 'sans-objet' ? s.etat : 'indisponible';
    return { blanche: null, texte: MOTS_ETAT[etat] };
  }
  const part = ENTIERES.includes(definition) ? '' : pourcent(s.valeur, s.valeur === 0 || s.valeur === 100 ? 0 : 1);
  return { blanche: s.blanche, texte: [s.blanche ? 'blanche' : part === '' ? 'non' : '', part].filter((x) => x !== '').join(' ') };
}

function jusqua(situations: readonly Situation[]): string {
  const blanches = situations.filter((s) => s.blanche === true).map((s) => s.seuil);
  if (situations.every((s) => s.blanche === null)) return MOTS_ETAT.indisponible;
  return blanches.length === 0 ? 'jamais' : insecables(`jusqu’à ${Math.max(...blanches)} km`);
}

/** The EPCI of a département, those that most definitions find blank first. */
export function matrice({ d, t }: Lieu, z: ZonesBlanches): readonly LigneMatrice[] {
  const presents: readonly Epci[] = d.epci.filter((e) => e.departements.includes(t.code));
  return presents
    .map((e) => {
      const cases = DEFINITIONS.map((x) => {
        const lue = caseDe(x, situationParDefaut(z, 'epci', e.code, x));
        return x === 'c' && lue.blanche !== null && dependDuPoint(d, e) ? { ...lue, texte: `${lue.texte}, ${SELON_LE_POINT}` } : lue;
      });
      return {
        nom: nomDeListe(d, e),
        code: e.code,
        habitants: e.population,
        cases,
        blanches: cases.filter((c) => c.blanche === true).length,
        jusqua: jusqua(z.situations('epci', e.code, 'c')),
      };
    })
    .toSorted((a, b) => b.blanches - a.blanches || b.habitants - a.habitants);
}

/** « 5 intercommunalités sur 12 sont blanches sous une définition au moins ; sous trois ou plus : … » */
export function titreMatrice(lignes: readonly LigneMatrice[]): string {
  const blanches = lignes.filter((l) => l.blanches > 0);
  if (lignes.length === 0) return 'Aucune intercommunalité à fiscalité propre ici';
  if (blanches.length === 0) {
    const certain = lignes.every((l) => l.cases.every((c) => !c.texte.endsWith(SELON_LE_POINT)));
    return `Aucune intercommunalité n’est blanche${certain ? '' : ' d’après le point de chaque commune'}, quelle que soit la définition`;
  }
  const partout = blanches.filter((l) => l.blanches >= 3).map((l) => l.nom);
  const debut = `${blanches.length} ${blanches.length > 1 ? 'intercommunalités' : 'intercommunalité'} sur ${lignes.length} ${blanches.length > 1 ? 'sont blanches' : 'est blanche'} sous une définition au moins`;
  return insecables(partout.length === 0 || partout.length > 3 ? debut : `${debut} ; sous trois ou plus : ${liste(partout)}`);
}

export const COLONNES_MATRICE = DEFINITIONS.map((x) => ({ id: x, lettre: x.toUpperCase(), nom: MOTS_DEFINITION[x].nom }));
