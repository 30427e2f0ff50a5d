import { datee, type PhraseDatee } from './datee.ts';
import { estSure } from '#domain/cellule.ts';
import type { Noms } from '#domain/noms.ts';
import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { FRANCE, type Niveau, type Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import type { ValeurLue } from '#indicateurs/valeurs.ts';
import { ecritureDe } from '#lib/ecriture.ts';
import { liste, periode } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { lire } from '#lecture/lieu.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { observations } from '#lecture/observations.ts';

/** The same people in IAE against four needs: a finding of equipment holds under all of them, or names its own and says what the others say. */
export const EQUIPEMENTS = ['equipement-defm', 'equipement-deld', 'equipement-actifs', 'equipement-rsa'] as const;
export type Equipement = (typeof EQUIPEMENTS)[number];

/** What each is set against. */
const NOMS: Readonly<Record<Equipement, string>> = {
  'equipement-defm': 'demandeurs d’emploi',
  'equipement-deld': 'demandeurs d’emploi de longue durée',
  'equipement-actifs': 'habitants de 15 à 64 ans',
  'equipement-rsa': 'foyers allocataires du RSA',
};

export const estEquipement = (id: string): id is Equipement => EQUIPEMENTS.some((e) => e === id);

/** « de demandeurs d’emploi ou d’habitants de 15 à 64 ans (décembre 2021) », the moments apart; the latest moment of each. */
export function aNombreEgal(ids: readonly Equipement[]): string {
  const parDate = Map.groupBy(ids, (id) => indicateur(id).periode);
  const groupes = [...parDate].map(
    ([p, siens]) =>
      `${liste(
        siens.map((id) => (NOMS[id].startsWith('h') ? `d’${NOMS[id]}` : `de ${NOMS[id]}`)),
        'ou',
      )} (${periode(p)})`,
  );
  return groupes.join(', ou ');
}

/** Under which denominators the first of two rates is above, under or written like the second; a denominator where one is not known judges nothing. */
export interface Jugement {
  readonly plus: readonly Equipement[];
  readonly moins: readonly Equipement[];
  readonly egal: readonly Equipement[];
}

/** The claim « more than the reference », put to each denominator: what a sentence of equipment is made from. */
function juger(mesurer: (id: Equipement) => readonly [ici: number | null, reference: number | null]): Jugement {
  const sens = Map.groupBy(EQUIPEMENTS, (id) => {
    const [ici, reference] = mesurer(id);
    if (ici === null || reference === null) return 'inconnu';
    const ecrire = ecritureDe(indicateur(id));
    if (ecrire(ici) === ecrire(reference)) return 'egal';
    return ici > reference ? 'plus' : 'moins';
  });
  return { plus: sens.get('plus') ?? [], moins: sens.get('moins') ?? [], egal: sens.get('egal') ?? [] };
}

const sure = (v: ValeurLue): number | null => (estSure(v) ? v.valeur : null);

export const jugerLieu = (d: Donnees, t: Territoire, reference: Territoire = FRANCE): Jugement =>
  juger((id) => [sure(lire({ d, t }, id)), sure(lire({ d, t: reference }, id))]);

/** The places of a group by what the denominators say together: under the reference for all, above for all, or one way and the other. */
export function jugerGroupe(d: Donnees, lieux: readonly Territoire[]) {
  const juges = lieux.map((t) => ({ t, ...jugerLieu(d, t) }));
  const accord = Map.groupBy(juges, ({ plus, moins, egal }) => {
    if (egal.length === 0 && plus.length === 0) return 'dessous';
    return egal.length === 0 && moins.length === 0 ? 'dessus' : 'partages';
  });
  const lus = (quoi: 'dessous' | 'dessus' | 'partages') => accord.get(quoi) ?? [];
  return { dessous: lus('dessous'), dessus: lus('dessus'), partages: lus('partages') };
}

/** « À nombre égal de… (décembre 2021), on comptait en Martinique plus de personnes en insertion que dans l’ensemble du pays ; … ». */
export function phraseJugement(n: Noms, j: Jugement): PhraseDatee | null {
  const clauses = [
    { ids: j.plus, ici: ['plus de personnes en insertion que', 'plus'] },
    { ids: j.moins, ici: ['moins de personnes en insertion que', 'moins'] },
    { ids: j.egal, ici: ['autant de personnes en insertion que', 'autant'] },
  ].filter((c) => c.ids.length > 0);
  if (clauses.length === 0) return null;
  const textes = clauses.map(({ ids, ici: [long = '', court = ''] }, k) =>
    k === 0
      ? `à nombre égal ${aNombreEgal(ids)}, on comptait ${n.dans} ${long} dans l’ensemble du pays`
      : `à nombre égal ${aNombreEgal(ids)}, on en comptait ${court}`,
  );
  return datee(`${majuscule(textes.join(' ; '))}.`, ...clauses.flatMap(({ ids }) => ids.map((id) => indicateur(id).periode)));
}

/** What the denominators that disagree with this one say, to end a sentence that compares under it alone; empty when none does. */
export function saufSelon(j: Jugement, id: Equipement): string {
  const contraires = j.plus.includes(id) ? j.moins : j.moins.includes(id) ? j.plus : [];
  if (contraires.length === 0) return '';
  const sens = contraires === j.plus ? 'plus' : 'moins';
  return insecables(` ; à nombre égal ${aNombreEgal(contraires)}, on en comptait au contraire ${sens}`);
}

/**
 * Beside a figure that sets départements in order under one denominator, both ends of the list under the others:
 * « Aux deux bouts selon les autres dénominateurs : la Guadeloupe et le Jura (foyers allocataires du RSA, décembre 2019)… ».
 */
export function autresBouts(
  d: Donnees,
  figure: { readonly indicateur: string; readonly niveau: Niveau; readonly parmi?: ReadonlySet<string> },
): string {
  if (!estEquipement(figure.indicateur) || figure.niveau !== 'departement') return '';
  const bouts = EQUIPEMENTS.filter((id) => id !== figure.indicateur).flatMap((id) => {
    const moment = indicateur(id).periode;
    const lignes = observations(d, id, 'departement', { periode: moment })
      .filter(estSure)
      .filter((o) => figure.parmi?.has(o.code) ?? true)
      .toSorted((a, b) => a.valeur - b.valeur);
    const [bas, haut] = [lignes[0], lignes.at(-1)];
    if (bas === undefined || haut === undefined) return [];
    const [bout, autre] = [bas, haut].map((o) => nomsTerritoire(d.territoire('departement', o.code)).le);
    return [`${bout} et ${autre} (${NOMS[id]}, ${periode(moment)})`];
  });
  return insecables(` Aux deux bouts selon les autres dénominateurs : ${bouts.join(' ; ')}.`);
}
