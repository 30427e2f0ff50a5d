/** Lowercase ASCII letters of a French text: accents removed, ligatures opened. Spaces and punctuation stay. */
export function sansAccents(texte: string): string {
  const minuscules = texte.toLowerCase();
  // most names are plain, and NFD costs ten times this test over 35 000 of them
  if (/^[ -~]*$/.test(minuscules)) return minuscules;
  return minuscules
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

/** « L’Île-d’Yeu » → `l-ile-d-yeu`: a path segment or a DOM id. */
export function slug(texte: string): string {
  const s = sansAccents(texte)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (s === '') throw new TypeError(`"${texte}" holds no letter or digit: give it a slug by hand`);
  return s;
}

/** « St-Étienne-lès-Remiremont » → `saint etienne les remiremont`; ligatures open, hyphens and apostrophes part the words. */
export function normaliser(texte: string): string {
  return sansAccents(texte)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst(e?s?)\b/g, 'saint$1');
}
