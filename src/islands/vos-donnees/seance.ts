import { agreger } from '#apport/agreger.ts';
import { ressembleAUnTaux, type ColonneLue } from '#apport/colonne.ts';
import { ErreurApport } from '#apport/erreur.ts';
import { indexerLieux, type Lieux, type NiveauApport } from '#apport/lieux.ts';
import { rapprocher, type Groupe, type Rapprochement } from '#apport/rapprocher.ts';
import { diviser, partsImpossibles } from '#apport/ratio.ts';
import { avisNiveaux, chercherPistes, contexteDesLignes, estPostale, reconnaitre, type Piste } from '#apport/reconnaitre.ts';
import { masquer } from '#apport/secret.ts';
import { ecrireCsv, TABLEUR } from '#lib/csv.ts';
import { ETATS, celluleVide, type Cellule, type Etat } from '#domain/cellule.ts';
import { MOTS_ETAT } from '#domain/phrase.ts';
import { lireIndex, type IndexRecherche } from '#domain/recherche.ts';
import type { ColonneApportee } from '#db/moteur.ts';
import type { TableLue } from '#db/parquet.ts';
import { nombre } from '#lib/format.ts';
import type { FichierLu, FichierOuvert, OptionsLecture } from './ouvrir-fichier.ts';
import type { Calcul, DemandeDivision, DemandeValeurs, GroupeDit, LectureDite, RapportDit, TrancheDite } from './messages.ts';

/** What a session needs of the outside; given by the worker, or by a test. */
export interface Sources {
  readonly ouvrir: (octets: ArrayBuffer) => Promise<FichierOuvert>;
  readonly index: () => Promise<IndexRecherche>;
  readonly tranche: (id: string, niveau: NiveauApport) => Promise<TableLue>;
}

/** One file at a time, from its bytes to values by territory. Everything heavy lives here, away from the page. */
export interface Seance {
  readonly preparer: () => Promise<void>;
  readonly ouvrir: (octets: ArrayBuffer, options: OptionsLecture) => Promise<LectureDite>;
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

const APERCU = 8;
const TEXTE_APERCU = 60;
/** Texts shown in each list of the report; the CSV has them all. */
const GROUPES_MONTRES = 200;

interface Memoire {
  fichier: FichierOuvert | null;
  lu: FichierLu | null;
  lieux: Promise<Lieux> | null;
  pistes: readonly Piste[];
  rapport: { readonly colonne: number; readonly niveau: NiveauApport; readonly rapprochement: Rapprochement } | null;
}

export function creerSeance(sources: Sources): Seance {
  const etat: Memoire = { fichier: null, lu: null, lieux: null, pistes: [], rapport: null };
  const lieux = (): Promise<Lieux> => {
    etat.lieux ??= sources.index().then((index) => indexerLieux(lireIndex(index)));
    // a failure may be tried again with the next file
    etat.lieux.catch(() => (etat.lieux = null));
    return etat.lieux;
  };
  const relire = async (options: OptionsLecture): Promise<LectureDite> => {
    if (etat.fichier === null) throw new Error('no file is open: call ouvrir first');
    const [lu, places] = await Promise.all([etat.fichier.lire(options), lieux()]);
    etat.lu = lu;
    etat.rapport = null;
    etat.pistes = chercherPistes(lu.tableau.colonnes, places);
    return direLecture(lu, etat.pistes);
  };
  return {
    relire,
    preparer: async () => void (await lieux()),
    async ouvrir(octets, options) {
      Object.assign(etat, { fichier: null, lu: null, rapport: null, pistes: [] });
      etat.fichier = await sources.ouvrir(octets);
      return relire(options);
    },
    async rapprocher(colonne, niveau, choix) {
      const { colonnes, numeros } = tableauDe(etat);
      const c = colonneDe(colonnes, colonne);
      const places = await lieux();
      const contexteDe = contexteDesLignes(colonnes, etat.pistes, colonne, places);
      const rapprochement = rapprocher({
        valeurs: c.valeurs,
        numeros,
        niveau,
        lieux: places,
        choix,
        postal: niveau === 'commune' && estPostale(c, places),
        ...(contexteDe === null ? {} : { contexteDe }),
      });
      etat.rapport = { colonne, niveau, rapprochement };
      return direRapport(rapprochement, niveau, places);
    },
    valeurs: (demande) => calculer(etat, demande),
    tranche: async (id, niveau, modalite) => ({ periodes: periodesDe(await sources.tranche(id, niveau), modalite) }),
    diviser: async (demande) => rapporterAu(etat, demande, await sources.tranche(demande.id, rapportDe(etat).niveau)),
    table: () => tablePourMoteur(etat),
    rapportCsv: () => ecrireRapport(rapportDe(etat).rapprochement),
  };
}

const tableauDe = ({ lu }: Memoire) => {
  if (lu === null) throw new Error('no file was read: call ouvrir first');
  return lu.tableau;
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

/** Digits after the comma of the first rows, so that they align. */
function decimalesDe(c: ColonneLue): number {
  const vues = c.valeurs.slice(0, APERCU).map((v) => (typeof v === 'number' ? (/\.(\d+)$/.exec(String(v))?.[1]?.length ?? 0) : 0));
  return Math.min(3, Math.max(0, ...vues));
}

function texteApercu(c: ColonneLue, rang: number, decimales: number): string {
  const v = c.valeurs[rang];
  const absence = c.absences.get(rang);
  if (absence !== undefined) return MOTS_ETAT[absence];
  if (v === null || v === undefined) return '';
  if (typeof v === 'boolean') return v ? 'vrai' : 'faux';
  if (typeof v === 'number') return nombre(v, decimales);
  return v.length > TEXTE_APERCU ? `${v.slice(0, TEXTE_APERCU)}…` : v;
}

function direLecture(lu: FichierLu, pistes: readonly Piste[]): LectureDite {
  const { tableau, ...reste } = lu;
  const { colonnes, numeros, decimale, entete, avis } = tableau;
  const decimales = colonnes.map(decimalesDe);
  const apercu = numeros
    .slice(0, APERCU)
    .map((ligne, i) => ({ ligne, cases: colonnes.map((c, k) => texteApercu(c, i, decimales[k] ?? 0)) }));
  return {
    ...reste,
    decimale,
    entete,
    avis: [...avis, avisNiveaux(colonnes)].filter((a) => a !== null),
    lignes: numeros.length,
    colonnes: colonnes.map((c, k) => ({
      nom: c.nom,
      type: c.type,
      unite: c.unite,
      taux: ressembleAUnTaux(c),
      lieu: pistes.some((p) => p.colonne === k),
    })),
    apercu,
    reconnaissance: reconnaitre(colonnes, pistes),
  };
}

const direGroupe = ({ cle, texte, lignes, nombre: n, lieu, candidats }: Groupe): GroupeDit => ({
  cle,
  texte: texte.slice(0, 120),
  lignes,
  nombre: n,
  lieu: lieu === null ? null : { code: lieu.code, nom: lieu.nom, departement: lieu.departement },
  candidats: candidats.slice(0, 30).map(({ code, nom, departement }) => ({ code, nom, departement })),
});

function direRapport(r: Rapprochement, niveau: NiveauApport, lieux: Lieux): RapportDit {
  const montrer = (liste: readonly Groupe[]) => ({ nombre: liste.length, montres: liste.slice(0, GROUPES_MONTRES).map(direGroupe) });
  const parCode = new Map<string, number>();
  for (const code of r.codes) if (code !== null) parCode.set(code, (parCode.get(code) ?? 0) + 1);
  return {
    niveau,
    lignes: r.lignes,
    vides: { nombre: r.vides.length, lignes: r.vides.slice(0, 50) },
    apparies: montrer(r.apparies),
    ambigus: montrer(r.ambigus),
    inconnus: montrer(r.inconnus),
    territoires: parCode.size,
    territoiresDuNiveau: lieux.parCode[niveau].size,
    repetes: [...parCode.values()].filter((n) => n > 1).length,
    departements: niveau === 'commune' ? departementsDe(parCode.keys(), lieux) : [],
  };
}

function departementsDe(codes: Iterable<string>, lieux: Lieux): RapportDit['departements'] {
  const comptes = Map.groupBy(codes, (code) => lieux.parCode.commune.get(code)?.codeDepartement ?? '');
  return [...comptes]
    .map(([code, communes]) => ({ code, nom: lieux.parCode.departement.get(code)?.nom ?? code, territoires: communes.length }))
    .sort((a, b) => b.territoires - a.territoires);
}

/** Values by territory of one column, hidden under the threshold when the reader asked for it. */
function calculer(etat: Memoire, { colonne, mode, secret }: DemandeValeurs): Calcul {
  const { rapprochement } = rapportDe(etat);
  const valeurs = agreger(rapprochement.codes, colonneDe(tableauDe(etat).colonnes, colonne), mode);
  const cellules = new Map([...valeurs].map(([code, v]) => [code, v.cellule]));
  // every place of the file in one group: a total of the file, or a national one, is what may be known
  const masquage = secret ? masquer(cellules, () => 'ensemble') : { cellules, primaires: [], secondaires: [] };
  return {
    valeurs: [...masquage.cellules],
    masques: { primaires: masquage.primaires, secondaires: masquage.secondaires },
    impossibles: [],
  };
}

function periodesDe({ colonnes }: TableLue, modalite: string): readonly string[] {
  const modalites = colonnes['modalite'] ?? [];
  const periodes = (colonnes['periode'] ?? []).filter((_, i) => modalites[i] === modalite).map(String);
  return [...new Set(periodes)].sort();
}

const estEtat = (v: unknown): v is Etat => ETATS.some((e) => e === v);

/** One period of a slice, by territory: the value, or the denominator of a ratio. */
function denominateursDe({ colonnes }: TableLue, { modalite, periode, champ }: DemandeDivision): ReadonlyMap<string, Cellule> {
  const [codes, modalites, periodes] = [colonnes['code'] ?? [], colonnes['modalite'] ?? [], colonnes['periode'] ?? []];
  const [nombres, etats] = [colonnes[champ] ?? [], colonnes['etat'] ?? []];
  const lues = codes.flatMap((code, i): [string, Cellule][] => {
    if (modalites[i] !== modalite || String(periodes[i]) !== periode) return [];
    const v = nombres[i];
    if (typeof v === 'number') return [[String(code), { valeur: v, etat: v === 0 ? 'zero' : 'valeur' }]];
    const e = etats[i];
    return [[String(code), celluleVide(estEtat(e) && e !== 'valeur' && e !== 'zero' ? e : 'indisponible')]];
  });
  return new Map(lues);
}

function rapporterAu(etat: Memoire, demande: DemandeDivision, tranche: TableLue): Calcul {
  const calcul = calculer(etat, demande);
  const parts = diviser(new Map(calcul.valeurs), denominateursDe(tranche, demande), demande.rapport);
  const impossibles = demande.rapport.genre === 'part' ? partsImpossibles(parts) : [];
  return { ...calcul, valeurs: [...parts], impossibles };
}

function tablePourMoteur(etat: Memoire): ReturnType<Seance['table']> {
  const { colonnes, numeros } = tableauDe(etat);
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
    [...rangees('inconnu', r.inconnus), ...rangees('ambigu', r.ambigus), ...rangees('apparié', r.apparies)],
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
