import type { Anomalie } from '../../src/lib/anomalie.ts';
import { ETATS } from '../../src/domain/cellule.ts';
import type { Colonne, Contrat, Ligne, Valeur } from '../../src/domain/contrat.ts';
import { origineDe, type Origine } from './origine.ts';
import { fauteDeTexte, lisible } from './textes.ts';

/**
 * Holds the rows of one table against its contract: types, shapes, allowed values, sanity bounds, agreement of each value with its
 * state, uniqueness of the key. Returns every fault, each with the line of the original when the filter told it. In a table that we compute, `etat`
 * may tell of the row and not of each of its measures (`etatDeLigne`).
 */
export function verifierTable(contrat: Contrat, lignes: readonly Ligne[], { etatDeLigne = false } = {}): readonly Anomalie[] {
  const paires = pairesEtat(contrat).filter(([, etat]) => !etatDeLigne || etat !== 'etat');
  const connues = new Set(contrat.colonnes.map((c) => c.nom));
  // codes and states come back by the thousand: what was found good once is good again
  const bonnes = contrat.colonnes.map((colonne) => ({ colonne, vues: new Set<Valeur | undefined>() }));
  const fautes: Anomalie[] = [];
  for (const ligne of lignes) {
    for (const nom in ligne) if (!connues.has(nom)) fautes.push(colonneInconnue(contrat, ligne, nom));
    for (const { colonne, vues } of bonnes) {
      const valeur = ligne[colonne.nom];
      if (vues.has(valeur)) continue;
      const faute = verifierCellule(contrat, colonne, ligne);
      if (faute === null) vues.add(valeur);
      else fautes.push(faute);
    }
    for (const [valeur, etat] of paires) {
      const faute = verifierEtat(contrat, ligne, valeur, etat);
      if (faute !== null) fautes.push(faute);
    }
  }
  return [...fautes, ...verifierCles(contrat, lignes)];
}

const colonneInconnue = (contrat: Contrat, ligne: Ligne, nom: string) =>
  anomalie(contrat, ligne, nom, `colonne inconnue du contrat ${contrat.table}`, 'corriger le filtre ou étendre le contrat');

export function cleDe({ cle }: Contrat, ligne: Ligne): string {
  let texte = '';
  for (const [k, colonne] of cle.entries()) texte += `${k === 0 ? '' : ' · '}${ligne[colonne] ?? ''}`;
  return texte;
}

function anomalie(contrat: Contrat, ligne: Ligne, colonne: string | null, motif: string, conseil: string): Anomalie {
  const origine = origineDe(ligne);
  const valeur = colonne === null ? cleDe(contrat, ligne) : (ligne[colonne] ?? null);
  return {
    fichier: origine?.fichier ?? `table ${contrat.table}, clé ${cleDe(contrat, ligne)}`,
    ligne: origine?.ligne ?? null,
    colonne,
    valeur: valeur === null ? null : lisible(String(valeur)),
    motif,
    conseil,
  };
}

function verifierCellule(contrat: Contrat, colonne: Colonne, ligne: Ligne): Anomalie | null {
  const valeur = ligne[colonne.nom];
  if (valeur === undefined || valeur === null || valeur === '') {
    const conseil = 'compléter la cellule dans l’original, ou la corriger dans data/corrections';
    return valeur === null && colonne.vide === true ? null : anomalie(contrat, ligne, colonne.nom, 'valeur absente', conseil);
  }
  const motif = motifDeType(colonne, valeur) ?? motifDeForme(colonne, valeur) ?? motifDeBorne(colonne, valeur);
  if (motif !== null) return anomalie(contrat, ligne, colonne.nom, motif, conseilPour(colonne));
  const libre = typeof valeur === 'string' && colonne.valeurs === undefined && !SIMPLE.test(valeur);
  const faute = libre ? fauteDeTexte(valeur) : null;
  return faute === null ? null : anomalie(contrat, ligne, colonne.nom, faute.motif, faute.conseil);
}

/** A code or a number: nothing of what `fauteDeTexte` looks for. */
const SIMPLE = /^[0-9A-Za-z]{1,40}$/;

function motifDeType(colonne: Colonne, valeur: Valeur): string | null {
  if (colonne.type === 'booleen') return typeof valeur === 'boolean' ? null : 'ni vrai ni faux';
  if (colonne.type === 'etat') return ETATS.some((e) => e === valeur) ? null : `état inconnu : attendu ${ETATS.join(', ')}`;
  if (colonne.type === 'texte') return typeof valeur === 'string' ? null : 'un texte est attendu';
  if (typeof valeur !== 'number' || !Number.isFinite(valeur)) return 'un nombre est attendu';
  return colonne.type === 'entier' && !Number.isInteger(valeur) ? 'un nombre entier est attendu' : null;
}

function motifDeForme(colonne: Colonne, valeur: Valeur): string | null {
  if (typeof valeur !== 'string') return null;
  if (colonne.valeurs !== undefined && !colonne.valeurs.includes(valeur))
    return `valeur hors liste : attendu ${colonne.valeurs.join(', ')}`;
  if (colonne.motif?.test(valeur) === false) return `forme impossible : attendu ${colonne.motif.source}`;
  return JOUR.test(valeur) && !estUnJour(valeur) ? 'date impossible : ce jour n’existe pas' : null;
}

const JOUR = /^\d{4}-\d{2}-\d{2}$/;
/** 30 February rolls over to March: a real day reads back as it was written. */
function estUnJour(texte: string): boolean {
  const jour = new Date(`${texte}T00:00:00Z`);
  return !Number.isNaN(jour.getTime()) && jour.toISOString().startsWith(texte);
}

function motifDeBorne(colonne: Colonne, valeur: Valeur): string | null {
  if (typeof valeur !== 'number') return null;
  if (colonne.min !== undefined && valeur < colonne.min) return `sous la borne de vraisemblance ${colonne.min}`;
  if (colonne.max !== undefined && valeur > colonne.max) return `au-dessus de la borne de vraisemblance ${colonne.max}`;
  return null;
}

function conseilPour(colonne: Colonne): string {
  if (colonne.min !== undefined || colonne.max !== undefined)
    return 'vérifier que deux colonnes n’ont pas été échangées et que l’unité n’a pas changé ; si la valeur est vraie, élargir la borne du contrat';
  return 'vérifier la colonne de l’original (zéro de tête perdu, faute de frappe), ou corriger dans data/corrections';
}

/** « x » is paired with « x_etat », else with « etat » when the table has one and « x » is a measure that may be empty. */
function pairesEtat(contrat: Contrat): readonly (readonly [string, string])[] {
  const noms = new Set(contrat.colonnes.map((c) => c.nom));
  return contrat.colonnes.flatMap((c): readonly (readonly [string, string])[] => {
    if (noms.has(`${c.nom}_etat`)) return [[c.nom, `${c.nom}_etat`]];
    const mesure = c.vide === true && (c.type === 'entier' || c.type === 'nombre');
    return mesure && noms.has('etat') ? [[c.nom, 'etat']] : [];
  });
}

function verifierEtat(contrat: Contrat, ligne: Ligne, colonne: string, colonneEtat: string): Anomalie | null {
  const valeur = ligne[colonne] ?? null;
  const etat = ligne[colonneEtat];
  const connue = etat === 'valeur' || etat === 'zero';
  if (connue !== (valeur !== null)) {
    const conseil = 'corriger le filtre : une valeur existe exactement quand l’état est valeur ou zero';
    return anomalie(contrat, ligne, colonne, `valeur et état se contredisent (état « ${String(etat)} »)`, conseil);
  }
  if (!connue || (etat === 'zero') === (valeur === 0)) return null;
  const conseil = 'corriger le filtre : l’état zero est celui du 0 et de lui seul';
  return anomalie(contrat, ligne, colonne, `l’état « ${etat} » ne dit pas la valeur`, conseil);
}

function verifierCles(contrat: Contrat, lignes: readonly Ligne[]): readonly Anomalie[] {
  const vues = new Map<string, Ligne>();
  const fautes: Anomalie[] = [];
  for (const ligne of lignes) {
    const cle = cleDe(contrat, ligne);
    const premiere = vues.get(cle);
    if (premiere === undefined) vues.set(cle, ligne);
    else fautes.push(cleEnDouble(contrat, ligne, cle, origineDe(premiere)));
  }
  return fautes;
}

function cleEnDouble(contrat: Contrat, ligne: Ligne, cle: string, deja: Origine | null): Anomalie {
  const ou = deja === null ? '' : `, déjà lue à la ligne ${deja.ligne}`;
  const conseil = 'garder une seule des deux lignes dans l’original ou dans data/corrections';
  return anomalie(contrat, ligne, contrat.cle.join(', '), `clé en double « ${cle} »${ou}`, conseil);
}
