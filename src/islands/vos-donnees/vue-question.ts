import type { Question } from '#apport/question.ts';
import { balise } from '#islands/pieces/balise.ts';
import { identifiant } from './champs.ts';

const A_CHOISIR = 'Choisissez une réponse ci-dessus.';

/** One question with its answers as choices, none taken beforehand: what it stops waits for « Répondre ». */
export function vueQuestion(q: Question, surReponse: (cle: string, valeur: string) => void): HTMLElement {
  const nom = identifiant();
  const choix = q.choix.map((c) => {
    const id = identifiant();
    const bouton = balise('input', { type: 'radio', id, name: nom, value: c.valeur });
    return { bouton, vue: balise('div', { class: 'case' }, bouton, balise('label', { for: id }, c.texte)) };
  });
  const manque = balise('p', { class: 'mention', role: 'alert' });
  const repondre = (e: Event) => {
    e.preventDefault();
    const choisi = choix.find(({ bouton }) => bouton.checked);
    if (choisi !== undefined) return surReponse(q.cle, choisi.bouton.value);
    manque.textContent = A_CHOISIR;
    choix[0]?.bouton.focus();
  };
  const legende = balise('legend', { tabindex: -1 }, q.texte);
  return balise(
    'form',
    { class: 'etape demande', submit: repondre },
    balise('h3', {}, 'Une question avant d’aller plus loin'),
    balise('fieldset', { class: 'radios' }, legende, ...choix.map(({ vue }) => vue)),
    manque,
    balise('p', {}, balise('button', { type: 'submit' }, 'Répondre')),
  );
}

/** What was answered can be taken back. */
export function vueReponses(nombre: number, retenues: boolean, surOubli: () => void): HTMLElement | null {
  if (nombre === 0) return null;
  const ou = retenues ? ', et ce navigateur la retient pour ce fichier' : '';
  const texte =
    nombre === 1 ? `Cette lecture suit votre réponse${ou}. ` : `Cette lecture suit vos ${nombre} réponses${ou.replace(' la ', ' les ')}. `;
  return balise(
    'p',
    { class: 'mention' },
    texte,
    balise('button', { type: 'button', class: 'discret', click: surOubli }, 'Répondre autrement'),
  );
}
