import { defmEpci } from '#domain/tables/defm-epci.ts';
import { compte, entier, periode } from '#lib/format.ts';
import type { Offre } from '#zones-blanches/couverture-max/fichiers.ts';
import type { Effet } from '#zones-blanches/couverture-max/et-si.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';
import { rangee, tableau, type Colonne } from '#islands/pieces/tableau.ts';
import type { Territoire } from './territoire.ts';
import { basculesEnMots, besoinsEnMots, changementEnMots, kilometres, resume } from './effet-en-mots.ts';

/** Rows of a table before the reader asks for all of them; paper has them all. */
const PREMIERES = 12;

interface Lignes {
  readonly legende: string;
  readonly tetes: readonly string[];
  readonly lignes: readonly (readonly string[])[];
}

/** The first column names the row, the others are numbers. */
function enTableau({ legende, tetes, lignes }: Lignes): HTMLElement {
  const colonnes = tetes.map((nom, k): Colonne => ({ nom, genre: k === 0 ? 'titre' : 'nombre' }));
  const rangees = lignes.map((cases, k) => rangee(colonnes, cases, { class: k < PREMIERES ? undefined : 'es-suite' }));
  const { cadre, table } = tableau({ legende, colonnes, rangees });
  if (lignes.length <= PREMIERES) return cadre;
  const suite = bouton(
    `Afficher les ${entier(lignes.length - PREMIERES)} autres lignes`,
    () => {
      table.classList.add('toutes');
      suite.remove();
    },
    { class: 'discret' },
  );
  return balise('div', {}, cadre, suite);
}

export interface ARendre {
  readonly territoire: Territoire;
  readonly effet: Effet;
  readonly offre: Offre;
  readonly porteeKm: number;
  readonly millesime: string;
}

function tableCommunes({ territoire: t, effet }: ARendre): HTMLElement {
  const entre = t.departement === null;
  return enTableau({
    legende: 'Communes nouvellement à portée',
    tetes: ['Commune', 'Habitants', 'Distance avant', 'Distance après'],
    lignes: effet.communes.map((c) => [
      t.lieux.noms[c.rang] ?? '',
      entier(c.habitants),
      kilometres(c.kmAvant, entre),
      kilometres(c.kmApres, false),
    ]),
  });
}

function tableEpci({ territoire: t, effet }: ARendre): HTMLElement {
  const demandeurs = (rang: number): string => {
    const n = t.communes.epci[rang]?.demandeurs ?? null;
    return n === null ? 'non disponible' : entier(n);
  };
  return enTableau({
    legende: `Les mêmes par intercommunalité. Demandeurs d’emploi\u00a0: de l’intercommunalité entière, ${periode(defmEpci.millesime)}`,
    tetes: ['Intercommunalité', 'Habitants gagnés', 'Communes', 'Demandeurs (entière)'],
    lignes: effet.epci.map((e) => [t.communes.epci[e.rang]?.nom ?? '', entier(e.habitants), entier(e.communes), demandeurs(e.rang)]),
  });
}

/** Everything that the new SIAE change, from the sentence to the tables; printed as it is seen. */
export function dessinerResultats(r: ARendre): readonly HTMLElement[] {
  const { territoire: t, effet, offre, porteeKm, millesime } = r;
  const definitions = enTableau({
    legende: 'Ce que deviennent les cinq définitions',
    tetes: ['Définition', 'Intercommunalités blanches', 'Habitants en zone blanche'],
    lignes: effet.changements.map((c) => changementEnMots(c, porteeKm)),
  });
  const bascules = basculesEnMots(effet.changements, t.communes);
  return [
    balise('p', { class: 'es-resume' }, resume(effet, offre, porteeKm, t.departement)),
    balise(
      'p',
      { class: 'mention' },
      `À vol d’oiseau, du point de la commune à l’établissement\u202f; établissements existants\u00a0: ${millesime}. Une structure ajoutée est placée au point de sa commune.`,
    ),
    ...(effet.communes.length === 0 ? [] : [tableCommunes(r), tableEpci(r)]),
    definitions,
    ...(bascules.length === 0 ? [] : [balise('ul', {}, ...bascules.map((b) => balise('li', {}, b)))]),
    balise(
      'p',
      { class: 'mention' },
      'E compare les établissements aux demandeurs d’emploi de décembre 2019\u202f; les médianes de comparaison sont laissées comme elles sont.',
    ),
    ...(t.departement === null ? [] : [balise('p', { class: 'mention' }, besoinsEnMots(t.besoins, t.departement))]),
  ];
}

export const bilanDit = (r: ARendre): string =>
  `${resume(r.effet, r.offre, r.porteeKm, r.territoire.departement)} ${compte(r.effet.epci.length, 'intercommunalité concernée', 'intercommunalités concernées')}.`;
