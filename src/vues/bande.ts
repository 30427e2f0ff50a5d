import { decrireDistribution } from '#charts/description.ts';
import { document, rendre } from '#charts/server.ts';
import { dessinerBande, type RepereBande } from '#charts/strip.ts';
import { estSure } from '#domain/cellule.ts';
import { LIBELLES_NIVEAU, type Niveau, type Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { ecritureAvecUnite, ecritureDe } from '#lib/ecriture.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { nomCourt, observations } from '#lecture/observations.ts';

export interface DemandeBande {
  readonly id: string;
  readonly indicateur: string;
  readonly niveau: Niveau;
  readonly periode: string;
  readonly modalite?: string;
  readonly courant?: Territoire;
  readonly references?: readonly Territoire[];
}

/** Every territory of a level on one line, the place marked: the drawing and its words. */
export function vueBande(d: Donnees, demande: DemandeBande): { readonly svg: string; readonly description: string } {
  const i = indicateur(demande.indicateur);
  const choix = { periode: demande.periode, modalite: demande.modalite ?? '' };
  const lignes = observations(d, i.id, demande.niveau, choix);
  const courant = demande.courant?.niveau === demande.niveau ? demande.courant.code : null;
  const reperes = (demande.references ?? []).flatMap((t): RepereBande[] => {
    const v = d.valeurs.cellule(i.id, t, choix);
    return estSure(v) ? [{ nom: nomCourt(t), valeur: v.valeur }] : [];
  });
  const description = decrireDistribution(lignes, {
    courant,
    unites: LIBELLES_NIVEAU[demande.niveau].pluriel,
    ecriture: ecritureAvecUnite(i),
  });
  const nom = { etiquette: description };
  return { svg: rendre(dessinerBande(lignes, { document, id: demande.id, nom, ecriture: ecritureDe(i), courant, reperes })), description };
}
