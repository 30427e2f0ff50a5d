import { sansFiltre, type Composition, type Filtres, type IdGrandeur, type NiveauCompose } from '#domain/composition.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { liste, periode as enMots } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { cote, fautesDeMesure } from '../define-indicateur.ts';
import { JANVIER_SUIVANT, SIX_MOIS } from '../liste/commun.ts';
import type { CoteQuelconque, Mesure } from '../types.ts';
import { grandeur, type Grandeur } from './grandeurs.ts';

/** How the two sides stand to each other, or the one sentence that says why they cannot be divided. */
export type Accord =
  | { readonly mesure: Mesure; readonly momentDenominateur: string; readonly raison: null }
  | { readonly mesure: null; readonly raison: string };

type Genre = 'part' | 'equipement' | 'densite' | 'frequence';
const refuser = (raison: string): Accord => ({ mesure: null, raison: insecables(raison) });

/** A moment a year or a day away, accepted because nothing nearer is published, and said wherever the ratio is shown. */
interface Ecart {
  readonly moment: string;
  readonly texte: string;
}

/** The moment at which the lower side is read for a moment of the upper side; null when no count is near enough. */
function rapprocher(n: Grandeur, d: Grandeur, moment: string, niveau: NiveauCompose): Ecart | null {
  const tenus = momentsDe(d, niveau);
  if (tenus.includes(moment)) return { moment, texte: '' };
  const [annee = '', mois = ''] = moment.split('-');
  const janvier = `${Number(annee) + 1}-01-01`;
  if (d.id === 'habitants-15-64' && tenus.includes(janvier)) {
    if (mois === '12') return { moment: janvier, texte: JANVIER_SUIVANT };
    if (n.id === 'siae') return { moment: janvier, texte: SIX_MOIS };
  }
  const seule = tenus[0];
  const municipale = d.champ === 'population municipale' && seule !== undefined;
  if (municipale && (n.id === 'siae' || niveau === 'epci'))
    return {
      moment: seule,
      texte: `le compte est de ${enMots(moment)} et la population municipale celle en vigueur en 2026, seule disponible par commune : elle ne varie que de quelques pour cent`,
    };
  return null;
}

/** Moments a count has at a level; none when it is not published there. */
export function momentsDe(g: Grandeur, niveau: NiveauCompose): readonly string[] {
  if (niveau === 'region' || niveau === 'departement') return g.moments;
  return g.fins.niveaux.includes(niveau) ? g.fins.moments : [];
}

function genreDe(n: Grandeur, d: Grandeur): Genre | null {
  if (n.id === d.id || n.partieDe.includes(d.id)) return 'part';
  if (n.role === 'offre' && d.role === 'besoin') return 'equipement';
  if (n.role === 'offre' && d.role === 'population') return 'densite';
  return n.role === 'besoin' && d.role === 'population' ? 'frequence' : null;
}

/** Two counts whose kinds never make a ratio, whatever the place and the date. */
function raisonDeNature(n: Grandeur, d: Grandeur, filtres: Filtres): string | null {
  if (n.nature !== d.nature)
    return `Un ${n.nature} ne se divise jamais par un ${d.nature} : l’un est compté à un moment, l’autre pendant une période.`;
  if (n.id === d.id && sansFiltre(filtres))
    return `Le même compte au numérateur et au dénominateur donnerait toujours 100 %${n.filtres.length === 0 ? '' : ' : choisissez d’abord un type, une activité ou une zone'}.`;
  if (n.id === d.id || n.partieDe.includes(d.id)) return null;
  if (d.partieDe.includes(n.id))
    return `Les ${d.quoi} sont une partie des ${n.quoi} : mettez la partie au-dessus et l’ensemble au-dessous.`;
  if (d.role === 'offre' && n.role === 'offre')
    return `Ce ne serait pas une part : les ${n.quoi} et les ${d.quoi} n’ont pas la même définition.`;
  if (d.role === 'offre') return `Un besoin ou une population ne se divise pas par une offre : mettez les ${d.quoi} au-dessus.`;
  if (n.role === 'population')
    return d.role === 'population'
      ? `Les ${n.quoi} et les ${d.quoi} ne viennent pas de la même source : une part veut une seule définition et une seule date.`
      : `Une population ne se divise pas par un besoin : mettez les ${d.quoi} au-dessus.`;
  if (n.quoi === d.quoi) return `Ce sont les mêmes ${n.quoi}, publiés deux fois : leur rapport ne dirait rien.`;
  if (d.role === 'besoin' && n.role === 'besoin')
    return `Les ${n.quoi} ne sont pas tous des ${d.quoi} : une part veut une seule définition au numérateur et au dénominateur.`;
  if (n.id === 'habitants-qpv')
    return 'La population des quartiers prioritaires et celle des communes n’ont pas le même millésime : aucune part n’en est calculée.';
  return null;
}

/** The zone limits one side only: the ratio would set a part of the territory over the whole of it. */
function raisonDeZone(n: Grandeur, d: Grandeur, { zone }: Filtres): string | null {
  if (n.id === d.id) return null;
  if (zone === 'frr' && d.id !== 'habitants-frr')
    return d.id === 'habitants'
      ? 'Le haut ne compte que les communes FRR : prenez les habitants de ces mêmes communes.'
      : `Le compte ${d.deQuoi} n’est pas publié par commune : il ne peut pas être limité aux communes FRR.`;
  if (zone === '' && d.id === 'habitants-frr' && n.id !== 'habitants-frr')
    return n.filtres.includes('zone')
      ? 'Le bas ne compte que les communes FRR : limitez d’abord le haut à ces communes.'
      : `Le compte ${n.deQuoi} n’est pas publié par commune : il ne peut pas être limité aux communes FRR.`;
  return null;
}

function raisonDeNiveau(g: Grandeur, niveau: NiveauCompose): string | null {
  return momentsDe(g, niveau).length > 0 ? null : `Aucun compte ${g.deQuoi} n’est publié ici par ${LIBELLES_NIVEAU[niveau].singulier}.`;
}

const enToutes = (moments: readonly string[]) =>
  moments.length < 3 ? moments.map(enMots).join(' et ') : `${enMots(moments[0] ?? '')} à ${enMots(moments.at(-1) ?? '')}`;

/** A few dates are all said; a long run by its ends. */
const enumerer = (moments: readonly string[]) => (moments.length <= 6 ? liste(moments.map(enMots)) : `de ${enToutes(moments)}`);

function raisonDeDate(n: Grandeur, d: Grandeur, { niveau, periode }: Pick<Composition, 'niveau' | 'periode'>): string {
  const communs = momentsDe(n, niveau).filter((m) => rapprocher(n, d, m, niveau) !== null);
  if (communs.length > 0)
    return `Aucun compte ${d.deQuoi} n’est tenu pour ${enMots(periode)} ; les dates que les deux comptes ont en commun : ${enumerer(communs)}.`;
  return `Deux dates différentes ne se divisent pas : ${n.quoi}, ${enToutes(momentsDe(n, niveau))} ; ${d.quoi}, ${enToutes(momentsDe(d, niveau))}.`;
}

const coteDe = (g: Grandeur, date: string): CoteQuelconque => cote(g.quoi, { ...g, date });

/**
 * Judges a composition by the rule of the atlas. A part needs one localisation, date and definition; an offer over a need is a taux d’équipement of one
 * moment; two dates are refused, or said where nothing nearer is published; a stock and a flow never divide each other.
 */
export function accorder(
  { numerateur, denominateur, niveau, periode, ...filtres }: Composition,
  lire: (id: IdGrandeur) => Grandeur = grandeur,
): Accord {
  const n = lire(numerateur);
  const interdit = raisonDeNiveau(n, niveau);
  if (interdit !== null) return refuser(interdit);
  if (!momentsDe(n, niveau).includes(periode)) return refuser(`Le compte ${n.deQuoi} est tenu pour : ${enToutes(momentsDe(n, niveau))}.`);
  if (denominateur === '') return { mesure: { genre: 'compte', de: coteDe(n, periode) }, momentDenominateur: periode, raison: null };
  const d = lire(denominateur);
  const raison = raisonDeNature(n, d, filtres) ?? raisonDeZone(n, d, filtres) ?? raisonDeNiveau(d, niveau);
  if (raison !== null) return refuser(raison);
  const ecart = rapprocher(n, d, periode, niveau);
  const genre = genreDe(n, d);
  if (ecart === null || genre === null) return refuser(raisonDeDate(n, d, { niveau, periode }));
  const mesure: Mesure = {
    genre,
    numerateur: coteDe(n, periode),
    denominateur: coteDe(d, ecart.moment),
    ...(ecart.texte === '' || genre === 'part' || genre === 'equipement' ? {} : { ecartDates: insecables(ecart.texte) }),
  };
  // the rule itself, as the catalogue is held to it, has the last word
  const fautes = fautesDeMesure('composition', mesure);
  return fautes.length === 0
    ? { mesure, momentDenominateur: ecart.moment, raison: null }
    : refuser(raisonDeDate(n, d, { niveau, periode }));
}
