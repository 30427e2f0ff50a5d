import type { ColonneLue } from '#apport/colonne.ts';
import { confronter } from '#apport/comparer-colonnes.ts';
import { lignesHorsRegion } from '#apport/comparer-regions.ts';
import { decider } from '#apport/decider.ts';
import type { Decision, Dossier } from '#apport/dossier.ts';
import { changeLaLecture } from '#apport/doutes.ts';
import { ErreurApport } from '#apport/erreur.ts';
import { indexerLieux, type Lieux, type NiveauApport } from '#apport/lieux.ts';
import { lignesDeMaille } from '#apport/maille.ts';
import { TERRITOIRE, type Reponses } from '#apport/question.ts';
import { rapprocher, type Groupe, type Rapprochement } from '#apport/rapprocher.ts';
import { partagerRhone } from '#apport/rhone.ts';
import { chercherPistes, contexteDesLignes, estPostale } from '#apport/reconnaitre.ts';
import { resoudreRepetition } from '#apport/repetition.ts';
import { ecrireCsv, TABLEUR } from '#lib/csv.ts';
import { lireIndex, type IndexRecherche } from '#domain/recherche.ts';
import type { ColonneApportee } from '#db/moteur.ts';
import type { TableLue } from '#db/parquet.ts';
import { calculer, periodesDe, rapporterAu } from './calcul.ts';
import { direLecture, direRapport, type Place } from './dire.ts';
import type { FichierLu, FichierOuvert, OptionsLecture } from './ouvrir-fichier.ts';
import type { Calcul, DemandeDivision, DemandeValeurs, LectureDite, RapportDit, TrancheDite } from './messages.ts';

/** What a session needs of the outside; given by the worker, or by a test. */
export interface Sources {
  readonly ouvrir: (octets: ArrayBuffer, surProgres?: (part: number) => void) => Promise<FichierOuvert>;
  readonly index: () => Promise<IndexRecherche>;
  /** Communes that are no more → the one that holds them. */
  readonly anciens?: () => Promise<ReadonlyMap<string, string>>;
  readonly tranche: (id: string, niveau: NiveauApport) => Promise<TableLue>;
  /** Names the content of a file. */
  readonly empreinte?: (octets: ArrayBuffer) => Promise<string>;
}

/** What the reader answered before, by the name of the content. */
export type Memoires = ReadonlyMap<string, Reponses>;

/** One file at a time, from its bytes to values by territory. Everything heavy lives here, away from the page. */
export interface Seance {
  readonly preparer: () => Promise<void>;
  /** A file that is refused leaves the one before as it was. */
  readonly ouvrir: (
    octets: ArrayBuffer,
    options: OptionsLecture,
    memoires?: Memoires,
    surProgres?: (part: number) => void,
  ) => Promise<LectureDite>;
  readonly relire: (options: OptionsLecture) => Promise<LectureDite>;
  readonly rapprocher: (colonne: number, niveau: NiveauApport, choix: ReadonlyMap<string, string>) => Promise<RapportDit>;
  readonly valeurs: (demande: DemandeValeurs) => Calcul;
  readonly tranche: (id: string, niveau: NiveauApport, modalite: string) => Promise<TrancheDite>;
  readonly diviser: (demande: DemandeDivision) => Promise<Calcul>;
  /** Columns for the engine, the territory code added as the last one. */
  readonly table: () => {
    readonly lignes: number;
    readonly colonnes: readonly ColonneApportee[];
    readonly codes: readonly (string | null)[] | null;
  };
  readonly rapportCsv: () => string;
}

interface Ouvert {
  readonly fichier: FichierOuvert;
  readonly empreinte: string;
  readonly lu: FichierLu;
  /** The options under which `lu` was read. */
  readonly cle: string;
  readonly dossier: Dossier;
  readonly decision: Decision;
}

interface Memoire {
  ouvert: Ouvert | null;
  lieux: Promise<Lieux> | null;
  rapport: (Place & { readonly colonne: number }) | null;
}

/** What makes two readings the same: answers that only place the rows are not of it. */
function cleDe({ reponses = new Map<string, string>(), ...options }: OptionsLecture): string {
  return JSON.stringify([Object.entries(options).sort(), [...reponses].filter(([cle]) => changeLaLecture(cle)).sort()]);
}

async function lire(
  fichier: FichierOuvert,
  empreinte: string,
  options: OptionsLecture,
  lieux: Lieux,
  avant: Ouvert | null,
): Promise<Ouvert> {
  const cle = cleDe(options);
  const lu = avant?.fichier === fichier && avant.cle === cle ? avant.lu : await fichier.lire(options);
  const { colonnes, numeros } = lu.tableau;
  const reponses = options.reponses ?? new Map<string, string>();
  const maille = lignesDeMaille(colonnes, reponses);
  const pistes = chercherPistes(colonnes, lieux, maille.retenue);
  const dossier: Dossier = { colonnes, numeros, lieux, pistes, retenue: maille.retenue, niveauDit: maille.niveau, reponses };
  const decision =
    maille.question !== null && pistes.length > 0 ? { reconnaissance: null, question: maille.question, avis: [] } : decider(dossier);
  return { fichier, empreinte, lu, cle, dossier, decision };
}

const dire = ({ lu, dossier, decision, empreinte }: Ouvert): LectureDite =>
  direLecture({ lu, pistes: dossier.pistes, decision, empreinte, reponses: dossier.reponses });

export function creerSeance(sources: Sources): Seance {
  const etat: Memoire = { ouvert: null, lieux: null, rapport: null };
  const lireLieux = async (): Promise<Lieux> => {
    const [index, passage] = await Promise.all([sources.index(), sources.anciens?.() ?? new Map<string, string>()]);
    return indexerLieux(lireIndex(index), passage);
  };
  /** Read with the first file, never with the next; a failure may be tried again. */
  const lieux = (): Promise<Lieux> => {
    if (etat.lieux !== null) return etat.lieux;
    const lus = lireLieux();
    etat.lieux = lus;
    lus.catch(() => (etat.lieux = null));
    return lus;
  };
  return {
    preparer: async () => void (await lieux()),
    async ouvrir(octets, options, memoires, surProgres) {
      const fichier = await sources.ouvrir(octets, surProgres);
      const [empreinte, places] = await Promise.all([sources.empreinte?.(octets) ?? '', lieux()]);
      const retenues = options.reponses ?? memoires?.get(empreinte);
      etat.ouvert = await lire(fichier, empreinte, retenues === undefined ? options : { ...options, reponses: retenues }, places, null);
      etat.rapport = null;
      return dire(etat.ouvert);
    },
    async relire(options) {
      const { fichier, empreinte } = ouvertDe(etat);
      etat.ouvert = await lire(fichier, empreinte, options, await lieux(), etat.ouvert);
      etat.rapport = null;
      return dire(etat.ouvert);
    },
    rapprocher(colonne, niveau, choix) {
      const ouvert = ouvertDe(etat);
      etat.rapport = { ...placer(ouvert, colonne, niveau, choix), colonne };
      return Promise.resolve(direRapport(etat.rapport, ouvert.dossier.lieux));
    },
    valeurs: (demande) => calculer(rapportDe(etat).codes, colonneDe(ouvertDe(etat).dossier.colonnes, demande.colonne), demande),
    tranche: async (id, niveau, modalite) => ({ periodes: periodesDe(await sources.tranche(id, niveau), modalite) }),
    async diviser(demande) {
      const calcul = calculer(rapportDe(etat).codes, colonneDe(ouvertDe(etat).dossier.colonnes, demande.colonne), demande);
      return rapporterAu(calcul, demande, await sources.tranche(demande.id, rapportDe(etat).niveau));
    },
    table: () => tablePourMoteur(etat),
    rapportCsv: () => ecrireRapport(rapportDe(etat).rapprochement),
  };
}

const ouvertDe = ({ ouvert }: Memoire) => {
  if (ouvert === null) throw new Error('no file was read: call ouvrir first');
  return ouvert;
};
const rapportDe = ({ rapport }: Memoire) => {
  if (rapport === null) throw new Error('no territory column was confirmed: call rapprocher first');
  return rapport;
};
function colonneDe(colonnes: readonly ColonneLue[], rang: number): ColonneLue {
  const c = colonnes[rang];
  if (c === undefined) throw new Error(`no column ${rang}: the file has ${colonnes.length}`);
  return c;
}

/** The rows of the file to their territories, then one row a territory, or the question that stands before. */
function placer({ dossier, decision }: Ouvert, colonne: number, niveau: NiveauApport, choix: ReadonlyMap<string, string>): Place {
  const { colonnes, numeros, lieux, pistes, retenue, reponses } = dossier;
  const c = colonneDe(colonnes, colonne);
  const contexteDe = contexteDesLignes(colonnes, pistes, colonne, lieux);
  const confrontation = confronter({ colonne, niveau }, dossier);
  const reconnue = decision.reconnaissance;
  const rhone = niveau === 'departement' ? partagerRhone(c, colonnes, reponses) : null;
  const rapprochement = rapprocher({
    valeurs: rhone?.valeurs ?? c.valeurs,
    numeros,
    niveau,
    lieux,
    choix,
    retenue,
    sure:
      confrontation.confirme || reponses.has(TERRITOIRE) || (reconnue?.colonne === colonne && reconnue.niveau === niveau && reconnue.sure),
    postal: niveau === 'commune' && estPostale(c, lieux),
    ...(contexteDe === null ? {} : { contexteDe }),
  });
  const rangsDeLieux = new Set(pistes.filter((p) => !p.nue).map((p) => p.colonne)).add(colonne);
  const presents = rapprochement.codes.filter((code) => code !== null);
  const seulRhone = rhone?.additionne === true && presents.length === new Set(presents).size + 1;
  const repetition = resoudreRepetition({
    codes: rapprochement.codes,
    numeros,
    colonnes,
    niveau,
    lieux: rangsDeLieux,
    reponses: seulRhone ? new Map([['lignes', 'toutes:somme'], ...reponses]) : reponses,
  });
  const codes = rapprochement.codes.map((code, i) => (repetition.retenue(i) ? code : null));
  const places = (liste: readonly (string | null)[]) => liste.filter((code) => code !== null).length;
  return {
    rapprochement,
    niveau,
    codes,
    repetition,
    question: rhone?.question ?? repetition.question,
    horsMaille: numeros.filter((_, i) => !retenue(i)).length,
    horsModalite: places(rapprochement.codes) - places(codes),
    desaccords: [...new Set([...confrontation.desaccords, ...lignesHorsRegion({ colonne, niveau }, dossier)])].sort((a, b) => a - b),
  };
}

function tablePourMoteur(etat: Memoire): ReturnType<Seance['table']> {
  const { colonnes, numeros } = ouvertDe(etat).dossier;
  const apportees = colonnes.map(({ nom, type, valeurs }): ColonneApportee => ({ nom, type, valeurs }));
  if (etat.rapport === null) return { lignes: numeros.length, colonnes: apportees, codes: null };
  const { niveau, rapprochement } = etat.rapport;
  const pris = new Set(colonnes.map((c) => c.nom.toLowerCase()));
  const nom = [`code_${niveau}`, `code_${niveau}_atlas`].find((n) => !pris.has(n)) ?? `code_${niveau}_${colonnes.length}`;
  const ajoutee: ColonneApportee = { nom, type: 'texte', valeurs: rapprochement.codes };
  return { lignes: numeros.length, colonnes: [...apportees, ajoutee], codes: rapprochement.codes };
}

function ecrireRapport(r: Rapprochement): string {
  const rangees = (sorte: string, groupes: readonly Groupe[]) =>
    groupes.map((g) => [
      sorte,
      g.texte,
      g.lieu?.code ?? '',
      g.lieu?.nom ?? '',
      g.candidats.map((c) => `${c.code} ${c.nom}${c.departement === '' ? '' : ` (${c.departement})`}`).join(' | '),
      g.nombre,
      g.lignes.join(' '),
    ]);
  return ecrireCsv(
    ['resultat', 'texte', 'code', 'territoire', 'candidats', 'nombre_de_lignes', 'premieres_lignes'],
    [
      ...rangees('inconnu', r.inconnus),
      ...rangees('ambigu', r.ambigus),
      ...rangees('écarté', r.ecartes),
      ...rangees(
        'supposé',
        r.apparies.filter((g) => !g.verifie),
      ),
      ...rangees(
        'vérifié',
        r.apparies.filter((g) => g.verifie),
      ),
    ],
    TABLEUR,
  );
}

/** For the page: the message of the reader’s file, or a sentence for what nobody foresaw. */
export function messageErreur(e: unknown): string {
  if (e instanceof ErreurApport) return e.message;
  if (e instanceof RangeError)
    return 'La mémoire de ce navigateur n’a pas suffi pour ce fichier. Gardez les colonnes utiles, puis choisissez-le encore.';
  return 'Ce fichier n’a pas pu être lu. Enregistrez-le en CSV UTF-8, puis choisissez-le encore.';
}
