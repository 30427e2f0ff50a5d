import type { ModeAgregation } from '#apport/agreger.ts';
import type { ColonneLue } from '#apport/colonne.ts';
import type { NiveauApport } from '#apport/lieux.ts';
import type { Decimale } from '#apport/nombre.ts';
import type { Rapport } from '#apport/ratio.ts';
import type { Reconnaissance } from '#apport/dossier.ts';
import type { Role } from '#apport/indices.ts';
import type { Question } from '#apport/question.ts';
import type { Groupe, MotifEcart } from '#apport/rapprocher.ts';
import type { Cellule } from '#domain/cellule.ts';
import type { ColonneApportee } from '#db/moteur.ts';
import type { FichierLu, OptionsLecture } from './ouvrir-fichier.ts';

/** What the page is told of a file: a preview and what was detected, never the whole. */
export interface LectureDite extends Omit<FichierLu, 'tableau'> {
  readonly decimale: Decimale;
  readonly entete: number | null;
  readonly avis: readonly string[];
  readonly lignes: number;
  readonly colonnes: readonly (Pick<ColonneLue, 'nom' | 'type' | 'unite'> & {
    readonly taux: boolean;
    /** Identifiers, coordinates and years are not what one maps first. */
    readonly role: Role;
    /** Levels that its name speaks of. */
    readonly niveaux: readonly NiveauApport[];
    /** It could name territories: not what one maps first. */
    readonly lieu: boolean;
  })[];
  readonly apercu: readonly { readonly ligne: number; readonly cases: readonly string[] }[];
  readonly reconnaissance: Reconnaissance | null;
  /** Stands before the territories. */
  readonly question: Question | null;
  /** Stands before the numbers of a column. */
  readonly questionNombres: Question | null;
  /** Names the content of the file; empty where the browser cannot tell. */
  readonly empreinte: string;
  /** The answers that this reading follows. */
  readonly reponses: readonly (readonly [string, string])[];
}

export interface LieuDit {
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
}

export interface GroupeDit extends Pick<Groupe, 'cle' | 'texte' | 'lignes' | 'nombre'> {
  readonly lieu: LieuDit | null;
  readonly candidats: readonly LieuDit[];
  readonly motif: MotifEcart | null;
}

export interface ListeDite {
  readonly nombre: number;
  readonly montres: readonly GroupeDit[];
}

export interface RapportDit {
  readonly niveau: NiveauApport;
  /** Rows; `supposes` are among `apparies`. */
  readonly lignes: Readonly<Record<'apparies' | 'supposes' | 'ambigus' | 'inconnus' | 'ecartes', number>>;
  readonly vides: { readonly nombre: number; readonly lignes: readonly number[] };
  /** Rows whose name says another place than their code. */
  readonly desaccords: { readonly nombre: number; readonly lignes: readonly number[] };
  /** Rows that the answers of the reader left out: of another level, of another modality. */
  readonly horsMaille: number;
  readonly horsModalite: number;
  readonly apparies: ListeDite;
  readonly supposes: ListeDite;
  readonly ambigus: ListeDite;
  readonly inconnus: ListeDite;
  readonly ecartes: ListeDite;
  /** Distinct territories matched, of how many. */
  readonly territoires: number;
  readonly territoiresDuNiveau: number;
  /** Territories with several rows. */
  readonly repetes: number;
  /** How the reader puts several rows together; null when each territory has one. */
  readonly mode: ModeAgregation | null;
  /** Stands before any map. */
  readonly question: Question | null;
  /** Of the communes matched, the most numerous first; empty at other levels. */
  readonly departements: readonly { readonly code: string; readonly nom: string; readonly territoires: number }[];
}

export interface DemandeValeurs {
  readonly colonne: number;
  readonly mode: ModeAgregation;
  readonly secret: boolean;
  /** Which département’s communes the map draws. */
  readonly departement?: string;
}

export interface DemandeDivision extends DemandeValeurs {
  readonly id: string;
  readonly champ: 'valeur' | 'denominateur';
  readonly modalite: string;
  readonly periode: string;
  readonly rapport: Pick<Extract<Rapport, { readonly permis: true }>, 'genre' | 'facteur' | 'plancher'>;
}

export interface Calcul {
  readonly valeurs: readonly (readonly [string, Cellule])[];
  readonly masques: { readonly primaires: readonly string[]; readonly secondaires: readonly string[] };
  /** Codes whose part passes 100 %. */
  readonly impossibles: readonly string[];
}

export interface TrancheDite {
  readonly periodes: readonly string[];
}

export type Demande =
  /** Loads the list of places while the reader looks for the file. */
  | { readonly sorte: 'preparer' }
  | { readonly sorte: 'ouvrir'; readonly fichier: Blob; readonly memoires: ReadonlyMap<string, ReadonlyMap<string, string>> }
  | { readonly sorte: 'relire'; readonly options: OptionsLecture }
  | { readonly sorte: 'rapprocher'; readonly colonne: number; readonly niveau: NiveauApport; readonly choix: ReadonlyMap<string, string> }
  | { readonly sorte: 'valeurs'; readonly demande: DemandeValeurs }
  | { readonly sorte: 'tranche'; readonly id: string; readonly niveau: NiveauApport; readonly modalite: string }
  | { readonly sorte: 'diviser'; readonly demande: DemandeDivision }
  | { readonly sorte: 'table' }
  | { readonly sorte: 'rapport-csv' };

export type Reponse =
  | { readonly sorte: 'resultat'; readonly id: number; readonly valeur: unknown }
  | { readonly sorte: 'erreur'; readonly id: number; readonly message: string }
  /** Share of the file that was read. */
  | { readonly sorte: 'progres'; readonly id: number; readonly part: number }
  /** A run of values of one column: 200 000 rows in one message would hold the page for half a second. */
  | { readonly sorte: 'morceau'; readonly id: number; readonly colonne: number; readonly valeurs: ColonneApportee['valeurs'] };

export interface Envoi {
  readonly id: number;
  /** Base of the site, absolute, with its trailing slash. */
  readonly racine: string;
  readonly demande: Demande;
}

/** What a table is, once its pieces are in: its values came as `morceau`. */
export interface TableDite {
  readonly lignes: number;
  readonly colonnes: readonly Pick<ColonneApportee, 'nom' | 'type'>[];
  /** Rank of the piece column that holds the territory codes, null without. */
  readonly codes: number | null;
}
