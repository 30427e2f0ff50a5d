import { celluleTexte } from '#domain/phrase.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { accord, compte, periode, quand } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Contenu } from '#domain/contenu/verification.ts';
import { lire, type Lieu } from '#lecture/lieu.ts';
import { ecritureAvecUnite } from '#lib/ecriture.ts';
import { debutDe, ecrireCible, estDeDepart, titreValeur } from './valeurs.ts';
import { parPeriode } from './chronologie.ts';
import {
  adresseObjectif,
  compterStatuts,
  intitule,
  objectifsDe,
  phraseHorsPromesses,
  phraseMesure,
  promesses,
  type Objectif,
  type Strategie,
} from './objectifs.ts';

/** A promise that a figure of this place follows, or that sets a figure itself. */
interface PromesseSuivie {
  readonly adresse: string;
  readonly nom: string;
  readonly valeur: string;
}

export interface StrategieDuLieu {
  readonly s: Strategie;
  readonly phrase: string;
  /** True when the text promises something; a description does not bind. */
  readonly engage: boolean;
  readonly suivies: readonly PromesseSuivie[];
  /** Plan of action announced for this very place, and whether it was found. */
  readonly plan: string | null;
}

const PAR_TEXTE = 3;

/** Texts that bind a place; a région of one département is that département. */
function strategiesDe({ d, t }: Pick<Lieu, 'd' | 't'>, c: Contenu): readonly Strategie[] {
  const seuls = t.niveau === 'region' ? d.departements.filter((x) => x.region === t.code) : [];
  const lieux = [t, ...(seuls.length === 1 ? seuls : [])];
  return parPeriode(c.strategies.filter((s) => s.territoires.some((x) => lieux.some((l) => l.niveau === x.niveau && l.code === x.code))));
}

/** A number that says a whole and stands alone: neither a range of ranks nor one kind among others. */
const seSuffit = (id: string) => indicateur(id).mesure.genre !== 'rang' && indicateur(id).modalitePrincipale === '';

/** The first promises of a text that an indicator follows here, the measurable ones first, each by its own indicator. */
function suivies(lieu: Lieu, s: Strategie, objectifs: readonly Objectif[], pris: Set<string>): readonly PromesseSuivie[] {
  const mesurees = promesses(objectifs).filter((o) => o.mesure.statut !== 'non');
  const triees = mesurees.toSorted((a, b) => Number(b.mesure.statut === 'mesurable') - Number(a.mesure.statut === 'mesurable'));
  return triees
    .flatMap((o): readonly PromesseSuivie[] => {
      const id = o.indicateurs.find((x) => !pris.has(x) && seSuffit(x) && lire(lieu, x).valeur !== null);
      if (id === undefined) return [];
      pris.add(id);
      const i = indicateur(id);
      const depart = estDeDepart(i.periode, debutDe(o, s)) ? `${titreValeur(true)} : ` : '';
      const dit = insecables(`${depart}${i.nom}, ${quand(i.periode)} : ${celluleTexte(lire(lieu, id), ecritureAvecUnite(i))}`);
      return [{ adresse: adresseObjectif(o), nom: insecables(intitule(o, objectifs)), valeur: dit }];
    })
    .slice(0, PAR_TEXTE);
}

/** Targets in figures, whose results the texts do not give. */
const cibles = (objectifs: readonly Objectif[]): readonly PromesseSuivie[] =>
  objectifs.flatMap((o) =>
    o.cible === undefined
      ? []
      : [{ adresse: adresseObjectif(o), nom: insecables(intitule(o, objectifs)), valeur: insecables(`Cible : ${ecrireCible(o.cible)}`) }],
  );

function planDe({ t }: Pick<Lieu, 't'>, s: Strategie): string | null {
  const plan = s.plans.find((p) => p.territoire.niveau === t.niveau && p.territoire.code === t.code);
  if (plan === undefined) return null;
  return insecables(
    `${plan.titre} annoncé : ${plan.retrouve === 'oui' ? 'retrouvé' : `non retrouvé par nous, le ${periode(s.recherche.date)}`}.`,
  );
}

/** What the strategies promised in a place, and what its figures can follow; empty where no text binds. */
export function strategiesDuLieu(lieu: Lieu, c: Contenu): readonly StrategieDuLieu[] {
  const pris = new Set<string>();
  return strategiesDe(lieu, c).map((s) => {
    const objectifs = objectifsDe(c, s);
    const comptes = compterStatuts(objectifs);
    const apart = phraseHorsPromesses(objectifs);
    return {
      s,
      phrase: insecables(`${phraseMesure(comptes)}.${apart === null ? '' : ` ${apart}`}`),
      engage: comptes.total > 0,
      suivies: [...suivies(lieu, s, objectifs, pris), ...cibles(objectifs)],
      plan: planDe(lieu, s),
    };
  });
}

/** « Deux textes engagent ce territoire ; nous n’avons trouvé en ligne l’évaluation d’aucun »; a text that promises nothing only describes. */
export function titreDuLieu(tous: readonly StrategieDuLieu[]): string {
  const textes = tous.filter((t) => t.engage);
  if (textes.length === 0) return insecables(`${accord(tous.length, 'Un texte décrit', 'Des textes décrivent')} l’IAE de ce territoire`);
  const sans = textes.filter(({ s }) => s.evaluation.retrouvee === 'non').length;
  const combien = compte(textes.length, 'texte engage', 'textes engagent').replace(/^1\s/u, 'Un ').replace(/^2\s/u, 'Deux ');
  if (sans < textes.length) return insecables(`${combien} ce territoire`);
  return insecables(
    `${combien} ce territoire ; ${textes.length === 1 ? 'nous n’en avons pas trouvé d’évaluation en ligne' : 'nous n’avons trouvé en ligne l’évaluation d’aucun'}`,
  );
}
