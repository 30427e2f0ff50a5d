import type { Fonction, Passage } from '#domain/contenu/institutions.ts';
import { FONCTIONS } from '#domain/contenu/institutions.ts';
import type { Contenu } from '#domain/contenu/verification.ts';
import { insecables } from '#lib/typographie.ts';
import type { Cible } from '#lecture/renvois.ts';

export type Instance = Contenu['instances'][number];
export type Strategie = Contenu['strategies'][number];

/** The texts, the oldest first: the order in which every list and every cell names them. */
export function parDate(c: Contenu): readonly Strategie[] {
  return c.strategies.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
}

type Nommee = Pick<Strategie, 'nature' | 'date' | 'editeur' | 'court'>;
const lieuDe = (s: Nommee) => (s.nature === 'description' ? s.editeur : s.court.replace(/\s*\d{4}.*$/, ''));

/** Short name of a text: « Île-de-France 2015 », « Avise 2019 », « Guadeloupe 2021 ». */
export const etiquette = (s: Nommee): string => `${lieuDe(s)}\u00a0${s.date.slice(0, 4)}`;

/** Shorter still, for the matrix: the year of a strategy, the publisher of a description, the place of the rest. */
export const code = (s: Nommee): string => (s.nature === 'strategie' ? s.date.slice(0, 4) : lieuDe(s));

export interface PassageLu {
  readonly dit: string;
  /** « objectif 53 » or a heading, each with the address of the objective of that number when there is one. */
  readonly sections: readonly { readonly nom: string; readonly adresse: string | null }[];
}

/** A section is a heading of the text, or the numbers of one or two objectives: « 53 », « 223 et 421 ». */
export function lirePassage(c: Contenu, { strategie, section, dit }: Passage): PassageLu {
  const numeros = /^\d/.test(section) ? section.split(' et ') : [];
  const lire = (numero: string) => {
    const objectif = c.objectifs.find((o) => o.strategie === strategie && o.numero === numero);
    return { nom: `objectif\u00a0${numero}`, adresse: objectif === undefined ? null : `/strategies/${strategie}/#${objectif.id}` };
  };
  return { dit: insecables(dit), sections: numeros.length === 0 ? [{ nom: insecables(section), adresse: null }] : numeros.map(lire) };
}

export interface TexteLu {
  readonly texte: Cible;
  readonly passages: readonly PassageLu[];
}

/** Passages under the text they come from, texts in the order of their dates. */
export function parTexte(c: Contenu, passages: readonly Passage[]): readonly TexteLu[] {
  return parDate(c).flatMap((s) => {
    const siens = passages.filter((p) => p.strategie === s.id);
    if (siens.length === 0) return [];
    return [{ texte: { nom: etiquette(s), adresse: `/strategies/${s.id}/` }, passages: siens.map((p) => lirePassage(c, p)) }];
  });
}

/** Texts that charge a body with this, as the matrix prints them. */
export function textesDuRole(c: Contenu, i: Instance, fonction: Fonction): readonly Strategie[] {
  const ids = new Set(i.roles.filter((r) => r.fonction === fonction).map((r) => r.strategie));
  return parDate(c).filter((s) => ids.has(s.id));
}

/** Roles of a body in the order of the matrix. */
export function fonctionsDe(i: Instance): readonly Fonction[] {
  return (Object.keys(FONCTIONS) as Fonction[]).filter((f) => i.roles.some((r) => r.fonction === f));
}

/** Sigle first, as people say it: « CDIAE », else the name. */
export const vedetteDe = (i: { readonly nom: string; readonly sigle?: string | undefined }): string => insecables(i.sigle ?? i.nom);
