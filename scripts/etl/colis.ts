import { mkdirSync, writeFileSync } from 'node:fs';
import { lireTable } from '../../src/db/lire-table.ts';
import type { DatabaseNatif } from '../../src/db/native.ts';
import type { LigneDe } from '../../src/domain/contrat.ts';
import type { accessibilite } from '../../src/domain/tables/accessibilite.ts';
import { defmEpci } from '../../src/domain/tables/defm-epci.ts';
import { type communes, epci as tableEpci } from '../../src/domain/tables/territoires.ts';
import type { ClassementFrr } from '../../src/domain/tables/zonages.ts';
import {
  coderCommunes,
  coderLieux,
  OFFRES,
  type Besoin,
  type FichierDepartement,
  type Communes,
  type EpciLu,
  type Lieux,
  type Offre,
} from '../../src/zones-blanches/couverture-max/fichiers.ts';
import { TYPES_LISTES, type TypeListe } from '../../src/domain/types-siae.ts';
import { estGrande } from '../../src/zones-blanches/grandes-communes.ts';
import { lireEquipement } from '../zones-blanches/equipements.ts';
import { COLONNES_KM, kmRetenu } from '../zones-blanches/jugements.ts';
import type { Contexte } from './contexte.ts';
import { ouvrirTables } from './publier.ts';
import type { Lectures } from './sensibilite.ts';
import { DOSSIER_COLIS } from './sorties.ts';

/** `/zones-blanches/france.json`, `lieux.json` and one file a département: what the maps of the zones blanches answer from. */

interface CommuneLue {
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  readonly epci: string | null;
  readonly population: number;
  readonly lon: number;
  readonly lat: number;
  readonly bassin: string;
  readonly km: Readonly<Record<Offre, number>>;
  readonly frr: Communes['frr'][number];
  readonly qpv: number;
  readonly grande: boolean;
}

const SQL_COMMUNES = `select a.commune, a.nom, a.departement, a.epci, a.population, a.bassin, ${COLONNES_KM.join(', ')}, c.lon, c.lat, f.classement, coalesce(q.n, 0) as qpv from accessibilite a
  join communes c on c.commune = a.commune
  left join frr_communes f on f.commune = a.commune
  left join (select commune, count(distinct code) as n from qpv group by commune) q on q.commune = a.commune
  order by a.commune`;

type LigneCommune = Pick<
  LigneDe<typeof accessibilite>,
  'commune' | 'nom' | 'departement' | 'epci' | 'population' | 'bassin' | (typeof COLONNES_KM)[number]
> &
  Pick<LigneDe<typeof communes>, 'lon' | 'lat'> & { readonly classement: ClassementFrr | null; readonly qpv: number };

function lireCommune(l: LigneCommune): CommuneLue {
  return {
    code: l.commune,
    nom: l.nom.replaceAll("'", '’'),
    departement: l.departement,
    epci: l.epci,
    population: l.population,
    lon: l.lon ?? NaN,
    lat: l.lat ?? NaN,
    bassin: l.bassin,
    km: Object.fromEntries(OFFRES.map((o) => [o, kmRetenu(l, o === '' ? null : o)])) as Record<Offre, number>,
    frr: l.classement,
    qpv: l.qpv,
    grande: estGrande(l.etendue_km),
  };
}

async function lireEpci(db: DatabaseNatif): Promise<readonly EpciLu[]> {
  const equipements = await lireEquipement(db, 'epci');
  const demandeurs = new Map(
    (
      await db.query<{ code: string; valeur: number | null }>(
        `select code, valeur from valeurs where indicateur = 'defm' and niveau = 'epci' and periode = '${defmEpci.millesime}' and modalite = ''`,
      )
    ).map((l) => [l.code, l.valeur]),
  );
  const etablissements = Map.groupBy(
    await db.query<{ epci: string; type: TypeListe; n: number }>(
      'select c.epci, s.type, count(*) as n from siae s join communes c on c.commune = s.commune where c.epci is not null group by all',
    ),
    (l) => l.epci,
  );
  const comptes = (code: string) =>
    Object.fromEntries(TYPES_LISTES.map((t) => [t, etablissements.get(code)?.find((l) => l.type === t)?.n ?? 0])) as Record<
      TypeListe,
      number
    >;
  return (await lireTable(db, tableEpci)).map(({ epci: code, nom }) => ({
    code,
    nom: nom.replaceAll("'", '’'),
    etablissements: comptes(code),
    demandeurs: demandeurs.get(code) ?? null,
    mediane: equipements.get(code)?.mediane ?? null,
  }));
}

/** Columns of some communes; only the EPCI they belong to are kept. */
function enColonnes(communes: readonly CommuneLue[], tousEpci: readonly EpciLu[]): Communes {
  const cites = new Set(communes.map((c) => c.epci));
  const epci = tousEpci.filter((e) => cites.has(e.code));
  const rangs = new Map(epci.map((e, i) => [e.code, i]));
  return {
    codes: communes.map((c) => c.code),
    epciDe: Int32Array.from(communes, (c) => rangs.get(c.epci ?? '') ?? -1),
    populations: Int32Array.from(communes, (c) => c.population),
    distances: Object.fromEntries(OFFRES.map((o) => [o, Float64Array.from(communes, (c) => c.km[o])])) as Communes['distances'],
    frr: communes.map((c) => c.frr),
    qpv: Uint8Array.from(communes, (c) => c.qpv),
    grandes: new Set(communes.flatMap((c, i) => (c.grande ? [i] : []))),
    epci,
  };
}

const lieuxDe = (communes: readonly CommuneLue[]): Lieux => ({
  noms: communes.map((c) => c.nom),
  lon: Float64Array.from(communes, (c) => c.lon),
  lat: Float64Array.from(communes, (c) => c.lat),
  bassins: communes.map((c) => c.bassin),
});

/** What is known of the need of each département only, at its last date: nothing is said of its communes. */
async function lireBesoins(db: DatabaseNatif): Promise<ReadonlyMap<string, readonly Besoin[]>> {
  const lignes = await db.query<{
    code: string;
    id: Besoin['id'];
    periode: string;
    valeur: number | null;
  }>(`select code, indicateur as id, periode, valeur from valeurs
    where niveau = 'departement' and modalite = '' and indicateur in ('defm', 'rsa')
    qualify row_number() over (partition by code, indicateur order by periode desc) = 1 order by code, indicateur`);
  return new Map(
    [...Map.groupBy(lignes, (b) => b.code)].map(([code, siens]) => [
      code,
      siens.map(({ id, periode, valeur }) => ({ id, periode, valeur })),
    ]),
  );
}

export async function make({ tables, indicateurs }: Lectures, contexte: Contexte): Promise<string> {
  const db = await ouvrirTables(contexte, tables, indicateurs);
  const communes = (await db.query<LigneCommune>(SQL_COMMUNES)).map(lireCommune);
  const epci = await lireEpci(db);
  const besoins = await lireBesoins(db);
  await db.close();
  const dossier = contexte.path(DOSSIER_COLIS);
  mkdirSync(dossier, { recursive: true });
  const publier = (nom: string, contenu: unknown) => writeFileSync(`${dossier}/${nom}.json`, JSON.stringify(contenu));
  publier('france', coderCommunes(enColonnes(communes, epci), 'france'));
  publier('lieux', coderLieux(lieuxDe(communes)));
  const departements = [...new Set(communes.map((c) => c.departement))];
  const membres = Map.groupBy(communes, (c) => c.epci);
  for (const departement of departements) {
    const siennes = communes.filter((c) => c.departement === departement);
    // the EPCI of the département come whole: what is said of one is not said of the part that lies here
    const voisines = [...new Set(siennes.map((c) => c.epci))].flatMap((e) => (e === null ? [] : (membres.get(e) ?? [])));
    const locales = [...new Set([...siennes, ...voisines])].sort((x, y) => (x.code < y.code ? -1 : 1));
    const colis: FichierDepartement = {
      communes: coderCommunes(enColonnes(locales, epci), 'departement'),
      lieux: coderLieux(lieuxDe(locales)),
      besoins: besoins.get(departement) ?? [],
    };
    publier(departement, colis);
  }
  return `${communes.length} communes, ${departements.length} départements`;
}
