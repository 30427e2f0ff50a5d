import { exporterSvg } from '#charts/export.ts';
import type { LieuNomme } from '#domain/annuaire.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';
import { telecharger, TYPE_CSV, TYPE_SVG } from '#islands/pieces/telechargement.ts';
import { csvComparaison, type Lecture } from './lignes-csv.ts';

export interface Dessin {
  readonly svg: SVGSVGElement;
  readonly titre: string;
  readonly sousTitre: string;
  readonly source: string;
}

/** `comparaison-departement-01-france-FR`: the places, so that two files of a reader do not have one name. */
const nomDe = (lieux: readonly LieuNomme[]): string => ['comparaison', ...lieux.map((l) => `${l.niveau}-${l.code}`)].join('-');

const lien = (texte: string, nom: string, agir: () => void): HTMLButtonElement =>
  bouton(texte, agir, { class: 'lien', 'aria-label': `${texte}\u00a0: ${nom}` });

/** The whole comparison in one file. */
export function boutonCsv(lectures: readonly Lecture[], lieux: readonly LieuNomme[]): HTMLButtonElement {
  const agir = () => telecharger(`${nomDe(lieux)}.csv`, csvComparaison(lectures, lieux), TYPE_CSV);
  return bouton('Télécharger la comparaison (CSV)', agir, { class: 'telecharger' });
}

/** « CSV · SVG » under a figure: its rows alone, and its drawing with its source burnt in. */
export function actions(lecture: Lecture, lieux: readonly LieuNomme[], { svg, ...mentions }: Dessin, suffixe = ''): HTMLElement {
  const { id, nom } = lecture.figure;
  const fichier = `${nomDe(lieux)}-${id}${suffixe}`;
  return balise(
    'div',
    { class: 'actions' },
    lien('CSV', nom, () => telecharger(`${fichier}.csv`, csvComparaison([lecture], lieux), TYPE_CSV)),
    lien('SVG', nom, () => telecharger(`${fichier}.svg`, exporterSvg(new XMLSerializer().serializeToString(svg), mentions), TYPE_SVG)),
  );
}
