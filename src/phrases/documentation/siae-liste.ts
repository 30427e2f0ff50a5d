import { DRAPEAU_MASQUE } from '#domain/identifiant-siae.ts';
import { AUTRES_CODES_INDETERMINES, DIX_CODES_INDETERMINES, secteur, type CodeIndetermine } from '#domain/naf.ts';
import type { Siae } from '#lecture/donnees.ts';
import type { CorrectionSiae } from '#lecture/documentation/fichiers.ts';

export interface CodeCompte extends CodeIndetermine {
  readonly effectif: number;
}

/** What the NAF says of the list: how many SIAE it leaves undetermined, and under which codes. */
export interface BilanNaf {
  readonly total: number;
  readonly indetermines: number;
  readonly absents: number;
  readonly dix: readonly CodeCompte[];
  readonly dixEffectif: number;
  readonly autres: readonly CodeCompte[];
}

export function bilanNaf(siae: readonly Pick<Siae, 'naf'>[]): BilanNaf {
  const parCode = new Map([...Map.groupBy(siae, (s) => s.naf)].map(([code, liste]) => [code, liste.length]));
  const compter = (codes: readonly CodeIndetermine[]): readonly CodeCompte[] =>
    codes.map((c) => ({ ...c, effectif: parCode.get(c.code) ?? 0 })).toSorted((a, b) => b.effectif - a.effectif);
  const dix = compter(DIX_CODES_INDETERMINES);
  return {
    total: siae.length,
    indetermines: siae.filter((s) => secteur(s.naf) === 'indetermine').length,
    absents: siae.filter((s) => secteur(s.naf) === 'absent').length,
    dix,
    dixEffectif: dix.reduce((somme, c) => somme + c.effectif, 0),
    autres: compter(AUTRES_CODES_INDETERMINES),
  };
}

/** Each reserve a row may carry, in words. */
export const LIBELLES_DRAPEAU: Readonly<Record<string, string>> = {
  'sans-coordonnees': 'sans coordonnées (la structure compte dans sa commune et n’a pas de point à elle)',
  'geocodage-faible': 'à l’adresse mal reconnue (le point est approché)',
  'coordonnees-ecartees': 'aux coordonnées écartées (elles tombaient loin de la commune)',
  'siret-invalide': 'au SIRET impossible (clé fausse), gardé et signalé',
  'naf-absente': 'sans code d’activité utilisable',
  corrige: 'corrigées à la main (tableau ci-dessous)',
  [DRAPEAU_MASQUE]: 'tenues par une personne physique : ni leur SIRET, ni leur nom, ni leur point, ni leur activité ne sont publiés',
};

export function compterDrapeaux(
  siae: readonly Pick<Siae, 'drapeaux'>[],
): readonly { readonly drapeau: string; readonly effectif: number }[] {
  const tous = Map.groupBy(
    siae.flatMap((s) => s.drapeaux),
    (d) => d,
  );
  return [...tous].map(([drapeau, liste]) => ({ drapeau, effectif: liste.length })).toSorted((a, b) => b.effectif - a.effectif);
}

const CHAMPS: Readonly<Record<string, string>> = { insee: 'commune', naf: 'code NAF', name: 'nom' };

/** What a fix did, in words. */
export function effetCorrection({ champ, valeur }: Pick<CorrectionSiae, 'champ' | 'valeur'>): string {
  if (champ === 'ligne' && valeur === 'ecartee') return 'ligne écartée';
  if (champ === 'personne') return `commune ${valeur} : rien d’autre n’est publié`;
  const nom = CHAMPS[champ];
  if (nom === undefined) throw new Error(`correction of the field "${champ}" has no wording: add it to CHAMPS`);
  return valeur === '' ? `${nom} : vidé` : `${nom} : ${valeur}`;
}
