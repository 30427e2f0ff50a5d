import type { Contenu } from '#domain/contenu/verification.ts';
import { accord, entier } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { partsDepartementales, type PartConnue, type Public } from './parts.ts';

const EN_LETTRES = 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ');
const enLettres = (n: number): string => EN_LETTRES[n] ?? entier(n);

/** The finding of the page: how many publics, and what one may know of them in a département. */
export function titrePublics(c: Contenu): string {
  const n = partsDepartementales(c).length;
  const parts = n === 0 ? 'aucune part publiée' : n === 1 ? 'une seule part publiée' : `${enLettres(n)} parts publiées`;
  return insecables(majuscule(`${enLettres(c.publics.length)} publics, et ${parts} pour un département`));
}

export function chapoPublics(c: Contenu): string {
  const directs = c.publics.filter((p) => p.critere === 'direct').length;
  const autres = c.publics.filter((p) => p.critere === 'complementaire').length;
  const connus = c.publics.filter((p) => p.dansIae.length > 0).length;
  return insecables(
    majuscule(
      `${enLettres(directs)} situations ouvrent à elles seules un parcours d’insertion, ${enLettres(autres)} autres s’y ajoutent. Les textes franciliens donnent la part de ${enLettres(connus)} publics parmi les salariés de toute la région ; ailleurs, presque rien n’est public.`,
    ),
  );
}

/** What is known of the public in IAE, in a sentence; the latest figure of a text before those of other pages. */
export function chapoPublic(c: Contenu, p: Public, parts: readonly PartConnue[]): string {
  const textes = c['chiffres-dates'].filter((x) => p.dansIae.includes(x.id));
  const derniere = textes
    .map((x) => x.date)
    .toSorted()
    .at(-1);
  const lu = p.dansIae.map((id) => textes.find((x) => x.id === id)).find((x) => x?.date === derniere);
  const part = lu === undefined ? parts.at(-1) : parts.find((x) => x.dit.rangee[0] === insecables(lu.libelle) && x.quand === lu.date);
  if (part === undefined) return 'Leur part dans l’IAE n’est publiée nulle part.';
  // a label that names one type of SIAE has its own whole
  const dans = lu === undefined || lu.libelle.includes(' dans les ') ? '' : ' des salariés en insertion';
  return insecables(`${part.dit.phrase}${dans} (${part.ou}, ${part.quand}).`);
}

/** From the one that most objectives name to those that none does. */
export function parInsistance(c: Contenu): readonly Public[] {
  return c.publics.toSorted((a, b) => objectifsDe(c, b).length - objectifsDe(c, a).length || (a.nom < b.nom ? -1 : 1));
}

export const CRITERES: Readonly<Record<Public['critere'], string>> = {
  direct: 'Ouvre à lui seul un parcours',
  complementaire: 'S’ajoute à d’autres critères',
  aucun: 'N’est pas un critère',
};

/** Texts whose objectives name this public, with the objectives themselves. */
export function objectifsDe(c: Contenu, p: Pick<Public, 'id'>): Contenu['objectifs'] {
  return c.objectifs.filter((o) => o.publics.includes(p.id));
}

/** « Six objectifs de trois textes nomment ce public », or that none names it. */
export function phraseObjectifs(c: Contenu, p: Pick<Public, 'id'>): string {
  const objectifs = objectifsDe(c, p);
  const textes = new Set(objectifs.map((o) => o.strategie)).size;
  if (objectifs.length === 0) return 'Aucun objectif des cinq textes lus ne nomme ce public.';
  const dans = textes === 1 ? 'd’un seul texte' : `de ${enLettres(textes)} textes`;
  const n = objectifs.length;
  return insecables(
    majuscule(`${enLettres(n)} ${accord(n, 'objectif', 'objectifs')} ${dans} ${accord(n, 'nomme ce public', 'nomment ce public')}.`),
  );
}
