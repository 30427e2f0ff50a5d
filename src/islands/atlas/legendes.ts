import { creer, racine, texte } from '#charts/element.ts';
import { NOMS_ETATS } from '#charts/donnees.ts';
import { dessinerLegende } from '#charts/legend.ts';
import { enLignes, largeurDe } from '#charts/texte.ts';
import { INTERLIGNE, LARGEUR } from '#charts/theme.ts';
import { trame } from '#charts/trames.ts';
import { HORS_CLASSE } from '#domain/classes.ts';
import { estConnue, estSure } from '#domain/cellule.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { entier } from '#lib/format.ts';
import { majuscule } from '#lib/typographie.ts';
import { DEGRES, seuilsEnMots, type Croisement } from './croisement.ts';
import type { CarteLue, Mesure } from './carte-lue.ts';
import { rayon, rayonMax, reperesDeTaille } from '#islands/carte-vive/symboles.ts';

const ID = 'vive-legende';

/** What colours and circles mean: one or two drawings, in the order in which they are read. */
export function dessinerLegendes(lecture: CarteLue, courant: string | null): readonly SVGSVGElement[] {
  const { croisement, seconde } = lecture;
  if (croisement !== null && seconde !== null) return [legendeCroisee(croisement, lecture.premiere, seconde.mesure)];
  const couleurs = legendeDesClasses(lecture, courant);
  return seconde === null ? [couleurs] : [couleurs, legendeDesCercles(lecture, seconde.mesure)];
}

function legendeDesClasses({ dites, premiere, niveau, observations }: CarteLue, courant: string | null): SVGSVGElement {
  const place = observations.find((o) => o.code === courant);
  return dessinerLegende(dites.classes, {
    document,
    id: ID,
    nom: { etiquette: 'Légende' },
    palette: premiere.palette,
    ecriture: premiere.ecrire,
    unites: LIBELLES_NIVEAU[niveau].pluriel,
    courant: place !== undefined && estSure(place) ? { nom: place.nom, valeur: place.valeur } : null,
    ...(dites.methode === undefined ? {} : { methode: dites.methode }),
  });
}

const lignesDe = (depart: number, lignes: readonly string[], x = 0): Element[] =>
  lignes.map((ligne, k) => texte(document, x, depart + INTERLIGNE * (k + 1) - 4, 'debut note', ligne));

/** Three sizes with their values, and what a ring and a cross stand for. */
function legendeDesCercles({ secondes }: CarteLue, mesure: Mesure): SVGSVGElement {
  const max = rayonMax(secondes.length);
  const plusGrand = Math.max(0, ...secondes.filter(estConnue).map((o) => o.valeur));
  const bas = INTERLIGNE + 2 * max + 6;
  let x = max;
  const tailles = reperesDeTaille(secondes).flatMap((v) => {
    const r = rayon(v, plusGrand, max);
    const ecrit = mesure.ecrire(v);
    const elements = [
      creer(document, 'circle', { class: 'cercle disque', cx: x, cy: bas - r - 2, r }),
      texte(document, x + r + 5, bas - r + 2, 'debut', ecrit),
    ];
    x += r + 5 + largeurDe(ecrit) + 2 * max;
    return elements;
  });
  const compter = (test: (valeur: number | null) => boolean) => entier(secondes.filter((o) => test(o.valeur)).length);
  const titre = enLignes(
    `Cercles\u00a0: ${mesure.nom}${mesure.quand === null ? '' : `, ${mesure.quand}`}. La surface dit le nombre.`,
    LARGEUR,
  );
  const decalage = INTERLIGNE * (titre.length - 1);
  const groupe = creer(document, 'g', { transform: `translate(0,${decalage})` }, tailles);
  const y = bas + decalage + 14;
  const cle = [
    creer(document, 'circle', { class: 'cercle zero', cx: 6, cy: y, r: 1.5 }),
    texte(document, 16, y + 4, 'debut', `zéro (${compter((v) => v === 0)})`),
    creer(document, 'path', { class: 'cercle absent', d: `M110,${y - 2}l4,4m0,-4l-4,4` }),
    texte(document, 122, y + 4, 'debut', `sans valeur (${compter((v) => v === null)})`),
  ];
  return racine({ document, id: `${ID}-cercles`, nom: { etiquette: 'Légende des cercles' } }, LARGEUR, y + 10, [
    ...lignesDe(0, titre),
    groupe,
    ...cle,
  ]);
}

const CASE = 44;

/** Nine squares with their counts, and each direction in words: nothing here is said by colour alone. */
function legendeCroisee(x: Croisement, a: Mesure, b: Mesure): SVGSVGElement {
  const gauche = 62;
  const cases = [2, 1, 0].flatMap((da, ligne) =>
    [0, 1, 2].flatMap((db) => {
      const [cx, cy] = [gauche + db * CASE, ligne * CASE];
      return [
        creer(document, 'rect', { class: `x${da}${db}`, x: cx, y: cy, width: CASE - 1, height: CASE - 1 }),
        texte(document, cx + CASE / 2, cy + CASE / 2 + 4, `milieu sur-x sur-x${da}${db}`, entier(x.effectifs[`x${da}${db}`] ?? 0)),
      ];
    }),
  );
  const bas = 3 * CASE;
  const axes = [
    ...[2, 1, 0].map((da, ligne) => texte(document, gauche - 6, ligne * CASE + CASE / 2 + 4, 'fin note', DEGRES[da] ?? '')),
    ...[0, 1, 2].map((db) => texte(document, gauche + db * CASE + CASE / 2, bas + 14, 'milieu note', DEGRES[db] ?? '')),
  ];
  const aDroite = enLignes(
    'Vers le haut, le premier indicateur augmente\u202f; vers la droite, le second. Dans chaque case, le nombre de territoires.',
    LARGEUR - gauche - bas - 16,
  );
  const phrases = [
    direction('Vers le haut', a),
    majuscule(seuilsEnMots(x.a, a.ecrire)),
    direction('Vers la droite', b),
    majuscule(seuilsEnMots(x.b, b.ecrire)),
  ];
  let y = bas + 22;
  const mots = phrases.flatMap((p) => {
    const lignes = enLignes(`${p}.`, LARGEUR);
    const elements = lignesDe(y, lignes);
    y += INTERLIGNE * lignes.length + 2;
    return elements;
  });
  const manquants = dessinerManquants(x, y + 4);
  return racine({ document, id: ID, nom: { etiquette: 'Légende des deux indicateurs' } }, LARGEUR, manquants.bas, [
    ...cases,
    ...axes,
    ...lignesDe(0, aDroite, gauche + bas + 16),
    ...mots,
    ...manquants.elements,
  ]);
}

const direction = (ou: string, { nom, quand }: Mesure): string => `${ou}\u00a0: ${nom}${quand === null ? '' : `, ${quand}`}`;

function dessinerManquants({ manquants }: Croisement, depart: number) {
  let x = 0;
  const elements = HORS_CLASSE.filter((e) => manquants[e] > 0).flatMap((etat) => {
    const libelle = `${NOMS_ETATS[etat]} (${entier(manquants[etat])})`;
    const dessin = [
      trame(document, ID, etat, true),
      creer(document, 'rect', { class: 'vide', fill: `url(#${ID}-${etat})`, x, y: depart, width: 14, height: 12 }),
      texte(document, x + 19, depart + 11, 'debut', libelle),
    ];
    x += 33 + largeurDe(libelle);
    return dessin;
  });
  return { elements, bas: elements.length === 0 ? depart : depart + INTERLIGNE };
}
