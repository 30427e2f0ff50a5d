import { TYPES_LISTES } from '#domain/types-siae.ts';
import {
  NIVEAUX_COMPOSES,
  SANS_FILTRE,
  SECTIONS_COMPOSEES,
  type Composition,
  type Filtres,
  type IdGrandeur,
  type NiveauCompose,
} from '#domain/composition.ts';
import { SECTIONS_NAF } from '#domain/naf.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { periode as enMots } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { MODALITES_TYPES } from '../liste/commun.ts';
import { grandeur, MENU_GRANDEURS } from './grandeurs.ts';
import { accorder, momentsDe } from './regle.ts';

/** One line of a menu; `raison` says in a sentence why it cannot be chosen. */
export interface Choix<T extends string = string> {
  readonly id: T;
  readonly nom: string;
  readonly raison: string | null;
}

export interface Menus {
  readonly numerateurs: readonly Choix<IdGrandeur>[];
  readonly types: readonly Choix<Filtres['type']>[];
  readonly sections: readonly Choix<Filtres['section']>[];
  readonly zones: readonly Choix<Filtres['zone']>[];
  readonly denominateurs: readonly Choix<IdGrandeur | ''>[];
  readonly niveaux: readonly Choix<NiveauCompose>[];
  readonly periodes: readonly Choix[];
}

const NOM_SECTION = (id: (typeof SECTIONS_COMPOSEES)[number]) =>
  id === 'indetermine' ? 'Activité indéterminée (codes passe-partout)' : SECTIONS_NAF[id].court;

/** A choice that the numerator’s table cannot carry is refused by one sentence for the whole menu. */
function filtre<T extends string>(
  c: Composition,
  quel: 'type' | 'section' | 'zone',
  tous: string,
  lignes: readonly (readonly [T, string])[],
) {
  const n = grandeur(c.numerateur);
  const mots = { type: 'par type de structure', section: 'par activité', zone: 'par commune' }[quel];
  const raison = n.filtres.includes(quel) ? null : insecables(`Le compte ${n.deQuoi} n’est pas publié ${mots}.`);
  return [{ id: '' as const, nom: tous, raison: null }, ...lignes.map(([id, nom]) => ({ id, nom, raison }))];
}

/** Every menu with what may be chosen in it, given the rest of the composition. */
export function menus(c: Composition): Menus {
  return {
    numerateurs: MENU_GRANDEURS.map((g) => ({ id: g.id, nom: insecables(g.nom), raison: null })),
    types: filtre(
      c,
      'type',
      'Tous les types',
      TYPES_LISTES.map((t) => [t, `${t} : ${MODALITES_TYPES.find((x) => x.id === t)?.nom ?? t}`.replace(' :', '\u00a0:')] as const),
    ),
    sections: filtre(
      c,
      'section',
      'Toutes les activités',
      SECTIONS_COMPOSEES.map((s) => [s, NOM_SECTION(s)] as const),
    ),
    zones: filtre(c, 'zone', 'Tout le territoire', [['frr', 'Communes classées FRR (juillet 2025)']] as const),
    denominateurs: [
      { id: '', nom: 'Rien : le nombre seul'.replace(' :', '\u00a0:'), raison: null },
      ...MENU_GRANDEURS.map((g) => ({ id: g.id, nom: insecables(g.nom), raison: raisonDuDenominateur(c, g.id) })),
    ],
    niveaux: NIVEAUX_COMPOSES.map((niveau) => ({
      id: niveau,
      nom: majuscule(LIBELLES_NIVEAU[niveau].pluriel),
      raison: raisonDuNiveau(c, niveau),
    })),
    periodes: momentsDe(grandeur(c.numerateur), c.niveau)
      .toReversed()
      .map((m) => ({ id: m, nom: enMots(m), raison: accorder({ ...c, periode: m }).raison })),
  };
}

/** A denominator known at another moment or another level is still a choice: the rest of the composition follows it. */
function raisonDuDenominateur(c: Composition, denominateur: IdGrandeur): string | null {
  const voulue = { ...c, denominateur };
  const ici = accorder(voulue).raison;
  return ici === null || redresser(voulue).denominateur === denominateur ? null : ici;
}

function raisonDuNiveau(c: Composition, niveau: NiveauCompose): string | null {
  const essais = momentsDe(grandeur(c.numerateur), niveau);
  const juges = (essais.length === 0 ? [c.periode] : essais.toReversed()).map((periode) => accorder({ ...c, niveau, periode }).raison);
  return juges.includes(null) ? null : (juges[0] ?? null);
}

/** Filters that the numerator cannot carry fall. */
function garderFiltres(c: Composition): Composition {
  const { filtres } = grandeur(c.numerateur);
  return {
    ...c,
    type: filtres.includes('type') ? c.type : SANS_FILTRE.type,
    section: filtres.includes('section') ? c.section : SANS_FILTRE.section,
    zone: filtres.includes('zone') ? c.zone : SANS_FILTRE.zone,
  };
}

/**
 * The nearest composition that may be built: the filters fall if the numerator has none, then the moment moves to the latest that both sides share, then
 * the level; the denominator goes last, since it is what the reader asks for.
 */
export function redresser(voulue: Composition): Composition {
  const c = garderFiltres(voulue);
  if (accorder(c).raison === null) return c;
  const niveaux = [c.niveau, ...(['departement', 'epci', 'region', 'zone-emploi'] as const).filter((n) => n !== c.niveau)];
  for (const denominateur of [c.denominateur, ''] as const) {
    for (const niveau of niveaux) {
      const moments = momentsDe(grandeur(c.numerateur), niveau);
      const periode = [c.periode, ...moments.toReversed()].find(
        (p) => accorder({ ...c, denominateur, niveau, periode: p }).raison === null,
      );
      if (periode !== undefined) return { ...c, denominateur, niveau, periode };
    }
  }
  throw new Error(`no composition of ${c.numerateur} alone: its moments are empty`);
}
