import { FRANCE } from '#domain/territoire.ts';
import { indicateur, periodeDe } from '#indicateurs/catalogue.ts';
import { lectureDe, phraseCatalogue, titreCarte, titreSerieFrance, type Lecture } from '#phrases/indicateur.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { fondNational, type FondNational } from '#lecture/fonds-de-carte.ts';
import { vueCarte } from '../carte.ts';
import type { VueFigure } from '../figure.ts';
import { vueSerie } from '../serie.ts';
import type { Public } from '#phrases/publics/parts.ts';

const FONDS: Readonly<Record<string, FondNational>> = { departement: 'departements', epci: 'epci' };

/** The need for the public that is drawn: the map of its first indicator, its detail by EPCI and its series when it has them. */
export function vuesBesoinPublic(d: Donnees, p: Pick<Public, 'indicateurs'>): readonly VueFigure[] {
  const [premier] = p.indicateurs;
  if (premier === undefined) return [];
  const i = indicateur(premier);
  const lecture = lectureDe(d, i);
  const commun = { indicateur: i.id, niveau: lecture.niveau, periode: lecture.periode, modalite: i.modalitePrincipale };
  const fond = fondNational(FONDS[lecture.niveau] ?? 'departements');
  const titre = titreSerieFrance(lecture);
  const serie =
    titre === null
      ? []
      : [vueSerie(d, { id: 'serie', indicateur: i.id, titre, lieux: [FRANCE], forme: new RegExp(`^.{${i.periode.length}}$`) })];
  return [vueCarte(d, { ...commun, id: 'carte', titre: titreCarte(lecture), fond }), ...detailParEpci(d, lecture), ...serie];
}

/** Jobseekers are also known by EPCI, for one month: the detail that the map of départements hides. */
function detailParEpci(d: Donnees, { i, niveau }: Lecture): readonly VueFigure[] {
  const periode = periodeDe(i.id, 'epci');
  if (niveau === 'epci' || !i.niveaux.includes('epci') || periode === i.periode) return [];
  const titre = titreCarte({ d, i, niveau: 'epci', periode });
  const fond = fondNational('epci');
  return [vueCarte(d, { id: 'carte-epci', titre, indicateur: i.id, niveau: 'epci', periode, modalite: i.modalitePrincipale, fond })];
}

/** Each indicator of the public in one sentence, with where to read it whole. */
export function phrasesBesoin(d: Donnees, p: Pick<Public, 'indicateurs'>) {
  return p.indicateurs.map((id) => {
    const i = indicateur(id);
    return { nom: i.nom, adresse: `/indicateurs/${id}/`, phrase: phraseCatalogue(lectureDe(d, i)) };
  });
}
