import { normaliser } from '#lib/slug.ts';
import { departementDe } from '#domain/departement.ts';
import { balise } from '#islands/pieces/balise.ts';
import { champ } from '#islands/pieces/menu.ts';
import { brancherRechercheEnListe } from '#islands/pieces/recherche-en-liste.ts';
import type { Territoire } from './territoire.ts';

/** Names without case or accents, made once for each perimeter. */
const faits = new WeakMap<Territoire, readonly string[]>();
function nomsNormalises(t: Territoire): readonly string[] {
  const noms = faits.get(t) ?? t.lieux.noms.map(normaliser);
  faits.set(t, noms);
  return noms;
}

/** Ranks of the communes of a name or a code: the whole name, then its beginning, then the most populous. */
function trouver(t: Territoire, requete: string): readonly number[] {
  const noms = nomsNormalises(t);
  const repond = (nom: string, i: number): boolean =>
    nom.startsWith(requete) || ` ${nom}`.includes(` ${requete}`) || t.communes.codes[i]?.toLowerCase() === requete;
  const rangs = noms.flatMap((nom, i) => (t.dedans(i) && !Number.isNaN(t.lieux.lon[i]) && repond(nom, i) ? [i] : []));
  const ordre = (i: number): number =>
    Number(noms[i] === requete) * 1e9 + Number(noms[i]?.startsWith(requete) ?? false) * 1e8 + (t.communes.populations[i] ?? 0);
  return rangs.sort((a, b) => ordre(b) - ordre(a));
}

/** The field that chooses where a structure is put. */
export function creerChoixCommune(territoire: () => Territoire | null, choisir: (commune: string) => void): HTMLElement {
  const saisie = balise('input', { type: 'search', id: 'es-commune', autocomplete: 'off', spellcheck: 'false' });
  const liste = balise('ul', { class: 'liste-nue es-trouvees' });
  const bilan = balise('p', { class: 'mention', role: 'status' });
  const codeDe = (rang: number): string => territoire()?.communes.codes[rang] ?? '';
  brancherRechercheEnListe({
    champ: saisie,
    liste,
    bilan,
    trouver: (requete) => {
      const t = territoire();
      return t === null || requete.length < 2 ? null : trouver(t, requete);
    },
    nommer: (rang) => [territoire()?.lieux.noms[rang] ?? '', ' ', balise('small', {}, `(${departementDe(codeDe(rang))})`)],
    choisir: (rang) => choisir(codeDe(rang)),
    mots: { aucun: 'Aucune commune de ce nom ici.', premiers: 'premières' },
  });
  return champ('Commune d’implantation', saisie, liste, bilan);
}
