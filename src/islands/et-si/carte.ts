import { creer } from '#charts/element.ts';
import { classeDeRampe, LARGEUR } from '#charts/theme.ts';
import { entier } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { horsDePortee } from '#zones-blanches/definitions.ts';
import type { Communes, Offre } from '#zones-blanches/couverture-max/colis.ts';
import { creerCarte, type CarteVive } from '#islands/carte-vive/carte.ts';
import type { FondCarte } from '#islands/carte-vive/fond-carte.ts';
import { brancherInteractions, creerFoyer } from '#islands/carte-vive/interactions.ts';
import { balise } from '#islands/pieces/balise.ts';
import { creerCadreurDeCarte } from '#islands/carte-vive/boutons-zoom.ts';
import type { LigneLegende } from '#islands/zones-blanches/couleurs.ts';
import { dessinerLegende } from '#islands/carte-vive/legende-en-liste.ts';
import type { Territoire } from './territoire.ts';

/** Within reach before, newly so, still out of it, and not known. */
const CLES = {
  avant: classeDeRampe('besoin', 0, 5),
  gagnee: classeDeRampe('offre', 3, 5),
  hors: classeDeRampe('besoin', 4, 5),
  inconnue: 'indisponible',
};
type Etat = keyof typeof CLES;
const MOTS: Readonly<Record<Etat, string>> = {
  avant: 'déjà à portée',
  gagnee: 'nouvellement à portée',
  hors: 'toujours hors de portée',
  inconnue: 'sans réponse',
};

export interface Dessin {
  readonly territoire: Territoire;
  readonly apres: Communes;
  readonly offre: Offre;
  readonly porteeKm: number;
  /** Codes of the communes that hold a new SIAE. */
  readonly poses: readonly string[];
}

export interface CarteEtSi {
  readonly element: HTMLElement;
  readonly dessiner: (fond: FondCarte, dessin: Dessin) => void;
  readonly cacher: () => void;
}

function etatDe({ territoire, apres, offre, porteeKm }: Dessin, i: number): Etat {
  const avant = horsDePortee(territoire.communes.distances[offre][i] ?? NaN, porteeKm);
  if (avant === 'indisponible') return 'inconnue';
  if (avant === 'desservie') return 'avant';
  return horsDePortee(apres.distances[offre][i] ?? NaN, porteeKm) === 'desservie' ? 'gagnee' : 'hors';
}

/** The communes of a département, to be chosen by a click, a finger or the keys, and coloured by what changes. */
export function creerCarteEtSi(choisir: (commune: string) => void): CarteEtSi {
  // the map of /atlas/ takes the place of a built one: here there is none
  const carte: CarteVive = creerCarte(creer(document, 'svg', { viewBox: `0 0 ${LARGEUR} ${LARGEUR}` }) as SVGSVGElement);
  carte.svg.setAttribute('role', 'group');
  carte.svg.setAttribute('aria-label', 'Carte des communes\u00a0: choisir une commune y pose une structure, ou l’en retire');
  const viser = creerFoyer(carte);
  const { cadreur, boutons } = creerCadreurDeCarte(carte);
  const survol = balise('p', { class: 'mention es-survol' });
  const legende = balise('div');
  const element = balise(
    'div',
    { class: 'es-carte', hidden: true },
    balise('div', { class: 'dessin cadre-graphique' }, carte.svg, boutons),
    survol,
    legende,
  );
  let [dernier, rangs]: [Dessin | null, ReadonlyMap<string, number>] = [null, new Map()];

  const dire = (code: string): string => {
    const i = rangs.get(code);
    if (dernier === null || i === undefined) return '';
    const { communes, lieux } = dernier.territoire;
    const pose = dernier.poses.includes(code) ? ', une structure posée' : '';
    return insecables(`${lieux.noms[i]} : ${entier(communes.populations[i] ?? 0)} habitants, ${MOTS[etatDe(dernier, i)]}${pose}.`);
  };
  const approcher = (code: string | null, parClavier: boolean): void => {
    carte.survoler(code);
    if (code === null) return;
    survol.textContent = dire(code);
    if (parClavier) viser(code, dire(code), dernier?.poses.includes(code) ?? false);
  };
  brancherInteractions({
    carte,
    cadreur,
    surSurvol: approcher,
    surChoix: (code) => {
      if (code !== null) choisir(code);
    },
  });

  const dessiner = (fond: FondCarte, dessin: Dessin): void => {
    if (dernier?.territoire !== dessin.territoire) rangs = new Map(dessin.territoire.communes.codes.map((c, i) => [c, i]));
    dernier = dessin;
    element.hidden = false;
    carte.poser(fond);
    const etats = new Map([...fond.contours.keys()].map((c) => [c, etatDe(dessin, rangs.get(c) ?? -1)] as const));
    carte.peindre(new Map([...etats].map(([c, e]) => [c, CLES[e]])));
    const poses = dessin.poses.map((code) => ({ code, rayon: 5, forme: 'disque' }) as const);
    void fond.centres().then((centres) => carte.cercler(poses, centres));
    const compte = (e: Etat) => [...etats.values()].filter((x) => x === e).length;
    const lignes: readonly LigneLegende[] = (['hors', 'gagnee', 'avant', 'inconnue'] as const).map((e) => ({
      cle: CLES[e],
      texte: MOTS[e],
      effectif: compte(e),
    }));
    legende.replaceChildren(
      dessinerLegende(
        lignes.filter((l, k) => k < 3 || l.effectif > 0),
        'de communes',
      ),
    );
    const premier = dessin.poses[0] ?? fond.contours.keys().next().value;
    if (premier !== undefined && !carte.svg.contains(document.activeElement)) viser(premier, dire(premier), dessin.poses.includes(premier));
    if (survol.textContent === '')
      survol.textContent =
        'Choisir une commune y pose une structure\u202f; la choisir encore l’en retire. Au clavier\u00a0: Tab, les flèches, Entrée.';
  };
  return { element, dessiner, cacher: () => (element.hidden = true) };
}
