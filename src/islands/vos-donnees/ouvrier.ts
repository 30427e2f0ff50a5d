import type { IndexRecherche } from '#domain/recherche.ts';
import { lireParquet } from '#db/parquet.ts';
import type { Scalaire } from '#db/database.ts';
import { ouvrirFichier } from './ouvrir-fichier.ts';
import type { Demande, Envoi, Reponse, TableDite } from './messages.ts';
import { creerSeance, messageErreur } from './seance.ts';

/**
 * The worker of `<vos-donnees>`: the reader’s file comes in and never leaves. What it fetches are public files of this site, by plain GET without a
 * word of the reader’s file: the list of places, and the slice of a denominator.
 */
let racine = '/';

async function demanderJson(adresse: string): Promise<unknown> {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${adresse} answered ${reponse.status}: build the site again`);
  return reponse.json();
}

/** SHA-256 in hexadecimal; nothing where the browser has no crypto (a page served without encryption): the answers are then not remembered. */
async function empreinte(octets: ArrayBuffer): Promise<string> {
  const { subtle } = crypto as Partial<Crypto>;
  if (subtle === undefined) return '';
  const somme = new Uint8Array(await subtle.digest('SHA-256', octets));
  return Array.from(somme, (o) => o.toString(16).padStart(2, '0')).join('');
}

const seance = creerSeance({
  ouvrir: ouvrirFichier,
  index: async () => (await demanderJson(`${racine}recherche.json`)) as IndexRecherche,
  anciens: async () => {
    const { colonnes, lignes } = await lireParquet(`${racine}donnees/passage_communes.parquet`);
    const [ancien = [], commune = []] = [colonnes['ancien'], colonnes['commune']];
    return new Map(Array.from({ length: lignes }, (_, i) => [String(ancien[i]), String(commune[i])]));
  },
  empreinte,
  tranche: (id, niveau) => lireParquet(`${racine}indicateurs/${id}.${niveau}.parquet`),
});

const repondre = (reponse: Reponse) => self.postMessage(reponse);

/** Values a message: each is unpacked by the page in a few milliseconds. */
const MORCEAU = 10_000;

/** Sends the columns in pieces, leaving the page time to breathe between two. */
async function envoyerTable(id: number): Promise<TableDite> {
  const { lignes, colonnes, codes } = seance.table();
  for (const [colonne, { valeurs }] of colonnes.entries())
    for (let i = 0; i < lignes; i += MORCEAU) {
      const morceau: readonly Scalaire[] = valeurs.slice(i, i + MORCEAU);
      repondre({ sorte: 'morceau', id, colonne, valeurs: morceau });
    }
  return { lignes, colonnes: colonnes.map(({ nom, type }) => ({ nom, type })), codes: codes === null ? null : colonnes.length - 1 };
}

async function executer(id: number, d: Demande): Promise<unknown> {
  switch (d.sorte) {
    case 'preparer':
      return seance.preparer();
    case 'ouvrir':
      return seance.ouvrir(await d.fichier.arrayBuffer(), {}, d.memoires, (part) => repondre({ sorte: 'progres', id, part }));
    case 'relire':
      return seance.relire(d.options);
    case 'rapprocher':
      return seance.rapprocher(d.colonne, d.niveau, d.choix);
    case 'valeurs':
      return seance.valeurs(d.demande);
    case 'tranche':
      return seance.tranche(d.id, d.niveau, d.modalite);
    case 'diviser':
      return seance.diviser(d.demande);
    case 'table':
      return envoyerTable(id);
    case 'rapport-csv':
      return seance.rapportCsv();
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Envoi>) => {
  racine = data.racine;
  executer(data.id, data.demande).then(
    (valeur) => repondre({ sorte: 'resultat', id: data.id, valeur }),
    (e: unknown) => repondre({ sorte: 'erreur', id: data.id, message: messageErreur(e) }),
  );
});
