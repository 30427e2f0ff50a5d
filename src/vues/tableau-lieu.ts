import { CATALOGUE, indicateur, periodeDe } from '#indicateurs/catalogue.ts';
import { rangs } from '#domain/rang.ts';
import { entier } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { ValeurLue } from '#indicateurs/valeurs.ts';
import { estIntercommunal, type Territoire } from '#domain/territoire.ts';
import { lire, lireAilleurs, type Lieu } from '#lecture/lieu.ts';
import { horsDe } from '#lecture/parts.ts';
import { caseCellule, caseRang, caseRecalculable, casePeriodeCourte, caseTexte, type CaseTableau, type Tableau } from './figure.ts';
import { nomCourt, observations } from '#lecture/observations.ts';
import { ecritureDe } from '#lib/ecriture.ts';
import { nomDit } from '#indicateurs/nom.ts';

/** Indicators a level has, in the order of the catalogue. */
export function indicateursDe(niveau: Territoire['niveau']): readonly string[] {
  // a range of ranks is not a value: it is said in a sentence of its own
  return CATALOGUE.filter((i) => i.mesure.genre !== 'rang' && i.niveaux.includes(niveau)).map((i) => i.id);
}

/** The wider places whose column stands beside the place. */
function references(lieu: Lieu): readonly Territoire[] {
  // few indicators of an EPCI exist for its région: its département is nearer
  const region = estIntercommunal(lieu.t.niveau) ? null : lieu.region;
  return [lieu.departement, region, lieu.t.niveau === 'france' ? null : lieu.france].flatMap((t) => (t === null ? [] : [t]));
}

function caseRangDuLieu({ d, t }: Lieu, id: string, p: string): CaseTableau {
  const places = rangs(observations(d, id, t.niveau, { periode: p, modalite: indicateur(id).modalitePrincipale }));
  return caseRang(places.get(t.code), ({ rang, effectif }) => `${entier(rang)} / ${entier(effectif)}`);
}

/** One row per indicator: the place, the places it is set against, its rank. */
export function tableauDuLieu(lieu: Lieu, ids: readonly string[], legende: string, options: { readonly rang?: boolean } = {}): Tableau {
  const refs = references(lieu);
  const avecRang = options.rang !== false && lieu.t.niveau !== 'france';
  return {
    legende,
    notes: notesDesSommes(lieu, ids),
    colonnes: [
      { nom: 'Indicateur' },
      { nom: 'Date' },
      { nom: nomCourt(lieu.t), nombre: true },
      ...refs.map((r) => ({ nom: nomCourt(r), nombre: true })),
      ...(avecRang ? [{ nom: 'Rang', nombre: true }] : []),
    ],
    lignes: ids.map((id) => {
      const i = indicateur(id);
      const p = periodeDe(id, lieu.t.niveau);
      const ecriture = ecritureDe(i);
      return {
        lien: `/indicateurs/${id}/`,
        cases: [
          caseTexte(`${nomDit(i, i.modalitePrincipale)}${i.uniteCourte.startsWith('pour') ? `, ${i.uniteCourte}` : ''}`),
          casePeriodeCourte(p),
          caseRecalculable(lire(lieu, id, { periode: p }), ecriture),
          ...refs.map((r) => caseReference(lieu, r, id, p)),
          ...(avecRang ? [caseRangDuLieu(lieu, id, p)] : []),
        ],
      };
    }),
  };
}

/** « France hors Mayotte : taux d’équipement… » for each total that lacks a part. */
function notesDesSommes(lieu: Lieu, ids: readonly string[]): readonly string[] {
  const lacunes = [lieu.t, ...references(lieu)].flatMap((t) =>
    ids.flatMap((id) => {
      const hors = horsDe(lieu.d, valeurMontree(lieu, t, id));
      return hors === null ? [] : [{ qui: `${nomCourt(t)} ${hors}`, nom: indicateur(id).nom }];
    }),
  );
  return [...Map.groupBy(lacunes, (l) => l.qui)].map(([qui, siennes]) => insecables(`${qui} : ${siennes.map((l) => l.nom).join(' ; ')}.`));
}

/** The value that stands in the column of a place: at the moment of the place that is read. */
function valeurMontree(lieu: Lieu, t: Territoire, id: string): ValeurLue {
  return lireAilleurs(lieu, t, id, { periode: momentDe(lieu, t, id, periodeDe(id, lieu.t.niveau)) });
}

/** The yearly figure of 2019 is that of December 2019, to 17 people: an EPCI may stand beside its département. */
const momentDe = ({ d }: Lieu, t: Territoire, id: string, p: string): string =>
  [p, p.slice(0, 4)].find((x) => d.valeurs.niveau(id, t.niveau, { periode: x, modalite: indicateur(id).modalitePrincipale }).length > 0) ??
  p;

/** A level that the indicator does not have is said so: it is not a missing value. */
function caseReference(lieu: Lieu, r: Territoire, id: string, p: string): CaseTableau {
  const i = indicateur(id);
  if (!i.niveaux.includes(r.niveau)) return { texte: 'non calculé', brut: 'non calculé', nombre: true, absent: true };
  const moment = momentDe(lieu, r, id, p);
  const v = lireAilleurs(lieu, r, id, { periode: moment });
  const existe = lieu.d.valeurs.niveau(id, r.niveau, { periode: moment, modalite: i.modalitePrincipale }).length > 0;
  return existe ? caseCellule(v, ecritureDe(i)) : { texte: 'autre date', brut: 'autre date', nombre: true, absent: true };
}
