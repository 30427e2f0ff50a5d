import { estConnue } from '#domain/cellule.ts';
import { celluleTexte } from '#domain/phrase.ts';
import { rangs } from '#domain/rang.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { decrireDistribution } from '#charts/description.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { dessinerBande } from '#charts/strip.ts';
import type { Ton } from '#charts/theme.ts';
import { entier } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import type { LectureCarte } from './carte-lue.ts';

/** The panels beside the map; this module comes with the first one that is opened. */
const TONS: Readonly<Record<string, Ton>> = { offre: 'offre', besoin: 'besoin' };

function panneauDistribution(lecture: LectureCarte, courant: string | null): readonly Node[] {
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

function panneauClassement(lecture: LectureCarte, courant: string | null): readonly Node[] {
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

const PREMIERES = 120;

/** Every territory, the highest first; those without a value below, in words. A long level opens on its first rows. */
function panneauTableau(lecture: LectureCarte, courant: string | null, toutes: boolean, surTout: () => void): readonly Node[] {
  const { observations, premiere, niveau, seconde, secondes } = lecture;
  const places = premiere.rang ? new Map<string, never>() : rangs(observations);
  const autres = new Map(secondes.map((o) => [o.code, o]));
  const triees = observations.toSorted(
    (a, b) => Number(estConnue(b)) - Number(estConnue(a)) || (b.valeur ?? 0) - (a.valeur ?? 0) || a.nom.localeCompare(b.nom, 'fr'),
  );
  const montrees = toutes ? triees : triees.filter((o, k) => k < PREMIERES || o.code === courant);
  const titres = ['Rang', 'Territoire', premiere.nom, ...(seconde === null ? [] : [seconde.mesure.nom])];
  const lignes = montrees.map((o) => {
    const rang = places.get(o.code)?.rang;
    const autre = autres.get(o.code);
    return balise(
      'tr',
      o.code === courant ? { class: 'courant' } : {},
      balise('td', { class: 'nombre' }, rang === undefined ? '–' : entier(rang)),
      balise('th', { scope: 'row' }, balise('button', { type: 'button', class: 'lien', 'data-choisir': o.code }, o.nom)),
      balise('td', { class: estConnue(o) ? 'nombre' : 'nombre etat' }, celluleTexte(o, premiere.ecrire)),
      seconde === null || autre === undefined
        ? null
        : balise('td', { class: estConnue(autre) ? 'nombre' : 'nombre etat' }, celluleTexte(autre, seconde.mesure.ecrire)),
    );
  });
  const legende = `${premiere.nom}, ${premiere.unite}${premiere.quand === null ? '' : `, ${premiere.quand}`}`;
  const table = balise(
    'table',
    {},
    balise('caption', {}, legende),
    balise(
      'thead',
      {},
      balise('tr', {}, ...titres.map((t, k) => balise('th', { scope: 'col', ...(k === 1 ? {} : { class: 'nombre' }) }, t))),
    ),
    balise('tbody', {}, ...lignes),
  );
  const reste = triees.length - montrees.length;
  const suite = balise(
    'button',
    { type: 'button', class: 'discret' },
    `Afficher les ${entier(reste)} autres ${LIBELLES_NIVEAU[niveau].pluriel}`,
  );
  suite.addEventListener('click', surTout);
  return [
    balise('div', { class: 'defilement haut', tabindex: '0', role: 'region', 'aria-label': legende }, table),
    ...(reste > 0 ? [suite] : []),
  ];
}

export interface OptionsPanneau {
  readonly courant: string | null;
  /** Every row of the table, not only the first. */
  readonly toutes: boolean;
  readonly surTout: () => void;
}

/** The content of a panel by its name in the page; nothing for a name that is not one. */
export function dessinerPanneau(nom: string, lecture: LectureCarte, { courant, toutes, surTout }: OptionsPanneau): readonly Node[] {
  if (nom === 'distribution') return panneauDistribution(lecture, courant);
  if (nom === 'classement') return panneauClassement(lecture, courant);
  return nom === 'tableau' ? panneauTableau(lecture, courant, toutes, surTout) : [];
}
