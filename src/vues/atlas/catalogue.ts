import { periodesParIndicateur, type Periodes } from '#lecture/periodes.ts';
import { NIVEAUX_CARTE, type NiveauCarte } from '#domain/couche.ts';
import type { IndicateurConnu } from '#domain/etat-atlas.ts';
import { coupe } from '#domain/rupture.ts';
import { CATALOGUE } from '#indicateurs/catalogue.ts';
import type { Indicateur } from '#indicateurs/types.ts';
import type { CatalogueAtlas, IndicateurAtlas, SourceAtlas } from '#domain/catalogue-atlas.ts';
import { millesimeEnMots } from '#lib/millesime.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { sousTitreDe } from '../figure.ts';
import { LIBELLES_LOCALISATION, localisationsDe } from '#phrases/localisations.ts';
import { nomDeListe } from '#lecture/observations.ts';

/** What the map opens on. */
export const INDICATEUR_INITIAL = 'equipement-defm';

function decrire(i: Indicateur, periodes: Periodes): IndicateurAtlas {
  const dessinees: IndicateurConnu['periodes'] = Object.fromEntries(
    NIVEAUX_CARTE.flatMap((n: NiveauCarte) => (periodes[n] === undefined ? [] : [[n, periodes[n]]])),
  );
  return {
    id: i.id,
    nom: i.nom,
    theme: i.theme,
    unite: i.unite,
    uniteCourte: i.uniteCourte,
    decimales: i.decimales,
    ...(i.plancher === undefined ? {} : { plancher: i.plancher }),
    sens: i.sens,
    rang: i.mesure.genre === 'rang',
    compte: i.mesure.genre === 'compte',
    modalites: i.modalites.map((m) => m.id),
    modalitePrincipale: i.modalitePrincipale,
    nomsModalites: Object.fromEntries(i.modalites.map((m) => [m.id, m.nom])),
    periodes: dessinees,
    ruptures: i.ruptures.filter((r) => NIVEAUX_CARTE.some((n) => coupe(r, n))),
    sousTitre: sousTitreDe(i, '{quand}'),
    sources: i.sources,
    localisations: localisationsDe(i)
      .map((l) => LIBELLES_LOCALISATION[l])
      .join(', '),
  };
}

function sourcesDe(d: Donnees): Readonly<Record<string, SourceAtlas>> {
  const citees = new Set(CATALOGUE.flatMap((i) => i.sources));
  return Object.fromEntries(
    [...citees].flatMap((id) => {
      const c = d.sources.get(id);
      if (c === undefined) return [];
      const licence = c.licence.startsWith('non') ? 'licence non précisée' : c.licence;
      return [[id, { sigle: c.sigle, precisions: `${millesimeEnMots(c.millesime)}, ${licence}` }]];
    }),
  );
}

/** The catalogue that the page of the map carries. */
export async function catalogueAtlas(d: Donnees): Promise<CatalogueAtlas> {
  const periodes = await periodesParIndicateur(d);
  const indicateurs = CATALOGUE.map((i) => decrire(i, periodes.get(i.id) ?? {})).filter((i) => Object.keys(i.periodes).length > 0);
  const noms = (lieux: Donnees['regions']) => Object.fromEntries(lieux.map((t) => [t.code, nomDeListe(d, t)]));
  return {
    defaut: INDICATEUR_INITIAL,
    indicateurs,
    regions: d.regions.map((t) => t.code),
    departements: d.departements.map((t) => t.code),
    sources: sourcesDe(d),
    noms: { region: noms(d.regions), departement: noms(d.departements) },
    regionDe: Object.fromEntries(d.departements.map((t) => [t.code, t.region])),
  };
}
