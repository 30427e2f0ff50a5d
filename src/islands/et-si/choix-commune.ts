import { normaliser } from '#domain/recherche.ts';
import { balise } from '../balise.ts';
import { departementDe } from '#domain/departement.ts';
import type { Territoire } from './donnees.ts';

const MONTREES = 8;

interface Indexees {
  readonly de: Territoire;
  readonly noms: readonly string[];
}

/** A field and the list of what it finds, each a button: by name or by code, the most populous first. Enter takes the first. */
export function creerChoixCommune(territoire: () => Territoire | null, choisir: (commune: string) => void): HTMLElement {
  const champ = balise('input', { type: 'search', id: 'es-commune', autocomplete: 'off', spellcheck: 'false' });
  const liste = balise('ul', { class: 'liste-nue es-trouvees' });
  const bilan = balise('p', { class: 'mention', role: 'status' });
  let index: Indexees | null = null;

  const trouver = (): readonly number[] => {
    const t = territoire();
    const requete = normaliser(champ.value);
    if (t === null || requete.length < 2) return [];
    if (index?.de !== t) index = { de: t, noms: t.lieux.noms.map(normaliser) };
    const { noms } = index;
    const rangs = noms.flatMap((nom, i) => {
      const sien = t.dedans(i) && !Number.isNaN(t.lieux.lon[i]);
      return sien && (nom.startsWith(requete) || ` ${nom}`.includes(` ${requete}`) || t.communes.codes[i]?.toLowerCase() === requete)
        ? [i]
        : [];
    });
    const ordre = (i: number): number =>
      Number(noms[i] === requete) * 1e9 + Number(noms[i]?.startsWith(requete) ?? false) * 1e8 + (t.communes.populations[i] ?? 0);
    return rangs.sort((a, b) => ordre(b) - ordre(a));
  };
  const prendre = (code: string): void => {
    champ.value = '';
    montrer();
    champ.focus();
    choisir(code);
  };
  const montrer = (): void => {
    const [t, trouvees] = [territoire(), trouver()];
    liste.replaceChildren(
      ...trouvees.slice(0, MONTREES).map((i) => {
        const code = t?.communes.codes[i] ?? '';
        const bouton = balise(
          'button',
          { type: 'button', class: 'lien' },
          t?.lieux.noms[i] ?? '',
          ' ',
          balise('small', {}, `(${departementDe(code)})`),
        );
        bouton.addEventListener('click', () => prendre(code));
        return balise('li', {}, bouton);
      }),
    );
    const attendue = champ.value.trim().length >= 2;
    bilan.textContent =
      !attendue || t === null
        ? ''
        : trouvees.length === 0
          ? 'Aucune commune de ce nom ici.'
          : trouvees.length > MONTREES
            ? `Les ${MONTREES} premières de ${trouvees.length}.`
            : '';
  };
  champ.addEventListener('input', montrer);
  champ.addEventListener('keydown', (e) => {
    const premiere = e.key === 'Enter' ? trouver()[0] : undefined;
    const code = premiere === undefined ? undefined : territoire()?.communes.codes[premiere];
    if (e.key === 'Enter') e.preventDefault();
    if (code !== undefined) prendre(code);
  });
  return balise('div', { class: 'champ' }, balise('label', { for: champ.id }, 'Commune d’implantation'), champ, liste, bilan);
}
