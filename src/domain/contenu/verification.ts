import type { z } from 'zod';
import type { Anomalie } from '#lib/anomalie.ts';
import { cleTerritoire, type CodeTerritoire } from '#domain/territoire.ts';
import { COLLECTIONS, type Collection } from './commun.ts';
import { SCHEMAS } from './schemas.ts';

/** One entry as its file holds it. */
interface Entree {
  readonly fichier: string;
  readonly id: string;
  readonly donnees: Readonly<Record<string, unknown>>;
}
export type Entrees = Readonly<Record<Collection, readonly Entree[]>>;

/** All the content, checked. */
export type Contenu = { readonly [C in Collection]: readonly (Readonly<z.infer<(typeof SCHEMAS)[C]>> & { readonly id: string })[] };

/** What the content may point at outside itself. */
export interface Dehors {
  /** Ids of the catalogue. */
  readonly indicateurs: ReadonlySet<string>;
  /** Keys of the territories, `niveau:code`. */
  readonly territoires: ReadonlySet<string>;
}

const faute = (fichier: string, colonne: string, valeur: string | null, motif: string, conseil: string): Anomalie => ({
  fichier,
  ligne: null,
  colonne,
  valeur,
  motif,
  conseil,
});

/** Reads every entry by its schema; a fault names the file, the entry and the field. */
export function lireEntrees(entrees: Entrees): { readonly contenu: Contenu; readonly anomalies: readonly Anomalie[] } {
  const anomalies: Anomalie[] = [];
  const lire = (collection: Collection) =>
    entrees[collection].flatMap(({ fichier, id, donnees }) => {
      const lecture = SCHEMAS[collection].safeParse(donnees);
      if (lecture.success) return [{ ...lecture.data, id }];
      anomalies.push(
        ...lecture.error.issues.map((i) => faute(fichier, `${id}.${i.path.join('.')}`, null, i.message, 'corriger ce champ dans la fiche')),
      );
      return [];
    });
  const contenu = Object.fromEntries(COLLECTIONS.map((c) => [c, lire(c)])) as unknown as Contenu;
  return { contenu, anomalies };
}

/** Where a pointer stands and what it points at. */
interface Renvoi {
  readonly de: string;
  readonly champ: string;
  readonly vers: string;
}

/**
 * Cross-references of the whole content: ids are unique, every pointer finds its end, no element of a structure or
 * objective hangs from itself. All the faults at once; an empty list when there is none.
 */
export function verifierRenvois(contenu: Contenu, dehors: Dehors): readonly Anomalie[] {
  const cibles = new Set(COLLECTIONS.flatMap((c) => contenu[c].map((e) => `${c}/${e.id}`)));
  for (const s of contenu.strategies) for (const e of s.structure) cibles.add(`strategies/${s.id}#${e.id}`);
  for (const i of dehors.indicateurs) cibles.add(`indicateurs/${i}`);
  for (const t of dehors.territoires) cibles.add(`territoires/${t}`);
  const perdus = renvois(contenu)
    .filter(({ vers }) => !cibles.has(vers))
    .map(({ de, champ, vers }) =>
      faute(`src/content/${de}`, champ, vers, 'ce renvoi ne mène nulle part', 'corriger l’identifiant, ou écrire la fiche qui manque'),
    );
  return [...doublons(contenu), ...perdus, ...boucles(contenu)];
}

function doublons(contenu: Contenu): readonly Anomalie[] {
  return COLLECTIONS.flatMap((c) => {
    const vus = new Set<string>();
    return contenu[c].flatMap(({ id }) => {
      if (!vus.has(id)) {
        vus.add(id);
        return [];
      }
      return [faute(`src/content/${c}`, 'id', id, 'deux fiches portent cet identifiant', 'donner à chacune le sien')];
    });
  });
}

function boucles(contenu: Contenu): readonly Anomalie[] {
  const parents = new Map(contenu.objectifs.map((o) => [o.id, o.parent]));
  return contenu.objectifs
    .filter((o) => {
      const vus = new Set<string>();
      for (let id: string | undefined = o.id; id !== undefined; id = parents.get(id)) {
        if (vus.has(id)) return true;
        vus.add(id);
      }
      return false;
    })
    .map((o) =>
      faute('src/content/objectifs', `${o.id}.parent`, o.parent ?? null, 'cet objectif dépend de lui-même', 'revoir les parents'),
    );
}

function renvois(contenu: Contenu): readonly Renvoi[] {
  return [...renvoisDesTextes(contenu), ...renvoisDesObjectifs(contenu), ...renvoisDesReperes(contenu)];
}

const vers = (de: string, champ: string, prefixe: string, ids: readonly (string | null | undefined)[]): readonly Renvoi[] =>
  ids.flatMap((id) => (id == null ? [] : [{ de, champ, vers: prefixe + id }]));
const lieux = (de: string, champ: string, liste: readonly CodeTerritoire[]) => vers(de, champ, 'territoires/', liste.map(cleTerritoire));

function renvoisDesTextes(contenu: Contenu): readonly Renvoi[] {
  return [
    ...contenu.strategies.flatMap((s) => {
      const de = `strategies/${s.id}`;
      return [
        ...lieux(de, 'territoires', s.territoires),
        ...lieux(
          de,
          'plans.territoire',
          s.plans.map((p) => p.territoire),
        ),
        ...vers(de, 'liens', '', s.liens),
        ...s.contexte.flatMap((c) => vers(de, 'contexte.liens', '', c.liens)),
        ...s.structure.flatMap((e) => vers(de, `structure.${e.id}.parent`, `${de}#`, [e.parent])),
      ];
    }),
    ...contenu['chiffres-dates'].flatMap((c) => {
      const de = `chiffres-dates/${c.id}`;
      return [
        ...vers(de, 'strategie', 'strategies/', [c.strategie]),
        ...lieux(de, 'territoire', [c.territoire]),
        ...vers(de, 'indicateur', 'indicateurs/', [c.indicateur]),
      ];
    }),
  ];
}

function renvoisDesObjectifs(contenu: Contenu): readonly Renvoi[] {
  return contenu.objectifs.flatMap((o) => {
    const de = `objectifs/${o.id}`;
    const actuelle = o.valeurActuelle;
    return [
      ...vers(de, 'strategie', 'strategies/', [o.strategie]),
      ...vers(de, 'section', `strategies/${o.strategie}#`, [o.section]),
      ...vers(de, 'parent', 'objectifs/', [o.parent]),
      ...vers(de, 'charges', '', o.charges),
      ...vers(de, 'publics', 'publics/', o.publics),
      ...vers(de, 'indicateurs', 'indicateurs/', o.indicateurs),
      ...vers(de, 'valeurSignature', 'chiffres-dates/', [o.valeurSignature]),
      ...vers(de, 'valeurActuelle.indicateur', 'indicateurs/', [actuelle?.indicateur]),
      ...(actuelle === null ? [] : lieux(de, 'valeurActuelle.territoire', [actuelle.territoire])),
      ...vers(de, 'lignage.reprend', 'objectifs/', o.lignage.reprend),
    ];
  });
}

function renvoisDesReperes(contenu: Contenu): readonly Renvoi[] {
  const nommes = (['instances', 'dispositifs', 'acteurs', 'termes', 'publics', 'recits'] as const).flatMap((c) =>
    contenu[c].flatMap((e) => [...lieux(`${c}/${e.id}`, 'territoires', e.territoires), ...vers(`${c}/${e.id}`, 'liens', '', e.liens)]),
  );
  const mesures = (['publics', 'recits'] as const).flatMap((c) =>
    contenu[c].flatMap((e) => vers(`${c}/${e.id}`, 'indicateurs', 'indicateurs/', e.indicateurs)),
  );
  const parts = contenu.publics.flatMap((e) =>
    (['dansIae', 'dansLeBesoin'] as const).flatMap((champ) => vers(`publics/${e.id}`, champ, 'chiffres-dates/', e[champ])),
  );
  return [...nommes, ...mesures, ...parts, ...renvoisDesInstitutions(contenu)];
}

/** Each passage names the text it was read in; each particularity, its territories. */
function renvoisDesInstitutions(contenu: Contenu): readonly Renvoi[] {
  const lus = [
    ...contenu.instances.map((e) => ({ de: `instances/${e.id}`, passages: [...e.roles, ...e.composition] })),
    ...contenu.dispositifs.map((e) => ({ de: `dispositifs/${e.id}`, passages: e.passages })),
    ...contenu.acteurs.map((e) => ({ de: `acteurs/${e.id}`, passages: e.passages })),
    ...contenu.etapes.map((e) => ({ de: `etapes/${e.id}`, passages: [e] })),
  ];
  return [
    ...lus.flatMap(({ de, passages }) =>
      vers(
        de,
        'strategie',
        'strategies/',
        passages.map((p) => p.strategie),
      ),
    ),
    ...contenu.etapes.flatMap((e) => vers(`etapes/${e.id}`, 'liens', '', e.liens)),
    ...contenu.instances.flatMap((e) =>
      lieux(
        `instances/${e.id}`,
        'particularites',
        e.particularites.flatMap((p) => p.territoires),
      ),
    ),
  ];
}
