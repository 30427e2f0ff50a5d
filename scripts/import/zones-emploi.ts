import { group } from 'd3-array';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import { lireCommune } from './contexte.ts';
import type { Contexte, Importeur } from './importeur.ts';
import { faute, lireCsv, type LigneTexte } from './lecture-csv.ts';
import { situer } from './origine.ts';
import { octetsDe } from './sources.ts';

const COMMUNES = 'cog/insee-ze2020-communes.csv';
const ZONES = 'cog/insee-ze2020.csv';

/** Zones d’emploi 2020: their names and, for each current commune, its zone. The copy lost the leading zeros of its codes. */
export const importeurZonesEmploi: Importeur = {
  id: 'zones-emploi',
  fichiers: [COMMUNES, ZONES],
  lire: (octets, contexte) => {
    const communes = lireCsv(COMMUNES, octetsDe(octets, COMMUNES), { separateur: ',', colonnes: ['codgeo', 'ze2020'] });
    const zones = lireCsv(ZONES, octetsDe(octets, ZONES), { separateur: ',', colonnes: ['ze2020', 'libze2020'] });
    const noms = zones.lignes.map(({ numero, champs }) =>
      situer({ zone_emploi: (champs['ze2020'] ?? '').padStart(4, '0'), nom: champs['libze2020'] ?? '' }, ZONES, numero),
    );
    const composition = composer(communes.lignes, new Set(noms.map((z) => z.zone_emploi)), contexte);
    return {
      tables: { zone_emploi_communes: composition.lignes, zones_emploi: noms },
      anomalies: [...communes.anomalies, ...zones.anomalies, ...composition.anomalies],
      avis: [...communes.avis, ...zones.avis, ...composition.avis],
    };
  },
};

interface Rattachement {
  readonly numero: number;
  readonly source: string;
  readonly commune: string;
  readonly zone: string;
}

function composer(lignes: readonly LigneTexte[], zones: ReadonlySet<string>, contexte: Contexte) {
  const lectures = lignes.map((l) => lireRattachement(l, zones, contexte));
  const lus = lectures.flatMap((l) => ('motif' in l || l.commune === '' ? [] : [l]));
  const parCommune = group(lus, (r) => r.commune);
  const retenus = [...parCommune.values()].map(choisir);
  const partages = [...parCommune].filter(([, tous]) => new Set(tous.map((t) => t.zone)).size > 1);
  const absentes = lus.length === 0 ? [] : [...contexte.communes].filter((c) => !parCommune.has(c));
  return {
    lignes: retenus.map((r) => situer({ commune: r.commune, zone_emploi: r.zone }, COMMUNES, r.numero)),
    anomalies: lectures.filter((l): l is Anomalie => 'motif' in l),
    avis: [
      ...partages.map(
        ([commune, tous]) =>
          `${COMMUNES} : commune ${commune} faite de communes de zones d’emploi différentes (${tous.map((t) => `${t.source} → ${t.zone}`).join(', ')}), zone de son chef-lieu retenue`,
      ),
      ...(absentes.length === 0 ? [] : [`${COMMUNES} : ${absentes.length} communes actuelles sans zone d’emploi : ${absentes.join(' ')}`]),
    ],
  };
}

/** The row that bears the current code is that of the chef-lieu, whose zone the merged commune takes. */
function choisir(tous: readonly Rattachement[]): Rattachement {
  const [premier] = tous;
  if (premier === undefined) throw new Error('a group of rows is never empty');
  return tous.find((r) => r.source === r.commune) ?? premier;
}

function lireRattachement({ numero, champs }: LigneTexte, zones: ReadonlySet<string>, contexte: Contexte): Rattachement | Anomalie {
  const source = (champs['codgeo'] ?? '').padStart(5, '0');
  const zone = (champs['ze2020'] ?? '').padStart(4, '0');
  const commune = lireCommune(source, contexte);
  if (commune.genre === 'faute') return faute(COMMUNES, numero, 'codgeo', champs['codgeo'] ?? '', commune.motif, commune.conseil);
  if (zones.size > 0 && !zones.has(zone))
    return faute(
      COMMUNES,
      numero,
      'ze2020',
      champs['ze2020'] ?? '',
      'zone d’emploi absente de la liste des zones',
      'vérifier que les deux fichiers sont du même millésime',
    );
  return { numero, source, commune: commune.genre === 'actuelle' ? commune.commune : '', zone };
}
