/** Words of a text as compared: lowercase, without accents nor signs. */
export function mots(texte: string): readonly string[] {
  return texte
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((m) => m !== '');
}

/** Names of laws, bodies, programmes and places, and the words of the code: they belong to nobody and cannot be said otherwise. */
const OFFICIELS = [
  'article 36 de l’ordonnance du 23 juillet 2015',
  'quartier de la politique de la ville',
  'quartiers de la politique de la ville',
  'stratégie nationale de prévention et de lutte contre la pauvreté',
  'personnes sans emploi rencontrant des difficultés sociales et professionnelles particulières',
  'sous-préfet de Saint-Laurent-du-Maroni',
  'IAE, aux GEIQ et aux entreprises adaptées',
  'groupements d’employeurs pour l’insertion et la qualification',
  'Agence de services et de paiement',
  'Uniformation, Agefos, Opcalia, FAFTT, Unifaf, Fafsea, Transports et services',
].map((nom) => mots(nom).join(' '));

/** The same words, a bar in place of each official name: no run crosses it. */
export function sansNomsOfficiels(liste: readonly string[]): readonly string[] {
  return OFFICIELS.reduce((t, nom) => t.replaceAll(` ${nom} `, ' | '), ` ${liste.join(' ')} `)
    .trim()
    .split(' ');
}

/** Every run of `n` words. */
export function suites(liste: readonly string[], n: number): readonly string[] {
  return liste.slice(0, Math.max(0, liste.length - n + 1)).map((_, k) => liste.slice(k, k + n).join(' '));
}

/** A run made mostly of figures carries facts, not sentences. */
export const estUneListeDeChiffres = (suite: string): boolean => suite.split(' ').filter((m) => /\d/.test(m)).length >= 4;
