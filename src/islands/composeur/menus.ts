import { menu } from '#islands/pieces/menu.ts';
import type { Choix } from '#indicateurs/composition/menus.ts';
import { balise } from '#islands/pieces/balise.ts';

/** A native list; when nothing but its first line may be chosen it is closed, and one sentence says why. */
export function menuDeroulant(nom: string, etiquette: string, choix: readonly Choix[], choisi: string): HTMLElement {
  const refusees = choix.filter((c) => c.raison !== null);
  const ferme = refusees.length > 0 && refusees.length >= choix.length - 1;
  const note = ferme ? balise('small', { id: `composeur-${nom}-note`, class: 'raison' }, refusees[0]?.raison ?? '') : null;
  const lignes = choix.filter((c) => c.raison === null || ferme).map((c) => [c.id, c.nom] as const);
  const decrit = ferme ? `composeur-${nom}-note` : undefined;
  const liste = menu({ name: nom, id: `composeur-${nom}`, disabled: ferme, 'aria-describedby': decrit }, lignes, choisi);
  return balise('div', { class: 'champ-compose' }, balise('label', { for: liste.id }, etiquette), liste, note);
}

/** Moments: only those both sides hold are proposed; the reason of the others is said once. */
export function menuDates(choix: readonly Choix[], choisi: string): HTMLElement {
  const bonnes = choix.filter((c) => c.raison === null);
  const autre = choix.find((c) => c.raison !== null);
  const champ = menuDeroulant('periode', 'Date', bonnes, choisi);
  if (autre !== undefined) champ.append(balise('small', { class: 'raison' }, `Autres dates non proposées. ${autre.raison ?? ''}`));
  return champ;
}

/** One line per choice, the refused ones in place, each with its reason: they are read, and cannot be chosen. */
export function menuRadios(nom: string, legende: string, choix: readonly Choix[], choisi: string): HTMLElement {
  const permis = choix.filter((c) => c.raison === null);
  const refuses = choix.filter((c) => c.raison !== null);
  const lignes = (liste: readonly Choix[]) => liste.map((c) => ligne(nom, c, choisi));
  const refus =
    refuses.length === 0
      ? null
      : balise(
          'details',
          { class: 'refus' },
          balise('summary', {}, `Ce qui ne peut pas être choisi ici, et pourquoi (${refuses.length})`),
          ...lignes(refuses),
        );
  return balise('fieldset', { class: 'radios' }, balise('legend', {}, legende), ...lignes(permis), refus);
}

function ligne(nom: string, { id, nom: texte, raison }: Choix, choisi: string): HTMLElement {
  const ancre = `composeur-${nom}-${id === '' ? 'rien' : id}`;
  const note = raison === null ? null : balise('small', { id: `${ancre}-raison`, class: 'raison' }, raison);
  const bouton = balise('input', {
    type: 'radio',
    name: nom,
    id: ancre,
    value: id,
    checked: id === choisi,
    disabled: raison !== null,
    'aria-describedby': note?.id,
  });
  return balise(
    'div',
    { class: raison === null ? 'ligne-radio' : 'ligne-radio refusee' },
    bouton,
    balise('label', { for: ancre }, texte),
    note,
  );
}
