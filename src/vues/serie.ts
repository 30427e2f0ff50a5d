import { decrireSeries } from '#charts/description.ts';
import { document, rendre } from '#charts/server.ts';
import { dessinerSeries, type Cible } from '#charts/series.ts';
import { adresseRecalcul } from '#domain/etat-explorer.ts';
import { coupe } from '#domain/rupture.ts';
import type { CodeTerritoire, Territoire } from '#domain/territoire.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import type { ValeurLue } from '#indicateurs/valeurs.ts';
import type { Indicateur } from '#indicateurs/types.ts';
import { periode, quand } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { ecritureAvecUnite, ecritureDe } from '#lib/ecriture.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { horsDe } from '#lecture/parts.ts';
import { caseCellule, casePeriode, nommage, provenance, sousTitreDe, type Tableau, type VueFigure } from './figure.ts';
import { nomCourt } from '#lecture/observations.ts';
import { modaliteDe, nomDit } from '#indicateurs/nom.ts';
import { titreDit } from './titre.ts';

export interface DemandeSerie {
  readonly id: string;
  readonly indicateur: string;
  readonly titre: string;
  readonly lieux: readonly Territoire[];
  /** Keep the periods from this one on. */
  readonly depuis?: string;
  /** Keep only the periods of this form: a yearly and a monthly series may share an indicator. */
  readonly forme?: RegExp;
  readonly modalite?: string;
  readonly cible?: Cible | null;
  readonly depuisZero?: boolean;
  readonly hauteur?: number;
}

/** A place that is not counted yet has no line, and no break either: what comes before its first known value is left out. */
const depuisLaPremiere = (valeurs: readonly ValeurLue[]) =>
  valeurs.slice(
    Math.max(
      0,
      valeurs.findIndex((v) => v.valeur !== null),
    ),
  );

const points = (d: Donnees, { indicateur: id, depuis = '', forme = /./, modalite }: DemandeSerie, lieu: CodeTerritoire) =>
  d.valeurs.serie(id, lieu, modalite).filter((v) => v.periode >= depuis && forme.test(v.periode));

function tableau(i: Indicateur, lieux: readonly Territoire[], series: readonly (readonly ValeurLue[])[], legende: string): Tableau {
  const periodes = [...new Set(series.flatMap((s) => s.map((v) => v.periode)))].sort().reverse();
  const ecriture = ecritureDe(i);
  return {
    legende,
    colonnes: [{ nom: 'Période' }, ...lieux.map((t) => ({ nom: nomCourt(t), nombre: true }))],
    lignes: periodes.map((p) => ({
      cases: [
        casePeriode(p),
        ...series.map((s) => caseCellule(s.find((v) => v.periode === p) ?? { valeur: null, etat: 'indisponible' as const }, ecriture)),
      ],
    })),
  };
}

/** A situation of 31 December is drawn at its year: the axis would otherwise read it at the next. */
const FIN_ANNEE = /^\d{4}(-12(-31)?)?$/;

/** Beside the lines there is little room: the région of a place is named so. */
const etiquette = (t: Territoire, rang: number) => (rang > 0 && t.niveau === 'region' ? 'Région' : nomCourt(t));

/** « France hors Mayotte, de 2014 à 2023. » for each stretch of a total that lacks a part. */
function notesDesSommes(d: Donnees, lieux: readonly Territoire[], series: readonly (readonly ValeurLue[])[]): readonly string[] {
  return lieux.flatMap((t, k) => {
    const lacunes = (series[k] ?? []).flatMap((v) => {
      const hors = horsDe(d, v);
      return hors === null ? [] : [{ hors, periode: v.periode }];
    });
    return [...Map.groupBy(lacunes, (l) => l.hors)].map(([hors, siennes]) => {
      const [de, a] = [siennes[0]?.periode ?? '', siennes.at(-1)?.periode ?? ''];
      const quand = de === a ? periode(a) : `${periode(de)} à ${periode(a)}`;
      return insecables(`${nomCourt(t)} ${hors} (${quand}).`);
    });
  });
}

/** One indicator through time, the place first, its references after. Breaks declared by the indicator cut the lines. */
export function vueSerie(d: Donnees, demande: DemandeSerie): VueFigure {
  const i = indicateur(demande.indicateur);
  const series = demande.lieux.map((t) => points(d, demande, t));
  const annuelle = series.every((s) => s.every((v) => FIN_ANNEE.test(v.periode)));
  const abscisse = (p: string) => (annuelle ? p.slice(0, 4) : p);
  const traces = demande.lieux.map((t, k) => ({
    nom: etiquette(t, k),
    niveau: t.niveau,
    points: depuisLaPremiere(series[k] ?? []).map((v) => ({ ...v, periode: abscisse(v.periode) })),
  }));
  const ruptures = i.ruptures
    .map((r) => ({ ...r, a: abscisse(r.a) }))
    .filter((r) => {
      const periodes = traces.filter((t) => coupe(r, t.niveau)).flatMap((t) => t.points.map((p) => p.periode));
      return periodes.some((p) => p < r.a) && periodes.some((p) => p >= r.a);
    });
  const svg = dessinerSeries(traces, {
    document,
    id: demande.id,
    nom: nommage(demande.id),
    ecriture: ecritureDe(i),
    ruptures,
    cible: demande.cible ?? null,
    depuisZero: demande.depuisZero ?? true,
    ...(demande.hauteur === undefined ? {} : { hauteur: demande.hauteur }),
  });
  const modalite = demande.modalite ?? '';
  const dernier = series[0]?.at(-1)?.periode ?? i.periode;
  const connue = series[0]?.findLast((v) => v.valeur !== null);
  return {
    id: demande.id,
    titre: titreDit(demande.titre, { quand: connue?.periode ?? dernier, quoi: modaliteDe(i, modalite) }),
    sousTitre: sousTitreDe(i, `jusqu’${quand(dernier)}`, modalite),
    svg: rendre(svg),
    description: decrireSeries(traces, ruptures, { ecriture: ecritureAvecUnite(i) }),
    tableau: {
      ...tableau(i, demande.lieux, series, `${nomDit(i, modalite)}, ${i.unite}`),
      notes: notesDesSommes(d, demande.lieux, series),
    },
    ...provenance(i),
    ...(connue === undefined ? {} : { recalcul: adresseRecalcul(connue) }),
  };
}
