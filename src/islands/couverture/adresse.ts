import { ecrireAdresse, surRetour } from '#islands/pieces/adresse.ts';
import { ecrireZones, lireZones, type EtatZones } from './etat.ts';

/** The one state of the page, in its address: the map and « Et si ? » share it, whichever of them is there. */
type Ecouteur = (etat: EtatZones) => void;
const ecouteurs = new Set<Ecouteur>();
/** Browsers refuse more than about a hundred writes of the address in thirty seconds: a cursor moves faster. */
const PAUSE = 250;

let { etat, faute } = lireZones(location.search);
let attente: ReturnType<typeof setTimeout> | undefined;

export const etatCourant = (): EtatZones => etat;

/** What was wrong in the address, to the first who asks: it is said once. */
export function prendreFaute(): string | null {
  const prise = faute;
  faute = null;
  return prise === null ? null : `L’adresse n’a pas été comprise (${prise})\u00a0: la page montre son état de départ.`;
}

function ecrire(etape: boolean): void {
  clearTimeout(attente);
  // what the page does not know of in the address (`utm_source`…) goes with the first choice: a copied address is made of choices
  const requete = ecrireZones(etat);
  if (etape) ecrireAdresse(requete, true);
  else attente = setTimeout(() => ecrireAdresse(requete, false), PAUSE);
}

/** `etape`: a deliberate step, which the back button undoes; a cursor on its way is none. */
export function changer(partiel: Partial<EtatZones>, etape = false): void {
  etat = { ...etat, ...partiel };
  ecrire(etape);
  for (const ecouteur of ecouteurs) ecouteur(etat);
}

export function ecouter(ecouteur: Ecouteur): void {
  ecouteurs.add(ecouteur);
}

surRetour(
  (requete) => ecrireZones(lireZones(requete).etat) !== ecrireZones(etat),
  () => {
    ({ etat, faute } = lireZones(location.search));
    for (const ecouteur of ecouteurs) ecouteur(etat);
  },
);
