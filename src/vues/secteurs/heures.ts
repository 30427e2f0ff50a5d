import { dessinerRangees, type GenreDePoint } from '#charts/dot-rows.ts';
import { document, rendre } from '#charts/server.ts';
import type { Contenu } from '#domain/contenu/verification.ts';
import { pourcent } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { ChiffreDate } from '#phrases/publics/parts.ts';
import { caseTexte, nommage, type CaseTableau, type VueFigure } from '../figure.ts';
import { titreDit } from '../titre.ts';

const GROUPE = 'Secteurs, en part des heures';
const TYPES = /^(ACI|AI|EI|ETTI)\u00a0?\s?: /;

/** Shares of hours of one sector in the two texts; a side that a text does not give is left out, never zero. */
export interface HeuresDuSecteur {
  readonly nom: string;
  readonly avant: number | null;
  readonly apres: number | null;
  readonly reserve: string | null;
}

const duGroupe = (c: Contenu) => c['chiffres-dates'].filter((x) => x.groupe === GROUPE);

/** Sectors of all SIAE of Île-de-France, 2013 and 2016, paired by what they count; those of one type are apart. */
export function heuresParSecteur(c: Contenu): readonly HeuresDuSecteur[] {
  const ensemble = duGroupe(c).filter((x) => x.valeur !== null && !TYPES.test(x.libelle));
  const cle = (x: ChiffreDate) => x.rapprochement?.cle ?? x.id;
  const valeur = (cleDuSecteur: string, date: string) => ensemble.find((x) => cle(x) === cleDuSecteur && x.date === date)?.valeur ?? null;
  return [...new Set(ensemble.map(cle))].map((k) => {
    const premier = ensemble.find((x) => cle(x) === k);
    return {
      nom: premier?.libelle ?? k,
      avant: valeur(k, '2013'),
      apres: valeur(k, '2016'),
      reserve: ensemble.find((x) => cle(x) === k && x.rapprochement?.reserve !== undefined)?.rapprochement?.reserve ?? null,
    };
  });
}

/** What a text says of one type, in its words. */
export const heuresParType = (c: Contenu): readonly ChiffreDate[] => duGroupe(c).filter((x) => TYPES.test(x.libelle));

const GENRES: readonly GenreDePoint[] = [
  { nom: '2013', ton: 'neutre', forme: 'disque' },
  { nom: '2016', ton: 'offre', forme: 'carre' },
];
const part = (v: number | null): CaseTableau =>
  v === null ? { texte: 'non dit', brut: 'non dit', nombre: true, absent: true } : { texte: pourcent(v, 0), brut: v, nombre: true };

export function vueHeures(c: Contenu, id: string): VueFigure {
  const lues = heuresParSecteur(c);
  const [premier] = lues
    .flatMap(({ nom, avant, apres }) => (avant === null || apres === null ? [] : [{ nom, avant, apres }]))
    .sort((a, b) => b.avant - a.avant);
  if (premier === undefined) throw new Error('no sector with its share of hours in both texts: keep their group');
  return {
    id,
    titre: titreDit(
      `En Île-de-France, premier secteur : ${premier.nom.toLowerCase()}, ${pourcent(premier.avant, 0)} des heures en 2013, ${pourcent(premier.apres, 0)} en 2016`,
      { quand: '2016' },
    ),
    sousTitre: insecables(
      'Part des heures travaillées par les salariés en insertion, telle que les deux stratégies l’impriment. Le classement a changé entre les deux : ce n’est pas une série. Le reste des heures n’est pas dit.',
    ),
    svg: rendre(
      dessinerRangees(
        lues.map((s) => ({
          nom: s.nom,
          ...(s.reserve === null ? {} : { precision: 'autre contour en 2016' }),
          points: [s.avant, s.apres].flatMap((valeur, genre) => (valeur === null ? [] : [{ valeur, genre }])),
        })),
        { document, id, nom: nommage(id), genres: GENRES, ecriture: (v) => pourcent(v, 0), maximum: 40 },
      ),
    ),
    description: insecables(
      lues
        .map(
          (s) =>
            `${s.nom} : ${s.avant === null ? 'non dit' : pourcent(s.avant, 0)} en 2013, ${s.apres === null ? 'non dit' : pourcent(s.apres, 0)} en 2016.`,
        )
        .join(' '),
    ),
    tableau: {
      legende: 'Part des heures d’insertion par secteur, Île-de-France',
      colonnes: [{ nom: 'Secteur' }, { nom: '2013', nombre: true }, { nom: '2016', nombre: true }, { nom: 'Réserve' }],
      lignes: lues.map((s) => ({ cases: [caseTexte(s.nom), part(s.avant), part(s.apres), caseTexte(insecables(s.reserve ?? ''))] })),
    },
    sources: [],
    textes: c.strategies
      .filter((s) => duGroupe(c).some((x) => x.strategie === s.id))
      .map((s) => ({ nom: s.court, adresse: `/strategies/${s.id}/` })),
    localisations: ['etablissement'],
    indicateurs: [],
  };
}
