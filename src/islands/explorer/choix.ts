import { balise } from '#islands/pieces/balise.ts';
import { menu, type Lignes } from '#islands/pieces/menu.ts';

/** A labelled menu; choosing keeps the focus on the menu that takes its place when its panel is drawn again. */
export function choix(etiquette: string, lignes: Lignes, choisie: string, surChoix: (valeur: string) => void): HTMLLabelElement {
  const select = menu({}, lignes, choisie, (valeur) => {
    const groupe = label.parentElement;
    const rang = groupe === null ? -1 : [...groupe.children].indexOf(label);
    surChoix(valeur);
    groupe?.children[rang]?.querySelector('select')?.focus();
  });
  const label = balise('label', {}, balise('span', {}, etiquette), select);
  return label;
}
