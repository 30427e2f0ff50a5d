import { compterRome, domaines } from '#lecture/metiers-rome.ts';
import { decrireDistribution } from '#charts/description.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { document, rendre } from '#charts/server.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { SECTIONS_NAF, type SectionNaf } from '#domain/naf.ts';
import { FRANCE } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { INDETERMINE as SANS_METIER } from '#indicateurs/liste/secteurs.ts';
import { compte, entier, pourcent } from '#lib/format.ts';
import { exiger } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { LISTE_SIAE } from '#phrases/millesimes.ts';
import { caseTexte, nommage, provenance, type VueFigure } from '../figure.ts';
import { connues, somme, versIndicateur, type Fait, type Faits } from '#phrases/recits/fait.ts';
import { titreDit } from '../titre.ts';

const ABSENT = versIndicateur('secteur-absent');
const INDETERMINE = versIndicateur('secteur-indetermine');

/** Zones d’emploi where a section employs enough to be looked for, and those where no SIAE of known trade is in it. */
export function zones(d: Donnees, section: SectionNaf): { readonly sans: number; readonly toutes: number } {
  const lignes = connues(d, 'secteur-absent', 'zone-emploi', { modalite: section });
  return { sans: lignes.filter((v) => v.valeur === 1).length, toutes: lignes.length };
}

const dire = (d: Donnees, section: SectionNaf): Fait => {
  const { sans, toutes } = zones(d, section);
  return { texte: `${entier(sans)} des ${entier(toutes)} zones d’emploi`, adresse: ABSENT };
};

const duCode = (d: Donnees, naf: string): Fait => ({
  texte: entier(d.siae.filter((s) => s.naf === naf).length),
  adresse: versIndicateur('secteur-naf'),
});

function extreme(d: Donnees, rang: 0 | -1): Fait {
  const v = [...connues(d, 'secteur-indetermine', 'departement')].sort((a, b) => a.valeur - b.valeur).at(rang);
  if (v === undefined) throw new Error('no known secteur-indetermine by département: look at its floor');
  return { texte: `${pourcent(v.valeur, 0)} ${nomsDepartement(v.code).dans}`, adresse: INDETERMINE };
}

/** The great domains of the ROME, version 3, by the first letter of a code. */
const DOMAINES_ROME: Readonly<Record<string, string>> = {
  A: 'Agriculture, espaces verts, animaux',
  B: 'Arts et façonnage',
  C: 'Banque, assurance, immobilier',
  D: 'Commerce et vente',
  E: 'Communication et médias',
  F: 'Construction et travaux publics',
  G: 'Hôtellerie, restauration, loisirs',
  H: 'Industrie',
  I: 'Installation et maintenance',
  J: 'Santé',
  K: 'Services à la personne, nettoyage',
  L: 'Spectacle',
  M: 'Support à l’entreprise',
  N: 'Transport et logistique',
};

const DONNEES = '/methode/#source-emplois-rome-2019';

export const FAITS_METIERS: Faits = {
  'met-action-sociale': (d) => duCode(d, '8899B'),
  'met-associations': (d) => duCode(d, '9499Z'),
  'met-interim': (d) => duCode(d, '7820Z'),
  'met-bas': (d) => extreme(d, 0),
  'met-haut': (d) => extreme(d, -1),
  'met-construction': (d) => dire(d, 'F'),
  'met-commerce': (d) => dire(d, 'G'),
  'met-sante': (d) => dire(d, 'Q'),
  'met-rome-structures': async (d) => ({
    texte: compte(await compterRome(d, 'siret || type'), 'structure', 'structures'),
    adresse: DONNEES,
  }),
  'met-rome-metiers': async (d) => ({ texte: compte(await compterRome(d, 'rome'), 'métier', 'métiers'), adresse: DONNEES }),
};

export async function vueDomaines(d: Donnees): Promise<VueFigure> {
  const id = 'met-domaines';
  const lus = await domaines(d);
  const nom = (l: string) => DOMAINES_ROME[l] ?? l;
  const lignes = lus.map((l) => ({ code: l.lettre, nom: nom(l.lettre), valeur: l.structures, etat: 'valeur' as const }));
  const [premier, second] = lus;
  return {
    id,
    titre: titreDit(`En tête des métiers proposés : « ${nom(premier?.lettre ?? '')} », puis « ${nom(second?.lettre ?? '')} »`, {
      quand: '2019',
    }),
    sousTitre: 'Structures qui proposaient au moins un poste dans chaque domaine, Bas-Rhin, Pas-de-Calais et Seine-Saint-Denis, 2019.',
    svg: rendre(dessinerClassement(lignes, { document, id, nom: nommage(id), ecriture: entier, ton: 'offre', avecRangs: false })),
    description: decrireDistribution(lignes, { unites: 'domaines', ecriture: entier }),
    tableau: {
      legende: 'Structures par domaine du ROME, trois départements, 2019',
      colonnes: [{ nom: 'Domaine' }, { nom: 'Structures', nombre: true }],
      lignes: lus.map((l) => ({
        cases: [caseTexte(`${nom(l.lettre)} (${l.lettre})`), { texte: entier(l.structures), brut: l.structures, nombre: true }],
      })),
    },
    sources: ['emplois-rome-2019'],
    localisations: ['etablissement'],
    indicateurs: [],
  };
}

/** Sections drawn; the table has them all. */
const DESSINEES = 10;

/** SIAE by section, the undetermined ones among them. */
export function vueSections(d: Donnees): VueFigure {
  const id = 'met-sections';
  const i = indicateur('secteur-naf');
  const lues = d.valeurs
    .modalites(i.id, FRANCE, i.periode)
    .map((v) => ({ ...v, valeur: exiger(v) }))
    .sort((a, b) => b.valeur - a.valeur);
  const [tete] = lues;
  if (tete?.modalite !== SANS_METIER) throw new Error('the trade is no longer unknown for most SIAE: write the title of this figure anew');
  const nom = (m: string) => (m === 'indetermine' ? 'Métier indéterminé' : SECTIONS_NAF[m as SectionNaf].court);
  const lignes = lues.map((v) => ({ code: v.modalite, nom: nom(v.modalite), valeur: v.valeur, etat: v.etat }));
  const total = somme(lues.map((v) => v.valeur));
  return {
    id,
    titre: titreDit(`${entier(tete.valeur)} structures sur ${entier(total)} n’avaient pas de métier connu`, { quand: LISTE_SIAE }),
    sousTitre: `Nombre de SIAE par section d’activité, à l’établissement, ${LISTE_SIAE}. Les sections les plus fournies\u202f; toutes sont au tableau.`,
    svg: rendre(
      dessinerClassement(lignes.slice(0, DESSINEES), {
        document,
        id,
        nom: nommage(id),
        ecriture: entier,
        ton: 'offre',
        courant: 'indetermine',
        avecRangs: false,
      }),
    ),
    description: decrireDistribution(lignes, { unites: 'sections', ecriture: entier }),
    tableau: {
      legende: `SIAE par section d’activité, ${LISTE_SIAE}`,
      colonnes: [{ nom: 'Section' }, { nom: 'SIAE', nombre: true }],
      lignes: lignes.map((l) => ({ cases: [caseTexte(l.nom), { texte: entier(l.valeur), brut: l.valeur, nombre: true }] })),
    },
    ...provenance(i),
  };
}
