import { adresseRecalcul } from '#domain/etat-explorer.ts';
import { estSure } from '#domain/cellule.ts';
import { LIBELLES_NIVEAU, type Territoire } from '#domain/territoire.ts';
import { momentDit } from '#indicateurs/nom.ts';
import { indicateur, periodeDe } from '#indicateurs/catalogue.ts';
import { fourchetteRang, MOTS_ETAT } from '#domain/phrase.ts';
import { rangEcrit, rangs, type Rang } from '#domain/rang.ts';
import { entier, ordinal, periode } from '#lib/format.ts';
import { ecritureDe } from '#lib/ecriture.ts';
import { exiger, lire, lireAilleurs, type Lieu } from '#lecture/lieu.ts';
import { estEquipement } from '#phrases/equipement.ts';
import { vueBande } from './bande.ts';
import { niveauCompare, reperesDe } from './territoire/choix-reperes.ts';
import { nomCourt, observations } from '#lecture/observations.ts';
import { horsDe } from '#lecture/parts.ts';

/** One of the three figures of the first screen, with its place among all territories of its level. */
export interface VueRepere {
  readonly indicateur: string;
  readonly intitule: string;
  readonly valeur: string;
  readonly unite: string;
  readonly absent: boolean;
  readonly note: string;
  readonly svg: string;
  readonly recalcul: string;
}

/** The three figures of a place. */
export function vueReperes(lieu: Lieu): readonly VueRepere[] {
  return reperesDe(lieu).map((id) => vueRepere(lieu, id));
}

function vueRepere(lieu: Lieu, id: string): VueRepere {
  const i = indicateur(id);
  const { d, t } = lieu;
  const p = periodeDe(id, t.niveau);
  const v = lire(lieu, id, { periode: p });
  const compare = niveauCompare(t.niveau);
  const place = rangs(observations(d, id, compare, { periode: p })).get(t.code);
  const candidates: readonly (Territoire | null)[] = [lieu.france, lieu.departement ?? lieu.region];
  const references = candidates.flatMap((r) =>
    r !== null && r.code !== t.code && estSure(lireAilleurs(lieu, r, id, { periode: p })) ? [r] : [],
  );
  const lacunes = [t, ...references]
    .map((r) => ({ r, hors: horsDe(d, lireAilleurs(lieu, r, id, { periode: p })) }))
    .flatMap(({ r, hors }) => (hors === null ? [] : [`\u202f; ${nomCourt(r)} ${hors}`]))
    .join('');
  const { pluriel } = LIBELLES_NIVEAU[compare];
  const ecrire = (r: Rang) => `${ordinal(r.rang)} sur ${entier(r.effectif)} ${pluriel}`;
  const rang = place === undefined || t.niveau === 'france' ? '' : ` · ${rangEcrit(place, ecrire)}${autresRangs(lieu, id)}`;
  return {
    indicateur: id,
    intitule: i.nom,
    valeur: estSure(v) ? ecritureDe(i)(v.valeur) : MOTS_ETAT[v.etat as keyof typeof MOTS_ETAT],
    unite: estSure(v) && i.uniteCourte !== '%' && i.uniteCourte !== '‰' ? i.uniteCourte : '',
    absent: !estSure(v),
    note: `${i.unite}, ${momentDit(i, periode(p))}${lacunes}${rang}`,
    recalcul: adresseRecalcul(v),
    svg: vueBande(d, { id: `bande-${id}`, indicateur: id, niveau: compare, periode: p, courant: t, references }).svg,
  };
}

/** A rank of equipment is a range: the others that the place has, by the month that the four denominators share. */
function autresRangs(lieu: Lieu, id: string): string {
  if (!estEquipement(id) || lieu.t.niveau !== 'departement') return '';
  const [meilleur, pire] = ['meilleur', 'moins-bon'].map((modalite) => lire(lieu, 'equipement-rang', { modalite }));
  if (meilleur?.valeur == null || pire?.valeur == null) return '';
  const rangs = fourchetteRang(meilleur.valeur, pire.valeur, exiger(meilleur, 'denominateur'));
  return `\u202f; ${rangs} selon le dénominateur en ${periode(meilleur.periode)}`;
}
