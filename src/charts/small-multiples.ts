import type { Rupture } from '#domain/rupture.ts';
import { graduer, MARGE_BASSE, margePour } from './axes.ts';
import { ecritureParDefaut, type Ecriture } from './donnees.ts';
import { creer, racine, texte, type OptionsGraphique } from './element.ts';
import { axes, etendues, marquesSerie, tonDe, type Etendues, type Serie } from './series.ts';
import { abreger } from './texte.ts';
import { INTERLIGNE, LARGEUR } from './theme.ts';
import { tracer } from './tracer.ts';

export interface Panneau {
  readonly titre: string;
  readonly series: readonly Serie[];
  /** The place being read: its title takes the accent. */
  readonly courant?: boolean;
}

export interface OptionsMultiples extends OptionsGraphique {
  readonly largeur?: number;
  readonly colonnes?: number;
  readonly hauteurPanneau?: number;
  readonly ecriture?: Ecriture;
  readonly ruptures?: readonly Rupture[];
  readonly depuisZero?: boolean;
}

const GOUTTIERE = 16;

/** The same small chart for several places, all on the same two scales. */
export function dessinerMultiples(panneaux: readonly Panneau[], options: OptionsMultiples): SVGSVGElement {
  const { largeur = LARGEUR, colonnes = 2, hauteurPanneau = 110, document } = options;
  const echelles = etendues(
    panneaux.flatMap((p) => p.series),
    options.depuisZero ?? true,
  );
  const largeurPanneau = (largeur - GOUTTIERE * (colonnes - 1)) / colonnes;
  const elements = panneaux.map((panneau, i) => {
    const x = (i % colonnes) * (largeurPanneau + GOUTTIERE);
    const y = Math.floor(i / colonnes) * (hauteurPanneau + INTERLIGNE + 8);
    const titre = texte(
      document,
      0,
      13,
      `fort debut${panneau.courant === true ? ' t-accent' : ''}`,
      abreger(panneau.titre, largeurPanneau),
    );
    const trace = dessinerPanneau(panneau, options, echelles, largeurPanneau, hauteurPanneau);
    return creer(document, 'g', { transform: `translate(${x.toFixed(1)},${y})` }, [titre, trace]);
  });
  const rangs = Math.ceil(panneaux.length / colonnes);
  return racine(options, largeur, rangs * (hauteurPanneau + INTERLIGNE + 8) - 8, elements);
}

function dessinerPanneau(panneau: Panneau, options: OptionsMultiples, echelles: Etendues, largeur: number, hauteur: number): Element {
  const { ecriture = ecritureParDefaut, ruptures = [], document } = options;
  const valeurs = graduer(echelles.y, ecriture, 2);
  const marginLeft = margePour(valeurs.textes);
  const svg = tracer(options, {
    ...{ width: largeur, height: hauteur, marginTop: 8, marginRight: 14, marginBottom: MARGE_BASSE, marginLeft },
    x: { domain: [...echelles.x], axis: null },
    y: { domain: [...echelles.y], axis: null },
    marks: [
      ...axes(echelles, valeurs, largeur - marginLeft - 14),
      ...panneau.series.toReversed().flatMap((s) => marquesSerie(s, tonDe(s, panneau.series.indexOf(s)), ruptures)),
    ],
  });
  return creer(document, 'g', { transform: `translate(0,${INTERLIGNE})`, 'text-anchor': 'middle' }, [...svg.children]);
}
