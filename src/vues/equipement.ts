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
import { EQUIPEMENTS } from '#phrases/equipement.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { horsDe } from '#lecture/parts.ts';
import { enteteDe, caseCellule, caseTexte, nommage, provenance, sousTitreDe, type VueFigure } from './figure.ts';
import { nomCourt } from '#lecture/observations.ts';
import { momentDit } from '#indicateurs/nom.ts';
import { titreDit } from './titre.ts';

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
  return {
    id,
    titre: titreDit(titreComparables(lieu, semblables), { quand: momentDit(i, periode(i.periode)) }),
    sousTitre: `${sousTitreDe(i, `${periode(i.periode)}${lacune === null ? '' : ` ; France ${lacune}`}`)} Territoires les plus proches par ${liste(CRITERES[niveau].map((c) => c.nom))}.`,
    svg: rendre(svg),
    description: decrireDistribution(lignes, { courant: lieu.t.code, ecriture: ecritureAvecUnite(i) }),
    tableau: {
      legende: `${i.nom}, ${i.unite}, ${periode(i.periode)}`,
      colonnes: [{ nom: 'Territoire' }, { nom: enteteDe(i), nombre: true }],
      lignes: lignes.map((l, k) => ({ courante: k === 0, cases: [caseTexte(l.nom), caseCellule(l, ecritureDe(i))] })),
    },
    ...provenance(i),
    ...(moi !== undefined && estSure(moi) ? { recalcul: adresseRecalcul(moi) } : {}),
  };
}

/** What an offer may be set against, at each level: the title holds under all of them, from the least to the most. */
const RAPPORTS: Readonly<Record<NiveauComparable, readonly ((d: Donnees, t: Territoire) => number | null)[]>> = {
  departement: EQUIPEMENTS.map((id) => (d, t) => lire({ d, t }, id).valeur),
  epci: [(d, t) => lire({ d, t }, 'siae-densite-habitants').valeur, siaeParDemandeur],
};
const MOTS_RAPPORTS: Readonly<
  Record<NiveauComparable, { readonly plus: string; readonly moins: string; readonly selon: string; readonly quel: string }>
> = {
  departement: {
    plus: 'Offre plus forte',
    moins: 'une offre plus faible',
    selon: 'selon le dénominateur',
    quel: 'quel que soit le dénominateur',
  },
  epci: {
    plus: 'Plus d’établissements conventionnés',
    moins: 'moins d’établissements conventionnés',
    selon: 'selon qu’on les rapporte aux habitants ou aux demandeurs d’emploi',
    quel: 'par habitant comme par demandeur d’emploi',
  },
};

function siaeParDemandeur(d: Donnees, t: Territoire): number | null {
  const [siae, inscrits] = [lire({ d, t }, 'siae-nombre').valeur, lire({ d, t }, 'defm').valeur];
  return siae === null || !inscrits ? null : siae / inscrits;
}

/** How many of the comparable places stand under this one, under each denominator known everywhere. */
function comparablesDepasses({ d, t }: Lieu, semblables: readonly Territoire[]): readonly number[] {
  return RAPPORTS[t.niveau as NiveauComparable].flatMap((rapporter) => {
    const [ici, ...autres] = [t, ...semblables].map((x) => rapporter(d, x));
    if (ici === undefined || ici === null || autres.includes(null)) return [];
    return [autres.filter((v) => v !== null && v < ici).length];
  });
}

function titreComparables(lieu: Lieu, semblables: readonly Territoire[]): string {
  const nombres = comparablesDepasses(lieu, semblables);
  const { plus, moins, selon, quel } = MOTS_RAPPORTS[lieu.t.niveau as NiveauComparable];
  const [bas, haut, total] = [Math.min(...nombres), Math.max(...nombres), semblables.length];
  if (nombres.length === 0) return 'Les territoires comparables';
  if (haut === 0) return `Aucun des ${total} territoires comparables n’avait ${moins}, ${quel}`;
  if (bas === total) return `${plus} que dans les ${total} territoires comparables, ${quel}`;
  if (bas === haut) return `${plus} que dans ${haut} des ${total} territoires comparables, ${quel}`;
  const combien = bas === 0 ? `au plus ${haut}` : `${bas} ${bas + 1 === haut ? 'ou' : 'à'} ${haut}`;
  return `${plus} que dans ${combien} des ${total} territoires comparables, ${selon}`;
}
