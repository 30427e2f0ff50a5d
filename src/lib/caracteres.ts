/**
 * The characters that pages are written with: those of French, of the names of its overseas places and neighbours, and the
 * signs of figures. The faces are cut to them; a test of the built pages names any other.
 */
const LETTRES = 'abcdefghijklmnopqrstuvwxyzæœàâäáãåçéèêëíîïìñóôöòõøúùûüýÿ';

export const CARACTERES = [
  LETTRES,
  LETTRES.toUpperCase(),
  '0123456789²³½¼¾⁰¹',
  ' .,;:!?\'"()[]{}/\\+-_%&@#*=<>|~^`$',
  '\u00a0\u202f\u2009–—‑‘’“”«»‹›…•·°§©€‰−×÷±≤≥≈≠←↑→↓↗↘▸▾✓',
].join('');
