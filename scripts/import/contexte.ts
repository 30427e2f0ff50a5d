import { CODE_COMMUNE } from '../../src/domain/contrat.ts';
import { lireCog, type Cog } from './cog.ts';
import type { Contexte } from './importeur.ts';

/** Former code → current commune, as read from the passage table. */
export type Passage = ReadonlyMap<string, string>;

/**
 * What filters lean on. A code still in use is never carried, even if the passage table knows it; then come the parts of a
 * commune (déléguées, arrondissements de Paris, Lyon et Marseille), then the passage table.
 */
export function creerContexte(passage: Passage, corrections: Contexte['corrections'], cog: Cog = lireCog()): Contexte {
  const communeActuelle = (code: string): string | null => {
    if (cog.communes.has(code)) return code;
    const commune = cog.parties.get(code) ?? passage.get(code);
    return commune !== undefined && cog.communes.has(commune) ? commune : null;
  };
  return { communeActuelle, communes: cog.communes, departements: cog.departements, epci: cog.epci, corrections };
}

export type CommuneLue =
  | { readonly genre: 'actuelle'; readonly commune: string }
  /** A collectivité d’outre-mer: outside the 18 régions, left out and told. */
  | { readonly genre: 'outre-mer' }
  | { readonly genre: 'faute'; readonly motif: string; readonly conseil: string };

/** A commune code of an original, carried to the current COG, or why it cannot be. */
export function lireCommune(code: string, contexte: Contexte): CommuneLue {
  if (!CODE_COMMUNE.test(code))
    return {
      genre: 'faute',
      motif: 'code de commune impossible',
      conseil: 'rétablir les cinq caractères du code Insee (zéro de tête, 2A ou 2B)',
    };
  const commune = contexte.communeActuelle(code);
  if (commune !== null) return { genre: 'actuelle', commune };
  if (/^(975|977|978|98[4678])/.test(code)) return { genre: 'outre-mer' };
  return {
    genre: 'faute',
    motif: 'commune inconnue, absente aussi de la table de passage',
    conseil: 'vérifier le code, ou compléter la table de passage',
  };
}
