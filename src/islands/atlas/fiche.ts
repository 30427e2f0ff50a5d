import { estConnue, estSure, type Cellule } from '#domain/cellule.ts';
import { valeurClassee } from '#domain/classes.ts';
import type { NiveauCarte } from '#domain/couche.ts';
import { celluleTexte, fourchetteRang } from '#domain/phrase.ts';
import { rangEcrit, rangs, type Rang } from '#domain/rang.ts';
import { adresse, LIBELLES_NIVEAU, niveauIntercommunal } from '#domain/territoire.ts';
import { legende } from '#charts/legend.ts';
import { compte, entier, ordinal, periode, pourcent } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { balise } from '#islands/pieces/balise.ts';
import { degreDe, DEGRES } from './croisement.ts';
import type { CarteLue } from './carte-lue.ts';
import type { CelluleLue, Tranche } from './tranche.ts';

/** The same for hover, focus and selection: every line in words, so that nothing rests on a colour. */
export interface Fiche {
  readonly code: string;
  readonly nom: string;
  /** « 25,3 ‰ » or « non disponible ». */
  readonly valeur: string;
  readonly lignes: readonly string[];
  readonly lien: string | null;
}

/** What is known besides the map: read once, when the first card is shown. */
export interface Contexte {
  readonly besoin: { readonly defm: Tranche; readonly longue: Tranche; readonly periodes: readonly [string, string] } | null;
  /** Best and worst rank of a département under four denominators. */
  readonly fourchettes: { readonly tranche: Tranche; readonly periode: string } | null;
  readonly intercommunaliteDe: Readonly<Record<string, string>>;
}

const classements = new WeakMap<CarteLue, ReadonlyMap<string, Rang>>();

/** Ranks over the territories of the map, made once for a drawing. */
function rangsDe(lecture: CarteLue): ReadonlyMap<string, Rang> {
  const connus = classements.get(lecture) ?? rangs(lecture.observations);
  classements.set(lecture, connus);
  return connus;
}

export function phraseRang(rang: Rang | undefined, niveau: NiveauCarte): string | null {
  if (rang === undefined) return null;
  const haut = rang.rang === 1 ? 'valeur la plus haute' : `${ordinal(rang.rang, 'f')} valeur la plus haute`;
  const place = `${haut} sur ${compte(rang.effectif, LIBELLES_NIVEAU[niveau].singulier, LIBELLES_NIVEAU[niveau].pluriel)}`;
  return majuscule(rangEcrit(rang, () => place));
}

export function ficheDe(lecture: CarteLue, code: string, contexte: Contexte, racine: string): Fiche | null {
  const o = lecture.observations.find((x) => x.code === code);
  if (o === undefined) return null;
  const { premiere, niveau } = lecture;
  const rang = premiere.rang ? null : phraseRang(rangsDe(lecture).get(code), niveau);
  const lignes = [
    premiere.quand === null ? premiere.nom : `${premiere.nom}, ${premiere.quand}`,
    estSure(o) ? rang : estConnue(o) ? 'Provisoire, donc sans rang ni classe.' : 'Sans valeur, donc sans rang ni classe.',
    classeEnMots(lecture, o),
    fourchette(contexte, niveau, code),
    seconde(lecture, code),
    besoinEnMots(contexte, code),
  ];
  return {
    code,
    nom: o.nom,
    valeur: celluleTexte(o, premiere.ecrireAvecUnite),
    lignes: lignes.filter((l) => l !== null).map(insecables),
    lien: lienDe(niveau, code, contexte, racine),
  };
}

function classeEnMots({ dites, premiere, croisement }: CarteLue, o: Cellule): string | null {
  if (croisement !== null) {
    const d = degreDe(croisement.a, valeurClassee(o));
    return d === null ? null : `Classe ${DEGRES[d]} pour cet indicateur.`;
  }
  const k = dites.classes.classeDe(valeurClassee(o));
  if (k === null) return null;
  const lignes = legende(dites.classes, { ecriture: premiere.ecrire }).lignes;
  return `Classe ${k + 1} sur ${lignes.length} : ${lignes[k]?.texte ?? ''}.`;
}

function seconde({ seconde: s, secondes, croisement }: CarteLue, code: string): string | null {
  const o = secondes.find((x) => x.code === code);
  if (s === null || o === undefined) return null;
  const d = croisement === null ? null : degreDe(croisement.b, valeurClassee(o));
  const classe = d === null ? '' : `, classe ${DEGRES[d]}`;
  const quand = s.mesure.quand === null ? '' : `, ${s.mesure.quand}`;
  return `${s.mesure.nom}${quand} : ${celluleTexte(o, s.mesure.ecrireAvecUnite)}${classe}.`;
}

function fourchette({ fourchettes }: Contexte, niveau: NiveauCarte, code: string): string | null {
  if (fourchettes === null || niveau !== 'departement') return null;
  const lire = (m: string): CelluleLue | undefined => fourchettes.tranche(m, fourchettes.periode).get(code);
  const [meilleur, pire] = [lire('meilleur'), lire('moins-bon')];
  const dite = fourchetteRang(meilleur?.valeur ?? null, pire?.valeur ?? null, pire?.denominateur ?? 0);
  return dite === null ? null : `Équipement selon le dénominateur : ${dite} (${periode(fourchettes.periode)}).`;
}

function besoinEnMots({ besoin }: Contexte, code: string): string | null {
  if (besoin === null) return null;
  const [total, part] = [besoin.defm('', besoin.periodes[0]).get(code), besoin.longue('', besoin.periodes[1]).get(code)];
  if (total?.valeur == null) return null;
  const longue = part?.valeur == null ? '' : `, dont ${pourcent(part.valeur)} depuis un an ou plus`;
  return `Besoin : ${entier(total.valeur)} demandeurs d’emploi A, B, C (${periode(besoin.periodes[0])})${longue}.`;
}

function lienDe(niveau: NiveauCarte, code: string, { intercommunaliteDe }: Contexte, racine: string): string | null {
  if (niveau === 'zone-emploi') return null;
  if (niveau !== 'commune') return racine + adresse({ niveau, code }).slice(1);
  const sienne = intercommunaliteDe[code];
  if (sienne === undefined) return null;
  const fiche = adresse({ niveau: niveauIntercommunal(sienne), code: sienne });
  return racine + fiche.slice(1);
}

/** The card as it stands beside the map. */
export function dessinerFiche(fiche: Fiche, niveau: NiveauCarte, epinglee: boolean): readonly Node[] {
  const [quoi, ...lignes] = fiche.lignes;
  const texteLien = niveau === 'commune' ? 'Fiche de son intercommunalité' : 'Fiche du territoire';
  return [
    balise('h3', {}, fiche.nom, epinglee ? balise('small', {}, ' épinglé') : null),
    balise('p', { class: 'valeur' }, fiche.valeur),
    balise('p', { class: 'mention' }, quoi ?? ''),
    balise('ul', { class: 'liste-nue' }, ...lignes.map((l) => balise('li', {}, l))),
    fiche.lien === null ? null : balise('p', {}, balise('a', { href: fiche.lien }, texteLien)),
  ].filter((n) => n !== null);
}

/** What a screen reader hears of a territory of the map. */
export function etiquetteDe({ nom, valeur, lignes }: Fiche): string {
  return [nom, valeur, ...lignes.slice(1)].join('. ').replaceAll('..', '.');
}
