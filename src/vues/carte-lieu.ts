import type { Fond } from '#charts/choropleth.ts';
import { estIntercommunal, LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { titreCarte as titreExtremes, type Lecture } from '#phrases/indicateur.ts';
import type { Lieu } from '#lecture/lieu.ts';
import { motMaille, NOTE_PARTIES, titreSansEtablissement } from '#phrases/mailles.ts';
import { communesDe, siaeDe } from '#lecture/donnees.ts';
import { fondDepartement, fondEpci, fondNational, fondRegion } from '#lecture/fonds-de-carte.ts';
import { codeDeMaille, maillesDe, observationsDesMailles } from '#lecture/mailles.ts';
import { observations, observationsDe } from '#lecture/observations.ts';
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
  if (estIntercommunal(t.niveau)) return carteIntercommunale(lieu);
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

const vides = (lignes: readonly { readonly valeur: number | null }[]): number => lignes.filter((o) => o.valeur === 0).length;

/** What a département is made of, and of that only: the establishments that are in it. */
function carteDepartement(lieu: Lieu, code: string): VueFigure {
  const { d } = lieu;
  const local = fondDepartement(code, codeDeMaille(d));
  const mailles = maillesDe(d, code);
  const lignes = observationsDesMailles(d, 'siae-nombre', code, { periode: PERIODE });
  const nom = motMaille(mailles);
  const titre = titreSansEtablissement(lieu, vides(lignes), lignes.length, nom);
  const etablissements = etablissementsDans(siaeDe(d, { niveau: 'departement', code }), d.communes, local);
  return vueCarte(d, {
    id: 'carte',
    titre,
    indicateur: 'siae-nombre',
    niveau: 'epci',
    periode: PERIODE,
    fond: local.fond,
    lignes,
    unites: nom.pluriel,
    ...(mailles.some((m) => m.niveau === 'partie') ? { note: NOTE_PARTIES } : {}),
    etablissements,
    classes: CLASSES,
  });
}

/** The communes of an EPCI or of an EPT. */
function carteIntercommunale(lieu: Lieu): VueFigure | null {
  const { d, t } = lieu;
  const communes = communesDe(d, t);
  const codes = new Set(communes.map((c) => c.code));
  const local = fondEpci(codes, [...new Set(communes.map((c) => c.departement))].toSorted());
  if (local === null) return null;
  const lignes = observationsDe(observations(d, 'siae-nombre', 'commune', { periode: PERIODE }), codes);
  const titre = titreSansEtablissement(lieu, vides(lignes), codes.size, LIBELLES_NIVEAU.commune);
  const etablissements = etablissementsDans(siaeDe(d, t), d.communes, local);
  return vueCarte(d, {
    id: 'carte',
    titre,
    indicateur: 'siae-nombre',
    niveau: 'commune',
    periode: PERIODE,
    fond: local.fond,
    lignes,
    etablissements,
    classes: CLASSES,
  });
}
