import { periodeDe } from '#indicateurs/catalogue.ts';
import { dessinerRangees, type GenreDePoint } from '#charts/dot-rows.ts';
import { document, rendre } from '#charts/server.ts';
import type { Contenu } from '#domain/contenu/verification.ts';
import { FRANCE } from '#domain/territoire.ts';
import { pourcent } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { chiffrePublie } from '#lecture/chiffres-publies.ts';
import { caseTexte, nommage, type CaseTableau, type VueFigure } from '../figure.ts';
import { titreDit } from '../titre.ts';

/** A public on both sides, same place and same definition, as near in time as the sources allow. */
export interface Paire {
  readonly public: string;
  readonly nom: string;
  readonly precision: string;
  readonly iae: number;
  readonly inscrits: number;
}

const arrondie = (v: number) => pourcent(v, 0);

function duTexte(c: Contenu, id: string): number {
  const valeur = c['chiffres-dates'].find((x) => x.id === id)?.valeur;
  if (valeur === undefined || valeur === null) throw new Error(`the dated figure "${id}" holds no number: choose another side`);
  return valeur;
}

function enFrance(d: Donnees, indicateur: string): number {
  const { valeur } = d.valeurs.cellule(indicateur, FRANCE, { periode: periodeDe(indicateur, 'epci') });
  if (valeur === null) throw new Error(`no ${indicateur} for France at the date of the EPCI: choose another side`);
  return valeur;
}

/** The text that gives both sides for its région. */
const FRANCILIENNE = 'ile-de-france-2018-2020';
const FRANCILIENNES = 'Île-de-France, 2016 et 2018';
const FRANCAISES = 'France, 2019';

/** The four publics whose two sides may be read together; each page of a public says what keeps them from being subtracted. */
export async function paires(d: Donnees, c: Contenu): Promise<readonly Paire[]> {
  const hommes = await chiffrePublie(d, 'France', 2019, 'part hommes');
  const deld = await chiffrePublie(d, 'France', 2019, 'part DELD');
  const [rsa, dtld] = [
    { iae: duTexte(c, 'idf-2016-rsa'), inscrits: duTexte(c, 'idf-2018-defm-rsa') },
    { iae: duTexte(c, 'idf-2016-deld'), inscrits: duTexte(c, 'idf-2018-defm-deld') },
  ];
  return [
    { public: 'rsa', nom: 'Allocataires du RSA', precision: FRANCILIENNES, ...rsa },
    { public: 'dtld', nom: 'Deux ans de chômage', precision: FRANCILIENNES, ...dtld },
    { public: 'deld', nom: 'Un an de chômage', precision: FRANCAISES, iae: deld.valeur, inscrits: enFrance(d, 'deld-part') },
    // the page gives the share of men
    { public: 'femmes', nom: 'Femmes', precision: FRANCAISES, iae: 100 - hommes.valeur, inscrits: enFrance(d, 'defm-femmes') },
  ];
}

const GENRES: readonly GenreDePoint[] = [
  { nom: 'Parmi les salariés en insertion', ton: 'offre', forme: 'disque' },
  { nom: 'Parmi les demandeurs d’emploi', ton: 'besoin', forme: 'carre' },
];

export async function vuePaires(d: Donnees, c: Contenu, id: string): Promise<VueFigure> {
  const lues = await paires(d, c);
  const femmes = lues.find((p) => p.public === 'femmes');
  if (femmes === undefined) throw new Error('the title tells of women: keep their pair');
  const rangees = lues.map((p) => ({
    nom: p.nom,
    precision: p.precision,
    points: [
      { valeur: p.iae, genre: 0 },
      { valeur: p.inscrits, genre: 1 },
    ],
  }));
  const part = (v: number): CaseTableau => ({ texte: arrondie(v), brut: v, nombre: true });
  return {
    id,
    titre: titreDit(
      `Plus de chômeurs de longue durée et d’allocataires du RSA que parmi les inscrits, moins de femmes : ${arrondie(femmes.iae)} contre ${arrondie(femmes.inscrits)} en 2019`,
      { quand: '2019' },
    ),
    sousTitre: insecables(
      'Part de quatre publics parmi les salariés en insertion et parmi les demandeurs d’emploi (A, B, C). Les deux premiers viennent de la stratégie francilienne de 2018 : salariés de 2016, inscrits de 2018. D’un côté une année, de l’autre une date : à lire ensemble, sans soustraire.',
    ),
    svg: rendre(dessinerRangees(rangees, { document, id, nom: nommage(id), genres: GENRES, ecriture: arrondie, maximum: 100 })),
    description: insecables(
      lues
        .map(
          (p) =>
            `${p.nom} (${p.precision}) : ${arrondie(p.iae)} des salariés en insertion, ${arrondie(p.inscrits)} des demandeurs d’emploi.`,
        )
        .join(' '),
    ),
    tableau: {
      legende: 'Quatre publics, dans l’IAE et parmi les inscrits',
      colonnes: [
        { nom: 'Public' },
        { nom: 'Lieu et dates' },
        { nom: 'Salariés en insertion', nombre: true },
        { nom: 'Demandeurs d’emploi', nombre: true },
      ],
      lignes: lues.map((p) => ({
        lien: `/publics/${p.public}/`,
        cases: [caseTexte(p.nom), caseTexte(p.precision), part(p.iae), part(p.inscrits)],
      })),
    },
    sources: ['chiffres-publies', 'pole-emploi-stmt-epci-2019'],
    textes: c.strategies.filter((s) => s.id === FRANCILIENNE).map((s) => ({ nom: s.court, adresse: `/strategies/${s.id}/` })),
    localisations: ['etablissement', 'residence'],
    indicateurs: ['defm-femmes', 'deld-part'],
  };
}
