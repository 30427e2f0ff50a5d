import { balise } from '#islands/pieces/balise.ts';

/** A labelled menu; choosing keeps the focus on the menu that takes its place when its panel is drawn again. */
export function choix(
  etiquette: string,
  options: readonly (readonly [valeur: string, nom: string])[],
  valeur: string,
  surChoix: (valeur: string) => void,
): HTMLLabelElement {
  const menu = balise('select', {}, ...options.map(([v, nom]) => balise('option', { value: v, selected: v === valeur }, nom)));
  const label = balise('label', {}, balise('span', {}, etiquette), menu);
  menu.addEventListener('change', () => {
    const groupe = label.parentElement;
    const rang = groupe === null ? -1 : [...groupe.children].indexOf(label);
    surChoix(menu.value);
    groupe?.children[rang]?.querySelector('select')?.focus();
  });
  return label;
}
