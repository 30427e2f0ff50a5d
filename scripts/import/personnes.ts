/**
 * Sole traders of the SIAE list. The list has no legal form, so a row that may be a person is asked about and never published by
 * default: the answer is a row of data/corrections/siae.csv (`personne`: only the commune is published) or of
 * data/corrections/siae-noms-verifies.csv (the name is that of an organisation). An answer about a person names the commune and the
 * type, never the SIRET: the correction file is public too.
 */
import type { Anomalie } from '../../src/lib/anomalie.ts';
import { DRAPEAU_MASQUE, identifiantMasque, NOM_MASQUE } from '../../src/domain/identifiant-siae.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { siae } from '../../src/domain/tables/siae.ts';
import { faute } from './lecture-csv.ts';
import { origineDe, situer } from './origine.ts';
import { PRENOMS } from './prenoms.ts';

type Champs = Readonly<Record<string, string>>;

/** Words that only a legal person bears. */
const ORGANISATION =
  /^(ASS|ASSO|ASSOC|ASSOCIATION|SA|SARL|SAS|SASU|EURL|SCOP|SCIC|GIE|GIP|GCSMS|OGEC|EPLEFPA|LYCEE|COM|COMMUNE|COMMUNAUTE|VILLE|CCAS|SYNDICAT|CTRE|CENTRE|REGIE|FONDATION|FEDERATION|UNION|COMITE|FOYER|AMIS|EMMAUS)$/;
/** Words of the register for a natural person, and what one writes in front of their name. « EI » is also « entreprise d’insertion ». */
const PERSONNE = /^(EI|EIRL|MR|MME|MLLE|MONSIEUR|MADAME|MADEMOISELLE|AUTOENTREPRENEUR|MICROENTREPRISE)$/;
const FORME = /\bENTREPRISE INDIVIDUELLE\b|\bAUTO[- ]ENTREPRENEUR|\bMICRO[- ]ENTREPRISE\b/;
/** « Saint-Jean » is a place. */
const SAINT = /^(ST|STE|SAINT|SAINTE)$/;

/** Why a name may be a person’s, in words; null when nothing says so. */
export function soupconDePersonne(nom: string): string | null {
  const plat = nom.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  const mots = plat.match(/[A-Z0-9&]+/g) ?? [];
  const forme = FORME.exec(plat)?.[0];
  if (forme !== undefined) return `« ${forme} » est la forme d’une personne physique`;
  if (mots.some((m) => ORGANISATION.test(m))) return null;
  const mention = mots.find((m) => PERSONNE.test(m));
  if (mention !== undefined) return `« ${mention} » peut désigner une personne physique`;
  const prenom = mots.find((m, i) => PRENOMS.has(m) && !SAINT.test(mots[i - 1] ?? ''));
  return prenom === undefined ? null : `« ${prenom} » est un prénom`;
}

export interface Reponses {
  /** « commune type » of the sole traders. */
  readonly personnes: ReadonlySet<string>;
  /** « siret type » whose name was checked, with the name it was checked for. */
  readonly verifies: ReadonlyMap<string, string>;
}

export function lireReponses(corrections: readonly Champs[], verifies: readonly Champs[]): Reponses {
  return {
    personnes: new Set(corrections.filter(estReponse).map((c) => `${c['valeur'] ?? ''} ${c['type'] ?? ''}`)),
    verifies: new Map(verifies.map((v) => [`${v['siret'] ?? ''} ${v['type'] ?? ''}`, v['nom'] ?? ''])),
  };
}
export const estReponse = (correction: Champs): boolean => correction['champ'] === 'personne';

type Ligne = LigneImportee<typeof siae>;

export interface Jugees {
  readonly lignes: readonly Ligne[];
  readonly anomalies: readonly Anomalie[];
  readonly avis: readonly string[];
}

/** Keeps organisations as they are, masks the sole traders that were answered for, asks about the others. */
export function jugerPersonnes(lignes: readonly Ligne[], reponses: Reponses, fichier: string): Jugees {
  const gardees: Ligne[] = [];
  const anomalies: Anomalie[] = [];
  const rangs = new Map<string, number>();
  for (const ligne of lignes) {
    const { nom, commune, type } = ligne;
    const numero = origineDe(ligne)?.ligne ?? null;
    const soupcon = soupconDePersonne(nom);
    if (soupcon === null || reponses.verifies.get(`${ligne.siret} ${type}`) === nom) gardees.push(ligne);
    else if (reponses.personnes.has(`${commune} ${type}`)) {
      const rang = (rangs.get(`${commune} ${type}`) ?? 0) + 1;
      rangs.set(`${commune} ${type}`, rang);
      gardees.push(numero === null ? masquer(ligne, rang) : situer(masquer(ligne, rang), fichier, numero));
    } else anomalies.push(faute(fichier, numero, 'name', nom, `personne physique ou morale ? ${soupcon}`, CONSEIL));
  }
  const inutiles = [...reponses.personnes].filter((cle) => lignes.length > 0 && !rangs.has(cle));
  return {
    lignes: gardees,
    anomalies: [...anomalies, ...inutiles.map(reponseSansObjet)],
    avis: [...rangs].map(([cle, n]) => `${n} entreprise individuelle (${cle}) : seule sa commune est publiée`),
  };
}

const CONSEIL =
  'une entreprise individuelle : ajouter à data/corrections/siae.csv une ligne sans SIRET, champ « personne », valeur le code de la commune ; une organisation : l’ajouter à data/corrections/siae-noms-verifies.csv, avec sa raison';

const reponseSansObjet = (cle: string): Anomalie =>
  faute(
    'data/corrections/siae.csv',
    null,
    'valeur, type',
    cle,
    'réponse sans personne à protéger',
    'retirer cette ligne : l’original ne contient plus cette entreprise individuelle',
  );

/** A place, a type, and nothing that leads to someone: with its activity, the register would give the name back. */
const masquer = (ligne: Ligne, rang: number): Ligne => ({
  siret: identifiantMasque(ligne.commune, rang),
  type: ligne.type,
  nom: NOM_MASQUE,
  commune: ligne.commune,
  lon: null,
  lat: null,
  naf: null,
  drapeaux: DRAPEAU_MASQUE,
});
