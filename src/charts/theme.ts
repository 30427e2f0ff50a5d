/**
 * Every colour of a figure, once: a token has a light and a dark value, each drawn for its background.
 * Charts write class names only; `feuille.ts` turns tokens and classes into charts.css and into the style of an exported SVG.
 */
export interface Jeton {
  readonly clair: string;
  readonly sombre: string;
}

export const JETONS = {
  fond: { clair: '#ffffff', sombre: '#15181b' },
  encre: { clair: '#1f2328', sombre: '#e8e6e1' },
  /** Secondary text: AA on both backgrounds. */
  note: { clair: '#5c636b', sombre: '#a9b0b7' },
  filet: { clair: '#dcdedf', sombre: '#33393f' },
  trait: { clair: '#8b9298', sombre: '#7b848c' },
  /** Marks that carry data and no meaning of their own: the other territories. */
  neutre: { clair: '#a9b1b8', sombre: '#5d666e' },
  absent: { clair: '#eef0f0', sombre: '#22272b' },
  /** The place being read. */
  accent: { clair: '#c4122f', sombre: '#ff7a6b' },
  // One hue per SIAE type: told apart by protanopes, deuteranopes and tritanopes, and always with its own shape too.
  aci: { clair: '#1257a6', sombre: '#74a5ef' },
  ai: { clair: '#a65c0a', sombre: '#d8922a' },
  ei: { clair: '#1c5a2a', sombre: '#8dd788' },
  etti: { clair: '#96308a', sombre: '#f3b4e6' },
  offre: { clair: '#1e6e89', sombre: '#69bbbd' },
  besoin: { clair: '#995d2d', sombre: '#d0a86f' },
} as const satisfies Readonly<Record<string, Jeton>>;
export type NomJeton = keyof typeof JETONS;

/** Tones a line, a bar or a share may take. */
export const TONS = ['encre', 'neutre', 'accent', 'aci', 'ai', 'ei', 'etti', 'offre', 'besoin'] as const satisfies readonly NomJeton[];
export type Ton = (typeof TONS)[number];

export const PALETTES = ['offre', 'besoin', 'ecart'] as const;
export type Palette = (typeof PALETTES)[number];

/**
 * Thirteen steps, because 12 is a multiple of 1, 2, 3, 4 and 6: two to five or seven classes fall on exact steps.
 * In both schemes the low end is near the background: much is what stands out.
 */
export const RAMPES: Readonly<Record<Palette, { readonly clair: readonly string[]; readonly sombre: readonly string[] }>> = {
  offre: {
    clair: rampe('d8f3f3 c0e6e6 a8d8db 8fcbd0 76bdc6 5bafbd 3da1b4 3290a6 287f98 1e6e89 155e7a 0c4e6c 043f5d'),
    sombre: rampe('1d3139 213e49 254c58 295a68 2c6978 2e7888 2f8898 4398a4 56a9b1 69bbbd 7cccca 90ddd7 a4efe4'),
  },
  besoin: {
    clair: rampe('f7ecd3 eedebc e7cfa5 e0c08e dab077 d3a060 cd9049 bc7e3f aa6d36 995d2d 874d25 753d1d 632f15'),
    sombre: rampe('392a1e 4b3524 5d4129 704d2e 835933 976538 ab723c b7844d c4965e d0a86f ddba82 e9cd95 f6dfa8'),
  },
  // Ochre under the reference, teal over it, grey at it.
  ecart: {
    clair: rampe('833f1d 9f6138 ba8456 d5a776 dfbe9c e7d5c2 ededed c2dce1 9acad3 6fb8c5 4e94a8 2f728c 0f516f'),
    sombre: rampe('f1c17f d7a469 bc8854 a16d40 7d5a3d 594739 353535 374e53 396770 37808e 519ea6 6dbcbe 8bdcd6'),
  },
};

function rampe(hexadecimaux: string): readonly string[] {
  return hexadecimaux.split(' ').map((h) => `#${h}`);
}

const INITIALES: Readonly<Record<Palette, string>> = { offre: 'o', besoin: 'b', ecart: 'e' };
const PAS = 13;

/** CSS class of class `k` among `nombre`: `o1` … `o13`. The same class name means the same colour whatever the map. */
export function classeDeRampe(palette: Palette, k: number, nombre: number): string {
  const pas = nombre < 2 ? (PAS + 1) / 2 : 1 + Math.round((k * (PAS - 1)) / (nombre - 1));
  return `${INITIALES[palette]}${pas}`;
}

/** [class name, token of the step] of every step of a palette, for the style sheet. */
export function pasDeRampe(palette: Palette): readonly string[] {
  return RAMPES[palette].clair.map((_, i) => `${INITIALES[palette]}${i + 1}`);
}

/**
 * One width for every figure. Text is 13 units: 11.6 px on a phone 390 px wide with its 16 px margins. A wide page keeps the same
 * drawing, and the sheet takes the text down a step (container query), so that it never grows into a poster.
 */
export const LARGEUR = 400;
export const TAILLE_TEXTE = 13;
export const INTERLIGNE = 16;

export const POLICES = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
