/** Event of a place chosen in the search, with its `Entree` as detail: a page that wants it prevents the default, which is to go there. */
export const EVENEMENT_CHOIX = 'territoire:choisi';
