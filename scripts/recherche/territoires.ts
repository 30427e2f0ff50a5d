import { csvParse } from 'd3-dsv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { estMasque } from '../../src/domain/identifiant-siae.ts';
import { insecables } from '../../src/lib/typographie.ts';
import type { Fiche } from './fiches.ts';

const lire = (dossier: string, table: string) => csvParse(readFileSync(join(dossier, `${table}.csv`), 'utf8'));

/**
 * Places are found by name in their own index (/recherche.json). Their thousand pages are left out of the text index but for
 * what only they hold: the structures, by name, each leading to the sheet of its intercommunalité, else of its département.
 */
export function fichesDesStructures(donnees: string): readonly Fiche[] {
  const communes = new Map(lire(donnees, 'communes').map((c) => [c['commune'], c]));
  return lire(donnees, 'siae').flatMap((s) => {
    const commune = communes.get(s['commune']);
    // outside the 101 départements a structure has no page; a sole trader has no name to be found by
    if (commune === undefined || estMasque(s['siret'] ?? '')) return [];
    const [siren, departement] = [commune['epci'] ?? '', commune['departement'] ?? ''];
    return {
      adresse: siren === '' ? `/territoires/departements/${departement}/` : `/territoires/epci/${siren}/`,
      genre: 'structure' as const,
      titre: insecables(s['nom'] ?? ''),
      extrait: insecables(`${s['type'] ?? ''}, ${commune['nom'] ?? ''} (${departement}), liste de juillet 2019`),
      texte: s['siret'] ?? '',
      noms: [],
    };
  });
}
