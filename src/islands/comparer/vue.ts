import { aLaDemande, lireJson } from '#islands/pieces/une-fois.ts';
import { lireAnnuaire, type Annuaire, type LieuNomme, type TrouverLieu } from '#domain/annuaire.ts';
import { LIEUX_MAX } from '#domain/etat-comparer.ts';
import type { FigureComparee } from '#domain/figure-comparee.ts';
import { cleTerritoire, type CodeTerritoire } from '#domain/territoire.ts';
import { balise } from '#islands/pieces/balise.ts';
import { boutonCsv } from './fichiers.ts';
import { blocFigure, blocSerie, lectureDe, niveauDeFond } from './figures.ts';
import type { Lecture } from './lignes-csv.ts';
import { tableauDesChiffres } from './tableaux.ts';
import { creerLecteur } from './tranches.ts';

export interface Vue {
  /** Named places; a lone one is completed by what it is usually read against. Places that do not exist are left out. */
  readonly nommer: (lieux: readonly CodeTerritoire[]) => Promise<Nommage>;
  /** What may be added to these places, the widest first, then those that are alike. */
  readonly proposer: (lieux: readonly LieuNomme[]) => Promise<readonly LieuNomme[]>;
  readonly dessiner: (lieux: readonly LieuNomme[]) => Promise<DocumentFragment>;
}

export interface Nommage {
  readonly lieux: readonly LieuNomme[];
  readonly inconnus: number;
  readonly completes: boolean;
}

/** All that a comparison needs, loaded with the first one: names and comparable places, slices, drawings. */
export function creerVue(racine: string, figures: readonly FigureComparee[]): Vue {
  const lireFigure = creerLecteur(racine);
  const trouver = aLaDemande(async (): Promise<TrouverLieu> => lireAnnuaire((await lireJson(`${racine}comparables.json`)) as Annuaire));

  const nommer = async (lieux: readonly CodeTerritoire[]): Promise<Nommage> => {
    const chercher = await trouver();
    const nommes = lieux.flatMap((l) => chercher(l) ?? []);
    const inconnus = lieux.length - nommes.length;
    const [seul] = nommes;
    if (nommes.length !== 1 || seul === undefined) return { lieux: nommes, inconnus, completes: false };
    const completes = completer(seul).flatMap((l) => chercher(l) ?? []);
    return { lieux: completes, inconnus, completes: completes.length > 1 };
  };

  const proposer = async (lieux: readonly LieuNomme[]): Promise<readonly LieuNomme[]> => {
    const chercher = await trouver();
    const presents = new Set(lieux.map(cleTerritoire));
    const [premier] = lieux;
    const France = { niveau: 'france', code: 'FR' } as const;
    const voulus = premier === undefined ? [France] : [...premier.autour, France, ...premier.semblables];
    const uniques = [...new Map(voulus.map((l) => [cleTerritoire(l), l])).values()];
    return uniques.filter((l) => !presents.has(cleTerritoire(l))).flatMap((l) => chercher(l) ?? []);
  };

  const dessiner = async (lieux: readonly LieuNomme[]): Promise<DocumentFragment> => {
    const niveaux = [...new Set([niveauDeFond(lieux), ...lieux.map((l) => l.niveau)])];
    const lectures = await Promise.all(figures.map(async (f) => lectureDe(f, await lireFigure(f, niveaux), lieux)));
    const fragment = document.createDocumentFragment();
    fragment.append(...(await sections(lectures, lieux)));
    return fragment;
  };
  return { nommer, proposer, dessiner };
}

/** Its nearest wider place, France, then comparable places as far as there is room. */
function completer(seul: LieuNomme): readonly CodeTerritoire[] {
  const [proche] = seul.autour;
  const large = seul.autour.at(-1);
  const cadre = [proche, large].flatMap((l) => l ?? []);
  const uniques = [...new Map([seul, ...cadre, ...seul.semblables].map((l) => [cleTerritoire(l), l])).values()];
  return uniques.slice(0, LIEUX_MAX);
}

async function sections(lectures: readonly Lecture[], lieux: readonly LieuNomme[]): Promise<readonly HTMLElement[]> {
  const blocs = lectures.map((l) => blocFigure(l, lieux));
  const series = await Promise.all(lectures.map((l) => blocSerie(l, lieux)));
  return [
    section('chiffres', 'Chiffre par chiffre', blocs),
    section('temps', 'Dans le temps', series),
    section('tableau', 'Le tableau', [tableauDesChiffres(lectures, lieux), balise('p', {}, boutonCsv(lectures, lieux))]),
  ].flatMap((s) => s ?? []);
}

function section(id: string, titre: string, contenu: readonly (HTMLElement | null)[]): HTMLElement | null {
  if (contenu.every((c) => c === null)) return null;
  const classe = id === 'tableau' ? 'figures' : 'figures deux';
  return balise(
    'section',
    { class: 'bloc', 'aria-labelledby': `comparer-${id}` },
    balise('h2', { id: `comparer-${id}` }, titre),
    balise('div', { class: classe }, ...contenu),
  );
}
