import { bouton } from '#islands/pieces/balise.ts';
import { copier } from '#islands/pieces/permission.ts';

const COPIER = 'Copier l’adresse';
/** Said when the address is in the clipboard. */
export const ADRESSE_COPIEE = 'Adresse copiée\u00a0: elle rouvre exactement cette carte.';

export interface Actions {
  readonly csv: () => void;
  readonly svg: () => void;
  /** The clipboard has the address. */
  readonly surCopie: (copier: HTMLButtonElement) => void;
  readonly dire: (message: string) => void;
}

/** « CSV · SVG · Copier l’adresse », under the map. */
export function boutonsDActions({ csv, svg, surCopie, dire }: Actions): readonly HTMLButtonElement[] {
  const agir = async (): Promise<void> => {
    if (await copier(location.href)) surCopie(adresse);
    else dire(`La copie n’est pas permise ici\u00a0: l’adresse de cette carte est ${location.href}`);
  };
  const adresse = bouton(COPIER, () => void agir(), { class: 'lien' });
  return [bouton('CSV', csv, { class: 'lien' }), bouton('SVG', svg, { class: 'lien' }), adresse];
}

/** For a moment the button says that it is done. */
export function direSurLeBouton(copie: HTMLButtonElement): void {
  copie.textContent = 'Adresse copiée';
  setTimeout(() => (copie.textContent = COPIER), 2500);
}
