import { estSure } from '#domain/cellule.ts';
import { distingue, partConfondue, rangs, SEUILS_RANG } from '#domain/rang.ts';
import type { Niveau, Territoire } from '#domain/territoire.ts';
import { indicateur, periodeDe } from '#indicateurs/catalogue.ts';
import { lire, type Lieu } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { observations } from '#lecture/observations.ts';
import { memoire } from '#lib/memoire.ts';

const HAUTS = ['siae-densite', 'equipement-defm', 'chomage-localise', 'equipement-rsa', 'rsa-part'];

/** In order of preference; never a count, whose rank is that of the size of the place. Mayotte has neither jobseekers nor unemployment in these files; half of the EPCI have no establishment to set in order. */
const ORDRE: Readonly<Record<'france' | 'region' | 'departement' | 'epci' | 'ept', readonly string[]>> = {
  france: HAUTS,
  region: HAUTS,
  departement: HAUTS,
  epci: [
    'siae-densite-habitants',
    'deld-part',
    'frr-population',
    'pauvrete',
    'defm-sans-diplome',
    'distance-mediane',
    'defm-jeunes',
    'defm-seniors',
    'defm-femmes',
  ],
  ept: ['siae-densite-habitants', 'pauvrete', 'distance-mediane'],
};

/** Why an indicator is not one of the figures of a place. */
type Refus = 'inconnu' | 'peu couvert' | 'sans ordre' | 'ex æquo';

/** France is set against its départements: alone it has no place. */
export const niveauCompare = (niveau: Niveau): Niveau => (niveau === 'france' ? 'departement' : niveau);

/** The indicators of a place in order, each with what keeps it out of the first screen; null when nothing does. */
function candidats(lieu: Lieu): readonly { readonly id: string; readonly refus: Refus | null }[] {
  return ORDRE[lieu.t.niveau as keyof typeof ORDRE].map((id) => ({ id, refus: refusDe(lieu, id) }));
}

/** The three figures of the first screen: the first that are known, speak for the inhabitants and tell this place from the others. */
export const reperesDe = (lieu: Lieu): readonly string[] =>
  candidats(lieu)
    .flatMap((c) => (c.refus === null ? [c.id] : []))
    .slice(0, 3);

function refusDe(lieu: Lieu, id: string): Refus | null {
  const { d, t } = lieu;
  const compare = niveauCompare(t.niveau);
  if (!estSure(lire(lieu, id))) return 'inconnu';
  if (Math.min(couverture(d, id, t), couvertureDuNiveau(d, id, compare)) < SEUILS_RANG.habitants) return 'peu couvert';
  const lignes = observations(d, id, compare, { periode: periodeDe(id, t.niveau) });
  if (partConfondue(lignes) >= SEUILS_RANG.confondus) return 'sans ordre';
  const place = rangs(lignes).get(t.code);
  return place === undefined || distingue(place) ? null : 'ex æquo';
}

/** Share of the inhabitants of a place that its value speaks for: all of them, unless the indicator says how many. */
function couverture(d: Donnees, id: string, t: Territoire): number {
  if (!estSure(lire({ d, t }, id))) return 0;
  const dite = indicateur(id).modalites.some((m) => m.id === 'couverture');
  return dite ? (lire({ d, t }, id, { modalite: 'couverture' }).valeur ?? 0) / 100 : 1;
}

const memoires = memoire<Donnees, Map<string, number>>(() => new Map());

function lieuxDe(d: Donnees, niveau: Niveau): readonly (Territoire & { readonly population: number })[] {
  if (niveau === 'region') return d.regions;
  if (niveau === 'departement') return d.departements;
  return niveau === 'ept' ? d.ept : d.epci;
}

/** The same share over every territory of the level: a ranking that leaves many people out is no place among all. */
function couvertureDuNiveau(d: Donnees, id: string, niveau: Niveau): number {
  const cle = `${id}|${niveau}`;
  const connue = memoires(d).get(cle);
  if (connue !== undefined) return connue;
  const lieux = lieuxDe(d, niveau);
  const total = lieux.reduce((n, t) => n + t.population, 0);
  const part = lieux.reduce((n, t) => n + t.population * couverture(d, id, t), 0) / total;
  memoires(d).set(cle, part);
  return part;
}
