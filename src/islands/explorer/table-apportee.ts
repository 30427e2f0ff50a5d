import type { TableApportee } from '#db/moteur.ts';
import { compte } from '#lib/format.ts';
import { nomSql } from '#lib/sql.ts';
import { balise } from '#islands/pieces/balise.ts';
import { boutonInserer, type Inserer } from './schema.ts';

/** A column name that SQL does not read as it stands. */
const citer = (nom: string) => (/^[a-z_][a-z0-9_]*$/.test(nom) ? nom : nomSql(nom));

/** A table of the reader's own takes its place before those of the atlas, in the same form; one of the same name is replaced. */
export function ajouterTable(panneau: Element, { nom, lignes, colonnes }: TableApportee, inserer: Inserer): void {
  const titre = `Votre fichier, ${compte(lignes, 'ligne', 'lignes')}`;
  const details = balise(
    'details',
    { open: true, 'data-table': nom, 'data-titre': titre, 'data-apportee': true },
    balise('summary', {}, balise('code', {}, nom), balise('span', { class: 'mention' }, titre)),
    balise(
      'dl',
      {},
      balise('dt', { class: 'nom-table' }, boutonInserer(nom, inserer)),
      balise('dd', {}, 'la table'),
      ...colonnes.flatMap((c) => [
        balise(
          'dt',
          { 'data-colonne': citer(c.nom), 'data-type': c.type, 'data-description': 'colonne de votre fichier' },
          boutonInserer(citer(c.nom), inserer),
        ),
        balise('dd', {}, balise('span', { class: 'type' }, c.type)),
      ]),
    ),
  );
  for (const ancienne of panneau.querySelectorAll('[data-apportee]'))
    if (ancienne.getAttribute('data-table') === nom) ancienne.parentElement?.remove();
  panneau.querySelector('ul')?.prepend(balise('li', {}, details));
}
