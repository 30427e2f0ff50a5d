import { beforeAll, expect, test } from 'vitest';
import { estConnue } from '../src/domain/cellule.ts';
import { coupe } from '../src/domain/rupture.ts';
import { FRANCE, type Territoire } from '../src/domain/territoire.ts';
import { CATALOGUE } from '../src/indicateurs/catalogue.ts';
import type { Indicateur } from '../src/indicateurs/types.ts';
import { donnees, type Donnees } from '../src/lecture/donnees.ts';

let d: Donnees;
beforeAll(async () => {
  d = await donnees();
});

/** Départements that have a number at each period: what a total of them rests on. */
function perimetres(i: Indicateur, ensemble: Territoire): ReadonlyMap<string, string> {
  const siens = d.departements.filter((x) => ensemble.niveau === 'france' || x.region === ensemble.code);
  const connus = Map.groupBy(
    siens.flatMap((x) =>
      d.valeurs
        .serie(i.id, x, i.modalitePrincipale)
        .filter(estConnue)
        .map((v) => ({ code: x.code, periode: v.periode })),
    ),
    (v) => v.periode,
  );
  return new Map(
    [...connus].map(([periode, vs]) => [
      periode,
      vs
        .map((v) => v.code)
        .toSorted()
        .join(' '),
    ]),
  );
}

/** Two periods of one written form that follow each other in a total whose perimeter changed, and that no declared break separates. */
function nonDeclares(i: Indicateur, ensemble: Territoire): readonly string[] {
  const perimetre = perimetres(i, ensemble);
  const serie = d.valeurs
    .serie(i.id, ensemble, i.modalitePrincipale)
    .filter(estConnue)
    .filter((v) => perimetre.has(v.periode));
  return [...Map.groupBy(serie, (v) => v.periode.length).values()].flatMap((memes) =>
    memes.slice(1).flatMap((apres, k) => {
      const avant = memes[k];
      if (avant === undefined || perimetre.get(avant.periode) === perimetre.get(apres.periode)) return [];
      const declaree = i.ruptures.some((r) => coupe(r, ensemble.niveau) && avant.periode < r.a && r.a <= apres.periode);
      return declaree ? [] : [`${i.id} ${ensemble.code}: ${avant.periode} and ${apres.periode} do not count the same départements`];
    }),
  );
}

test('no total runs over a change of its perimeter that is not a declared break', () => {
  const ensembles: readonly Territoire[] = [FRANCE, ...d.regions];
  const suivis = CATALOGUE.filter((i) => i.mesure.genre !== 'rang' && (i.niveaux as readonly string[]).includes('departement'));
  expect(suivis.length).toBeGreaterThan(10);
  expect(suivis.flatMap((i) => ensembles.flatMap((e) => nonDeclares(i, e)))).toEqual([]);
});
