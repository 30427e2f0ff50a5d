import { dessinerChoroplethe } from '#charts/choropleth.ts';
import { decrireCarte } from '#charts/description.ts';
import { dessinerLegende } from '#charts/legend.ts';
import { PLANCHER_KM, RAYONS_KM } from '#domain/tables/accessibilite.ts';
import { TYPES_LISTES } from '#domain/types-siae.ts';
import { document, rendre } from '#charts/server.ts';
import { cellule, celluleVide, estConnue, type Cellule } from '#domain/cellule.ts';
import { classer } from '#domain/classes.ts';
import { adresse } from '#domain/territoire.ts';
import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { panneauDe } from '#geometry/projection.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { compte, entier, INSECABLE, nombre } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { distanceRetenue } from '#zones-blanches/grandes-communes.ts';
import { PORTEE_KM } from '#zones-blanches/parametres.ts';
import type { Lieu } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { fondCommunes, type FondLocal } from '#lecture/fonds-de-carte.ts';
import { codeDeMaille } from '#lecture/mailles.ts';
import { etablissementsDans } from '../carte.ts';
import { caseCellule, caseTexte, nommage, provenance, type CaseTableau, type Tableau, type VueFigure } from '../figure.ts';
import { nomCourt } from '#lecture/observations.ts';
import { motAcces } from '#phrases/zones-blanches/lieu.ts';
import type { CommuneAccessible } from '#lecture/zones-blanches.ts';
import { LISTE_SIAE } from '#phrases/millesimes.ts';
import { siaeProche, type SiaeVoisine } from '#phrases/zones-blanches/siae-proches.ts';
import { siae } from '#domain/tables/siae.ts';
import { datee, type PhraseDatee } from '#phrases/datee.ts';
import { titreDit } from '../titre.ts';

/** Under the floor only that is said. A distance just past the reach is not written as the reach: « 20,04 », beside « 20,1 ». */
export const ecrireKm = (v: number) =>
  v <= PLANCHER_KM ? `${PLANCHER_KM} ou moins` : nombre(v, v !== PORTEE_KM && Math.round(v * 10) === 10 * PORTEE_KM ? 2 : 1);
const SANS_PONT = 'aucune sans passer la mer';
const SUR_PLACE = 'dans la commune';
/** A metre past the floor, so that its class is that of the communes at it or nearer. */
const CLASSES_KM = RAYONS_KM.map((km) => (km === PLANCHER_KM ? km + 0.001 : km));

/** Seats on the map, those of the neighbours included: a border is no wall. */
function etablissementsAutour(d: Donnees, code: string, local: FondLocal) {
  const panneau = panneauDe(code);
  const [, , largeur, hauteur] = local.fond.viewBox;
  const memePanneau = d.siae.filter((s) => panneauDe(s.commune) === panneau && d.communes.has(s.commune));
  return etablissementsDans(memePanneau, d.communes, local).filter((s) => s.x >= 0 && s.y >= 0 && s.x <= largeur && s.y <= hauteur);
}

function titreCarte(communes: readonly CommuneAccessible[]): string {
  const loin = communes.filter((c) => c.verdicts.c === 'blanche').length;
  const connues = communes.filter((c) => c.verdicts.c !== 'indisponible').length;
  if (connues === 1) return 'Les établissements conventionnés et leur distance';
  if (loin === 0 && communes.every((c) => c.auPlusKm !== null && c.auPlusKm <= PORTEE_KM))
    return `Aucune commune ne va au-delà de ${PORTEE_KM} km d’une SIAE`;
  if (loin === 0) return `Aucune commune n’a son point à plus de ${PORTEE_KM} km d’une SIAE`;
  return `${compte(loin, 'commune', 'communes')} sur ${entier(connues)} à plus de ${PORTEE_KM} km de la SIAE la plus proche`;
}

/** Communes by distance, seats by type, borders of the EPCI. */
export function carteCommunes({ d, t, n }: Lieu, communes: readonly CommuneAccessible[]): VueFigure {
  const local = fondCommunes(t.code, codeDeMaille(d));
  const lignes = communes.map((c) => ({ code: c.code, nom: c.nom, commune: c, ...distanceLue(c) }));
  const incertaines = communes.some((c) => c.etendueKm !== null && c.verdicts.c === 'indisponible');
  const dessinees = lignes.filter((l) => local.fond.contours.has(l.code));
  const classes = classer(dessinees, { methode: 'bornes', bornes: CLASSES_KM });
  const etablissements = etablissementsAutour(d, t.code, local);
  const types = TYPES_LISTES.map((type) => ({ type, effectif: etablissements.filter((s) => s.type === type).length })).filter(
    (x) => x.effectif > 0,
  );
  const id = 'carte';
  const iles = communes.some((c) => c.distance.etat === 'sans-objet');
  const avecUnite = (v: number) => (v <= PLANCHER_KM ? `${PLANCHER_KM}${INSECABLE}km ou moins` : `${ecrireKm(v)}${INSECABLE}km`);
  return {
    id,
    titre: titreDit(titreCarte(communes), { quand: LISTE_SIAE }),
    sousTitre: insecables(
      `Distance du point de chaque commune à la SIAE la plus proche, en kilomètres à vol d’oiseau, jamais sous ${PLANCHER_KM} km ; établissements de ${LISTE_SIAE}, ceux des voisins compris. Traits : intercommunalités.${iles ? ' « Sans objet » : île sans SIAE, donc hors de portée.' : ''}${incertaines ? ' Hachures : commune trop étendue pour un seul point.' : ''}`,
    ),
    svg: rendre(
      dessinerChoroplethe(local.fond, dessinees, classes, {
        document,
        id,
        nom: nommage(id),
        palette: 'besoin',
        etablissements,
        avecCodes: true,
      }),
    ),
    legende: rendre(
      dessinerLegende(classes, {
        document,
        id: `${id}-legende`,
        nom: { etiquette: 'Légende' },
        palette: 'besoin',
        ecriture: avecUniteRonde,
        unites: 'communes',
        etablissements: types,
        courant: null,
      }),
    ),
    description: decrireCarte(dessinees, classes, { unites: 'communes', ecriture: avecUnite }),
    tableau: {
      legende: `Distance des communes ${n.de} à l’établissement conventionné le plus proche`,
      colonnes: [{ nom: 'Commune' }, { nom: 'Code' }, { nom: 'km', nombre: true }],
      lignes: lignes.map((l) => ({ cases: [caseTexte(l.nom), caseTexte(l.code), caseDistance(l.commune)] })),
    },
    ...provenance(indicateur('zb-c')),
  };
}

const avecUniteRonde = (v: number) => `${nombre(v, 0)}${INSECABLE}km`;

/** The distance that the definitions retain, from which the map is coloured. */
function distanceLue({ distance, etendueKm, surPlace }: CommuneAccessible): Cellule {
  if (distance.etat === 'sans-objet') return distance;
  const km = distanceRetenue(distance.valeur ?? NaN, { etendueKm, surPlace });
  return Number.isNaN(km) ? celluleVide('indisponible') : cellule(km);
}

/** What can be said of a commune: that an establishment is in it, that one is near, or how far. The file says the same words. */
function caseDistance(c: CommuneAccessible): CaseTableau {
  const lue = distanceLue(c);
  if (lue.etat === 'sans-objet') return { texte: SANS_PONT, brut: 'sans-objet', absent: true };
  if (c.surPlace) return { texte: SUR_PLACE, brut: SUR_PLACE, nombre: true };
  const ecrite = caseCellule(lue, ecrireKm);
  return lue.valeur === PLANCHER_KM ? { ...ecrite, brut: ecrite.texte } : ecrite;
}

const zonageDe = (c: CommuneAccessible) => [c.qpv ? 'QPV' : '', c.frr ? 'FRR' : ''].filter((z) => z !== '').join(', ');

/** The name of a seat with its type and where it is. */
function nommerSiae(d: Donnees, s: SiaeVoisine['siae'], departement: string): string {
  const commune = d.communes.get(s.commune);
  const ailleurs =
    commune === undefined || commune.departement === departement
      ? ''
      : `, ${nomsTerritoire(d.territoire('departement', commune.departement)).nom}`;
  return `${s.nom} (${s.type}), ${commune?.nom ?? s.commune}${ailleurs}`;
}

/** Communes out of reach, those with most inhabitants first. */
export function communesHorsDePortee(communes: readonly CommuneAccessible[]): readonly CommuneAccessible[] {
  return communes.filter((c) => c.verdicts.c === 'blanche').toSorted((a, b) => b.population - a.population || (a.code < b.code ? -1 : 1));
}

/** Where every commune is within reach, which of them is the farthest. */
export function constatPlusLoin(communes: readonly CommuneAccessible[]): PhraseDatee {
  const situees = communes.flatMap((c) => {
    const lue = distanceLue(c);
    return estConnue(lue) ? [{ nom: c.nom, km: lue.valeur }] : [];
  });
  const [loin] = situees.toSorted((a, b) => b.km - a.km);
  if (loin === undefined) throw new Error('no commune has a distance: say so instead of naming the farthest');
  if (loin.km <= PLANCHER_KM)
    return datee(`En ${LISTE_SIAE}, chaque commune avait une SIAE, ou en était à ${PLANCHER_KM} km ou moins.`, siae.millesime);
  return datee(
    `En ${LISTE_SIAE}, la plus éloignée était ${loin.nom}, à ${ecrireKm(loin.km)} km de la SIAE la plus proche.`,
    siae.millesime,
  );
}

type Ligne = Tableau['lignes'][number];

/** A commune, its inhabitants, how far it is, the nearest SIAE, and what else is said of it. */
function ligneDeCommune({ d, t }: Lieu, c: CommuneAccessible, distances: Ligne['cases'], suite: Ligne['cases'] = []): Ligne {
  const proche = siaeProche(d, c);
  const commune = d.communes.get(c.code);
  return {
    ...(commune === undefined || c.epci === null ? {} : { lien: adresse(commune) }),
    cases: [
      caseTexte(c.nom),
      { texte: entier(c.population), brut: c.population, nombre: true },
      ...distances,
      caseTexte(proche === null ? '–' : nommerSiae(d, proche, t.code)),
      ...suite,
    ],
  };
}

export function tableauHorsDePortee(lieu: Lieu, communes: readonly CommuneAccessible[]): Tableau {
  const avecReserve = communes.some((c) => c.acces !== null || zonageDe(c) !== '');
  return {
    legende: insecables(`Communes ${lieu.n.de} à plus de ${PORTEE_KM} km de la SIAE la plus proche`),
    colonnes: [
      { nom: 'Commune' },
      { nom: 'Habitants', nombre: true },
      { nom: 'Distance, km', nombre: true },
      { nom: 'SIAE la plus proche' },
      ...(avecReserve ? [{ nom: 'Zonage, accès' }] : []),
    ],
    lignes: communes.map((c) =>
      ligneDeCommune(
        lieu,
        c,
        [caseDistance(c)],
        avecReserve ? [caseTexte([zonageDe(c), motAcces(c.acces)].filter((x) => x !== '').join(', '))] : [],
      ),
    ),
  };
}

export function tableauVoisines({ d, n }: Lieu, voisines: readonly SiaeVoisine[]): Tableau {
  return {
    legende: insecables(`SIAE d’autres départements, les plus proches de communes ${n.de}`),
    colonnes: [{ nom: 'SIAE' }, { nom: 'Établissement' }, { nom: 'Communes', nombre: true }, { nom: 'Habitants', nombre: true }],
    lignes: voisines.map((v) => ({
      cases: [
        caseTexte(`${v.siae.nom} (${v.siae.type})`),
        caseTexte(`${d.communes.get(v.siae.commune)?.nom ?? v.siae.commune}, ${nomCourt(d.territoire('departement', v.departement))}`),
        { texte: entier(v.communes), brut: v.communes, nombre: true },
        { texte: entier(v.habitants), brut: v.habitants, nombre: true },
      ],
    })),
  };
}

/** Communes too wide for one point to tell: what the point says, and how far the commune goes. */
export function tableauIndecises(lieu: Lieu, communes: readonly CommuneAccessible[]): Tableau {
  const km = (v: number | null) => ({ texte: v === null ? '–' : ecrireKm(v), brut: v, nombre: true });
  return {
    legende: 'Distance du point de la commune à la SIAE la plus proche, et du point au bout de la commune',
    colonnes: [
      { nom: 'Commune' },
      { nom: 'Habitants', nombre: true },
      { nom: 'Distance du point, km', nombre: true },
      { nom: 'Étendue, km', nombre: true },
      { nom: 'SIAE la plus proche du point' },
    ],
    lignes: communes
      .toSorted((a, b) => b.population - a.population)
      .map((c) => ligneDeCommune(lieu, c, [km(c.distance.valeur), km(c.etendueKm)])),
  };
}
