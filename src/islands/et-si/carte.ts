import { creer } from '#charts/element.ts';
import { classeDeRampe, LARGEUR } from '#charts/theme.ts';
import { boutonsDeZoom, cadreurDe } from '#islands/carte-vive/cadrage.ts';
import { CarteVive } from '#islands/carte-vive/carte.ts';
import type { FondCarte } from '#islands/carte-vive/fond-carte.ts';
import { brancherInteractions, creerFoyer } from '#islands/carte-vive/interactions.ts';
import { legendeEnListe, type LigneLegende } from '#islands/carte-vive/legende-en-liste.ts';
import { balise } from '#islands/pieces/balise.ts';
import { entier } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Communes, Offre } from '#zones-blanches/couverture-max/fichiers.ts';
import { horsDePortee } from '#zones-blanches/definitions.ts';
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
const MODE_D_EMPLOI =
  'Choisir une commune y pose une structure\u202f; la choisir encore l’en retire. Au clavier\u00a0: Tab, les flèches, Entrée.';

export interface Dessin {
  readonly territoire: Territoire;
  readonly apres: Communes;
  readonly offre: Offre;
  readonly porteeKm: number;
  /** Codes of the communes that hold a new SIAE. */
  readonly poses: readonly string[];
}

function etatDe({ territoire, apres, offre, porteeKm }: Dessin, i: number): Etat {
  const avant = horsDePortee(territoire.communes.distances[offre][i] ?? NaN, porteeKm);
  if (avant === 'indisponible') return 'inconnue';
  if (avant === 'desservie') return 'avant';
  return horsDePortee(apres.distances[offre][i] ?? NaN, porteeKm) === 'desservie' ? 'gagnee' : 'hors';
}

function lignesDeLegende(etats: readonly Etat[]): readonly LigneLegende[] {
  const lignes = (['hors', 'gagnee', 'avant', 'inconnue'] as const).map((e) => ({
    cle: CLES[e],
    texte: MOTS[e],
    effectif: etats.filter((x) => x === e).length,
  }));
  return lignes.filter((l, k) => k < 3 || l.effectif > 0);
}

/** The communes of a département, to be chosen by a click, a finger or the keys, and coloured by what changes. */
export class CarteEtSi {
  readonly element: HTMLElement;
  // the live map takes the place of a built one: here there is none
  private readonly carte = new CarteVive(creer(document, 'svg', { viewBox: `0 0 ${LARGEUR} ${LARGEUR}` }) as SVGSVGElement);
  private readonly viserFoyer = creerFoyer(this.carte);
  private readonly survol = balise('p', { class: 'mention es-survol' });
  private readonly legende = balise('div');
  private dernier: Dessin | null = null;
  private rangs: ReadonlyMap<string, number> = new Map();

  constructor(choisir: (commune: string) => void) {
    const { carte } = this;
    carte.svg.setAttribute('role', 'group');
    carte.svg.setAttribute('aria-label', 'Carte des communes\u00a0: choisir une commune y pose une structure, ou l’en retire');
    const cadreur = cadreurDe(carte);
    const dessin = balise('div', { class: 'dessin cadre-graphique' }, carte.svg, boutonsDeZoom(cadreur));
    this.element = balise('div', { class: 'es-carte', hidden: true }, dessin, this.survol, this.legende);
    brancherInteractions({
      carte,
      cadreur,
      surSurvol: (code, parClavier) => this.approcher(code, parClavier),
      surChoix: (code) => {
        if (code !== null) choisir(code);
      },
    });
  }

  private dire(code: string): string {
    const i = this.rangs.get(code);
    if (this.dernier === null || i === undefined) return '';
    const { communes, lieux } = this.dernier.territoire;
    const pose = this.dernier.poses.includes(code) ? ', une structure posée' : '';
    return insecables(`${lieux.noms[i]} : ${entier(communes.populations[i] ?? 0)} habitants, ${MOTS[etatDe(this.dernier, i)]}${pose}.`);
  }

  private viser(code: string): void {
    this.viserFoyer(code, this.dire(code), this.dernier?.poses.includes(code) ?? false);
  }

  private approcher(code: string | null, parClavier: boolean): void {
    this.carte.survoler(code);
    if (code === null) return;
    this.survol.textContent = this.dire(code);
    if (parClavier) this.viser(code);
  }

  cacher(): void {
    this.element.hidden = true;
  }

  dessiner(fond: FondCarte, dessin: Dessin): void {
    const { carte, survol } = this;
    if (this.dernier?.territoire !== dessin.territoire) this.rangs = new Map(dessin.territoire.communes.codes.map((c, i) => [c, i]));
    this.dernier = dessin;
    this.element.hidden = false;
    carte.poser(fond);
    const etats = new Map([...fond.contours.keys()].map((c) => [c, etatDe(dessin, this.rangs.get(c) ?? -1)] as const));
    carte.peindre(new Map([...etats].map(([c, e]) => [c, CLES[e]])));
    const poses = dessin.poses.map((code) => ({ code, rayon: 5, forme: 'disque' }) as const);
    void fond.centres().then((centres) => carte.cercler(poses, centres));
    this.legende.replaceChildren(legendeEnListe(lignesDeLegende([...etats.values()]), 'de communes'));
    const premier = dessin.poses[0] ?? fond.contours.keys().next().value;
    if (premier !== undefined && !carte.svg.contains(document.activeElement)) this.viser(premier);
    if (survol.textContent === '') survol.textContent = MODE_D_EMPLOI;
  }
}
