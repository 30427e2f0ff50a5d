export const TYPE_CSV = 'text/csv;charset=utf-8';
export const TYPE_SVG = 'image/svg+xml';

/** Hands a file to the reader, made here: nothing is asked of any server. */
export function telecharger(nom: string, contenu: BlobPart, type: string): void {
  const adresse = URL.createObjectURL(new Blob([contenu], { type }));
  const lien = document.createElement('a');
  lien.href = adresse;
  lien.download = nom;
  lien.click();
  // the download has its own hold on the bytes once it has begun
  setTimeout(() => URL.revokeObjectURL(adresse), 10_000);
}
