import { mkdirSync, writeFileSync } from 'node:fs';
import type { Rangee, Scalaire } from '../../src/db/database.ts';
import type { DatabaseNatif } from '../../src/db/native.ts';
import {
  CLASSEMENTS_FRR,
  coderCommunes,
  coderLieux,
  OFFRES,
  type Besoin,
  type ColisDepartement,
  type Communes,
  type EpciColis,
  type Lieux,
  type Offre,
} from '../../src/zones-blanches/couverture-max/colis.ts';
import { TYPES_LISTES, type TypeListe } from '../../src/domain/types-siae.ts';
import { estGrande } from '../../src/zones-blanches/grandes-communes.ts';
import { lireEquipement } from '../zones-blanches/equipements.ts';
import { COLONNES_KM, kmRetenu } from '../zones-blanches/jugements.ts';
import type { Contexte } from './contexte.ts';
import { ouvrirTables } from './publier.ts';
import type { Lectures } from './sensibilite.ts';
import { DOSSIER_COLIS } from './sorties.ts';

/** `/zones-blanches/france.json`, `lieux.json` and one file a département: what the maps of the zones blanches answer from. */

const nombre = (v: Scalaire | undefined) => (typeof v === 'number' ? v : null);

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

const SQL_COMMUNES = `select a.commune, a.nom, a.departement, a.epci, a.population, a.bassin, ${COLONNES_KM}, c.lon, c.lat, f.classement, coalesce(q.n, 0) as qpv from accessibilite a
  join communes c on c.commune = a.commune
  left join frr_communes f on f.commune = a.commune
  left join (select commune, count(distinct code) as n from qpv group by commune) q on q.commune = a.commune
  order by a.commune`;

function lireCommune(l: Rangee): CommuneLue {
  return {
    code: String(l['commune']),
    nom: String(l['nom']).replaceAll("'", '’'),
    departement: String(l['departement']),
    epci: typeof l['epci'] === 'string' ? l['epci'] : null,
    population: Number(l['population']),
    lon: nombre(l['lon']) ?? NaN,
    lat: nombre(l['lat']) ?? NaN,
    bassin: String(l['bassin']),
    km: Object.fromEntries(OFFRES.map((o) => [o, kmRetenu(l, o === '' ? null : o)])) as Record<Offre, number>,
    frr: CLASSEMENTS_FRR.find((c) => c === l['classement']) ?? null,
    qpv: Number(l['qpv']),
    grande: estGrande(nombre(l['etendue_km'])),
  };
}

async function lireEpci(db: DatabaseNatif): Promise<readonly EpciColis[]> {
  const equipements = await lireEquipement(db, 'epci');
  const demandeurs = new Map(
    (
      await db.query(
        "select code, valeur from valeurs where indicateur = 'defm' and niveau = 'epci' and periode = '2019-12' and modalite = ''",
      )
    ).map((l) => [String(l['code']), nombre(l['valeur'])]),
  );
  const sieges = Map.groupBy(
    await db.query(
      'select c.epci, s.type, count(*) as n from siae s join communes c on c.commune = s.commune where c.epci is not null group by all',
    ),
    (l) => String(l['epci']),
  );
  const comptes = (code: string) =>
    Object.fromEntries(TYPES_LISTES.map((t) => [t, Number(sieges.get(code)?.find((l) => l['type'] === t)?.['n'] ?? 0)])) as Record<
      TypeListe,
      number
    >;
  return (await db.query('select epci, nom from epci order by epci')).map((l) => {
    const code = String(l['epci']);
    return {
      code,
      nom: String(l['nom']).replaceAll("'", '’'),
      sieges: comptes(code),
      demandeurs: demandeurs.get(code) ?? null,
      mediane: equipements.get(code)?.mediane ?? null,
    };
  });
}

/** Columns of some communes; only the EPCI they belong to are kept. */
function enColonnes(communes: readonly CommuneLue[], tousEpci: readonly EpciColis[]): Communes {
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
  const lignes = await db.query(`select code, indicateur, periode, valeur from valeurs
    where niveau = 'departement' and modalite = '' and indicateur in ('defm', 'rsa')
    qualify row_number() over (partition by code, indicateur order by periode desc) = 1 order by code, indicateur`);
  const besoins = lignes.map((l) => ({
    code: String(l['code']),
    id: l['indicateur'] as Besoin['id'],
    periode: String(l['periode']),
    valeur: nombre(l['valeur']),
  }));
  return new Map(
    [...Map.groupBy(besoins, (b) => b.code)].map(([code, siens]) => [
      code,
      siens.map(({ id, periode, valeur }) => ({ id, periode, valeur })),
    ]),
  );
}

/** A type that the pages do not know of would be counted with none. */
function refuserTypes(types: readonly string[]): void {
  const inconnus = types.filter((t) => !TYPES_LISTES.some((c) => c === t));
  if (inconnus.length > 0)
    throw new Error(`SIAE of type ${inconnus.join(', ')}: add it to TYPES_LISTES, the distances have a column by type`);
}

export async function make({ tables, indicateurs }: Lectures, contexte: Contexte): Promise<string> {
  const db = await ouvrirTables(contexte, tables, indicateurs);
  refuserTypes((await db.query('select distinct type from siae')).map((l) => String(l['type'])));
  const communes = (await db.query(SQL_COMMUNES)).map(lireCommune);
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
    const colis: ColisDepartement = {
      communes: coderCommunes(enColonnes(locales, epci), 'departement'),
      lieux: coderLieux(lieuxDe(locales)),
      besoins: besoins.get(departement) ?? [],
    };
    publier(departement, colis);
  }
  return `${communes.length} communes, ${departements.length} départements`;
}
