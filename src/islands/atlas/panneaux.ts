import { estConnue, estSure } from '#domain/cellule.ts';
import { celluleTexte } from '#domain/phrase.ts';
import { rangEcrit, rangs, type Rang } from '#domain/rang.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { decrireDistribution } from '#charts/description.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { dessinerBande } from '#charts/strip.ts';
import type { Ton } from '#charts/theme.ts';
import { entier } from '#lib/format.ts';
import type { Ecriture, Observation } from '#charts/donnees.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';
import { rangee, tableau, type Case, type Colonne } from '#islands/pieces/tableau.ts';
import type { CarteLue } from './carte-lue.ts';

/** The panels beside the map; this module comes with the first one that is opened. */
const TONS: Readonly<Record<string, Ton>> = { offre: 'offre', besoin: 'besoin' };

function panneauDistribution(lecture: CarteLue, courant: string | null): readonly Node[] {
  const { observations, premiere, niveau } = lecture;
  const description = decrireDistribution(observations, {
    courant,
    unites: LIBELLES_NIVEAU[niveau].pluriel,
    ecriture: premiere.ecrireAvecUnite,
  });
  const svg = dessinerBande(observations, {
    document,
    id: 'vive-bande',
    nom: { etiquette: description },
    ecriture: premiere.ecrire,
    courant,
  });
  return [balise('div', { class: 'cadre-graphique' }, svg), balise('p', { class: 'mention' }, description)];
}

function panneauClassement(lecture: CarteLue, courant: string | null): readonly Node[] {
  const { observations, premiere, niveau } = lecture;
  const svg = dessinerClassement(observations, {
    document,
    id: 'vive-classement',
    nom: { etiquette: `Classement des ${LIBELLES_NIVEAU[niveau].pluriel} par valeur décroissante` },
    ecriture: premiere.ecrire,
    courant,
    ton: TONS[premiere.palette] ?? 'neutre',
    avecRangs: !premiere.rang,
    fenetre: observations.length > 24 ? { tete: 8, queue: 5, autour: 3 } : null,
  });
  return [balise('div', { class: 'cadre-graphique' }, svg)];
}

export interface OptionsPanneau {
  readonly courant: string | null;
  /** Every row of the table, not only the first. */
  readonly toutes: boolean;
  readonly surTout: () => void;
}

const PREMIERES = 120;

/** The highest first, by name where they are equal; those held back after, those without a value last. */
const parValeur = (a: Observation, b: Observation): number =>
  Number(estSure(b)) - Number(estSure(a)) ||
  Number(estConnue(b)) - Number(estConnue(a)) ||
  (b.valeur ?? 0) - (a.valeur ?? 0) ||
  a.nom.localeCompare(b.nom, 'fr');

const valeurDite = (o: Observation, ecrire: Ecriture): Case => ({ dit: celluleTexte(o, ecrire), etat: !estConnue(o) });

/** Every territory, the highest first; those without a value below, in words. A long level opens on its first rows. */
function panneauTableau(lecture: CarteLue, { courant, toutes, surTout }: OptionsPanneau): readonly Node[] {
  const { observations, premiere, niveau, seconde, secondes } = lecture;
  const places = premiere.rang ? new Map<string, Rang>() : rangs(observations);
  const autres = new Map(secondes.map((o) => [o.code, o]));
  const triees = observations.toSorted(parValeur);
  const montrees = toutes ? triees : triees.filter((o, k) => k < PREMIERES || o.code === courant);
  const colonnes: readonly Colonne[] = [
    { nom: 'Rang', genre: 'nombre' },
    { nom: 'Territoire', genre: 'titre' },
    { nom: premiere.nom, genre: 'nombre' },
    ...(seconde === null ? [] : [{ nom: seconde.mesure.nom, genre: 'nombre' } as const]),
  ];
  const rangees = montrees.map((o) => {
    const [place, autre] = [places.get(o.code), autres.get(o.code)];
    const nom = balise('button', { type: 'button', class: 'lien', 'data-choisir': o.code }, o.nom);
    const suite = seconde === null || autre === undefined ? null : valeurDite(autre, seconde.mesure.ecrire);
    const cases = [place === undefined ? '–' : rangEcrit(place, ({ rang }) => entier(rang)), nom, valeurDite(o, premiere.ecrire), suite];
    return rangee(colonnes, cases, { class: o.code === courant ? 'courant' : undefined });
  });
  const legende = `${premiere.nom}, ${premiere.unite}${premiere.quand === null ? '' : `, ${premiere.quand}`}`;
  const { cadre } = tableau({ legende, classe: 'defilement haut', colonnes, rangees });
  const reste = triees.length - montrees.length;
  if (reste === 0) return [cadre];
  return [cadre, bouton(`Afficher les ${entier(reste)} autres ${LIBELLES_NIVEAU[niveau].pluriel}`, surTout, { class: 'discret' })];
}

/** The content of a panel by its name in the page; nothing for a name that is not one. */
export function dessinerPanneau(nom: string, lecture: CarteLue, options: OptionsPanneau): readonly Node[] {
  if (nom === 'distribution') return panneauDistribution(lecture, options.courant);
  if (nom === 'classement') return panneauClassement(lecture, options.courant);
  return nom === 'tableau' ? panneauTableau(lecture, options) : [];
}
