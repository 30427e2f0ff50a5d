import { ouvrirNatif } from '../../src/db/native.ts';
import { calculerDistances } from '../../src/zones-blanches/distances.ts';
import { placer, type LieuCommune, type LieuSiae } from '../../src/zones-blanches/lieux.ts';
import { TYPES_SIAE } from '../../src/domain/types-siae.ts';
import { tirage } from '../../src/zones-blanches/tirage.ts';
import { lireCommunes, lireSiae } from '../zones-blanches/lecture.ts';
import { atMost, fact, type Row } from './table.ts';

const CROISSANCE = 10;

/** Ten of each, within a few kilometres of the real one: as dense in the same places, and a country ten times as full. */
function multiplier<T extends { readonly point: LieuCommune['point'] }>(lieux: readonly T[], graine: number): T[] {
  const alea = tirage(graine);
  const pres = (v: number) => v + (alea() - 0.5) / 10;
  return lieux.flatMap((l) =>
    Array.from({ length: CROISSANCE }, (): T => {
      if (l.point === null) return l;
      return { ...l, point: [pres(l.point[0]), pres(l.point[1])] };
    }),
  );
}

/** Of processor: what else the machine does is no part of a growth. */
function secondes(communes: readonly LieuCommune[], siae: readonly LieuSiae[]): number {
  const debut = process.cpuUsage();
  calculerDistances(communes, siae);
  return process.cpuUsage(debut).user / 1e6;
}

/** All communes against all SIAE, by type, with the counts in six radii; then ten times as many of one, of the other and of both. */
export async function benchZonesBlanches(): Promise<readonly Row[]> {
  const db = await ouvrirNatif('public/donnees', ['communes', 'siae']);
  const communes = await lireCommunes(db);
  const { placees } = placer(await lireSiae(db), new Map(communes.map((c) => [c.code, c])));
  await db.close();
  const [points, etablissements] = [multiplier(communes, 1), multiplier(placees, 2)];
  const base = Math.min(secondes(communes, placees), secondes(communes, placees));
  const croitre = (quoi: string, cs: readonly LieuCommune[], ss: readonly LieuSiae[]) => {
    const s = secondes(cs, ss);
    return fact(`distances, ${quoi}`, `${s.toFixed(1)} s, × ${(s / base).toFixed(1)}`);
  };
  return [
    atMost(`distances: ${communes.length} communes × ${placees.length} SIAE × ${TYPES_SIAE.length} types`, base, 2, 's'),
    croitre('10 × the points', points, placees),
    croitre('10 × the SIAE', communes, etablissements),
    croitre('10 × both', points, etablissements),
  ];
}
