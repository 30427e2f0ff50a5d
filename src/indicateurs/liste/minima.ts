import { compterMensuel, dernier, HABITANTS_15_64, minimum, minimumMensuel, plage } from '../comptes.ts';
import { cote, defineIndicateur, frequence } from '../define-indicateur.ts';
import { compter, rapporter, remonter } from '../sql.ts';
import type { Rupture } from '#domain/rupture.ts';
import type { Indicateur } from '../types.ts';
import { CAISSE, JANVIER_SUIVANT, RUPTURE_MINIMA_2016 } from './commun.ts';

interface Minimum {
  readonly id: 'rsa' | 'ass' | 'aah';
  readonly sigle: string;
  readonly nom: string;
  readonly limites: readonly string[];
  /** First year that Mayotte has a value: France is without it before. */
  readonly mayotte: number;
  /** Other départements that enter the total of France. */
  readonly entrees: readonly Rupture[];
}

/** First year that the population of Mayotte is known, on 1 January of the next. */
const MAYOTTE_HABITANTS = 2013;

const RUPTURE = { ...RUPTURE_MINIMA_2016, a: '2016-12-31' };
const ENTREE_MAYOTTE = 'France : sans Mayotte avant, avec Mayotte ensuite.';

/** A département that enters the total of France cuts its line, and its line only. */
const entree = (annee: number, texte: string): Rupture => ({ a: `${annee}-12-31`, texte, niveau: 'france' });

const LIEU = `${CAISSE}, le plus souvent celui de leur résidence.`;

const annuel = (id: string, d: string) =>
  remonter(`select '' as modalite, m.code, m.annee || '-12-31' as periode, m.valeur as n, m.etat as etat_n, ${d}
    from minima_annuels m left join population_departements p on p.departement = m.code and p.annee = m.annee + 1
    where m.dispositif = '${id}' and m.niveau = 'departement'`);

/** The national figure is the one published, rounded by the producer; régions are sums of départements. */
const comptes = (id: string) => `select * from (${compter(annuel(id, `1.0 as d, 'valeur' as etat_d`))}) where niveau <> 'france'
union all select * from (${compter(`select '' as modalite, 'france' as niveau, code, annee || '-12-31' as periode, valeur as n, etat as etat_n from minima_annuels where dispositif = '${id}' and niveau = 'france'`)})
union all select * from (${compter(compterMensuel(id))})`;

function compte(m: Minimum): Indicateur {
  return defineIndicateur({
    id: m.id,
    nom: `Allocataires ${m.sigle === 'RSA' ? 'du' : 'de l’'}${m.sigle === 'RSA' ? ' ' : ''}${m.sigle}`,
    theme: 'besoin',
    definition: `Allocataires ${m.nom} au 31 décembre.`,
    formule: 'Nombre publié ; région : somme des départements ; France : total publié, arrondi par le producteur',
    unite: 'allocataires',
    uniteCourte: 'allocataires',
    decimales: 0,
    sens: 'besoin',
    mesure: {
      genre: 'compte',
      de: cote(`allocataires ${m.nom}`, { ...minimum(m.id, m.sigle), date: '31 décembre' }),
    },
    niveaux: ['france', 'region', 'departement'],
    modalites: [
      { id: '', nom: 'Au 31 décembre' },
      { id: 'mensuel', nom: 'Suivi mensuel, arrondi à la dizaine' },
    ],
    modalitePrincipale: '',
    periode: `${dernier(minimum(m.id, m.sigle))}-31`,
    periodes: `chaque 31 décembre de ${plage(minimum(m.id, m.sigle), 4)} ; suivi mensuel de ${plage(minimumMensuel(m.id, m.sigle))}`,
    ruptures: [entree(m.mayotte, ENTREE_MAYOTTE), RUPTURE],
    limites: [LIEU, ...m.limites, 'La somme des départements peut différer du total national, que le producteur arrondit à la centaine.'],
    sources: ['drees-minima-departements', 'drees-prestations-mensuelles'],
    sql: comptes(m.id),
  });
}

function pourCent(m: Minimum): Indicateur {
  return defineIndicateur({
    id: `${m.id}-part`,
    nom: `${m.sigle} pour 100 habitants de 15 à 64 ans`,
    theme: 'besoin',
    definition: `Allocataires ${m.nom} au 31 décembre pour 100 habitants de 15 à 64 ans.`,
    formule: `allocataires au 31 décembre ÷ habitants de 15 à 64 ans au 1er janvier suivant × 100`,
    unite: 'pour 100 habitants de 15 à 64 ans',
    uniteCourte: '%',
    decimales: 1,
    sens: 'besoin',
    mesure: frequence(
      cote(`allocataires ${m.nom}`, { ...minimum(m.id, m.sigle), date: '31 décembre' }),
      cote('habitants de 15 à 64 ans', { ...HABITANTS_15_64, date: '1er janvier' }),
      JANVIER_SUIVANT,
    ),
    niveaux: ['france', 'region', 'departement'],
    modalites: [{ id: '', nom: 'Ensemble' }],
    modalitePrincipale: '',
    periode: `${dernier(minimum(m.id, m.sigle))}-31`,
    periodes: 'au 31 décembre, de 2009 à 2019',
    ruptures: [...m.entrees, entree(MAYOTTE_HABITANTS, ENTREE_MAYOTTE), RUPTURE],
    limites: [
      LIEU,
      'Un allocataire est un foyer pour le RSA ; certains ont plus de 64 ans : le rapport n’est pas une part des habitants.',
      ...m.limites,
    ],
    sources: ['drees-minima-departements', 'insee-population-departements'],
    sql: rapporter(
      `select * from (${annuel(m.id, `p.population_15_64 as d, case when p.population_15_64 is null then 'indisponible' else 'valeur' end as etat_d`)}) where periode >= '2009-12-31'`,
      { facteur: 100, plancher: 30 },
    ),
  });
}

const RSA: Minimum = {
  id: 'rsa',
  sigle: 'RSA',
  nom: 'du revenu de solidarité active (RSA)',
  mayotte: 2012,
  entrees: [entree(2011, 'France : métropole seule avant, avec l’outre-mer hors Mayotte ensuite.')],
  limites: [
    'Jusqu’en 2015 : RSA socle ; depuis 2016 : RSA.',
    'Le RSA est entré en vigueur outre-mer en 2011, à Mayotte en 2012 : avant, la valeur est sans objet.',
    'La Guadeloupe comprend Saint-Barthélemy et Saint-Martin.',
  ],
};
const ASS: Minimum = {
  id: 'ass',
  sigle: 'ASS',
  nom: 'de l’allocation de solidarité spécifique (ASS)',
  mayotte: 2011,
  entrees: [],
  limites: [
    'De 2008 à 2013, le producteur publie des valeurs réparties, non entières.',
    'Avant 2008, la somme des départements est inférieure de 0,3 à 3 % au total publié ; le producteur ne dit pas pourquoi.',
  ],
};
const AAH: Minimum = {
  id: 'aah',
  sigle: 'AAH',
  nom: 'de l’allocation aux adultes handicapés (AAH)',
  mayotte: 2011,
  entrees: [],
  limites: [
    'La Guadeloupe comprend Saint-Barthélemy et Saint-Martin.',
    'Le suivi mensuel ne couvre que les Caf (97 % des allocataires) : il ne se compare pas aux valeurs de fin d’année.',
  ],
};

export const rsa = compte(RSA);
export const rsaPart = pourCent(RSA);
export const ass = compte(ASS);
export const assPart = pourCent(ASS);
export const aah = compte(AAH);
export const aahPart = pourCent(AAH);
