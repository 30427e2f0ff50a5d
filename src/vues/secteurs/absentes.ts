import { dessinerRangees, type GenreDePoint } from '#charts/dot-rows.ts';
import { document, rendre } from '#charts/server.ts';
import { CODES_INDETERMINES, section as sectionDe, SECTIONS, SECTIONS_NAF, type SectionNaf } from '#domain/naf.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { SEUIL_SECTION } from '#indicateurs/liste/secteurs.ts';
import { entier, liste } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { titreCarte } from '#phrases/indicateur.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { LISTE_SIAE } from '#phrases/millesimes.ts';
import { fondNational } from '#lecture/fonds-de-carte.ts';
import { zones } from '../recits/metiers.ts';
import { vueCarte } from '../carte.ts';
import { caseTexte, nommage, provenance, type VueFigure } from '../figure.ts';
import { titreDit } from '../titre.ts';
import { floresA21 } from '#domain/tables/flores-a21.ts';
import { millesimeEnMots } from '#lib/millesime.ts';

export interface SectionAbsente {
  readonly section: SectionNaf;
  /** Zones d’emploi where it employs enough to be looked for. */
  readonly toutes: number;
  /** Those where no SIAE of known trade is in it. */
  readonly sans: number;
}

/** Sections where a code that SIAE often bear tells no trade: an absence there says little. */
const BROUILLEES: ReadonlySet<string | null> = new Set(CODES_INDETERMINES.map((c) => sectionDe(c.code)));

/** Sections that matter somewhere, the most often absent first. */
export function sectionsAbsentes(d: Donnees): readonly SectionAbsente[] {
  return SECTIONS.map((section) => ({ section, ...zones(d, section) }))
    .filter(({ toutes }) => toutes > 0)
    .toSorted((a, b) => b.sans - a.sans || b.toutes - a.toutes);
}

/** Employment is counted where people work, SIAE at their seat. */
const DEUX_COTES = ['lieu-de-travail', 'etablissement'] as const;

const GENRES: readonly GenreDePoint[] = [
  { nom: `Zones où elle fait ${SEUIL_SECTION}\u202f% de l’emploi`, ton: 'besoin', forme: 'carre' },
  { nom: 'dont zones sans SIAE de ce métier', ton: 'accent', forme: 'disque' },
];
const BROUILLEE = 'codes passe-partout écartés';
/** A section under this many zones is left to the table: the drawing tells what is common. */
const ZONES_MIN = 25;

export function vueSectionsAbsentes(d: Donnees, id: string): VueFigure {
  const lues = sectionsAbsentes(d);
  const dessinees = lues.filter((s) => s.toutes >= ZONES_MIN);
  const nom = (s: SectionNaf) => SECTIONS_NAF[s].court;
  const premiere = lues.find((s) => !BROUILLEES.has(s.section));
  const total = d.zonesEmploi.length;
  return {
    id,
    titre: titreDit(
      premiere === undefined
        ? 'Aucune section absente'
        : `« ${nom(premiere.section)} » : aucune SIAE de ce métier connu dans ${entier(premiere.sans)} zones d’emploi sur ${entier(premiere.toutes)}`,
      { quand: `SIAE de ${LISTE_SIAE}, emploi de ${millesimeEnMots(floresA21.millesime)}` },
    ),
    sousTitre: insecables(
      `Sections qui réunissent au moins ${SEUIL_SECTION} % des salariés d’une zone d’emploi (fin 2023), et zones où aucune SIAE au code de cette section n’est implantée (${LISTE_SIAE}). ${entier(total)} zones. Une SIAE de métier indéterminé peut y travailler.`,
    ),
    svg: rendre(
      dessinerRangees(
        dessinees.map((s) => ({
          nom: nom(s.section),
          ...(BROUILLEES.has(s.section) ? { precision: BROUILLEE } : {}),
          points: [
            { valeur: s.toutes, genre: 0 },
            { valeur: s.sans, genre: 1 },
          ],
        })),
        { document, id, nom: nommage(id), genres: GENRES, ecriture: entier, maximum: total },
      ),
    ),
    description: insecables(
      `${liste(dessinees.map((s) => `${nom(s.section)} : ${entier(s.sans)} zones sans SIAE de ce métier sur ${entier(s.toutes)}`))}.`,
    ),
    tableau: {
      legende: 'Sections présentes dans l’emploi, absentes de l’IAE de métier connu',
      colonnes: [
        { nom: 'Section' },
        { nom: 'Code' },
        { nom: 'Zones où elle compte', nombre: true },
        { nom: 'Sans SIAE', nombre: true },
        { nom: 'Réserve' },
      ],
      lignes: lues.map((s) => ({
        cases: [
          caseTexte(nom(s.section)),
          caseTexte(s.section),
          { texte: entier(s.toutes), brut: s.toutes, nombre: true },
          { texte: entier(s.sans), brut: s.sans, nombre: true },
          caseTexte(BROUILLEES.has(s.section) ? BROUILLEE : ''),
        ],
      })),
    },
    ...provenance(indicateur('secteur-absent')),
    localisations: DEUX_COTES,
  };
}

export function vueCarteAbsentes(d: Donnees, id: string): VueFigure {
  const i = indicateur('secteur-absent');
  const vue = vueCarte(d, {
    id,
    titre: titreCarte({ d, i, niveau: 'zone-emploi', periode: i.periode }),
    indicateur: i.id,
    niveau: 'zone-emploi',
    periode: i.periode,
    fond: fondNational('zones-emploi'),
  });
  return { ...vue, localisations: DEUX_COTES };
}
