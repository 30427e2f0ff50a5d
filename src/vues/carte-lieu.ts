import type { Fond } from '#charts/choropleth.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { titreCarte as titreExtremes, type Lecture } from '#phrases/indicateur.ts';
import type { Lieu } from '#lecture/lieu.ts';
import { communesDe, siaeDe } from '#lecture/donnees.ts';
import { fondDepartement, fondEpci, fondNational, fondRegion } from '#lecture/fonds-de-carte.ts';
import { observations, observationsDe } from '#lecture/observations.ts';
import { compte, entier } from '#lib/format.ts';
import { majuscule } from '#lib/typographie.ts';
import { etablissementsDans, vueCarte } from './carte.ts';
import type { VueFigure } from './figure.ts';

const { periode: PERIODE } = indicateur('siae-nombre');
/** Seats are few and unequal: round breaks read better than quantiles full of ties. */
const CLASSES = { methode: 'bornes', bornes: [1, 2, 5, 10] } as const;

/** The extremes of the map in words, over France or over some départements only. */
const titreCarteDe = (d: Lieu['d'], i: Lecture['i'], parmi?: readonly string[]) =>
  titreExtremes({ d, i, niveau: 'departement', periode: i.periode, ...(parmi === undefined ? {} : { parmi: new Set(parmi) }) });

/** Where the SIAE are, at the mesh under the place: départements, EPCI or communes. Null when an EPCI has no contour. */
export function carteDuLieu(lieu: Lieu): VueFigure | null {
  const { d, t } = lieu;
  if (t.niveau === 'departement') return carteDepartement(lieu, t.code);
  if (t.niveau === 'epci') return carteEpci(lieu);
  if (t.niveau === 'france') return carteEquipement(lieu, fondNational('departements'));
  const codes = d.departements.filter((x) => x.region === t.code).map((x) => x.code);
  return codes.length > 1 ? carteEquipement(lieu, fondRegion(codes).fond, codes) : carteDepartement(lieu, codes[0] ?? '');
}

/** Départements by equipment, over France or over those of a région. */
function carteEquipement({ d }: Lieu, fond: Fond, codes?: readonly string[]): VueFigure {
  const i = indicateur('equipement-defm');
  const commun = {
    id: 'carte',
    titre: titreCarteDe(d, i, codes),
    indicateur: i.id,
    niveau: 'departement',
    periode: i.periode,
    fond,
  } as const;
  if (codes === undefined) return vueCarte(d, commun);
  return vueCarte(d, { ...commun, parmi: new Set(codes), classes: { methode: 'quantiles', nombre: codes.length < 6 ? 3 : 4 } });
}

function titreCarte(lieu: Lieu, vides: number, total: number, nom: string): string {
  if (total === 1) return `Les SIAE ${lieu.n.dans}`;
  if (vides === total) return `Aucune des ${entier(total)} ${nom}s n’avait d’établissement conventionné`;
  if (vides === 0) return `Chaque ${nom} avait au moins un établissement conventionné`;
  return majuscule(
    `${compte(vides, `${nom} sans SIAE`, `${LIBELLES_NIVEAU[nom === 'commune' ? 'commune' : 'epci'].pluriel} sans SIAE`)} sur ${entier(total)}`,
  );
}

const sansEtablissement = (d: Lieu['d'], niveau: 'epci' | 'commune', codes: ReadonlySet<string>): number =>
  observationsDe(observations(d, 'siae-nombre', niveau, { periode: PERIODE }), codes).filter((o) => o.valeur === 0).length;

/** EPCI of a département (those it shares included), seats of the département on them. */
function carteDepartement(lieu: Lieu, code: string): VueFigure {
  const { d } = lieu;
  const local = fondDepartement(code);
  const presents = new Set(local.fond.contours.keys());
  const titre = titreCarte(lieu, sansEtablissement(d, 'epci', presents), presents.size, 'intercommunalité');
  const etablissements = etablissementsDans(siaeDe(d, { niveau: 'departement', code }), d.communes, local);
  return vueCarte(d, {
    id: 'carte',
    titre,
    indicateur: 'siae-nombre',
    niveau: 'epci',
    periode: PERIODE,
    fond: local.fond,
    parmi: presents,
    etablissements,
    classes: CLASSES,
  });
}

function carteEpci(lieu: Lieu): VueFigure | null {
  const { d, t } = lieu;
  const epci = d.epci.find((e) => e.code === t.code);
  const codes = new Set(communesDe(d, t).map((c) => c.code));
  const local = epci === undefined ? null : fondEpci(codes, epci.departements);
  if (local === null) return null;
  const titre = titreCarte(lieu, sansEtablissement(d, 'commune', codes), codes.size, 'commune');
  const etablissements = etablissementsDans(siaeDe(d, t), d.communes, local);
  return vueCarte(d, {
    id: 'carte',
    titre,
    indicateur: 'siae-nombre',
    niveau: 'commune',
    periode: PERIODE,
    fond: local.fond,
    parmi: codes,
    etablissements,
    classes: CLASSES,
  });
}
