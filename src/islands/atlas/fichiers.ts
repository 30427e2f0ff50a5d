import { carteEnSvg } from '#islands/carte-vive/export-svg.ts';
import type { CarteVive } from '#islands/carte-vive/carte.ts';
import { telecharger, TYPE_CSV, TYPE_SVG } from '#islands/pieces/telechargement.ts';
import type { CarteLue } from './carte-lue.ts';
import { csv } from './csv.ts';
import { dessinerLegendes } from './legendes.ts';

export interface Fichier {
  readonly lecture: CarteLue;
  readonly carte: CarteVive;
  readonly selection: string | null;
  readonly source: string;
  /** `equipement-defm`, or `couche` for values of someone else. */
  readonly nom: string;
}

/** Makes the file in the page and hands it to the reader: nothing is asked of a server. Loaded with the first file. */
export function offrir(genre: 'csv' | 'svg', { lecture, carte, selection, source, nom }: Fichier): void {
  const { titre, sousTitre, niveau } = lecture;
  const fichier = `atlas-${nom}-${niveau}.${genre}`;
  if (genre === 'csv') telecharger(fichier, csv(lecture), TYPE_CSV);
  else telecharger(fichier, carteEnSvg(carte, dessinerLegendes(lecture, selection), { titre, sousTitre, source }), TYPE_SVG);
}
