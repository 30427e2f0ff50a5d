import { signaler } from '#islands/pieces/signaler.ts';
import { telecharger, TYPE_CSV } from '#islands/pieces/telechargement.ts';
import { armerOnglets } from './onglets.ts';
import type { Resultat } from './resultat.ts';

export interface Panneaux {
  readonly montrer: (resultat: Resultat) => void;
}

/** The three ways of reading a result, each loaded and drawn when it is first looked at, and the three ways of taking it away. */
export function armerPanneaux(zone: HTMLElement, racine: string): Panneaux {
  let resultat: Resultat | null = null;
  let ouvert = 'resultat-tableau';
  let demonterTable: () => void = () => undefined;
  const faits = new Set<string>();
  const panneau = (id: string) => zone.querySelector<HTMLElement>(`#${id}`);

  const dessiner = async (id: string, r: Resultat, hote: HTMLElement): Promise<void> => {
    if (id === 'resultat-tableau') {
      const { monterTable } = await import('./table.ts');
      demonterTable();
      demonterTable = monterTable(hote, r);
    } else if (id === 'resultat-graphique') (await import('./graphique.ts')).monterGraphique(hote, r);
    else (await import('./carte.ts')).monterCarte(hote, r, racine);
  };
  const ouvrir = (id: string) => {
    ouvert = id;
    const hote = panneau(id);
    if (resultat === null || hote === null || faits.has(id)) return;
    faits.add(id);
    void dessiner(id, resultat, hote).catch((cause: unknown) => {
      faits.delete(id);
      hote.textContent = signaler(cause, 'Cette vue n’a pas pu être chargée. Vérifiez la connexion, puis rouvrez l’onglet.');
    });
  };
  const liste = zone.querySelector<HTMLElement>('[role="tablist"]');
  const onglets = liste === null ? null : armerOnglets(liste, ouvrir);
  for (const bouton of zone.querySelectorAll<HTMLElement>('[data-export]'))
    bouton.addEventListener('click', () => {
      if (resultat !== null) void exporter(bouton.dataset['export'] ?? '', resultat);
    });
  return {
    montrer: (nouveau) => {
      resultat = nouveau;
      faits.clear();
      zone.hidden = false;
      onglets?.choisir(ouvert);
    },
  };
}

async function exporter(format: string, resultat: Resultat): Promise<void> {
  const { enCsv, enJson, enParquet } = await import('./exports.ts');
  if (format === 'csv') telecharger('resultat.csv', enCsv(resultat), TYPE_CSV);
  else if (format === 'json') telecharger('resultat.json', enJson(resultat), 'application/json');
  else telecharger('resultat.parquet', await enParquet(resultat), 'application/vnd.apache.parquet');
}
