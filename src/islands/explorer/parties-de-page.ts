/** The places of the built page that the island fills. */
export interface Parties {
  readonly atelier: HTMLElement;
  readonly champ: HTMLTextAreaElement;
  readonly editeur: HTMLElement;
  readonly schema: HTMLElement;
  readonly avis: HTMLElement;
  readonly recalcul: HTMLElement;
  readonly executer: HTMLButtonElement;
  readonly annuler: HTMLButtonElement;
  readonly partager: HTMLButtonElement;
  readonly lien: HTMLElement;
  readonly progres: HTMLElement;
  readonly etat: HTMLElement;
  readonly erreur: HTMLElement;
  readonly resultat: HTMLElement;
  readonly titre: HTMLElement;
  readonly remarques: HTMLElement;
  readonly lecture: HTMLElement;
  readonly historique: HTMLElement;
}

/** Every piece by its `data-piece`. Throws when the page and the island disagree: a missing piece would fail later and silently. */
export function trouverParties(racine: HTMLElement): Parties {
  const piece = <E extends HTMLElement>(nom: string, type: new () => E): E => {
    const trouvee = racine.querySelector(`[data-piece="${nom}"]`);
    if (!(trouvee instanceof type)) throw new Error(`no piece "${nom}" in the page: the page and its island must be built together`);
    return trouvee;
  };
  return {
    atelier: piece('atelier', HTMLElement),
    champ: piece('champ', HTMLTextAreaElement),
    editeur: piece('editeur', HTMLElement),
    schema: piece('schema', HTMLElement),
    avis: piece('avis', HTMLElement),
    recalcul: piece('recalcul', HTMLElement),
    executer: piece('executer', HTMLButtonElement),
    annuler: piece('annuler', HTMLButtonElement),
    partager: piece('partager', HTMLButtonElement),
    lien: piece('lien', HTMLElement),
    progres: piece('progres', HTMLElement),
    etat: piece('etat', HTMLElement),
    erreur: piece('erreur', HTMLElement),
    resultat: piece('resultat', HTMLElement),
    titre: piece('titre', HTMLElement),
    remarques: piece('remarques', HTMLElement),
    lecture: piece('lecture', HTMLElement),
    historique: piece('historique', HTMLElement),
  };
}
