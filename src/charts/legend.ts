import { TYPES_LISTES, type TypeListe } from '#domain/types-siae.ts';
import { HORS_CLASSE, type Classes, type HorsClasse, type Methode } from '#domain/classes.ts';
import { entier } from '#lib/format.ts';
import { elide } from '#lib/typographie.ts';
import { ecritureParDefaut, NOMS_ETATS, type Ecriture } from './donnees.ts';
import { creer, racine, texte, type OptionsGraphique } from './element.ts';
import { marqueDeType } from './etablissements.ts';
import { enLignes, largeurDe } from './texte.ts';
import { classeDeRampe, INTERLIGNE, LARGEUR, type Palette } from './theme.ts';
import { trame } from './trames.ts';

interface LigneDeClasse {
  /** CSS class of the swatch, the same as on the map. */
  readonly classe: string;
  /** « moins de 12 », « de 12 à moins de 20 », « 20 et plus ». */
  readonly texte: string;
  readonly effectif: number;
  readonly courant: boolean;
}

interface LigneManquante {
  readonly etat: HorsClasse;
  readonly texte: string;
  readonly effectif: number;
}

export interface Legende {
  readonly methode: string;
  readonly lignes: readonly LigneDeClasse[];
  readonly manquants: readonly LigneManquante[];
}

export interface OptionsLegende {
  readonly palette?: Palette;
  readonly ecriture?: Ecriture;
  /** The place being read, when it has a value. */
  readonly courant?: { readonly nom: string; readonly valeur: number } | null;
  /** What to say of the breaks when the method alone does not say it: those of equal steps, those of a reader. */
  readonly methode?: string;
}

const METHODES: Readonly<Record<Methode, string>> = {
  quantiles: 'Quantiles\u00a0: autant de territoires par classe, ou presque.',
  jenks: 'Seuils naturels (Jenks)\u00a0: les valeurs proches ensemble.',
  bornes: 'Seuils ronds, fixés d’avance.',
};

/** What the classes of a map mean, as rows: for a list beside the map, a table, or the drawing below. */
export function legende(classes: Classes, options: OptionsLegende = {}): Legende {
  const { palette = 'offre', ecriture = ecritureParDefaut, courant = null } = options;
  const place = courant === null ? null : classes.classeDe(courant.valeur);
  return {
    methode: options.methode ?? METHODES[classes.methode],
    lignes: classes.effectifs.map((effectif, k) => ({
      classe: classeDeRampe(palette, k, classes.effectifs.length),
      texte: intervalle(classes, k, ecriture),
      effectif,
      courant: k === place,
    })),
    manquants: HORS_CLASSE.flatMap((etat) => {
      const effectif = classes.manquants[etat];
      return effectif === 0 ? [] : [{ etat, texte: NOMS_ETATS[etat], effectif }];
    }),
  };
}

function intervalle({ bornes, etendue }: Classes, k: number, ecriture: Ecriture): string {
  const [de, a] = [bornes[k - 1], bornes[k]];
  if (de === undefined && a === undefined) return etendue === null ? '' : `de ${ecriture(etendue[0])} à ${ecriture(etendue[1])}`;
  if (de === undefined) return `moins de ${ecriture(a ?? 0)}`;
  return a === undefined ? `${ecriture(de)} et plus` : `de ${ecriture(de)} à moins de ${ecriture(a)}`;
}

export interface OptionsDessinLegende extends OptionsGraphique, OptionsLegende {
  readonly largeur?: number;
  /** Types of seats drawn on the map, with their number. */
  readonly etablissements?: readonly { readonly type: TypeListe; readonly effectif: number }[];
  /** Says what a count counts: « départements », « communes ». */
  readonly unites?: string;
}

const HAUTEUR_CASE = 14;

/** The swatches with the breaks between them, the count under each, the place marked above, the missing apart. */
export function dessinerLegende(classes: Classes, options: OptionsDessinLegende): SVGSVGElement {
  const { largeur = LARGEUR, ecriture = ecritureParDefaut, courant = null, document, unites = 'territoires' } = options;
  const rows = legende(classes, options);
  const pas = largeur / Math.max(rows.lignes.length, 1);
  const haut = courant !== null && rows.lignes.some((l) => l.courant) ? INTERLIGNE + 8 : 0;
  const elements: (Element | null)[] = rows.lignes.flatMap((l, k) => [
    creer(document, 'rect', { class: l.classe, x: k * pas, y: haut, width: pas - 1, height: HAUTEUR_CASE }),
    texte(document, (k + 0.5) * pas, haut + HAUTEUR_CASE + 31, 'milieu note', entier(l.effectif)),
  ]);
  elements.push(...classes.bornes.map((b, i) => texte(document, (i + 1) * pas, haut + HAUTEUR_CASE + 14, 'milieu', ecriture(b))));
  if (haut > 0 && courant !== null) elements.push(...marquerPlace(document, classes, courant, pas, haut, largeur));
  let y = haut + (rows.lignes.length === 0 ? 0 : HAUTEUR_CASE + 36);
  for (const ligne of enLignes(`${rows.methode} Sous chaque seuil, le nombre ${elide(unites) ? 'd’' : 'de '}${unites}.`, largeur)) {
    y += INTERLIGNE;
    elements.push(texte(document, 0, y, 'debut note', ligne));
  }
  const suite = dessinerSuite(options, rows.manquants, y + 8);
  return racine(options, largeur, suite.bas, [...elements, ...suite.elements]);
}

/** A pointer at the place of the value inside its class. */
function marquerPlace(
  document: Document,
  classes: Classes,
  courant: { readonly nom: string; readonly valeur: number },
  pas: number,
  haut: number,
  largeur: number,
): Element[] {
  const k = classes.classeDe(courant.valeur) ?? 0;
  const bas = classes.bornes[k - 1] ?? classes.etendue?.[0] ?? courant.valeur;
  const sommet = classes.bornes[k] ?? classes.etendue?.[1] ?? courant.valeur;
  const part = sommet > bas ? Math.min(Math.max((courant.valeur - bas) / (sommet - bas), 0.04), 0.96) : 0.5;
  const x = (k + part) * pas;
  const demi = largeurDe(courant.nom, true) / 2;
  return [
    texte(document, Math.min(Math.max(x, demi), largeur - demi), 12, 'milieu fort t-accent', courant.nom),
    creer(document, 'path', { class: 'plein t-accent', d: `M${x.toFixed(1)},${haut - 1}l-4,-6h8z` }),
  ];
}

/** Missing reasons and seat types, each with its drawing and its count. */
function dessinerSuite(
  { document, id, largeur = LARGEUR, etablissements = [] }: OptionsDessinLegende,
  manquants: readonly LigneManquante[],
  haut: number,
) {
  const cle = dessinerCle(
    document,
    [
      ...TYPES_LISTES.flatMap((t) => etablissements.filter((s) => s.type === t)).map(({ type, effectif }) => ({
        texte: `${type} (${entier(effectif)})`,
        dessin: (x: number, y: number) => marqueDeType(document, type, x + CASE.largeur / 2, y + CASE.hauteur / 2),
      })),
      ...manquants.map((m) => ({
        texte: `${m.texte} (${entier(m.effectif)})`,
        dessin: caseDe(document, peintureDe({ etat: m.etat }, id)),
      })),
    ],
    { largeur, haut },
  );
  return { bas: cle.bas, elements: [...manquants.map((m) => trame(document, id, m.etat, true)), ...cle.elements] };
}

/** The swatch of a key. */
const CASE = { largeur: 14, hauteur: 12 } as const;

export interface ArticleDeCle {
  readonly texte: string;
  /** Class of the words. */
  readonly classe?: string;
  /** What stands before them, in a box 14 by 12 whose corner is given. */
  readonly dessin: (x: number, y: number) => Element;
}

/** A box painted by a class or a pattern. */
export function caseDe(document: Document, peinture: Readonly<Record<string, string>>): ArticleDeCle['dessin'] {
  return (x, y) => creer(document, 'rect', { ...peinture, x, y, width: CASE.largeur, height: CASE.hauteur });
}

/** What each mark stands for, side by side on as many lines as needed. */
export function dessinerCle(
  document: Document,
  articles: readonly ArticleDeCle[],
  { largeur, haut }: { readonly largeur: number; readonly haut: number },
): { readonly elements: readonly Element[]; readonly bas: number } {
  let [x, y] = [0, haut];
  const elements = articles.flatMap(({ texte: mots, classe, dessin }) => {
    const besoin = CASE.largeur + 5 + largeurDe(mots) + 14;
    if (x > 0 && x + besoin > largeur) [x, y] = [0, y + INTERLIGNE + 4];
    const debut = x;
    x += besoin;
    return [dessin(debut, y), texte(document, debut + CASE.largeur + 5, y + 11, classe === undefined ? 'debut' : `debut ${classe}`, mots)];
  });
  return { elements, bas: articles.length === 0 ? haut : y + INTERLIGNE + 2 };
}

/** CSS class of the swatch as on the map, or the state of those without a class. */
type Aspect = { readonly classe: string } | { readonly etat: HorsClasse };

/** One kind of place on a map whose classes are words, not numbers. */
export interface ArticleEnMots {
  readonly aspect: Aspect;
  readonly texte: string;
  readonly effectif: number;
}

const peintureDe = (aspect: Aspect, id: string): Readonly<Record<string, string>> =>
  'classe' in aspect ? { class: aspect.classe } : { class: 'vide', fill: `url(#${id}-${aspect.etat})` };

/** A swatch, its words and its count a line; long words go on under themselves. */
export function dessinerLegendeMots(
  articles: readonly ArticleEnMots[],
  options: OptionsGraphique & { readonly largeur?: number },
): SVGSVGElement {
  const { document, id, largeur = LARGEUR } = options;
  const marge = CASE.largeur + 8;
  const elements: (Element | null)[] = [];
  let y = 4;
  for (const { aspect, texte: mots, effectif } of articles) {
    if ('etat' in aspect) elements.push(trame(document, id, aspect.etat, true));
    elements.push(caseDe(document, peintureDe(aspect, id))(0, y));
    for (const ligne of enLignes(`${mots} (${entier(effectif)})`, largeur - marge)) {
      elements.push(texte(document, marge, y + 11, 'debut', ligne));
      y += INTERLIGNE;
    }
    y += 6;
  }
  return racine(options, largeur, y, elements);
}
