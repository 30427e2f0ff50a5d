import { FRANCE } from '#domain/territoire.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { periode } from '#lib/format.ts';
import { ecritureDe } from '#lib/ecriture.ts';
import { titreCarte, titreClassement, titreDistribution, titreSerieFrance, type Lecture } from '#phrases/indicateur.ts';
import { fondNational, type FondNational } from '#lecture/fonds-de-carte.ts';
import { vueBande } from './bande.ts';
import { vueCarte } from './carte.ts';
import { vueClassement } from './classement.ts';
import { enteteDe, caseCellule, caseTexte, provenance, sousTitreDe, type VueFigure } from './figure.ts';
import { nomDeListe, observations } from '#lecture/observations.ts';
import { vueSerie } from './serie.ts';
import { modaliteDe, momentDit, nomDit } from '#indicateurs/nom.ts';
import { titreDit } from './titre.ts';

const FONDS: Readonly<Record<string, FondNational>> = { departement: 'departements', epci: 'epci', 'zone-emploi': 'zones-emploi' };

/** The map, the distribution, the ranking and the series of an indicator; those that would mean nothing are left out. */
export function vuesIndicateur(lecture: Lecture): readonly VueFigure[] {
  const { d, i, niveau } = lecture;
  const commun = { indicateur: i.id, niveau, periode: lecture.periode, modalite: i.modalitePrincipale };
  const carte = vueCarte(d, { ...commun, id: 'carte', titre: titreCarte(lecture), fond: fondNational(FONDS[niveau] ?? 'departements') });
  if (i.mesure.genre === 'rang') return [carte, fourchettes(lecture)];
  const fenetre = { tete: 12, queue: 8, autour: 0 };
  const classement = vueClassement(d, { ...commun, id: 'classement', titre: titreClassement(lecture), fenetre, reference: FRANCE });
  return [carte, distribution(lecture), classement, ...serie(lecture)];
}

function distribution(lecture: Lecture): VueFigure {
  const { d, i, niveau } = lecture;
  const bande = vueBande(d, {
    id: 'distribution',
    indicateur: i.id,
    niveau,
    periode: lecture.periode,
    modalite: i.modalitePrincipale,
    references: [FRANCE],
  });
  const regions = observations(d, i.id, 'region', { periode: lecture.periode, modalite: i.modalitePrincipale });
  return {
    id: 'distribution',
    titre: titreDit(titreDistribution(lecture), {
      quand: momentDit(i, periode(lecture.periode)),
      quoi: modaliteDe(i, i.modalitePrincipale),
    }),
    sousTitre: sousTitreDe(
      i,
      `${periode(lecture.periode)} ; un point par territoire, ou une colonne quand ils sont trop nombreux`,
      i.modalitePrincipale,
    ),
    svg: bande.svg.replace(/aria-label="[^"]*"/, 'aria-labelledby="distribution-titre" aria-describedby="distribution-description"'),
    description: bande.description,
    tableau: {
      legende: `${nomDit(i, i.modalitePrincipale)}${regions.length > 0 ? ' par région' : ''}, ${periode(lecture.periode)}`,
      colonnes: [{ nom: 'Territoire' }, { nom: enteteDe(i), nombre: true }],
      lignes: (regions.length > 0
        ? regions
        : observations(d, i.id, niveau, { periode: lecture.periode, modalite: i.modalitePrincipale })
      ).map((o) => ({
        cases: [caseTexte(o.nom), caseCellule(o, ecritureDe(i))],
      })),
    },
    ...provenance(i),
  };
}

function serie(lecture: Lecture): readonly VueFigure[] {
  const titre = titreSerieFrance(lecture);
  const { d, i } = lecture;
  if (titre === null) return [];
  const forme = new RegExp(`^.{${i.periode.length}}$`);
  return [vueSerie(d, { id: 'serie', indicateur: i.id, titre, lieux: [FRANCE], forme, modalite: i.modalitePrincipale })];
}

/** Best and worst rank of each département, and the four between. */
function fourchettes({ d, i, periode: p }: Lecture): VueFigure {
  const colonnes = i.modalites;
  const lignes = d.departements.map((t) => ({
    t,
    cellules: colonnes.map((m) => d.valeurs.cellule(i.id, t, { periode: p, modalite: m.id })),
  }));
  const ecarts = lignes.map((l) => (l.cellules[1]?.valeur ?? NaN) - (l.cellules[0]?.valeur ?? NaN)).filter(Number.isFinite);
  const larges = ecarts.filter((e) => e >= 25).length;
  return {
    id: 'fourchettes',
    titre: titreDit(
      `Pour ${larges} ${LIBELLES_NIVEAU.departement.pluriel} sur ${ecarts.length}, le rang changeait d’au moins 25 places selon le dénominateur`,
      { quand: p },
    ),
    sousTitre: sousTitreDe(i, periode(p)),
    svg: '',
    description: `Rangs de chaque département sous quatre dénominateurs, ${periode(p)}.`,
    tableau: {
      legende: `Rangs par département, ${periode(p)}`,
      colonnes: [{ nom: 'Département' }, ...colonnes.map((m) => ({ nom: m.nom, nombre: true }))],
      lignes: lignes.map((l) => ({
        lien: `/territoires/departements/${l.t.code}/`,
        cases: [caseTexte(nomDeListe(d, l.t)), ...l.cellules.map((c) => caseCellule(c, ecritureDe(i)))],
      })),
    },
    ...provenance(i),
  };
}
