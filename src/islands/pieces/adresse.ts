/** Writes the query of the address; the fragment is left alone, it may be another part of the page that speaks there. */
export function ecrireAdresse(requete: string, etape: boolean): void {
  const adresse = `${location.pathname}${requete}${location.hash}`;
  if (etape) history.pushState(null, '', adresse);
  else history.replaceState(null, '', adresse);
}

/** What the address says when the reader goes back or forward; a link inside the page moves in history too, and asks for nothing new. */
export function surRetour(demandeAutreChose: (requete: string) => boolean, relire: () => void): void {
  window.addEventListener('popstate', () => {
    if (demandeAutreChose(location.search)) relire();
  });
}
