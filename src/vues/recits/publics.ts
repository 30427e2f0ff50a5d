import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { FRANCE } from '#domain/territoire.ts';
import { entier, pourcent } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { exiger } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { fondNational } from '#lecture/fonds-de-carte.ts';
import { titreCarte } from '#phrases/indicateur.ts';
import { indicateur, periodeDe } from '#indicateurs/catalogue.ts';
import { vueCarte } from '../carte.ts';
import type { VueFigure } from '../figure.ts';
import { vueSerie } from '../serie.ts';
import { chiffrePublie } from '#lecture/chiffres-publies.ts';
import { connues, valeurConnue, versIndicateur, type Fait, type Faits } from '#phrases/recits/fait.ts';

const parEpci = (d: Donnees, id: string) => [...connues(d, id, 'epci')].sort((a, b) => a.valeur - b.valeur);

function extreme(d: Donnees, id: string, rang: 0 | -1): Fait {
  const v = parEpci(d, id).at(rang);
  if (v === undefined) throw new Error(`no known ${id} by EPCI: look at its levels`);
  return { texte: `${pourcent(v.valeur, 0)} ${nomsTerritoire(d.territoire('epci', v.code)).dans}`, adresse: versIndicateur(id) };
}

/** EPCI whose cell the producer withholds. */
const secrets = (d: Donnees, id: string) =>
  d.valeurs.niveau(id, 'epci', { periode: periodeDe(id, 'epci') }).filter((v) => v.etat === 'secret').length;

export const FAITS_PUBLICS: Faits = {
  'pub-deld-bas': (d) => extreme(d, 'deld-part', 0),
  'pub-deld-haut': (d) => extreme(d, 'deld-part', -1),
  'pub-trois-ans': (d) => ({
    texte: entier(exiger(valeurConnue(d, 'deld-36', FRANCE), 'numerateur')),
    adresse: versIndicateur('deld-36'),
  }),
  'pub-diplome-secret': (d) => ({ texte: entier(secrets(d, 'defm-sans-diplome')), adresse: versIndicateur('defm-sans-diplome') }),
  'pub-femmes-iae': async (d) => {
    const hommes = await chiffrePublie(d, 'France', 2019, 'part hommes');
    return { texte: `${pourcent(100 - hommes.valeur, 0)} de femmes`, adresse: hommes.url };
  },
};

export function vueLongueDuree(d: Donnees): VueFigure {
  const i = indicateur('deld-part');
  return vueCarte(d, {
    id: 'pub-carte',
    titre: titreCarte({ d, i, niveau: 'departement', periode: i.periode }),
    indicateur: i.id,
    niveau: 'departement',
    periode: i.periode,
    fond: fondNational('departements'),
  });
}

export function vueLongueDureeSerie(d: Donnees): VueFigure {
  const en = (annee: string) => pourcent(valeurConnue(d, 'deld-part', FRANCE, annee).valeur);
  return vueSerie(d, {
    id: 'pub-serie',
    indicateur: 'deld-part',
    titre: insecables(`Inscrits depuis un an ou plus : ${en('2020')} en 2020, ${en('2023')} en 2023`),
    lieux: [FRANCE, d.territoire('departement', '974'), d.territoire('departement', '93')],
    forme: /^\d{4}$/,
    depuisZero: false,
  });
}
