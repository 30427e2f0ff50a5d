import type { NomsNiveau } from '#domain/catalogue-atlas.ts';
import { communesDe, type Donnees } from '#lecture/donnees.ts';
import { nomDeListe } from '#lecture/observations.ts';

/** What `/atlas/noms/<fichier>.json` holds: `epci`, `ept`, `zone-emploi` or `communes-38`. */
export function nomsDuFichier(d: Donnees, fichier: string): NomsNiveau {
  if (fichier === 'epci') return { noms: Object.fromEntries(d.epci.map((t) => [t.code, nomDeListe(d, t)])) };
  if (fichier === 'ept') return { noms: Object.fromEntries(d.ept.map((t) => [t.code, nomDeListe(d, t)])) };
  if (fichier === 'zone-emploi') return { noms: Object.fromEntries(d.zonesEmploi.map((t) => [t.code, nomDeListe(d, t)])) };
  const communes = communesDe(d, { niveau: 'departement', code: fichier.replace('communes-', '') });
  return {
    noms: Object.fromEntries(communes.map((t) => [t.code, t.nom])),
    intercommunalites: Object.fromEntries(
      communes.flatMap((t) => {
        const code = t.ept ?? t.epci;
        return code === undefined ? [] : [[t.code, code]];
      }),
    ),
  };
}
