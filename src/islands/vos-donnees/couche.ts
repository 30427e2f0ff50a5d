import { LIBELLES_AGREGATION, type ModeAgregation } from '#apport/agreger.ts';
import { decimalesUtiles } from '#apport/precision.ts';
import type { Rapport } from '#apport/ratio.ts';
import type { Couche } from '#domain/couche.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { accord, compte, entier, periode } from '#lib/format.ts';
import type { DenominateurPropose } from './denominateurs.ts';
import type { Calcul, LectureDite, RapportDit } from './messages.ts';

export interface Origine {
  readonly fichier: string;
  readonly lecture: LectureDite;
  readonly rapport: RapportDit;
  readonly colonne: number;
  readonly mode: ModeAgregation;
  /** Which département’s communes are drawn; the one that holds most of them when the reader did not say. */
  readonly departement?: string;
}

export interface Division {
  readonly denominateur: DenominateurPropose;
  readonly periode: string;
  readonly regle: Extract<Rapport, { readonly permis: true }>;
}

/** Communes are drawn one département at a time: the one drawn, and what of the file it leaves out; null when all is drawn. */
function partDessinee({ rapport, departement }: Origine) {
  const dessine = rapport.departements.find((d) => d.code === departement) ?? rapport.departements[0];
  if (dessine === undefined || rapport.departements.length < 2) return null;
  const ailleurs = rapport.departements.reduce((n, d) => n + d.territoires, -dessine.territoires);
  const autres = compte(rapport.departements.length - 1, 'autre département', 'autres départements');
  return {
    unite: `, communes du seul département ${dessine.nom} (${dessine.code})`,
    note: `${compte(ailleurs, 'commune du fichier, dans', 'communes du fichier, dans')} ${autres}, ${accord(ailleurs, 'n’est pas', 'ne sont pas')} sur cette carte\u00a0: choisissez le département avant de cartographier.`,
  };
}

/** « 3 lignes sans territoire laissées de côté », rows added up, cells hidden: what the map does not show by itself. */
function reserves({ rapport, mode }: Origine, calcul: Calcul): readonly string[] {
  const perdues = rapport.lignes.ambigus + rapport.lignes.inconnus + rapport.vides.nombre;
  const ecartees = rapport.lignes.ecartes + rapport.horsMaille + rapport.horsModalite;
  const { primaires, secondaires } = calcul.masques;
  return [
    `Valeurs de ${compte(calcul.valeurs.filter(([, c]) => c.valeur !== null).length, LIBELLES_NIVEAU[rapport.niveau].singulier, LIBELLES_NIVEAU[rapport.niveau].pluriel)} sur ${entier(rapport.territoiresDuNiveau)}\u202f; les autres sont sans donnée, non à zéro.`,
    ...(rapport.repetes > 0 ? [`Plusieurs lignes par territoire\u00a0: ${LIBELLES_AGREGATION[mode]}.`] : []),
    ...(perdues > 0 ? [`${compte(perdues, 'ligne laissée', 'lignes laissées')} de côté, faute de territoire sûr.`] : []),
    ...(ecartees > 0 ? [`${compte(ecartees, 'ligne écartée', 'lignes écartées')}\u00a0: totaux, autre niveau ou autre modalité.`] : []),
    ...(rapport.lignes.supposes > 0
      ? [`${compte(rapport.lignes.supposes, 'ligne n’est placée', 'lignes ne sont placées')} que par supposition.`]
      : []),
    ...(primaires.length > 0 ? [masques(primaires.length, secondaires.length)] : []),
  ];
}

/** What was hidden, and why more than the small cells. */
export function masques(primaires: number, secondaires: number): string {
  const petits = `${compte(primaires, 'valeur de 1 à 4 masquée', 'valeurs de 1 à 4 masquées')}`;
  if (secondaires === 0) return `${petits}.`;
  return `${petits}, et ${compte(secondaires, 'autre', 'autres')} pour qu’une soustraction au total ne ${accord(primaires, 'la', 'les')} redonne pas.`;
}

const nombresDe = ({ valeurs }: Calcul): readonly number[] => valeurs.flatMap(([, { valeur }]) => (valeur === null ? [] : [valeur]));

/** The layer that the map draws: the reader’s own column, or its ratio to a count of the atlas. */
export function coucheDe(origine: Origine, calcul: Calcul, division: Division | null): Couche {
  const { fichier, lecture, rapport, colonne } = origine;
  const c = lecture.colonnes[colonne];
  const nom = c?.nom ?? '';
  const source = `Source\u00a0: votre fichier «\u00a0${fichier}\u00a0», lu sur cet ordinateur.`;
  const valeurs = new Map(calcul.valeurs);
  const departement = origine.departement ?? rapport.departements[0]?.code;
  const part = partDessinee(origine);
  const duSeul = (unite: string) => `${unite}${part?.unite ?? ''}`;
  const reserve = [...(part === null ? [] : [part.note]), ...reserves(origine, calcul)];
  const commun = { niveau: rapport.niveau, valeurs, ...(departement === undefined ? {} : { departement }) };
  if (division === null) {
    const note = [source, ...reserve].join(' ');
    return {
      ...commun,
      titre: nom,
      unite: duSeul(c === undefined || c.unite === '' ? `valeurs de la colonne «\u00a0${nom}\u00a0»` : c.unite),
      ...courte(c?.unite),
      decimales: decimalesUtiles(nombresDe(calcul)),
      note,
    };
  }
  const { denominateur, regle } = division;
  const date = `${denominateur.quoi}\u00a0: ${periode(division.periode)}, à la résidence, indicateur «\u00a0${denominateur.id}\u00a0» de l’atlas.`;
  return {
    ...commun,
    titre: `${nom}\u00a0: ${regle.nom.toLowerCase()} ${regle.genre === 'part' ? `dans les ${denominateur.quoi}` : regle.unite}`,
    unite: duSeul(regle.unite),
    ...courte(regle.uniteCourte),
    decimales: Math.max(1, decimalesUtiles(nombresDe(calcul), 1)),
    note: [regle.phrase, source, date, ...reserve].join(' '),
  };
}

const courte = (unite: string | undefined): { readonly uniteCourte?: string } =>
  unite === undefined || unite === '' ? {} : { uniteCourte: unite };
