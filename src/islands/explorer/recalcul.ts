import type { ValeurDesignee } from '#domain/etat-explorer.ts';
import { MOTS_ETAT } from '#domain/phrase.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import type { Rangee } from '#db/database.ts';
import { lireParquet } from '#db/parquet.ts';
import { CATALOGUE } from '#indicateurs/catalogue.ts';
import { requeteRecalcul } from '#indicateurs/requetes.ts';
import type { Indicateur } from '#indicateurs/types.ts';
import { periode as ecrirePeriode } from '#lib/format.ts';
import { ecritureAvecUnite } from '#lib/ecriture.ts';
import { nomDuLieu } from './noms.ts';

/** A printed value, its SQL, and what to say when that SQL has run. */
export interface Recalcul {
  readonly sql: string;
  readonly titre: string;
  /** « 262,1 ‰ », or the reason there is none. */
  readonly imprimee: string;
  readonly comparer: (lignes: readonly Rangee[]) => { readonly pareil: boolean; readonly phrase: string };
}

interface Imprimee {
  readonly valeur: number | null;
  readonly etat: string;
}

/** The value as the pages print it, read in the published slice: not by the SQL that will recompute it. */
async function lireImprimee(racine: string, r: ValeurDesignee): Promise<Imprimee | null> {
  const colonnes = ['modalite', 'code', 'periode', 'valeur', 'etat'];
  const { lignes, colonnes: c } = await lireParquet(`${racine}indicateurs/${r.indicateur}.${r.niveau}.parquet`, { colonnes });
  for (let k = 0; k < lignes; k += 1)
    if (c['code']?.[k] === r.code && c['periode']?.[k] === r.periode && (c['modalite']?.[k] ?? '') === r.modalite) {
      const valeur = c['valeur']?.[k];
      return { valeur: typeof valeur === 'number' ? valeur : null, etat: String(c['etat']?.[k]) };
    }
  return null;
}

const ecrire = (i: Indicateur, { valeur, etat }: Imprimee): string =>
  valeur === null ? (Object.entries(MOTS_ETAT).find(([e]) => e === etat)?.[1] ?? etat) : ecritureAvecUnite(i)(valeur);

function comparer(i: Indicateur, imprimee: Imprimee, lignes: readonly Rangee[]) {
  const [ligne] = lignes;
  if (ligne === undefined || lignes.length > 1 || !('valeur' in ligne))
    return {
      pareil: false,
      phrase: 'La requête ne rend plus une seule ligne avec une colonne «\u00a0valeur\u00a0»\u202f: rien à comparer.',
    };
  const recalculee = { valeur: typeof ligne['valeur'] === 'number' ? ligne['valeur'] : null, etat: String(ligne['etat']) };
  const [ici, la] = [ecrire(i, recalculee), ecrire(i, imprimee)];
  return ici === la && recalculee.etat === imprimee.etat
    ? { pareil: true, phrase: `Valeur recalculée\u00a0: ${ici}. C’est la même.` }
    : { pareil: false, phrase: `Valeur recalculée\u00a0: ${ici}, au lieu de ${la}.` };
}

/** Null when the address points to no value of the atlas: unknown indicator, level, place or period. */
export async function preparerRecalcul(racine: string, r: ValeurDesignee): Promise<Recalcul | null> {
  const i = CATALOGUE.find((x) => x.id === r.indicateur);
  if (i === undefined || !(i.niveaux as readonly string[]).includes(r.niveau)) return null;
  const imprimee = await lireImprimee(racine, r);
  if (imprimee === null) return null;
  const modalite = r.modalite === '' ? '' : `, ${i.modalites.find((m) => m.id === r.modalite)?.nom ?? r.modalite}`;
  const lieu = await nomDuLieu(racine, r.niveau, r.code);
  const niveau = r.niveau === 'france' ? '' : ` (${LIBELLES_NIVEAU[r.niveau].singulier} ${r.code})`;
  return {
    sql: requeteRecalcul(i, r),
    titre: `${i.nom}${modalite}\u00a0: ${lieu}${niveau}, ${ecrirePeriode(r.periode)}`,
    imprimee: ecrire(i, imprimee),
    comparer: (lignes) => comparer(i, imprimee, lignes),
  };
}
