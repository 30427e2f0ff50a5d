import type { Anomalie } from '../../src/lib/anomalie.ts';
import { ETATS } from '../../src/domain/cellule.ts';
import type { Colonne, Contrat, Ligne, Valeur } from '../../src/domain/contrat.ts';
import { origineDe } from './origine.ts';

/**
 * Holds the rows of one table against its contract: types, shapes, allowed values, sanity bounds, agreement of each value with its
 * state, uniqueness of the key. Returns every fault, each with the line of the original when the filter told it.
 */
export function verifierTable(contrat: Contrat, lignes: readonly Ligne[]): readonly Anomalie[] {
  const paires = pairesEtat(contrat);
  const fautes = lignes.flatMap((ligne) => [
    ...colonnesInconnues(contrat, ligne),
    ...contrat.colonnes.flatMap((c) => verifierCellule(contrat, c, ligne)),
    ...paires.flatMap(([valeur, etat]) => verifierEtat(contrat, ligne, valeur, etat)),
  ]);
  return [...fautes, ...verifierCles(contrat, lignes)];
}

export function cleDe(contrat: Contrat, ligne: Ligne): string {
  return contrat.cle.map((c) => String(ligne[c] ?? '')).join(' · ');
}

function anomalie(contrat: Contrat, ligne: Ligne, colonne: string | null, motif: string, conseil: string): Anomalie {
  const origine = origineDe(ligne);
  const valeur = colonne === null ? cleDe(contrat, ligne) : (ligne[colonne] ?? null);
  return {
    fichier: origine?.fichier ?? `table ${contrat.table}, clé ${cleDe(contrat, ligne)}`,
    ligne: origine?.ligne ?? null,
    colonne,
    valeur: valeur === null ? null : String(valeur),
    motif,
    conseil,
  };
}

function colonnesInconnues(contrat: Contrat, ligne: Ligne): readonly Anomalie[] {
  const connues = new Set(contrat.colonnes.map((c) => c.nom));
  return Object.keys(ligne)
    .filter((nom) => !connues.has(nom))
    .map((nom) =>
      anomalie(contrat, ligne, nom, `colonne inconnue du contrat ${contrat.table}`, 'corriger le filtre ou étendre le contrat'),
    );
}

function verifierCellule(contrat: Contrat, colonne: Colonne, ligne: Ligne): readonly Anomalie[] {
  const valeur = ligne[colonne.nom];
  if (valeur === undefined || valeur === null || valeur === '') {
    if (valeur === null && colonne.vide === true) return [];
    return [
      anomalie(contrat, ligne, colonne.nom, 'valeur absente', 'compléter la cellule dans l’original, ou la corriger dans data/corrections'),
    ];
  }
  const motif = motifDeType(colonne, valeur) ?? motifDeForme(colonne, valeur) ?? motifDeBorne(colonne, valeur);
  return motif === null ? [] : [anomalie(contrat, ligne, colonne.nom, motif, conseilPour(colonne))];
}

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
  if (colonne.motif !== undefined && !colonne.motif.test(valeur)) return `forme impossible : attendu ${colonne.motif.source}`;
  return null;
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

function verifierEtat(contrat: Contrat, ligne: Ligne, colonne: string, colonneEtat: string): readonly Anomalie[] {
  const valeur = ligne[colonne] ?? null;
  const etat = ligne[colonneEtat];
  const connue = etat === 'valeur' || etat === 'zero';
  if (connue !== (valeur !== null))
    return [
      anomalie(
        contrat,
        ligne,
        colonne,
        `valeur et état se contredisent (état « ${String(etat)} »)`,
        'corriger le filtre : une valeur existe exactement quand l’état est valeur ou zero',
      ),
    ];
  if (connue && (etat === 'zero') !== (valeur === 0))
    return [
      anomalie(
        contrat,
        ligne,
        colonne,
        `l’état « ${etat} » ne dit pas la valeur`,
        'corriger le filtre : l’état zero est celui du 0 et de lui seul',
      ),
    ];
  return [];
}

function verifierCles(contrat: Contrat, lignes: readonly Ligne[]): readonly Anomalie[] {
  const vues = new Map<string, Ligne>();
  return lignes.flatMap((ligne) => {
    const cle = cleDe(contrat, ligne);
    const premiere = vues.get(cle);
    if (premiere === undefined) {
      vues.set(cle, ligne);
      return [];
    }
    const deja = origineDe(premiere);
    const ou = deja === null ? '' : `, déjà lue à la ligne ${deja.ligne}`;
    return [
      anomalie(
        contrat,
        ligne,
        contrat.cle.join(', '),
        `clé en double « ${cle} »${ou}`,
        'garder une seule des deux lignes dans l’original ou dans data/corrections',
      ),
    ];
  });
}
