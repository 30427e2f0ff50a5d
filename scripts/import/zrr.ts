import { z } from 'zod';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { zrrCommunes } from '../../src/domain/tables/zonages.ts';
import { lireCommune } from './contexte.ts';
import type { Contexte, Importeur } from './importeur.ts';
import { faute } from './lecture-csv.ts';
import { lireJson, octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof zrrCommunes>;

const FICHIER = 'zonages/ZRR_20221109.json';
const STATUTS: Readonly<Record<string, string>> = { C: 'classee', NC: 'non', PC: 'partielle' };
const schema = z.array(z.object({ fields: z.object({ insee_code: z.string(), status: z.string() }) }));

/** ZRR status of November 2022; each commune of the file keeps its own code and gains the current one. */
export const importeurZrr: Importeur = {
  id: 'zrr',
  fichiers: [FICHIER],
  lire: (octets, contexte) => {
    const json = lireJson(FICHIER, octetsDe(octets, FICHIER));
    const lecture = schema.safeParse(json.valeur);
    if (json.anomalies.length > 0) return { tables: { zrr_communes: [] }, anomalies: json.anomalies, avis: [] };
    if (!lecture.success) {
      const anomalies = lecture.error.issues.map((i) =>
        faute(FICHIER, null, i.path.join('.'), null, i.message, 'vérifier la forme du fichier, puis adapter le filtre'),
      );
      return { tables: { zrr_communes: [] }, anomalies, avis: [] };
    }
    const lectures = lecture.data.map((e, i) => lireStatut(i, e.fields.insee_code, e.fields.status, contexte));
    const portees = lectures.flatMap((l) => l.lignes).filter((l) => l['commune_source'] !== l['commune']).length;
    return {
      tables: { zrr_communes: lectures.flatMap((l) => l.lignes) },
      anomalies: lectures.flatMap((l) => l.anomalies),
      avis: [`${FICHIER} : ${portees} communes anciennes portées vers la commune actuelle`],
    };
  },
};

function lireStatut(
  rang: number,
  code: string,
  lu: string,
  contexte: Contexte,
): { readonly lignes: readonly Ligne[]; readonly anomalies: readonly Anomalie[] } {
  const commune = lireCommune(code, contexte);
  if (commune.genre === 'outre-mer') return { lignes: [], anomalies: [] };
  if (commune.genre === 'faute')
    return { lignes: [], anomalies: [faute(FICHIER, null, `élément ${rang}, insee_code`, code, commune.motif, commune.conseil)] };
  const statut = STATUTS[lu];
  if (statut === undefined)
    return { lignes: [], anomalies: [faute(FICHIER, null, `élément ${rang}, status`, lu, 'statut inconnu', 'attendu C, NC ou PC')] };
  return { lignes: [{ commune_source: code, commune: commune.commune, statut }], anomalies: [] };
}
