import { departementDe } from '../../src/domain/departement.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { filosofiCommunes } from '../../src/domain/tables/filosofi-communes.ts';
import { lireCommune } from './contexte.ts';
import type { Contexte, Importeur, Sortie } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { assembler, refusee, retenue, type LigneLue } from './ligne-lue.ts';
import { lireNombre } from './nombre.ts';
import { octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof filosofiCommunes>;

const FICHIER = 'revenus/insee-filosofi-2020-communes.csv';
const MESURES = ['NBPERSMENFISC20', 'MED20', 'TP6020'] as const;
/** Arrondissements of Paris, Lyon and Marseille stand in the file beside their commune: kept, they would count people twice. */
const ARRONDISSEMENT = /^(751(0[1-9]|1\d|20)|6938[1-9]|132(0[1-9]|1[0-6]))$/;

export const importeurFilosofiCommunes: Importeur = {
  id: 'filosofi-communes',
  fichiers: [FICHIER],
  lire: (octets, contexte): Sortie => {
    const csv = lireCsv(FICHIER, octetsDe(octets, FICHIER), { separateur: ';', colonnes: ['CODGEO', ...MESURES] });
    const communes = csv.lignes.filter((l) => !ARRONDISSEMENT.test(l.champs['CODGEO'] ?? ''));
    const { lignes, anomalies } = assembler(communes.map((l) => lireLigne(l, contexte)));
    return {
      tables: { filosofi_communes: lignes },
      anomalies: [...csv.anomalies, ...anomalies],
      avis: [...csv.avis, ...avisArrondissements(csv.lignes.length - communes.length), ...avisNonPublies(communes, contexte)],
    };
  },
};

function lireLigne({ numero, champs }: LigneTexte, contexte: Contexte): LigneLue<Ligne> {
  const code = champs['CODGEO'] ?? '';
  const lue = lireCommune(code, contexte);
  if (lue.genre !== 'actuelle') {
    const { motif, conseil } = lue.genre === 'faute' ? lue : { motif: 'commune hors des 18 régions', conseil: 'retirer la ligne' };
    return refusee(faute(FICHIER, numero, 'CODGEO', code, motif, conseil));
  }
  const lire = (colonne: (typeof MESURES)[number]) => lireNombre(champs[colonne] ?? '');
  const [personnes, mediane, pauvrete] = [lire('NBPERSMENFISC20'), lire('MED20'), lire('TP6020')];
  if (personnes === null || mediane === null || pauvrete === null) {
    const conseil = 'vérifier la valeur dans l’original : un nombre, s (secret) ou nd (non disponible)';
    const illisibles = MESURES.filter((colonne) => lire(colonne) === null);
    return refusee(...illisibles.map((colonne) => faute(FICHIER, numero, colonne, champs[colonne] ?? null, 'valeur illisible', conseil)));
  }
  const ligne: Ligne = {
    commune_source: code,
    commune: lue.commune,
    personnes: personnes.valeur,
    personnes_etat: personnes.etat,
    mediane: mediane.valeur,
    mediane_etat: mediane.etat,
    pauvrete: pauvrete.valeur,
    pauvrete_etat: pauvrete.etat,
  };
  return retenue(ligne, FICHIER, numero);
}

function avisArrondissements(nombre: number): readonly string[] {
  return nombre === 0 ? [] : [`${FICHIER} : ${nombre} arrondissements de Paris, Lyon et Marseille non repris (la commune entière l’est)`];
}

/** Guadeloupe, Guyane and Mayotte are not published: no row at all, so no row here either. */
function avisNonPublies(lignes: readonly LigneTexte[], { departements }: Contexte): readonly string[] {
  if (lignes.length === 0) return [];
  const vus = new Set(lignes.map((l) => departementDe(l.champs['CODGEO'] ?? '')));
  const manquants = [...departements].filter((d) => !vus.has(d));
  return manquants.length === 0 ? [] : [`${FICHIER} : aucune commune publiée dans ${manquants.join(', ')}`];
}
