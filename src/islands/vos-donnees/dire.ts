import type { ColonneLue } from '#apport/colonne.ts';
import type { Decision } from '#apport/dossier.ts';
import { questionDesNombres } from '#apport/doutes.ts';
import { estNonAdditif, lireIndices, roleDe } from '#apport/indices.ts';
import type { Lieux, NiveauApport } from '#apport/lieux.ts';
import { decimalesUtiles } from '#apport/precision.ts';
import type { Question, Reponses } from '#apport/question.ts';
import type { Groupe, Rapprochement } from '#apport/rapprocher.ts';
import type { Piste } from '#apport/reconnaitre.ts';
import type { Repetition } from '#apport/repetition.ts';
import { MOTS_ETAT } from '#domain/phrase.ts';
import { nombre } from '#lib/format.ts';
import type { FichierLu } from './ouvrir-fichier.ts';
import type { GroupeDit, LectureDite, RapportDit } from './messages.ts';

const APERCU = 8;
const TEXTE_APERCU = 60;
/** Texts shown in each list of the report; the CSV has them all. */
const GROUPES_MONTRES = 200;

/** Digits after the comma of the first rows, so that they align. */
function decimalesDe(c: ColonneLue): number {
  const vues = c.valeurs.slice(0, APERCU).filter((v) => typeof v === 'number');
  return decimalesUtiles(vues);
}

function texteApercu(c: ColonneLue, rang: number, decimales: number): string {
  const v = c.valeurs[rang];
  const absence = c.absences.get(rang);
  if (absence !== undefined) return MOTS_ETAT[absence];
  if (v === null || v === undefined) return '';
  if (typeof v === 'boolean') return v ? 'vrai' : 'faux';
  if (typeof v === 'number')
    return roleDe(c.nom, c.valeurs.slice(0, APERCU)) === 'mesure' || !Number.isInteger(v) ? nombre(v, decimales) : String(v);
  return v.length > TEXTE_APERCU ? `${v.slice(0, TEXTE_APERCU)}…` : v;
}

/** What is told of a reading. */
export interface Lecture {
  readonly lu: FichierLu;
  readonly pistes: readonly Piste[];
  readonly decision: Decision;
  readonly empreinte: string;
  readonly reponses: Reponses;
}

export function direLecture({ lu, pistes, decision, empreinte, reponses }: Lecture): LectureDite {
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
    avis: [...avis, ...decision.avis],
    lignes: numeros.length,
    colonnes: colonnes.map((c, k) => ({
      nom: c.nom,
      type: c.type,
      unite: c.unite,
      taux: estNonAdditif(c),
      role: roleDe(c.nom, c.type === 'entier' ? c.valeurs : []),
      niveaux: lireIndices(c.nom).niveaux,
      lieu: pistes.some((p) => p.colonne === k && (!p.nue || lireIndices(c.nom).niveaux.length > 0)),
    })),
    apercu,
    reconnaissance: decision.reconnaissance,
    question: decision.question,
    questionNombres: questionDesNombres(colonnes),
    empreinte,
    reponses: [...reponses],
  };
}

const direGroupe = ({ cle, texte, lignes, nombre: n, lieu, candidats, motif }: Groupe): GroupeDit => ({
  cle,
  texte: texte.slice(0, 120),
  lignes,
  nombre: n,
  lieu: lieu === null ? null : { code: lieu.code, nom: lieu.nom, departement: lieu.departement },
  candidats: candidats.slice(0, 30).map(({ code, nom, departement }) => ({ code, nom, departement })),
  motif,
});

/** What is told of a match, once the rows to keep are known. */
export interface Place {
  readonly rapprochement: Rapprochement;
  readonly niveau: NiveauApport;
  readonly codes: readonly (string | null)[];
  readonly repetition: Repetition;
  readonly question: Question | null;
  /** Rows of another level by the column that says it, and rows of another modality by the answer of the reader. */
  readonly horsMaille: number;
  readonly horsModalite: number;
  readonly desaccords: readonly number[];
}

export function direRapport(p: Place, lieux: Lieux): RapportDit {
  const r = p.rapprochement;
  const montrer = (liste: readonly Groupe[]) => ({ nombre: liste.length, montres: liste.slice(0, GROUPES_MONTRES).map(direGroupe) });
  const parCode = new Map<string, number>();
  for (const code of p.codes) if (code !== null) parCode.set(code, (parCode.get(code) ?? 0) + 1);
  return {
    niveau: p.niveau,
    lignes: r.lignes,
    vides: { nombre: r.vides.length, lignes: r.vides.slice(0, 50) },
    desaccords: { nombre: p.desaccords.length, lignes: p.desaccords.slice(0, 50) },
    horsMaille: p.horsMaille,
    horsModalite: p.horsModalite,
    apparies: montrer(r.apparies),
    supposes: montrer(r.apparies.filter((g) => !g.verifie)),
    ambigus: montrer(r.ambigus),
    inconnus: montrer(r.inconnus),
    ecartes: montrer(r.ecartes),
    territoires: parCode.size,
    territoiresDuNiveau: lieux.parCode[p.niveau].size,
    repetes: [...parCode.values()].filter((n) => n > 1).length,
    mode: p.repetition.mode,
    question: p.question,
    departements: p.niveau === 'commune' ? departementsDe(parCode.keys(), lieux) : [],
  };
}

function departementsDe(codes: Iterable<string>, lieux: Lieux): RapportDit['departements'] {
  const comptes = Map.groupBy(codes, (code) => lieux.parCode.commune.get(code)?.codeDepartement ?? '');
  return [...comptes]
    .map(([code, communes]) => ({ code, nom: lieux.parCode.departement.get(code)?.nom ?? code, territoires: communes.length }))
    .sort((a, b) => b.territoires - a.territoires);
}
