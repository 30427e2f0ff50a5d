import { nomsDepartement } from '#domain/noms.ts';
import { INSECABLE } from '#lib/format.ts';
import { DEFINITIONS, MOTS_DEFINITION, type Definition } from '#zones-blanches/definitions.ts';
import { OFFRES } from '#zones-blanches/couverture-max/fichiers.ts';
import { NOMS_OFFRE } from '#islands/couverture/offres.ts';
import { balise } from '#islands/pieces/balise.ts';
import { champ, lignesDe, menu, type Lignes } from '#islands/pieces/menu.ts';
import { PORTEE_MAX, PORTEE_MIN, type EtatZones } from '#islands/couverture/etat.ts';
import { MOTS_REPERE, REPERES } from '#islands/couverture/prioritaires.ts';

/** Definitions that a distance moves, and those a type of structure moves. */
export const AVEC_PORTEE: readonly Definition[] = ['c', 'd', 'g'];
export const AVEC_OFFRE: readonly Definition[] = ['a', 'c', 'g'];

const menuDuFormulaire = (id: string, lignes: Lignes): HTMLSelectElement => menu({ id: `zb-${id}`, name: id }, lignes);

const kilometres = (d: number): string => `${d}${INSECABLE}km`;

/** The controls above the map: definition, type, distance, place. They work before any data is read. */
export class Formulaire {
  readonly element: HTMLFormElement;
  private readonly definition = menuDuFormulaire(
    'definition',
    DEFINITIONS.map((d) => [d, `${d.toUpperCase()}, ${MOTS_DEFINITION[d].nom}`]),
  );
  private readonly offre = menuDuFormulaire('offre', [
    ...OFFRES.map((o) => [o, NOMS_OFFRE[o]] as const),
    ['EITI', 'EITI\u00a0: aucune dans cette liste', true],
  ]);
  private readonly repere = menuDuFormulaire(
    'repere',
    REPERES.map((r) => [r, r === '' ? 'aucun territoire prioritaire' : MOTS_REPERE[r].menu]),
  );
  private readonly lieu = menuDuFormulaire('lieu', [['', 'France, par intercommunalité']]);
  private readonly portee = balise('input', {
    ...{ type: 'range', id: 'zb-portee', name: 'portee', step: '1' },
    ...{ min: `${PORTEE_MIN}`, max: `${PORTEE_MAX}` },
  });
  private readonly dite = balise('output', { for: 'zb-portee' });
  private readonly question = balise('p', { class: 'mention', id: 'zb-question' });

  constructor(etat: () => EtatZones, surChangement: (etat: EtatZones) => void) {
    this.definition.setAttribute('aria-describedby', this.question.id);
    const distance = balise('label', { for: this.portee.id }, 'Distance à vol d’oiseau\u00a0: ', this.dite);
    this.element = balise(
      'form',
      { class: 'reglages zb-reglages', 'aria-label': 'Choisir la définition et la distance' },
      champ('Définition', this.definition),
      champ('Type de structure', this.offre),
      champ('Carte', this.lieu),
      champ('Repérer', this.repere),
      balise('div', { class: 'champ large' }, distance, this.portee),
      this.question,
    );
    this.element.addEventListener('submit', (e) => e.preventDefault());
    this.element.addEventListener('input', () => surChangement(this.lire(etat())));
    this.montrer(etat());
  }

  private lire(avant: EtatZones): EtatZones {
    const { definition, offre, portee, repere, lieu } = this;
    return {
      ...avant,
      definition: DEFINITIONS.find((d) => d === definition.value) ?? 'c',
      offre: OFFRES.find((o) => o === offre.value) ?? '',
      portee: Number(portee.value),
      repere: REPERES.find((r) => r === repere.value) ?? '',
      departement: lieu.value === '' ? null : lieu.value,
    };
  }

  /** Puts the controls in a state; never fires a change. */
  montrer(e: EtatZones): void {
    const { definition, offre, portee, repere, lieu } = this;
    const aDistance = AVEC_PORTEE.includes(e.definition);
    [definition.value, offre.value, portee.value, repere.value] = [e.definition, e.offre, String(e.portee), e.repere];
    lieu.value = e.departement ?? '';
    [portee.disabled, offre.disabled] = [!aDistance, !AVEC_OFFRE.includes(e.definition)];
    this.dite.textContent = aDistance ? kilometres(e.portee) : 'sans effet ici';
    portee.setAttribute('aria-valuetext', kilometres(e.portee));
    this.question.textContent = precision(e.definition);
  }

  /** The list of départements, once known. */
  proposer(codes: readonly string[]): void {
    this.lieu.append(...lignesDe(codes.map((c) => [c, `${c} ${nomsDepartement(c).nom}`])));
  }
}

/** What the definition asks, and which of the controls it does not listen to. */
function precision(d: Definition): string {
  const sourd = [AVEC_PORTEE.includes(d) ? null : 'la distance', AVEC_OFFRE.includes(d) ? null : 'le type de structure'].filter(
    (t) => t !== null,
  );
  const suite = sourd.length === 0 ? '' : ` ${sourd.length === 1 ? 'N’en dépend pas' : 'N’en dépendent pas'}\u00a0: ${sourd.join(' et ')}.`;
  return `${d.toUpperCase()}, ${MOTS_DEFINITION[d].nom}\u00a0: ${MOTS_DEFINITION[d].question}.${suite}`;
}
