import { classeDeRampe } from '#charts/theme.ts';
import type { Cellule, Etat } from '#domain/cellule.ts';
import { classer, ETATS_VIDES } from '#domain/classes.ts';
import { MOTS_ETAT } from '#domain/phrase.ts';
import type { Definition, Verdict } from '#zones-blanches/definitions.ts';
import { PARTS_CARTE } from '#zones-blanches/couverture-max/situation.ts';
import type { LigneLegende } from '#islands/carte-vive/legende-en-liste.ts';

export interface Couleurs {
  readonly cles: ReadonlyMap<string, string>;
  readonly legende: readonly LigneLegende[];
}

const CLASSES = PARTS_CARTE.length + 1;
const couleur = (k: number): string => classeDeRampe('besoin', k, CLASSES);
const [CLAIRE, SOMBRE] = [couleur(0), couleur(CLASSES - 1)];

/** Definitions that say one thing of a whole EPCI: a share of it would be 0 or 100. */
const ENTIERES: readonly Definition[] = ['a', 'e'];

const compterVides = (etats: readonly Etat[]): readonly LigneLegende[] =>
  ETATS_VIDES.map((etat) => ({ cle: etat, texte: MOTS_ETAT[etat], effectif: etats.filter((e) => e === etat).length })).filter(
    (l) => l.effectif > 0,
  );

function intervalle(k: number): string {
  const [de, a] = [PARTS_CARTE[k - 1], PARTS_CARTE[k]];
  if (de === undefined) return `moins de ${a}\u202f%`;
  return a === undefined ? `${de}\u202f% et plus` : `de ${de} à moins de ${a}\u202f%`;
}

/** EPCI by the share of their inhabitants that the definition finds blank. */
export function couleursEpci(definition: Definition, codes: readonly string[], parts: readonly Cellule[]): Couleurs {
  const vides = compterVides(parts.map((p) => p.etat));
  if (ENTIERES.includes(definition)) {
    const cle = (p: Cellule) => (p.valeur === null ? p.etat : p.valeur >= 50 ? SOMBRE : CLAIRE);
    const compte = (c: string) => parts.filter((p) => cle(p) === c).length;
    const legende = [
      { cle: SOMBRE, texte: 'zone blanche', effectif: compte(SOMBRE) },
      { cle: CLAIRE, texte: 'non', effectif: compte(CLAIRE) },
    ];
    return {
      cles: new Map(codes.map((c, i) => [c, parts[i] === undefined ? 'indisponible' : cle(parts[i])])),
      legende: [...legende, ...vides],
    };
  }
  const { classeDe, effectifs } = classer(parts, { methode: 'bornes', bornes: PARTS_CARTE });
  const cle = (p: Cellule | undefined): string => {
    const k = classeDe(p?.valeur ?? null);
    return k === null ? (p?.etat ?? 'indisponible') : couleur(k);
  };
  const legende = effectifs.map((effectif, k) => ({ cle: couleur(k), texte: intervalle(k), effectif }));
  return { cles: new Map(codes.map((c, i) => [c, cle(parts[i])])), legende: [...legende, ...vides] };
}

const MOTS_VERDICT: Readonly<Record<Verdict, string>> = {
  blanche: 'zone blanche',
  desservie: 'non',
  'sans-objet': 'la question ne se pose pas',
  indisponible: 'sans réponse',
};
const CLES_VERDICT: Readonly<Record<Verdict, string>> = {
  blanche: SOMBRE,
  desservie: CLAIRE,
  'sans-objet': 'sans-objet',
  indisponible: 'indisponible',
};

/** Communes by the verdict itself. */
export function couleursCommunes(codes: readonly string[], verdicts: readonly Verdict[]): Couleurs {
  const legende = (['blanche', 'desservie', 'sans-objet', 'indisponible'] as const)
    .map((v) => ({ cle: CLES_VERDICT[v], texte: MOTS_VERDICT[v], effectif: verdicts.filter((x) => x === v).length }))
    .filter((l, k) => k < 2 || l.effectif > 0);
  return { cles: new Map(codes.map((c, i) => [c, CLES_VERDICT[verdicts[i] ?? 'indisponible']])), legende };
}
