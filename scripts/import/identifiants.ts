import { DRAPEAU_MASQUE, estMasque } from '../../src/domain/identifiant-siae.ts';
import type { Contrat, Ligne } from '../../src/domain/contrat.ts';
import { siae } from '../../src/domain/tables/siae.ts';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import { faute } from './lecture-csv.ts';
import { origineDe } from './origine.ts';
import { siretValide } from './siret.ts';

/** The identifier of a structure against its flags: a typing slip makes another structure, a mask left out shows a person. */
export function verifierIdentifiants({ table }: Contrat, lignes: readonly Ligne[]): readonly Anomalie[] {
  if (table !== siae.table) return [];
  return lignes.flatMap((ligne) => {
    const siret = String(ligne['siret']);
    const motif = motifDe(ligne, siret);
    const origine = origineDe(ligne);
    if (motif === null) return [];
    const conseil = 'relancer data:import, qui pose le drapeau et le masque ; un SIRET se corrige dans data/corrections';
    return [faute(origine?.fichier ?? table, origine?.ligne ?? null, 'siret', siret, motif, conseil)];
  });
}

function motifDe(ligne: Ligne, siret: string): string | null {
  const drapeaux = String(ligne['drapeaux'] ?? '').split(';');
  const masque = estMasque(siret);
  if (masque !== drapeaux.includes(DRAPEAU_MASQUE)) return `masque et drapeau ${DRAPEAU_MASQUE} vont ensemble`;
  if (masque)
    return [ligne['lon'], ligne['lat'], ligne['naf']].every((v) => v === null) ? null : 'point ou activité d’une personne physique';
  return siretValide(siret) || drapeaux.includes('siret-invalide') ? null : 'clé de contrôle du SIRET fausse : un chiffre a changé';
}
