import { decrireDistribution } from '#charts/description.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { document, rendre } from '#charts/server.ts';
import { rangs } from '#domain/rang.ts';
import { compte, entier, pourcent } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { indicateur } from '#indicateurs/catalogue.ts';
import { AU_BORD, PARTOUT } from '#indicateurs/portee.ts';
import { nomsTerritoire } from '#domain/noms-territoire.ts';
import { DEFINITIONS, estBlanche, MOTS_DEFINITION, type Definition } from '#zones-blanches/definitions.ts';
import { FRACTION_MEDIANE, PORTEE_KM } from '#zones-blanches/parametres.ts';
import { PARTS_CARTE } from '#zones-blanches/couverture-max/situation.ts';
import { ecritureDe } from '#lib/ecriture.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { fondNational } from '#lecture/fonds-de-carte.ts';
import { defs, vueCarte } from '../carte.ts';
import { vueClassement } from '../classement.ts';
import { caseCellule, caseRang, caseTexte, nommage, provenance, type Tableau, type VueFigure } from '../figure.ts';
import { observations } from '#lecture/observations.ts';
import type { NiveauJuge, ZonesBlanches } from '#lecture/zones-blanches.ts';
import { LISTE_SIAE } from '#phrases/millesimes.ts';
import { titreDit } from '../titre.ts';

const C = 'zb-c';
const choixDe = (id: string) => ({ periode: indicateur(id).periode });

/** EPCI by share of their inhabitants out of reach, referring to the contours of the page. */
export function carteFrance(d: Donnees, prefixe: string): VueFigure {
  const fond = fondNational('epci');
  const lignes = observations(d, C, 'epci', choixDe(C));
  const blanches = lignes.filter((o) => estBlanche(o) === true).length;
  const touchees = lignes.filter((o) => (o.valeur ?? 0) > 0).length - blanches;
  const vue = vueCarte(d, {
    id: 'carte',
    titre: insecables(
      `Dans ${entier(blanches)} intercommunalités, la moitié des habitants au moins vivent dans une commune à plus de ${PORTEE_KM} km de la SIAE la plus proche ; dans ${entier(touchees)} autres, une partie seulement`,
    ),
    indicateur: C,
    niveau: 'epci',
    ...choixDe(C),
    fond,
    classes: { methode: 'bornes', bornes: PARTS_CARTE },
    reference: prefixe,
  });
  return { ...vue, defs: defs(fond, prefixe) };
}

/** How far the number of blank EPCI rests on one point a commune: in words, under the definitions. */
export function phraseDuPoint(d: Donnees): string {
  const blanches = (modalite: string) =>
    d.epci.filter((e) => estBlanche(d.valeurs.cellule(C, e, { ...choixDe(C), modalite })) === true).length;
  return insecables(
    `Selon la définition C, ${entier(blanches(''))} le sont d’après le point de chaque commune ; de ${entier(blanches(PARTOUT))} à ${entier(blanches(AU_BORD))} selon l’endroit de leur commune où vivent les habitants.`,
  );
}

/** Départements by number of inhabitants out of reach: where the people are. */
export function classementHabitants(d: Donnees): VueFigure {
  const i = indicateur(C);
  const lignes = d.valeurs.niveau(C, 'departement', choixDe(C)).map((v) => ({
    code: v.code,
    nom: nomsTerritoire(d.territoire('departement', v.code)).nom,
    valeur: v.valeur === null ? null : v.numerateur,
    etat: v.etat,
  }));
  const places = rangs(lignes);
  const [premier] = lignes.toSorted((a, b) => (b.valeur ?? -1) - (a.valeur ?? -1));
  const id = 'classement-habitants';
  const ecriture = entier;
  return {
    id,
    titre: titreDit(
      premier?.valeur == null
        ? 'Aucune valeur connue'
        : `${majuscule(nomsTerritoire(d.territoire('departement', premier.code)).le)} compte le plus d’habitants hors de portée : ${entier(premier.valeur)}`,
      { quand: LISTE_SIAE },
    ),
    sousTitre: insecables(
      `Habitants à plus de ${PORTEE_KM} km de la SIAE la plus proche, par département ; établissements de ${LISTE_SIAE}.`,
    ),
    svg: rendre(
      dessinerClassement(lignes, {
        document,
        id,
        nom: nommage(id),
        ecriture,
        courant: null,
        fenetre: { tete: 12, queue: 0, autour: 0 },
        ton: 'besoin',
        reference: null,
      }),
    ),
    description: decrireDistribution(lignes, { unites: 'départements', ecriture: (v) => compte(v, 'habitant', 'habitants') }),
    tableau: {
      legende: `Habitants à plus de ${PORTEE_KM} km de la SIAE la plus proche`,
      colonnes: [{ nom: 'Rang', nombre: true }, { nom: 'Département' }, { nom: 'Habitants', nombre: true }],
      lignes: lignes
        .toSorted((a, b) => (b.valeur ?? -1) - (a.valeur ?? -1))
        .map((o) => ({
          lien: `/zones-blanches/${o.code}/`,
          cases: [caseRang(places.get(o.code)), caseTexte(o.nom), caseCellule(o, ecriture)],
        })),
    },
    ...provenance(i),
  };
}

/** Départements by share: where it weighs most. */
export function classementParts(d: Donnees): VueFigure {
  const i = indicateur(C);
  const [premier] = observations(d, C, 'departement', choixDe(C)).toSorted((a, b) => (b.valeur ?? -1) - (a.valeur ?? -1));
  return vueClassement(d, {
    id: 'classement-parts',
    indicateur: C,
    titre: insecables(
      premier?.valeur == null
        ? 'Aucune valeur connue'
        : `${majuscule(nomsTerritoire(d.territoire('departement', premier.code)).le)} a la plus grande part : ${ecritureDe(i)(premier.valeur)} de ses habitants`,
    ),
    niveau: 'departement',
    ...choixDe(C),
    fenetre: { tete: 12, queue: 0, autour: 0 },
    reference: { niveau: 'france', code: 'FR', nom: 'France' },
  });
}

/** « à 10 km », « sous 40 % de la médiane »: the threshold of a definition in words. */
export function motSeuil(definition: Definition, seuil: number): string {
  if (definition === 'a') return 'sans seuil';
  return insecables(definition === 'e' ? `sous ${pourcent(100 * seuil, 0)} de la médiane` : `à ${seuil} km`);
}

/** How many EPCI are blank under each definition and threshold, and how many inhabitants they have. */
export function tableauDefinitions(d: Donnees, z: ZonesBlanches): Tableau {
  return {
    legende: 'Intercommunalités où la moitié au moins des habitants sont concernés, selon la définition et le seuil',
    colonnes: [
      { nom: 'Définition' },
      { nom: 'Seuil' },
      { nom: 'Zones blanches', nombre: true },
      { nom: 'Leurs habitants', nombre: true },
      { nom: 'Non jugées', nombre: true },
    ],
    lignes: DEFINITIONS.flatMap((definition) => {
      const parEpci = d.epci.map((e) => ({ e, situations: z.situations('epci', e.code, definition) }));
      const seuils = parEpci[0]?.situations.map((s) => s.seuil) ?? [];
      return seuils.map((seuil) => {
        const lues = parEpci.map(({ e, situations }) => ({ e, s: situations.find((x) => x.seuil === seuil) }));
        const blanches = lues.filter(({ s }) => s?.blanche === true);
        const habitants = blanches.reduce((n, { e }) => n + e.population, 0);
        const nonJugees = lues.filter(({ s }) => s === undefined || s.blanche === null).length;
        const compter = (n: number) => ({ texte: entier(n), brut: n, nombre: true });
        return {
          cases: [
            caseTexte(`${definition.toUpperCase()}, ${MOTS_DEFINITION[definition].nom}`),
            { texte: motSeuil(definition, seuil), brut: seuil },
            compter(blanches.length),
            compter(habitants),
            compter(nonJugees),
          ],
        };
      });
    }),
  };
}

/** EPCI by the number of definitions that find them blank, at the default of each. */
export function accordDesDefinitions(d: Donnees, z: ZonesBlanches): readonly number[] {
  const comptes = DEFINITIONS.map(() => 0).concat(0);
  for (const e of d.epci) {
    const n = DEFINITIONS.filter((definition) => situationParDefaut(z, 'epci', e.code, definition)?.blanche === true).length;
    comptes[n] = (comptes[n] ?? 0) + 1;
  }
  return comptes;
}

const SEUILS_PAR_DEFAUT: Readonly<Record<Definition, number>> = { a: 0, c: PORTEE_KM, d: PORTEE_KM, e: FRACTION_MEDIANE, g: PORTEE_KM };

export function situationParDefaut(z: ZonesBlanches, niveau: NiveauJuge, code: string, definition: Definition) {
  return z.situations(niveau, code, definition).find((s) => s.seuil === SEUILS_PAR_DEFAUT[definition]);
}

/** Every département under the five definitions: share of its inhabitants, and how many. */
export function tableauDepartements(d: Donnees): Tableau {
  const ids = DEFINITIONS.map((x) => `zb-${x}`);
  return {
    legende: insecables('Part des habitants de chaque département concernés par chaque définition, seuils par défaut'),
    colonnes: [
      { nom: 'Département' },
      { nom: insecables(`Habitants à plus de ${PORTEE_KM} km`), nombre: true },
      ...DEFINITIONS.map((x) => ({ nom: `${x.toUpperCase()}, ${MOTS_DEFINITION[x].nom}`, nombre: true })),
      { nom: 'Distance médiane, km', nombre: true },
    ],
    lignes: d.departements.map((t) => {
      const c = d.valeurs.cellule(C, t, choixDe(C));
      const mediane = d.valeurs.cellule('distance-mediane', t, choixDe(C));
      return {
        lien: `/zones-blanches/${t.code}/`,
        cases: [
          caseTexte(nomsTerritoire(t).nom),
          caseCellule({ ...c, valeur: c.valeur === null ? null : c.numerateur }, entier),
          ...ids.map((id) => caseCellule(d.valeurs.cellule(id, t, choixDe(id)), ecritureDe(indicateur(id)))),
          caseCellule(mediane, ecritureDe(indicateur('distance-mediane'))),
        ],
      };
    }),
  };
}

/** Share and number of inhabitants of priority communes without offer, by zone, for France. */
export function tableauPriorites(d: Donnees): Tableau {
  const i = indicateur('zb-g');
  return {
    legende: 'Habitants des communes prioritaires sans offre, France',
    colonnes: [
      { nom: 'Communes' },
      { nom: 'Leurs habitants', nombre: true },
      { nom: 'Sans offre', nombre: true },
      { nom: 'Part', nombre: true },
    ],
    lignes: i.modalites.map((m) => {
      const v = d.valeurs.cellule(i.id, { niveau: 'france', code: 'FR' }, { periode: i.periode, modalite: m.id });
      const compter = (n: number | null) => caseCellule({ ...v, valeur: n }, entier);
      return { cases: [caseTexte(m.nom), compter(v.denominateur), compter(v.numerateur), caseCellule(v, ecritureDe(i))] };
    }),
  };
}
