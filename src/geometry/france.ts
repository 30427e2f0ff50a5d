import { FRANCE } from './cadre-france.ts';
import { KM_PAR_UNITE, PANNEAUX, panneauDe, projeterDansFenetre } from './projection.ts';
import type { Bbox, Cadrage, Panneau, Position } from './projection.ts';

/** 1.16 km per unit: the 1 140 km from Ouessant to Corse fit in 1000 units with a small margin. */
const KM_METROPOLE = 1.16;
const CADRE = { x: 6, y: 940, largeur: 188, hauteur: 230, intervalle: 12, legende: 42 } as const;

export interface Encart {
  readonly code: Exclude<Panneau, 'metropole'>;
  /** The thin frame; the bottom `legende` units are left free for the name and the scale note. */
  readonly cadre: { readonly x: number; readonly y: number; readonly largeur: number; readonly hauteur: number };
  readonly legende: number;
  /** How many times larger than the métropole the inset is drawn: « échelle × 3 »; under 1, reduced. */
  readonly facteur: number;
}

const FACTEURS = { '971': 2.25, '972': 3.5, '973': 0.5, '974': 3, '976': 5 } as const;

export const ENCARTS: readonly Encart[] = PANNEAUX.filter((p) => p !== 'metropole').map((code, rang) => ({
  code,
  cadre: { x: CADRE.x + rang * (CADRE.largeur + CADRE.intervalle), y: CADRE.y, largeur: CADRE.largeur, hauteur: CADRE.hauteur },
  legende: CADRE.legende,
  facteur: FACTEURS[code],
}));

const NOMBRE = new Intl.NumberFormat('fr-FR');

/** What the frame of an inset says of its size, beside the métropole's: « échelle × 2,25 », « échelle ÷ 2 ». */
export function noteEchelle({ facteur }: Encart): string {
  return facteur < 1 ? `échelle ÷\u00a0${NOMBRE.format(1 / facteur)}` : `échelle ×\u00a0${NOMBRE.format(facteur)}`;
}

/** Middle of each panel's land in its own frame, measured once on the contours. */
const CENTRES: Readonly<Record<Panneau, Position>> = {
  metropole: [-726, 544],
  '971': [0, 0],
  '972': [0, 0],
  '973': [0, 0],
  '974': [0, 0],
  '976': [0, 0],
};

function placement(panneau: Panneau): Cadrage {
  const encart = ENCARTS.find((e) => e.code === panneau);
  const pas = KM_METROPOLE / (encart?.facteur ?? 1) / KM_PAR_UNITE;
  const milieu: Position = encart
    ? [encart.cadre.x + encart.cadre.largeur / 2, encart.cadre.y + (encart.cadre.hauteur - encart.legende) / 2 + 3]
    : [FRANCE.largeur / 2, 466];
  const [cx, cy] = CENTRES[panneau];
  return { panneau, pas, x0: cx - milieu[0] * pas, y0: cy - milieu[1] * pas };
}

/** The national viewport seen as one window per panel. */
export const CADRAGES_FRANCE: Readonly<Record<Panneau, Cadrage>> = {
  metropole: placement('metropole'),
  '971': placement('971'),
  '972': placement('972'),
  '973': placement('973'),
  '974': placement('974'),
  '976': placement('976'),
};

/** Place of a longitude and a latitude in the national viewport; the département (or the panel) says which panel. */
export function projeterFrance(lonLat: Position, departementOuPanneau: string): [number, number] {
  return projeterDansFenetre(CADRAGES_FRANCE[panneauDe(departementOuPanneau)], lonLat);
}

/** The part of the national viewport that belongs to a panel: the inset's frame, or all that is above the insets. */
export function emprise(panneau: Panneau): Bbox {
  const cadre = ENCARTS.find((e) => e.code === panneau)?.cadre;
  return cadre ? [cadre.x, cadre.y, cadre.x + cadre.largeur, cadre.y + cadre.hauteur] : [0, 0, FRANCE.largeur, CADRE.y];
}
