import type { Valeur } from '#domain/contrat.ts';
import type { Entree } from '#domain/recherche.ts';
import { estArrondissement, estNote, estTotal, lirePrefixe } from './ecriture-lieu.ts';
import { estVide, rogner } from './grille.ts';
import { lieuxDuNom, normaliserCode, type Lieux, type NiveauApport } from './lieux.ts';

/** What another column of the same row says of where the place is. */
export interface Contexte {
  readonly departement?: string;
  readonly postal?: string;
}

/** Why a row is not to be placed: it sums others up, names a wider or finer place, or is a note under the table. */
export type MotifEcart = 'total' | 'niveau' | 'note' | 'arrondissement';

export type Verdict =
  /** `verifie`: two signs agree, or the code allows no other reading; supposed otherwise. */
  | { readonly sorte: 'apparie'; readonly lieu: Entree; readonly verifie: boolean }
  | { readonly sorte: 'ambigu'; readonly candidats: readonly Entree[] }
  | { readonly sorte: 'ecarte'; readonly motif: MotifEcart }
  | { readonly sorte: 'inconnu' };

const INCONNU: Verdict = { sorte: 'inconnu' };
const apparier = (lieu: Entree, verifie: boolean): Verdict => ({ sorte: 'apparie', lieu, verifie });

const CODE_PUIS_NOM = /^\W*(\d{1,9}|2[ab]\d{0,3})\s*[-–—:.)\]|/\s]\s*(?=\D)(.+)$/i;
const NOM_PUIS_CODE = /^(.*[^\d\s([])\s*[-–—:([\s/,]\s*[([]?(\d{1,9}|2[ab]\d{0,3})[)\]]?$/i;
const NOM_PUIS_PARENTHESE = /^(.+?)\s*[([]([^()[\]]+)[)\]]$/;

/** The département that a postcode begins with; Corsica has one beginning for two. */
function departementPostal(postal: string): readonly string[] {
  if (postal.startsWith('20')) return ['2A', '2B'];
  return [/^9[78]/.test(postal) ? postal.slice(0, 3) : postal.slice(0, 2)];
}

/** What the context says of a place: `false` against it, `true` for it, null nothing. An EPCI may lie in several départements. */
function confirme(e: Entree, { departement, postal }: Contexte): boolean | null {
  if (e.niveau === 'region' || e.niveau === 'departement') return null;
  if (departement !== undefined && e.codeDepartement !== departement) return e.niveau === 'epci' ? null : false;
  if (e.niveau === 'commune' && postal !== undefined && !e.postaux.includes(postal))
    return departementPostal(postal).includes(e.codeDepartement) ? (departement === undefined ? null : true) : false;
  return departement === undefined && postal === undefined ? null : true;
}

/** Names alone place what has no homonym by construction; a commune needs a second sign. */
const nomSuffit = ({ niveau }: Entree) => niveau !== 'commune';

function trancher(candidats: readonly Entree[], contexte: Contexte): Verdict {
  if (candidats.length === 0) return INCONNU;
  const pour = candidats.filter((e) => confirme(e, contexte) === true);
  const restants = pour.length > 0 ? pour : candidats.filter((e) => confirme(e, contexte) !== false);
  const [seul, autre] = restants;
  // the one place of that name is elsewhere: it is another place
  if (seul === undefined) return { sorte: 'ambigu', candidats };
  return autre === undefined ? apparier(seul, pour.length > 0 || nomSuffit(seul)) : { sorte: 'ambigu', candidats: restants };
}

/** « 01 - Ain », « Saint-Denis (93) », « Livry (Calvados) »: what goes with the name is a code of the level, a département or a postcode, and both must agree. */
function compose(texte: string, niveau: NiveauApport, lieux: Lieux): Verdict {
  const avant = CODE_PUIS_NOM.exec(texte);
  const apres = avant === null ? NOM_PUIS_CODE.exec(texte) : null;
  const [code, nom] = avant === null ? [apres?.[2], apres?.[1]] : [avant[1], avant[2]];
  if (code === undefined || nom === undefined) return entreParentheses(texte, niveau, lieux);
  const nommes = lieuxDuNom(rogner(nom), niveau, lieux);
  const codes = lieuDuCode(code, niveau, lieux);
  if (codes !== undefined && nommes.includes(codes)) return apparier(codes, true);
  // words beside figures that do not name that place: « Zone 12 » is not the Aveyron
  if (nommes.length === 0) return INCONNU;
  const contexte = contexteDuNombre(code);
  const designes = nommes.filter((e) => contexte.some((c) => confirme(e, c) === true));
  const [seul, autre] = designes;
  if (seul !== undefined) return autre === undefined ? apparier(seul, true) : { sorte: 'ambigu', candidats: designes };
  return { sorte: 'ambigu', candidats: codes === undefined ? nommes : [codes, ...nommes] };
}

function contexteDuNombre(code: string): readonly Contexte[] {
  const departement = normaliserCode(code, 'departement');
  return [...(departement === null ? [] : [{ departement }]), ...(/^\d{4,5}$/.test(code) ? [{ postal: code.padStart(5, '0') }] : [])];
}

/** « Livry (Calvados) », « Marennes (commune nouvelle) »: brackets that name a département must hold; others are part of the name or unknown. */
function entreParentheses(texte: string, niveau: NiveauApport, lieux: Lieux): Verdict {
  const lu = NOM_PUIS_PARENTHESE.exec(texte);
  if (lu?.[1] === undefined || lu[2] === undefined) return INCONNU;
  // « Savoie (Haute) », « Belfort (Territoire de) »: an alphabetical list
  const endroit = lieuxDuNom(`${lu[2]} ${lu[1]}`, niveau, lieux);
  if (endroit.length > 0) return trancher(endroit, {});
  const nommes = lieuxDuNom(rogner(lu[1]), niveau, lieux);
  const departement = lieuxDuNom(rogner(lu[2]), 'departement', lieux)[0]?.code;
  if (nommes.length === 0) return INCONNU;
  return departement === undefined ? { sorte: 'ambigu', candidats: nommes } : trancher(nommes, { departement });
}

/** The place of a code; a commune that is no more leads to the one that holds it. */
export function lieuDuCode(texte: string, niveau: NiveauApport, lieux: Lieux): Entree | undefined {
  const code = normaliserCode(texte, niveau);
  if (code === null) return undefined;
  const lieu = lieux.parCode[niveau].get(code);
  return lieu ?? (niveau === 'commune' ? lieux.parCode.commune.get(lieux.anciens.get(code) ?? '') : undefined);
}

/** The commune of a postcode, when it serves one only. A postcode may be written like the Insee code of another commune: never both at once. */
export function situerPostal(texte: string, lieux: Lieux, contexte: Contexte = {}): Verdict {
  const verdict = trancher(lieux.parPostal(texte.padStart(5, '0')), contexte);
  return verdict.sorte === 'apparie' && Object.keys(contexte).length === 0 ? apparier(verdict.lieu, false) : verdict;
}

function situerCode(lieu: Entree, contexte: Contexte, sure: boolean): Verdict {
  const dit = confirme(lieu, contexte);
  return dit === false ? { sorte: 'ambigu', candidats: [lieu] } : apparier(lieu, sure || dit === true);
}

/** A région among départements, or the other way round: its own rows are of another level. */
function autreNiveau(texte: string, niveau: NiveauApport, lieux: Lieux): boolean {
  if (niveau !== 'region' && niveau !== 'departement') return false;
  return lieuxDuNom(texte, niveau === 'region' ? 'departement' : 'region', lieux).length > 0;
}

/** The place that one cell says, at a level. Codes first: they are never homonyms. `sure`: the column is known to hold codes of that level. */
export function situer(texte: string, niveau: NiveauApport, lieux: Lieux, contexte: Contexte = {}, sure = false): Verdict {
  const prefixe = lirePrefixe(texte);
  if (prefixe !== null) {
    const lieu = prefixe.niveau === niveau ? lieuDuCode(prefixe.code, niveau, lieux) : undefined;
    if (lieu !== undefined) return situerCode(lieu, contexte, true);
    if (prefixe.niveau !== niveau) return { sorte: 'ecarte', motif: estTotal(texte) ? 'total' : 'niveau' };
  }
  const parCode = lieuDuCode(texte, niveau, lieux);
  if (parCode !== undefined) return situerCode(parCode, contexte, sure);
  const parNom = trancher(lieuxDuNom(texte, niveau, lieux), contexte);
  if (parNom.sorte !== 'inconnu') return parNom;
  const composee = compose(texte, niveau, lieux);
  if (composee.sorte !== 'inconnu') return composee;
  if (estTotal(texte)) return { sorte: 'ecarte', motif: 'total' };
  if (autreNiveau(texte, niveau, lieux)) return { sorte: 'ecarte', motif: 'niveau' };
  return estNote(texte) ? { sorte: 'ecarte', motif: 'note' } : INCONNU;
}

/** A distinct text and where it stands in the file. */
export interface Groupe {
  /** Names the group when the reader decides for it. */
  readonly cle: string;
  readonly texte: string;
  /** 1-based lines of the file, the first ones. */
  readonly lignes: readonly number[];
  readonly nombre: number;
  readonly lieu: Entree | null;
  readonly candidats: readonly Entree[];
  /** Of a place that was matched. */
  readonly verifie: boolean;
  /** Of a row left out on purpose. */
  readonly motif: MotifEcart | null;
}

export interface Rapprochement {
  /** One per row, null when not matched. */
  readonly codes: readonly (string | null)[];
  readonly apparies: readonly Groupe[];
  readonly ambigus: readonly Groupe[];
  readonly inconnus: readonly Groupe[];
  readonly ecartes: readonly Groupe[];
  /** Lines of the file whose cell is blank. */
  readonly vides: readonly number[];
  /** Rows, not texts; `supposes` are among `apparies`. */
  readonly lignes: Readonly<Record<'apparies' | 'supposes' | 'ambigus' | 'inconnus' | 'ecartes', number>>;
}

export interface DemandeRapprochement {
  readonly valeurs: readonly Valeur[];
  readonly numeros: readonly number[];
  readonly niveau: NiveauApport;
  readonly lieux: Lieux;
  /** The column holds postcodes, not Insee codes. */
  readonly postal?: boolean;
  /** Of each row; a row without is judged by its own text. */
  readonly contexteDe?: (rang: number) => Contexte;
  /** The name of the column, its whole set of codes or the reader says its level: a code needs no second sign. */
  readonly sure?: boolean;
  /** Rows to look at; all of them when absent. */
  readonly retenue?: (rang: number) => boolean;
  /** What the reader decided for an ambiguous text, by `Groupe.cle`: a code. */
  readonly choix?: ReadonlyMap<string, string>;
}

/** A text in its context: « Saint-Denis » of one département is not that of another. */
const cleChoix = (texte: string, { departement = '', postal = '' }: Contexte) => `${texte}|${departement}|${postal}`;

/** Lines kept for each text: the report shows where to look, the table has them all. */
const LIGNES_GARDEES = 50;

interface EnCours {
  readonly cle: string;
  readonly texte: string;
  verdict: Verdict;
  readonly lignes: number[];
  nombre: number;
}

function juger(texte: string, contexte: Contexte, demande: DemandeRapprochement): Verdict {
  const { niveau, lieux, postal = false, sure = false } = demande;
  const choisi = demande.choix?.get(cleChoix(texte, contexte));
  const lieu = choisi === undefined ? undefined : lieux.parCode[niveau].get(choisi);
  if (lieu !== undefined) return apparier(lieu, true);
  return postal ? situerPostal(texte, lieux, contexte) : situer(texte, niveau, lieux, contexte, sure);
}

/** A commune and its arrondissements are never added: where both are there, the parts are left out. */
function ecarterArrondissements(groupes: Iterable<EnCours>): void {
  const tous = [...groupes].filter((g) => g.verdict.sorte === 'apparie');
  const codeDe = ({ verdict }: EnCours) => (verdict.sorte === 'apparie' ? verdict.lieu.code : '');
  const entieres = new Set(tous.filter((g) => !estArrondissement(g.texte)).map(codeDe));
  for (const g of tous) if (estArrondissement(g.texte) && entieres.has(codeDe(g))) g.verdict = { sorte: 'ecarte', motif: 'arrondissement' };
}

/** Every row to its territory, one lookup for each distinct text. */
export function rapprocher(demande: DemandeRapprochement): Rapprochement {
  const { valeurs, numeros, contexteDe = () => ({}), retenue = () => true } = demande;
  const groupes = new Map<string, EnCours>();
  const vides: number[] = [];
  const parRang = valeurs.map((v, i): EnCours | null => {
    if (!retenue(i)) return null;
    const ligne = numeros[i] ?? 0;
    if (estVide(v)) {
      vides.push(ligne);
      return null;
    }
    const groupe = groupeDe(groupes, rogner(String(v)), contexteDe(i), demande);
    groupe.nombre++;
    if (groupe.lignes.length < LIGNES_GARDEES) groupe.lignes.push(ligne);
    return groupe;
  });
  if (demande.niveau === 'commune') ecarterArrondissements(groupes.values());
  const codes = parRang.map((g) => (g?.verdict.sorte === 'apparie' ? g.verdict.lieu.code : null));
  return { codes, vides, ...ranger([...groupes.values()]) };
}

function groupeDe(groupes: Map<string, EnCours>, texte: string, contexte: Contexte, demande: DemandeRapprochement): EnCours {
  const cle = cleChoix(texte, contexte);
  const connu = groupes.get(cle);
  if (connu !== undefined) return connu;
  const groupe: EnCours = { cle, texte, verdict: juger(texte, contexte, demande), lignes: [], nombre: 0 };
  groupes.set(cle, groupe);
  return groupe;
}

function ranger(groupes: readonly EnCours[]): Omit<Rapprochement, 'codes' | 'vides'> {
  const de = (sorte: Verdict['sorte']): readonly Groupe[] =>
    groupes
      .filter((g) => g.verdict.sorte === sorte)
      .map(({ cle, texte, verdict, lignes, nombre }) => ({
        cle,
        texte,
        lignes,
        nombre,
        lieu: verdict.sorte === 'apparie' ? verdict.lieu : null,
        candidats: verdict.sorte === 'ambigu' ? verdict.candidats : [],
        verifie: verdict.sorte === 'apparie' && verdict.verifie,
        motif: verdict.sorte === 'ecarte' ? verdict.motif : null,
      }));
  const total = (liste: readonly Groupe[]) => liste.reduce((n, g) => n + g.nombre, 0);
  const [apparies, ambigus, inconnus, ecartes] = [de('apparie'), de('ambigu'), de('inconnu'), de('ecarte')];
  const lignes = {
    apparies: total(apparies),
    supposes: total(apparies.filter((g) => !g.verifie)),
    ambigus: total(ambigus),
    inconnus: total(inconnus),
    ecartes: total(ecartes),
  };
  return { apparies, ambigus, inconnus, ecartes, lignes };
}
