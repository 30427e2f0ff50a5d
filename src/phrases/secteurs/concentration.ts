import { CODES_INDETERMINES, section } from '#domain/naf.ts';
import { compte, nombre } from '#lib/format.ts';
import { floresA21 } from '#domain/tables/flores-a21.ts';
import { siae as listeSiae } from '#domain/tables/siae.ts';
import { datee, type PhraseDatee } from '../datee.ts';
import { LISTE_SIAE } from '../millesimes.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { salariesParSection } from '#lecture/emploi.ts';

/** Sum of squared shares: 1 when all is in one case, near 0 when all is scattered. Null over nothing. */
export function herfindahl(effectifs: readonly number[]): number | null {
  const total = effectifs.reduce((s, n) => s + n, 0);
  return total === 0 ? null : effectifs.reduce((s, n) => s + (n / total) ** 2, 0);
}

const SANS_METIER = new Set(CODES_INDETERMINES.map((c) => c.code));

/** SIAE whose code tells a trade, by section. */
export function siaeParSection(d: Donnees): readonly number[] {
  const sections = d.siae.flatMap(({ naf, commune }) => {
    const s = naf === null || SANS_METIER.has(naf) ? null : section(naf);
    // five seats stand outside the 101 départements
    return s === null || !d.communes.has(commune) ? [] : [s];
  });
  return [...Map.groupBy(sections, (s) => s).values()].map((l) => l.length);
}

export async function phraseConcentration(d: Donnees): Promise<PhraseDatee | null> {
  const siae = siaeParSection(d);
  const emploi = await salariesParSection(d);
  const [a, b] = [herfindahl(siae), herfindahl(emploi)];
  if (a === null || b === null) return null;
  const connues = siae.reduce((s, n) => s + n, 0);
  return datee(
    `L’indice de concentration (somme des carrés des parts) était de ${nombre(a, 2)} pour ${compte(connues, 'structure', 'structures')} de métier connu en ${LISTE_SIAE}, de ${nombre(b, 2)} pour l’ensemble des salariés de ${floresA21.millesime}, sur les mêmes sections.`,
    listeSiae.millesime,
    floresA21.millesime,
  );
}
