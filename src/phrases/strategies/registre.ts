import { csvFormatRows } from 'd3-dsv';
import { NATURES, STATUTS, THEMES } from '#domain/contenu/themes.ts';
import type { Contenu } from '#domain/contenu/verification.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { adresseObjectif, feuilles, repereDe, type Objectif } from './objectifs.ts';
import { titreValeur, valeurActuelle, valeurSignature } from './valeurs.ts';

/** One line of the register: what was promised, done or described, what a figure can say of it. */
export interface LigneRegistre {
  readonly o: Objectif;
  readonly repere: string | null;
  readonly adresse: string;
  readonly nature: string;
  readonly themes: readonly string[];
  readonly statut: string;
  readonly signature: string | null;
  readonly actuelle: string | null;
}

export function lignesRegistre(d: Donnees, c: Contenu, objectifs: readonly Objectif[]): readonly LigneRegistre[] {
  const textes = new Map(c.strategies.map((s) => [s.id, s]));
  const chiffres = new Map(c['chiffres-dates'].map((x) => [x.id, x]));
  return feuilles(objectifs).map((o) => {
    const texte = textes.get(o.strategie);
    const valeur = texte === undefined ? null : valeurActuelle(d, o, texte);
    const chiffre = o.valeurSignature === null ? undefined : chiffres.get(o.valeurSignature);
    return {
      o,
      repere: repereDe(o, objectifs),
      adresse: adresseObjectif(o),
      nature: NATURES[o.nature],
      themes: o.themes.map((t) => THEMES[t]),
      statut: STATUTS[o.mesure.statut],
      signature: chiffre === undefined ? null : valeurSignature(chiffre),
      actuelle: valeur === null ? null : `${valeur.depart ? `${titreValeur(true)} : ` : ''}${valeur.nom}, ${valeur.texte}`,
    };
  });
}

const COLONNES = [
  ...[
    'id',
    'strategie',
    'numero',
    'nature',
    'titre',
    'engagement',
    'charges',
    'publics',
    'secteurs',
    'themes',
    'statut',
    'raison',
    'detenteur',
    'introuvable',
  ],
  ...['indicateurs', 'valeur_signature', 'valeur_actuelle', 'reprend', 'sort'],
];

/** The register as a file: every passage of these texts with its nature, one line each. */
export function csvRegistre(lignes: readonly LigneRegistre[]): string {
  const champs = ({ o, repere, signature, actuelle }: LigneRegistre) => [
    ...[o.id, o.strategie, repere ?? '', o.nature, o.titre, o.engagement, o.charges.join(' '), o.publics.join(' '), o.secteurs.join(', ')],
    ...[
      o.themes.join(' '),
      o.mesure.statut,
      o.mesure.raison,
      o.mesure.detenteur ?? '',
      o.mesure.introuvable ?? '',
      o.indicateurs.join(' '),
    ],
    ...[signature ?? '', actuelle ?? '', o.lignage.reprend.join(' '), o.sort ?? ''],
  ];
  return `${csvFormatRows([COLONNES, ...lignes.map(champs)])}\n`;
}
