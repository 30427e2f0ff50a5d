import { decrireDistribution, decrireSeries } from '#charts/description.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { dessinerSeries, type Serie } from '#charts/series.ts';
import { estConnue } from '#domain/cellule.ts';
import type { Scalaire } from '#db/database.ts';
import { compte, entier } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import { Questions } from '#islands/pieces/derniere-question.ts';
import { signaler } from '#islands/pieces/signaler.ts';
import { dessinerNuage, type PointNuage } from './nuage.ts';
import { choix } from './choix.ts';
import { mesuresDe, type Resultat } from './resultat.ts';
import { rupturesDe } from './ruptures.ts';
import { colonneNom, periodeDe, SERIES_MAX, suggerer, type GenreGraphique, type Graphique } from './suggestion.ts';
import { celluleDe, ecritureDeColonne, observation } from './valeurs.ts';

const BARRES_MAX = 50;
const POINTS_MAX = 5000;
const NOMS: Readonly<Record<GenreGraphique, string>> = { barres: 'Barres', series: 'Courbes', nuage: 'Nuage de points' };

/** Columns that give nothing to draw, and why: told to the reader as it is. */
class SansDessin extends Error {}

/** A drawing, the words for who does not see it, and what it leaves out. */
interface Dessin {
  readonly svg: SVGSVGElement;
  readonly description: string;
  readonly notes: readonly string[];
}

const commun = (etiquette: string) => ({ document, id: 'graphique', nom: { etiquette } });
const nomDe = (v: Scalaire | undefined) => String(v ?? null);

/** Rows beyond the limit are counted, never dropped in silence. */
const dire = (dessinees: number, total: number, lesquelles: string) =>
  dessinees === total ? [] : [`${compte(dessinees, 'ligne dessinée', 'lignes dessinées')} sur ${entier(total)}\u00a0: ${lesquelles}.`];

function barres({ lignes }: Resultat, { x, y }: Graphique): Dessin {
  const toutes = lignes.map((l, i) => observation(l, y, String(i), nomDe(l[x])));
  const connues = toutes.filter(estConnue).toSorted((a, b) => b.valeur - a.valeur);
  const gardees = connues.slice(0, BARRES_MAX);
  const vides = toutes.length - connues.length;
  const ecriture = ecritureDeColonne(lignes, y);
  return {
    svg: dessinerClassement(gardees, { ...commun(`${y} par ${x}`), ecriture, avecRangs: false, ton: 'offre' }),
    description: decrireDistribution(gardees, { ecriture, unites: 'lignes' }),
    notes: [
      ...dire(gardees.length, connues.length, `les plus hautes valeurs de ${y}`),
      ...(vides === 0 ? [] : [`${compte(vides, 'ligne', 'lignes')} sans valeur de ${y}\u00a0: sans barre, et non à zéro.`]),
    ],
  };
}

async function series({ sql, lignes }: Resultat, { x, y, serie }: Graphique): Promise<Dessin> {
  const groupes = Map.groupBy(lignes, (l) => (serie === null ? y : nomDe(l[serie])));
  const dessinees: readonly Serie[] = [...groupes].slice(0, SERIES_MAX).map(([nom, rangees]) => ({
    nom,
    points: rangees.flatMap((l) => {
      const periode = periodeDe(l[x]);
      return periode === null ? [] : [{ ...celluleDe(l, y), periode }];
    }),
  }));
  const perdues = lignes.filter((l) => periodeDe(l[x]) === null).length;
  if (dessinees.every((s) => !s.points.some(estConnue)))
    throw new SansDessin(`La colonne ${x} ne contient pas de période, ou ${y} pas de valeur.`);
  const ruptures = await rupturesDe(sql);
  const ecriture = ecritureDeColonne(lignes, y);
  return {
    svg: dessinerSeries(dessinees, { ...commun(`${y} selon ${x}`), ecriture, ruptures }),
    description: decrireSeries(dessinees, ruptures, { ecriture }),
    notes: [
      ...(groupes.size > SERIES_MAX
        ? [`${SERIES_MAX} courbes dessinées sur ${entier(groupes.size)}\u00a0: les premières du résultat.`]
        : []),
      ...(perdues === 0 ? [] : [`${compte(perdues, 'ligne', 'lignes')} sans période lisible\u00a0: non dessinées.`]),
    ],
  };
}

function nuage({ lignes }: Resultat, { x, y, serie }: Graphique): Dessin {
  const points = lignes.flatMap((l): PointNuage[] => {
    const [a, b] = [celluleDe(l, x), celluleDe(l, y)];
    return estConnue(a) && estConnue(b) ? [{ x: a.valeur, y: b.valeur, nom: serie === null ? '' : nomDe(l[serie]) }] : [];
  });
  if (points.length === 0) throw new SansDessin(`Aucune ligne n’a à la fois ${x} et ${y}.`);
  const gardes = points.slice(0, POINTS_MAX);
  const [ecritureX, ecritureY] = [ecritureDeColonne(lignes, x), ecritureDeColonne(lignes, y)];
  const sans = lignes.length - points.length;
  return {
    svg: dessinerNuage(gardes, { ...commun(`${y} selon ${x}`), titreX: x, titreY: y, ecritureX, ecritureY }),
    description: `${compte(gardes.length, 'point', 'points')}. ${decrireDistribution(
      gardes.map((p, i) => ({ code: String(i), nom: p.nom, valeur: p.y, etat: 'valeur' as const })),
      { ecriture: ecritureY, unites: 'lignes' },
    )}`,
    notes: [
      ...dire(gardes.length, points.length, 'les premières du résultat'),
      ...(sans === 0 ? [] : [`${compte(sans, 'ligne', 'lignes')} où l’une des deux mesures manque\u00a0: sans point.`]),
    ],
  };
}

const DESSINS = { barres, series, nuage } as const;

/** The panel: the suggested chart, and menus to draw another. */
export function monterGraphique(hote: HTMLElement, resultat: Resultat): void {
  const suggere = suggerer(resultat);
  if (suggere === null) {
    hote.replaceChildren(
      balise('p', { class: 'mention' }, 'Pas de graphique pour ce résultat\u00a0: il faut au moins deux lignes et une colonne de nombres.'),
    );
    return;
  }
  const toile = balise('div', { class: 'dessin cadre-graphique' });
  const mots = balise('div', { class: 'mention' });
  let voulu: Graphique = suggere;
  const regler = (change: Partial<Graphique>) => {
    voulu = accorder(resultat, { ...voulu, ...change });
    void montrer();
  };
  const menus = balise('div', { class: 'reglages' });
  const questions = new Questions();
  const montrer = async () => {
    const estDerniere = questions.poser();
    menus.replaceChildren(...menusDe(resultat, voulu, regler));
    try {
      const { svg, description, notes } = await DESSINS[voulu.genre](resultat, voulu);
      if (!estDerniere()) return;
      toile.replaceChildren(svg, balise('p', { class: 'visuellement-cache' }, description));
      mots.replaceChildren(...notes.map((n) => balise('p', {}, n)));
    } catch (cause) {
      toile.replaceChildren(
        balise(
          'p',
          { class: 'mention' },
          cause instanceof SansDessin ? cause.message : signaler(cause, 'Le dessin n’a pas pu être chargé.'),
        ),
      );
      mots.replaceChildren();
    }
  };
  hote.replaceChildren(menus, toile, mots);
  void montrer();
}

/** A change of kind keeps the number and finds what the new kind needs. */
function accorder(resultat: Resultat, g: Graphique): Graphique {
  const mesures = mesuresDe(resultat);
  const nom = colonneNom(resultat);
  if (g.genre === 'nuage') return { ...g, x: mesures.includes(g.x) ? g.x : (mesures.find((m) => m !== g.y) ?? g.y), serie: nom };
  if (g.genre === 'barres') return { ...g, x: mesures.includes(g.x) ? (nom ?? g.x) : g.x, serie: null };
  const periode = resultat.colonnes.find((c) => resultat.lignes.some((l) => periodeDe(l[c.nom]) !== null) && c.nom !== g.y);
  return { ...g, x: resultat.lignes.some((l) => periodeDe(l[g.x]) !== null) ? g.x : (periode?.nom ?? g.x) };
}

function menusDe(resultat: Resultat, g: Graphique, regler: (c: Partial<Graphique>) => void): readonly HTMLElement[] {
  const { colonnes } = resultat;
  const mesures = mesuresDe(resultat);
  const autres = g.genre === 'nuage' ? mesures : colonnes.map((c) => c.nom).filter((n) => n !== g.y);
  const genres = Object.entries(NOMS);
  const deSoi = (noms: readonly string[]) => noms.map((n) => [n, n] as const);
  return [
    choix('Forme', genres, g.genre, (genre) => regler({ genre: genre as GenreGraphique })),
    choix(g.genre === 'nuage' ? 'En abscisse' : g.genre === 'series' ? 'Période' : 'Une barre par', deSoi(autres), g.x, (x) =>
      regler({ x }),
    ),
    choix(g.genre === 'nuage' ? 'En ordonnée' : 'Valeur', deSoi(mesures), g.y, (y) => regler({ y })),
    ...(g.genre === 'series'
      ? [
          choix(
            'Une courbe par',
            [['', '(une seule)'], ...deSoi(colonnes.map((c) => c.nom).filter((n) => n !== g.x && n !== g.y))],
            g.serie ?? '',
            (s) => regler({ serie: s === '' ? null : s }),
          ),
        ]
      : []),
  ];
}
