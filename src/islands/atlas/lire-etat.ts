import { departementDe as departementDeCommune } from '#domain/departement.ts';
import type { Couche, NiveauCarte } from '#domain/couche.ts';
import type { EtatAtlas } from '#domain/etat-atlas.ts';
import { lireJson, uneFois } from '#islands/pieces/une-fois.ts';
import { trouver, type CatalogueAtlas, type NomsNiveau } from '#domain/catalogue-atlas.ts';
import type { Contexte } from './fiche.ts';
import type { Dessin } from '#islands/carte-vive/carte-de-page.ts';
import type { FondCarte } from '#islands/carte-vive/fond-carte.ts';
import { cerclesDe } from '#islands/carte-vive/symboles.ts';
import { periodeVoisine } from './gestes.ts';
import { carteLue, mesureDeCouche, mesureDIndicateur, type CarteLue, type Mesure } from './carte-lue.ts';
import type { creerTranches } from './tranche.ts';

type LireTranche = ReturnType<typeof creerTranches>;

/** Names of the levels: those of the page at once, the others fetched once. */
export function creerNoms(racine: string, catalogue: CatalogueAtlas) {
  const noms = uneFois<NomsNiveau>();
  return (niveau: NiveauCarte, departement: string | null): Promise<NomsNiveau> => {
    if (niveau === 'region' || niveau === 'departement') return Promise.resolve({ noms: catalogue.noms[niveau] });
    const fichier = niveau === 'commune' ? `communes-${departement}` : niveau;
    return noms(fichier, async () => (await lireJson(`${racine}atlas/noms/${fichier}.json`)) as NomsNiveau);
  };
}

/** The département that holds most of the communes of a layer. */
export function departementDe(codes: Iterable<string>): string | null {
  const comptes = new Map<string, number>();
  for (const code of codes) {
    const d = departementDeCommune(code);
    comptes.set(d, (comptes.get(d) ?? 0) + 1);
  }
  return [...comptes].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

async function mesurePremiere(etat: EtatAtlas, catalogue: CatalogueAtlas, lire: LireTranche): Promise<Mesure> {
  const i = trouver(catalogue, etat.indicateur);
  const tranche = await lire(i.id, etat.niveau);
  return mesureDIndicateur(i, etat.modalite, etat.periode, tranche(etat.modalite, etat.periode));
}

async function mesureSeconde(etat: EtatAtlas, catalogue: CatalogueAtlas, lire: LireTranche): Promise<CarteLue['seconde']> {
  if (etat.second === null) return null;
  const i = trouver(catalogue, etat.second.indicateur);
  const { modalite, periode } = periodeVoisine(i, etat.niveau, etat.periode);
  const tranche = await lire(i.id, etat.niveau);
  return { mode: etat.second.mode, mesure: mesureDIndicateur(i, modalite, periode, tranche(modalite, periode)) };
}

export interface Apports {
  readonly etat: EtatAtlas;
  readonly couche: Couche | null;
  readonly catalogue: CatalogueAtlas;
  readonly fond: FondCarte;
  readonly noms: NomsNiveau;
  readonly lire: LireTranche;
}

export interface CarteTracee extends Dessin {
  readonly lecture: CarteLue;
  readonly noms: NomsNiveau;
}

const SANS_CERCLES: CarteTracee['cercles'] = [];

/** Everything read for a state, as one drawing to make. */
export async function lireEtatCarte({ etat, couche, catalogue, fond, noms, lire }: Apports): Promise<CarteTracee> {
  const [premiere, seconde] = await Promise.all([
    couche === null ? mesurePremiere(etat, catalogue, lire) : mesureDeCouche(couche),
    couche === null ? mesureSeconde(etat, catalogue, lire) : null,
  ]);
  const lecture = carteLue({
    niveau: etat.niveau,
    codes: [...fond.contours.keys()],
    noms: new Map(Object.entries(noms.noms)),
    premiere,
    seconde,
    classes: etat.classes,
  });
  return { fond, noms, lecture, cles: lecture.cles, cercles: seconde?.mode === 'symboles' ? cerclesDe(lecture.secondes) : SANS_CERCLES };
}

const BESOIN = ['region', 'departement', 'epci'];

/** What the card adds to the map: need, range of ranks. Read when the first card is shown; a part that fails is left out. */
export async function lireContexte(niveau: NiveauCarte, noms: NomsNiveau, catalogue: CatalogueAtlas, lire: LireTranche): Promise<Contexte> {
  const derniere = (id: string) => trouver(catalogue, id).periodes[niveau]?.['']?.at(-1) ?? '';
  const besoin = BESOIN.includes(niveau)
    ? Promise.all([lire('defm', niveau), lire('deld-part', niveau)]).then(([defm, longue]) => ({
        defm,
        longue,
        periodes: [derniere('defm'), derniere('deld-part')] as const,
      }))
    : null;
  const rang = catalogue.indicateurs.find((i) => i.rang && i.periodes[niveau] !== undefined);
  const fourchettes =
    rang === undefined
      ? null
      : lire(rang.id, niveau).then((tranche) => ({ tranche, periode: rang.periodes[niveau]?.['meilleur']?.at(-1) ?? '' }));
  const [b, f] = await Promise.allSettled([besoin, fourchettes]);
  return {
    besoin: b.status === 'fulfilled' ? b.value : null,
    fourchettes: f.status === 'fulfilled' ? f.value : null,
    intercommunaliteDe: noms.intercommunalites ?? {},
  };
}
