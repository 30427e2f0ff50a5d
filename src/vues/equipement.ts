import { document, rendre } from '#charts/server.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { decrireDistribution } from '#charts/description.ts';
import { estSure } from '#domain/cellule.ts';
import { adresseRecalcul } from '#domain/etat-explorer.ts';
import type { Territoire } from '#domain/territoire.ts';
import { comparables, CRITERES, type Profil } from '#indicateurs/comparables.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { liste, periode } from '#lib/format.ts';
import { ecritureAvecUnite, ecritureDe } from '#lib/ecriture.ts';
import { lire, lireAilleurs, type Lieu } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { horsDe } from '#lecture/parts.ts';
import { caseCellule, caseTexte, nommage, provenance, sousTitreDe, type VueFigure } from './figure.ts';
import { nomCourt } from '#lecture/observations.ts';

export const EQUIPEMENTS = ['equipement-defm', 'equipement-deld', 'equipement-rsa', 'equipement-actifs'] as const;
const NOMBRE = 8;

type NiveauComparable = keyof typeof CRITERES;
const profils = new WeakMap<Donnees, Map<NiveauComparable, readonly Profil[]>>();

function mesure(d: Donnees, t: Territoire, critere: string): number | null {
  if (critere === 'population') return t.population === undefined || t.population === 0 ? null : Math.log(t.population);
  const lu = (id: string) => lire({ d, t }, id).valeur;
  if (critere !== 'demandeurs') return lu(critere);
  const defm = lu('defm');
  return defm === null || !t.population ? null : (100 * defm) / t.population;
}

function profilsDe(d: Donnees, niveau: NiveauComparable): readonly Profil[] {
  const memoire = profils.get(d) ?? new Map<NiveauComparable, readonly Profil[]>();
  profils.set(d, memoire);
  const connus = memoire.get(niveau);
  if (connus !== undefined) return connus;
  const lieux: readonly Territoire[] = niveau === 'departement' ? d.departements : d.epci;
  const faits = lieux.map((t) => ({ code: t.code, mesures: CRITERES[niveau].map((c) => mesure(d, t, c.id)) }));
  memoire.set(niveau, faits);
  return faits;
}

/** The places most like this one, by the published method; null when one of its criteria is not known. */
export function lieuxComparables({ d, t }: Lieu): readonly Territoire[] | null {
  if (t.niveau !== 'departement' && t.niveau !== 'epci') return null;
  const niveau = t.niveau;
  return comparables(profilsDe(d, niveau), t.code, NOMBRE)?.map((c) => d.territoire(niveau, c.code)) ?? null;
}

/** The place among those most like it. */
export function vueComparables(lieu: Lieu, semblables: readonly Territoire[]): VueFigure {
  const niveau = lieu.t.niveau as NiveauComparable;
  const i = indicateur(niveau === 'departement' ? 'equipement-defm' : 'siae-densite-habitants');
  const lignes = [lieu.t, ...semblables].map((t) => ({ ...lireAilleurs(lieu, t, i.id), code: t.code, nom: nomCourt(t) }));
  const id = 'comparables';
  const reference = lireAilleurs(lieu, lieu.france, i.id);
  const svg = dessinerClassement(lignes, {
    document,
    id,
    nom: nommage(id),
    ecriture: ecritureDe(i),
    courant: lieu.t.code,
    ton: 'offre',
    reference: estSure(reference) ? { nom: 'France', valeur: reference.valeur } : null,
  });
  const lacune = horsDe(lieu.d, reference);
  const moi = lignes[0];
  const dessus = lignes.slice(1).filter((l) => moi !== undefined && estSure(moi) && estSure(l) && l.valeur < moi.valeur).length;
  return {
    id,
    titre: moi !== undefined && estSure(moi) ? titre(dessus, semblables.length, niveau) : 'Les territoires comparables',
    sousTitre: `${sousTitreDe(i, `${periode(i.periode)}${lacune === null ? '' : ` ; France ${lacune}`}`)} Territoires les plus proches par ${liste(CRITERES[niveau].map((c) => c.nom))}.`,
    svg: rendre(svg),
    description: decrireDistribution(lignes, { courant: lieu.t.code, ecriture: ecritureAvecUnite(i) }),
    tableau: {
      legende: `${i.nom}, ${i.unite}`,
      colonnes: [{ nom: 'Territoire' }, { nom: i.uniteCourte, nombre: true }],
      lignes: lignes.map((l, k) => ({ courante: k === 0, cases: [caseTexte(l.nom), caseCellule(l, ecritureDe(i))] })),
    },
    ...provenance(i),
    ...(moi !== undefined && estSure(moi) ? { recalcul: adresseRecalcul(moi) } : {}),
  };
}

function titre(dessus: number, total: number, niveau: NiveauComparable): string {
  const offre = niveau === 'departement' ? 'mieux équipé' : 'plus dense en SIAE';
  if (dessus === 0) return `Aucun des ${total} territoires comparables n’est moins doté`;
  if (dessus === total)
    return `${niveau === 'departement' ? 'Mieux équipé' : 'Plus dense en SIAE'} que les ${total} territoires comparables`;
  return `${offre === 'mieux équipé' ? 'Mieux équipé' : 'Plus dense en SIAE'} que ${dessus} des ${total} territoires comparables`;
}
