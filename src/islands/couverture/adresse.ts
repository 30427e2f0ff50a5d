import { ecrireAdresse, surRetour } from '#islands/pieces/adresse.ts';
import { ecrireZones, lireZones, type EtatZones } from './etat.ts';

/** The one state of the page, in its address: the map and « Et si ? » share it, whichever of them is there. */
type Ecouteur = (etat: EtatZones) => void;
const ecouteurs = new Set<Ecouteur>();
/** Browsers refuse more than about a hundred writes of the address in thirty seconds: a cursor moves faster. */
const PAUSE = 250;

let { etat, faute } = lireZones(location.search);
let attente: ReturnType<typeof setTimeout> | undefined;
/** The query as it was last written or read: the state may be ahead of it, for as long as a write waits. */
let ecrite = location.search;

export const etatCourant = (): EtatZones => etat;

/** What was wrong in the address, to the first who asks: it is said once. */
export function prendreFaute(): string | null {
  const prise = faute;
  faute = null;
  return prise === null ? null : `L’adresse n’a pas été comprise (${prise})\u00a0: la page montre son état de départ.`;
}

function abandonner(): void {
  clearTimeout(attente);
  attente = undefined;
}

// what the page does not know of in the address (`utm_source`…) goes with the first choice: a copied address is made of choices
function ecrire(etape: boolean): void {
  abandonner();
  ecrireAdresse(ecrireZones(etat), etape);
  ecrite = location.search;
}

/** `etape`: a deliberate step, which the back button undoes; a cursor on its way is none. */
export function changer(partiel: Partial<EtatZones>, etape = false): void {
  // the back button leads to the page as it was left: with what the cursor had reached
  if (etape && attente !== undefined) ecrire(false);
  etat = { ...etat, ...partiel };
  if (etape) ecrire(true);
  else {
    abandonner();
    attente = setTimeout(() => ecrire(false), PAUSE);
  }
  for (const ecouteur of ecouteurs) ecouteur(etat);
}

export function ecouter(ecouteur: Ecouteur): void {
  ecouteurs.add(ecouteur);
}

surRetour(
  (requete) => requete !== ecrite && ecrireZones(lireZones(requete).etat) !== ecrireZones(etat),
  () => {
    // a choice still to be written belongs to the step that was left, and would cover the one come back to
    abandonner();
    ecrite = location.search;
    ({ etat, faute } = lireZones(location.search));
    for (const ecouteur of ecouteurs) ecouteur(etat);
  },
);
