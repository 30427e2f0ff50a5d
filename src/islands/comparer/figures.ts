import { dessinerBande, type RepereBande } from '#charts/strip.ts';
import { abreger } from '#charts/texte.ts';
import type { LieuNomme } from '#domain/annuaire.ts';
import { estSure } from '#domain/cellule.ts';
import { phraseComparaison, valeurDe } from '#domain/comparaison.ts';
import { celluleDe, distribution, momentCommun, rupturesDe, serieDe, type FigureComparee, type Tranches } from '#domain/figure-comparee.ts';
import { coupe } from '#domain/rupture.ts';
import { LIBELLES_NIVEAU, type Niveau } from '#domain/territoire.ts';
import { liste, periode, quand } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { ecritureAvecUnite, ecritureDe } from '#lib/ecriture.ts';
import { balise } from '#islands/pieces/balise.ts';
import { actions } from './fichiers.ts';
import type { Lecture } from './lignes-csv.ts';
import { tableauSerie, type Serie } from './tableaux.ts';

/** The level whose distribution stands behind the places: that of the first one, the départements for France. */
export const niveauDeFond = ([premier]: readonly LieuNomme[]): Niveau =>
  premier === undefined || premier.niveau === 'france' ? 'departement' : premier.niveau;

const NOM_REPERE = 150;

/** The figure, its difference in words, its strip: every territory of the level a dot, the places marked. */
export function blocFigure(lecture: Lecture, lieux: readonly LieuNomme[]): HTMLElement | null {
  const { figure: f, tranches, moment } = lecture;
  const places = lieux.map((l) => ({ lieu: l, noms: l.noms, cellule: celluleDe(f, l, tranches, moment) }));
  const lue = places[0]?.cellule;
  // a figure that the place being read does not have is left to the table
  if (lue === undefined || 'motif' in lue || places.every((p) => valeurDe(p.cellule) === null)) return null;
  const ids = { titreId: `${f.id}-titre`, descriptionId: `${f.id}-phrase` };
  const fond = niveauDeFond(lieux);
  const points = distribution(tranches, fond, moment);
  const [premier] = places;
  const courant = premier?.lieu.niveau === fond && valeurDe(premier.cellule) !== null ? premier.lieu : null;
  const reperes = places.flatMap(({ lieu, cellule }): RepereBande[] => {
    const valeur = valeurDe(cellule);
    return valeur === null || lieu === courant ? [] : [{ nom: abreger(lieu.court, NOM_REPERE), valeur }];
  });
  const observations = points.map((p) => ({ ...p, nom: p.code === courant?.code ? courant.court : '' }));
  const sousTitre = insecables(
    `${majuscule(f.unite)}, ${periode(moment)}${points.length === 0 ? '' : ` ; un point par ${LIBELLES_NIVEAU[fond].singulier}`}`,
  );
  const source = insecables(`Source : ${f.source}. ${f.limite}`);
  const phrase = phraseComparaison(places, ecritureDe(f), ecritureAvecUnite(f));
  const bande =
    points.length === 0
      ? null
      : dessinerBande(observations, {
          document,
          id: `bande-${f.id}`,
          nom: ids,
          ecriture: ecritureDe(f),
          courant: courant?.code ?? null,
          reperes,
        });
  return balise(
    'figure',
    { class: 'figure' },
    balise('h3', { id: ids.titreId }, f.nom),
    balise('p', { class: 'sous-titre' }, sousTitre),
    balise('p', { class: 'phrase', id: ids.descriptionId }, phrase),
    bande === null ? null : balise('div', { class: 'dessin cadre-graphique' }, bande),
    balise('p', { class: 'source' }, source),
    bande === null ? null : actions(lecture, lieux, { svg: bande, titre: `${f.nom}\u00a0: ${phrase}`, sousTitre, source }),
  );
}

/** The same places through time, one panel each on the same two scales, the others in grey behind. Lines stop at breaks and at missing values. */
export async function blocSerie(lecture: Lecture, lieux: readonly LieuNomme[]): Promise<HTMLElement | null> {
  const { figure: f, tranches } = lecture;
  const series = lieux
    .map((lieu) => ({ lieu, points: serieDe(f, lieu, tranches) }))
    .filter((s) => s.points.filter((p) => p.valeur !== null).length > 1);
  if (series.length < 2) return null;
  const { dessinerMultiples } = await import('#charts/small-multiples.ts');
  const ids = { titreId: `${f.id}-serie-titre`, descriptionId: `${f.id}-serie-texte` };
  const panneaux = series.map((s) => ({
    titre: s.lieu.court,
    courant: s.lieu === lieux[0],
    series: [s, ...series.filter((autre) => autre !== s)].map(({ lieu, points }, k) => ({
      nom: lieu.court,
      niveau: lieu.niveau,
      points,
      ton: k === 0 ? ('accent' as const) : ('neutre' as const),
    })),
  }));
  const ruptures = rupturesDe(f);
  const dessin = dessinerMultiples(panneaux, { document, id: `serie-${f.id}`, nom: ids, ecriture: ecritureDe(f), ruptures });
  const sousTitre = insecables(`${majuscule(f.unite)} ; même échelle partout, les autres lieux en gris`);
  const dessines = series.map((s) => s.lieu);
  const source = insecables(`Source : ${f.source}.${sansSerie(lieux, dessines)}`);
  const visibles = f.ruptures
    .filter((r) => series.some((s) => coupe(r, s.lieu.niveau) && s.points.some((p) => p.periode >= r.a.slice(0, 4))))
    .map((r) => r.texte);
  return balise(
    'figure',
    { class: 'figure' },
    balise('h3', { id: ids.titreId }, f.nom),
    balise('p', { class: 'sous-titre' }, sousTitre),
    balise('div', { class: 'dessin cadre-graphique' }, dessin),
    balise('p', { class: 'phrase', id: ids.descriptionId }, texteSerie(f, series)),
    ...visibles.map((texte) => balise('p', { class: 'mention' }, `${texte.replace(/\.$/, '')}\u00a0: les lignes s’y arrêtent.`)),
    balise('p', { class: 'source' }, source),
    actions(lecture, lieux, { svg: dessin, titre: f.nom, sousTitre, source }, '-serie'),
    tableauSerie(f, series),
  );
}

/** First and last known value on the near side of the last break: a change is never read across one. */
function texteSerie(f: FigureComparee, series: readonly Serie[]): string {
  const ecrire = ecritureDe(f);
  const phrases = series.flatMap(({ lieu, points }) => {
    const connus = points.filter(estSure);
    const dernier = connus.at(-1);
    const rupture = rupturesDe(f)
      .filter((r) => coupe(r, lieu.niveau))
      .map((r) => r.a)
      .filter((a) => dernier !== undefined && a <= dernier.periode)
      .toSorted()
      .at(-1);
    const premier = connus.find((p) => rupture === undefined || p.periode >= rupture);
    if (dernier === undefined || premier === undefined || premier === dernier) return [];
    return [
      `${majuscule(lieu.noms.dans)}, de ${ecrire(premier.valeur)} ${quand(premier.periode)} à ${ecrire(dernier.valeur)} ${quand(dernier.periode)}.`,
    ];
  });
  return phrases.join(' ');
}

function sansSerie(lieux: readonly LieuNomme[], dessines: readonly LieuNomme[]): string {
  const absents = lieux.filter((l) => !dessines.includes(l));
  return absents.length === 0
    ? ''
    : ` Aucune série ${liste(
        absents.map((l) => l.noms.dans),
        'ni',
      )}.`;
}

export const lectureDe = (figure: FigureComparee, tranches: Tranches, lieux: readonly LieuNomme[]): Lecture => ({
  figure,
  tranches,
  moment: momentCommun(figure, lieux),
});
