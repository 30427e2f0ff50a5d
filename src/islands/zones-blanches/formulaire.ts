import { nomsDepartement } from '#domain/noms.ts';
import { INSECABLE } from '#lib/format.ts';
import { DEFINITIONS, MOTS_DEFINITION, type Definition } from '#zones-blanches/definitions.ts';
import { OFFRES, type Offre } from '#zones-blanches/couverture-max/colis.ts';
import { balise } from '#islands/pieces/balise.ts';
import { PORTEE_MAX, PORTEE_MIN, type EtatZones } from '#islands/couverture/etat.ts';
import { MOTS_REPERE, REPERES } from '#islands/couverture/prioritaires.ts';

export const NOMS_OFFRE: Readonly<Record<Offre, string>> = {
  '': 'Tous les types',
  ACI: 'ACI, ateliers et chantiers d’insertion',
  AI: 'AI, associations intermédiaires',
  EI: 'EI, entreprises d’insertion',
  ETTI: 'ETTI, travail temporaire d’insertion',
};

/** Definitions that a distance moves, and those a type of structure moves. */
export const AVEC_PORTEE: readonly Definition[] = ['c', 'd', 'g'];
export const AVEC_OFFRE: readonly Definition[] = ['a', 'c', 'g'];

export interface Formulaire {
  readonly element: HTMLFormElement;
  /** Puts the controls in a state; never fires a change. */
  readonly montrer: (etat: EtatZones) => void;
  /** The list of départements, once known. */
  readonly proposer: (codes: readonly string[]) => void;
}

const champ = (etiquette: string, commande: HTMLElement, note: HTMLElement | null = null): HTMLElement =>
  balise('div', { class: 'champ' }, balise('label', { for: commande.id }, etiquette), commande, note);

function menu(id: string, options: readonly (readonly [valeur: string, nom: string, fermee?: boolean])[]): HTMLSelectElement {
  const lignes = options.map(([value, nom, disabled = false]) => balise('option', { value, disabled }, nom));
  return balise('select', { id: `zb-${id}`, name: id }, ...lignes);
}

const kilometres = (d: number): string => `${d}${INSECABLE}km`;

/** The controls above the map: definition, type, distance, place. They work before any data is read. */
export function creerFormulaire(etat: () => EtatZones, surChangement: (etat: EtatZones) => void, avecDepartement: boolean): Formulaire {
  const definition = menu(
    'definition',
    DEFINITIONS.map((d) => [d, `${d.toUpperCase()}, ${MOTS_DEFINITION[d].nom}`]),
  );
  const offre = menu('offre', [...OFFRES.map((o) => [o, NOMS_OFFRE[o]] as const), ['EITI', 'EITI\u00a0: aucune dans cette liste', true]]);
  const portee = balise('input', { type: 'range', id: 'zb-portee', name: 'portee', min: `${PORTEE_MIN}`, max: `${PORTEE_MAX}`, step: '1' });
  const dite = balise('output', { for: 'zb-portee' });
  const repere = menu(
    'repere',
    REPERES.map((r) => [r, r === '' ? 'aucun territoire prioritaire' : MOTS_REPERE[r].menu]),
  );
  const lieu = menu('lieu', [['', 'France, par intercommunalité']]);
  const question = balise('p', { class: 'mention', id: 'zb-question' });
  definition.setAttribute('aria-describedby', question.id);
  const reglette = balise(
    'div',
    { class: 'champ large' },
    balise('label', { for: portee.id }, 'Distance à vol d’oiseau\u00a0: ', dite),
    portee,
  );
  const element = balise(
    'form',
    { class: 'reglages zb-reglages', 'aria-label': 'Choisir la définition et la distance' },
    champ('Définition', definition),
    champ('Type de structure', offre),
    avecDepartement ? champ('Carte', lieu) : null,
    champ('Repérer', repere),
    reglette,
    question,
  );
  const lire = (): EtatZones => ({
    ...etat(),
    definition: DEFINITIONS.find((d) => d === definition.value) ?? 'c',
    offre: OFFRES.find((o) => o === offre.value) ?? '',
    portee: Number(portee.value),
    repere: REPERES.find((r) => r === repere.value) ?? '',
    ...(avecDepartement ? { departement: lieu.value === '' ? null : lieu.value } : {}),
  });
  const montrer = (e: EtatZones): void => {
    const aDistance = AVEC_PORTEE.includes(e.definition);
    const aType = AVEC_OFFRE.includes(e.definition);
    [definition.value, offre.value, portee.value, repere.value] = [e.definition, e.offre, String(e.portee), e.repere];
    if (avecDepartement) lieu.value = e.departement ?? '';
    [portee.disabled, offre.disabled] = [!aDistance, !aType];
    dite.textContent = aDistance ? kilometres(e.portee) : 'sans effet ici';
    portee.setAttribute('aria-valuetext', kilometres(e.portee));
    question.textContent = precision(e.definition);
  };
  element.addEventListener('submit', (e) => e.preventDefault());
  element.addEventListener('input', () => surChangement(lire()));
  const proposer = (codes: readonly string[]): void => {
    lieu.append(...codes.map((c) => balise('option', { value: c }, `${c} ${nomsDepartement(c).nom}`)));
  };
  montrer(etat());
  return { element, montrer, proposer };
}

/** What the definition asks, and which of the controls it does not listen to. */
function precision(d: Definition): string {
  const sourd = [AVEC_PORTEE.includes(d) ? null : 'la distance', AVEC_OFFRE.includes(d) ? null : 'le type de structure'].filter(
    (t) => t !== null,
  );
  const suite = sourd.length === 0 ? '' : ` ${sourd.length === 1 ? 'N’en dépend pas' : 'N’en dépendent pas'}\u00a0: ${sourd.join(' et ')}.`;
  return `${d.toUpperCase()}, ${MOTS_DEFINITION[d].nom}\u00a0: ${MOTS_DEFINITION[d].question}.${suite}`;
}
