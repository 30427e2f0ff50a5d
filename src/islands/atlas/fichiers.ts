import { telecharger as offrir } from '#islands/pieces/telechargement.ts';
import type { Avis } from '#islands/pieces/avis.ts';
import type { CarteVive } from '#islands/carte-vive/carte.ts';
import type { LectureCarte } from './carte-lue.ts';
import { dessinerLegendes } from './legendes.ts';

export interface Fichier {
  readonly lecture: LectureCarte;
  readonly carte: CarteVive;
  readonly selection: string | null;
  readonly source: string;
  /** `equipement-defm`, or `couche` for values of someone else. */
  readonly nom: string;
}

/** Makes the file in the page and hands it to the reader: nothing is asked of a server. */
export async function telecharger(genre: 'csv' | 'svg', { lecture, carte, selection, source, nom }: Fichier): Promise<void> {
  const fichiers = await import('#islands/carte-vive/export-svg.ts');
  const { titre, sousTitre, niveau } = lecture;
  const blob =
    genre === 'csv'
      ? fichiers.fichierCsv(lecture)
      : fichiers.fichierSvg(carte.svg, carte.echelle(), dessinerLegendes(lecture, selection), { titre, sousTitre, source });
  offrir(`atlas-${nom}-${niveau}.${genre}`, blob, blob.type);
}

export const COPIER = 'Copier l’adresse';

export async function copierAdresse(bouton: HTMLButtonElement, avis: Avis): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    bouton.textContent = 'Adresse copiée';
    avis.annoncer('Adresse copiée\u00a0: elle rouvre exactement cette carte.');
    setTimeout(() => (bouton.textContent = COPIER), 2500);
  } catch {
    avis.dire(`La copie n’est pas permise ici\u00a0: l’adresse de cette carte est ${location.href}`);
  }
}
