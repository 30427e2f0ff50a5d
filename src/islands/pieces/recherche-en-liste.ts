import { normaliser } from '#lib/slug.ts';
import { balise, bouton, type Enfant } from './balise.ts';

const MONTREES = 8;

export interface RechercheEnListe<T> {
  readonly champ: HTMLInputElement;
  readonly liste: HTMLElement;
  /** Said under the list: nothing found, or more than are shown. */
  readonly bilan: HTMLElement;
  /** What a text without case or accents finds, the best first; null when it is too short to find anything. */
  readonly trouver: (requete: string) => readonly T[] | null;
  readonly nommer: (trouvee: T) => readonly Enfant[];
  readonly choisir: (trouvee: T) => void;
  /** « Aucun territoire de ce nom à ce niveau. », « Les 8 premiers de 31. » */
  readonly mots: { readonly aucun: string; readonly premiers: string };
}

/** A field and the list of what it finds, each a button; Enter takes the first one. */
export function brancherRechercheEnListe<T>({ champ, liste, bilan, trouver, nommer, choisir, mots }: RechercheEnListe<T>): void {
  const prendre = (trouvee: T): void => {
    champ.value = '';
    montrer();
    champ.focus();
    choisir(trouvee);
  };
  const montrer = (): void => {
    const trouvees = trouver(normaliser(champ.value));
    const montrees = (trouvees ?? []).slice(0, MONTREES);
    liste.replaceChildren(
      ...montrees.map((t) =>
        balise(
          'li',
          {},
          bouton(nommer(t), () => prendre(t), { class: 'lien' }),
        ),
      ),
    );
    const n = trouvees?.length ?? 0;
    if (trouvees === null) bilan.textContent = '';
    else if (n === 0) bilan.textContent = mots.aucun;
    else bilan.textContent = n > MONTREES ? `Les ${MONTREES} ${mots.premiers} de ${n}.` : '';
  };
  champ.addEventListener('input', montrer);
  champ.addEventListener('keydown', (e) => {
    if (e.key !== 'Enter') return;
    e.preventDefault();
    const premiere = trouver(normaliser(champ.value))?.[0];
    if (premiere !== undefined) prendre(premiere);
  });
}
