import { indicateur, periodeDe } from '#indicateurs/catalogue.ts';
import { periode, pourcent, quand } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { lire, type Lieu } from '#lecture/lieu.ts';
import { communesDe } from '#lecture/donnees.ts';

const PUBLIES_EN_ENTIER = `le fichier des demandeurs d’emploi par intercommunalité (${periode(periodeDe('defm', 'epci'))}) donne la Métropole du Grand Paris entière, et aucun de ses territoires`;

/** Why definition E does not judge a place of the Métropole du Grand Paris, or judges only the rest of it; null elsewhere. */
function silence(lieu: Lieu): string | null {
  const { t, d } = lieu;
  if (lire(lieu, 'zb-e').etat === 'indisponible')
    return communesDe(d, t).every((c) => c.ept !== undefined) ? `Sous-doté (E) : non disponible, car ${PUBLIES_EN_ENTIER}.` : null;
  const enPartie = t.niveau !== 'epci' && t.niveau !== 'france' && communesDe(d, t).some((c) => c.ept !== undefined);
  return enPartie ? `La définition E porte sur les autres habitants : ${PUBLIES_EN_ENTIER}.` : null;
}

/** Definition E judged on people employed, which exists by département: it may contradict the count of establishments. */
function enEffectifs(lieu: Lieu): string | null {
  const { valeur } = lire(lieu, 'zb-e', { modalite: 'effectifs' });
  const mesure = `en personnes employées dans une SIAE pour 1 000 demandeurs d’emploi, ${quand(indicateur('equipement-defm').periode)}`;
  if (valeur === null) return null;
  if (lieu.t.niveau !== 'departement') return `Jugés ${mesure}, des départements sous-dotés réunissent ${pourcent(valeur)} des habitants.`;
  return valeur === 100
    ? `Le département pris en entier est sous-doté (E) : moins de la moitié de la médiane des départements ${mesure}.`
    : `Le département pris en entier n’est pas sous-doté (E) ${mesure}.`;
}

/** What definition E says besides its share of inhabitants: of the département itself, and why it may say nothing. */
export function phrasesSousDote(lieu: Lieu): readonly string[] {
  return [silence(lieu), lieu.t.niveau === 'france' ? null : enEffectifs(lieu)].flatMap((p) => (p === null ? [] : [insecables(p)]));
}
