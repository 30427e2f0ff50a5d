import { defsContours, dessinerChoroplethe, type Fond } from '#charts/choropleth.ts';
import { decrireCarte } from '#charts/description.ts';
import { dessinerLegende } from '#charts/legend.ts';
import type { Etablissement } from '#charts/etablissements.ts';
import { TYPES_LISTES, type TypeListe } from '#domain/types-siae.ts';
import { document, rendre } from '#charts/server.ts';
import { classer, type OptionsClasses } from '#domain/classes.ts';
import { estSure } from '#domain/cellule.ts';
import { LIBELLES_NIVEAU, adresse, type Niveau } from '#domain/territoire.ts';
import { projeterDansFenetre } from '#geometry/projection.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { periode } from '#lib/format.ts';
import { ecritureAvecUnite, ecritureDe } from '#lib/ecriture.ts';
import type { Commune, Donnees, Siae } from '#lecture/donnees.ts';
import type { FondLocal } from '#lecture/fonds-de-carte.ts';
import { enteteDe, caseCellule, caseTexte, nommage, provenance, sousTitreDe, type VueFigure } from './figure.ts';
import { autresBouts } from '#phrases/equipement.ts';
import { observations, observationsDe, type ObservationLue } from '#lecture/observations.ts';
import { modaliteDe, momentDit, nomDit } from '#indicateurs/nom.ts';
import { titreDit } from './titre.ts';

export interface DemandeCarte {
  readonly id: string;
  readonly titre: string;
  readonly indicateur: string;
  readonly niveau: Niveau;
  readonly periode: string;
  readonly modalite?: string;
  readonly fond: Fond;
  readonly parmi?: ReadonlySet<string>;
  /** The rows themselves, where the mesh mixes levels. */
  readonly lignes?: readonly ObservationLue[];
  /** What they are called then. */
  readonly unites?: string;
  /** What the subtitle adds. */
  readonly note?: string;
  readonly courant?: string | null;
  readonly etablissements?: readonly Etablissement[];
  readonly classes?: OptionsClasses;
  /** Prefix of contours already on the page. */
  readonly reference?: string;
  readonly sansTableau?: boolean;
}

const CLASSES: OptionsClasses = { methode: 'quantiles', nombre: 5 };
const compterTypes = (etablissements: readonly Etablissement[]): readonly { readonly type: TypeListe; readonly effectif: number }[] =>
  TYPES_LISTES.map((type) => ({ type, effectif: etablissements.filter((s) => s.type === type).length })).filter((t) => t.effectif > 0);

function lignesDe(d: Donnees, { indicateur: id, niveau, periode: p, modalite = '', parmi }: DemandeCarte): readonly ObservationLue[] {
  const toutes = observations(d, id, niveau, { periode: p, modalite });
  return parmi === undefined ? toutes : observationsDe(toutes, parmi);
}

/** Territories by class, the legend with its counts, the words and the rows. */
export function vueCarte(d: Donnees, demande: DemandeCarte): VueFigure {
  const i = indicateur(demande.indicateur);
  const lignes = demande.lignes ?? lignesDe(d, demande);
  const classes = classer(lignes, demande.classes ?? CLASSES);
  const { id, courant = null, etablissements = [] } = demande;
  const palette = i.sens;
  const unites = demande.unites ?? LIBELLES_NIVEAU[demande.niveau].pluriel;
  const place = courant === null ? undefined : lignes.find((o) => o.code === courant);
  const svg = dessinerChoroplethe(demande.fond, lignes, classes, {
    document,
    id,
    nom: nommage(id),
    palette,
    courant,
    etablissements,
    reference: demande.reference ?? null,
  });
  const legende = dessinerLegende(classes, {
    document,
    id: `${id}-legende`,
    nom: { etiquette: 'Légende' },
    palette,
    ecriture: ecritureDe(i),
    unites,
    etablissements: compterTypes(etablissements),
    courant: place !== undefined && estSure(place) ? { nom: place.nom, valeur: place.valeur } : null,
  });
  const aUneFiche = demande.niveau !== 'zone-emploi' && demande.niveau !== 'commune';
  return {
    id,
    titre: titreDit(demande.titre, { quand: momentDit(i, periode(demande.periode)), quoi: modaliteDe(i, demande.modalite ?? '') }),
    sousTitre: [`${sousTitreDe(i, periode(demande.periode), demande.modalite)}${autresBouts(d, demande)}`, demande.note ?? '']
      .filter((x) => x !== '')
      .join(' '),
    svg: rendre(svg),
    legende: rendre(legende),
    description: decrireCarte(lignes, classes, { courant, unites, ecriture: ecritureAvecUnite(i) }),
    tableau: {
      legende: `${nomDit(i, demande.modalite ?? '')}, ${i.unite}, ${periode(demande.periode)}`,
      colonnes: [{ nom: 'Territoire' }, { nom: 'Code' }, { nom: enteteDe(i), nombre: true }],
      lignes: lignes.map((o) => ({
        courante: o.code === courant,
        ...(aUneFiche ? { lien: adresse({ niveau: o.niveau, code: o.code }) } : {}),
        cases: [caseTexte(o.nom), caseTexte(o.code), caseCellule(o, ecritureDe(i))],
      })),
    },
    ...provenance(i),
  };
}

/** The contours of a page, once, for its maps to refer to. */
export function defs(fond: Fond, prefixe: string): string {
  return rendre(defsContours(document, fond, prefixe));
}

/** Seats placed in a window: at their address, else at the point of their commune; those of a commune without a point are left to the list. */
export function etablissementsDans(
  siae: readonly Siae[],
  communes: ReadonlyMap<string, Commune>,
  { fenetre }: FondLocal,
): readonly Etablissement[] {
  return siae.flatMap((s): Etablissement[] => {
    const commune = communes.get(s.commune);
    const [lon, lat] = [s.lon ?? commune?.lon ?? null, s.lat ?? commune?.lat ?? null];
    if (lon === null || lat === null) return [];
    const [x, y] = projeterDansFenetre(fenetre, [lon, lat]);
    return [{ x: Math.round(x), y: Math.round(y), type: s.type }];
  });
}
