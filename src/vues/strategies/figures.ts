import { estOutreMer } from '#domain/departement.ts';
import { estConnue } from '#domain/cellule.ts';
import { FRANCE, type Niveau, type Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import type { Indicateur } from '#indicateurs/types.ts';
import { titreCarte } from '#phrases/indicateur.ts';
import { lieuDe } from '#lecture/lieu.ts';
import { titreSalaries } from '#phrases/offre.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { vueClassement } from '../classement.ts';
import { type VueFigure } from '../figure.ts';
import { observations } from '#lecture/observations.ts';
import { vueSerie } from '../serie.ts';
import type { Strategie } from '#phrases/strategies/objectifs.ts';

/** Where a text applies: the place that names it, the départements it is compared within. */
export interface Perimetre {
  readonly lieu: Territoire;
  /** Set beside the bars: the place itself when the bars are its parts, else France. */
  readonly reference: Territoire;
  readonly departements: ReadonlySet<string>;
  /** The one bar that stands out, when the place is a département. */
  readonly courant: string | null;
}

/** A région is read through its départements; a département overseas, beside the four others; a national text, over France. */
export function perimetreDe(d: Donnees, s: Pick<Strategie, 'territoires' | 'id'>): Perimetre {
  const [premier] = s.territoires;
  if (premier === undefined) throw new Error(`strategy ${s.id} has no territory: give it at least one`);
  const lieu = d.territoire(premier.niveau, premier.code);
  const codes = (garder: (t: { code: string; region: string }) => boolean) => new Set(d.departements.filter(garder).map((t) => t.code));
  if (lieu.niveau === 'france') return { lieu, reference: FRANCE, departements: codes(() => true), courant: null };
  if (lieu.niveau === 'region') return { lieu, reference: lieu, departements: codes((t) => t.region === lieu.code), courant: null };
  return { lieu, reference: FRANCE, departements: codes((t) => estOutreMer(t.code)), courant: lieu.code };
}

/** Level at which the bars are drawn: départements, else the EPCI within them. */
function niveauDe(d: Donnees, i: Indicateur, p: Perimetre): { readonly niveau: Niveau; readonly parmi: ReadonlySet<string> } | null {
  const epci = new Set(d.epci.filter((e) => p.departements.has(e.departement)).map((e) => e.code));
  const choix = [
    { niveau: 'departement', parmi: p.departements },
    { niveau: 'epci', parmi: epci },
  ] as const;
  const lues = ({ niveau, parmi }: (typeof choix)[number]) =>
    observations(d, i.id, niveau, { periode: i.periode, modalite: i.modalitePrincipale }).filter((o) => parmi.has(o.code));
  return choix.find((c) => lues(c).filter(estConnue).length > 1) ?? null;
}

const idFigure = (indicateurId: string): string => `figure-${indicateurId}`;

/** The figure that stands beside an objective: the place through time for people in IAE, its parts in order for the rest; null when none can be drawn. */
export function figureDe(d: Donnees, p: Perimetre, indicateurId: string): VueFigure | null {
  const i = indicateur(indicateurId);
  const id = idFigure(i.id);
  const salaries = i.id === 'iae-salaries' ? titreSalaries(lieuDe(d, p.lieu)) : null;
  if (salaries !== null) return vueSerie(d, { id, indicateur: i.id, titre: salaries, lieux: [p.lieu] });
  // the range of ranks is a table of its own, on the page of the indicator
  if (i.mesure.genre === 'rang') return null;
  const maille = niveauDe(d, i, p);
  if (maille === null) return null;
  return vueClassement(d, {
    id,
    indicateur: i.id,
    titre: titreCarte({ d, i, ...maille, periode: i.periode }),
    ...maille,
    periode: i.periode,
    modalite: i.modalitePrincipale,
    courant: p.courant,
    fenetre: maille.parmi.size > 20 ? { tete: 6, queue: 5, autour: 0 } : null,
    // a count of the whole has no place on the axis of its parts
    ...(i.mesure.genre === 'compte' ? {} : { reference: p.reference }),
  });
}
