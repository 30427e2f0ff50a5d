import { comparer, enClair, fourchetteRang, MOTS_ETAT } from '#domain/phrase.ts';
import { estSure } from '#domain/cellule.ts';
import { verbe } from '#domain/noms.ts';
import { EPT_PARIS } from '#domain/noms-ept.ts';
import { estIntercommunal } from '#domain/territoire.ts';
import { compte, entier, fin, pourcent, quand } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { exiger, lire, lireAilleurs, type Lieu } from '#lecture/lieu.ts';
import { jugerLieu, phraseJugement } from './equipement.ts';

const HABITANT = { singulier: 'habitant', pluriel: 'habitants', genre: 'm' } as const;

/** What is needed, in a paragraph: only sentences whose every figure is known. */
export function texteBesoin(lieu: Lieu): readonly string[] {
  return [phraseDefm(lieu), phraseChomage(lieu), phraseMinima(lieu), phraseQpv(lieu), phraseFrr(lieu), phrasePauvrete(lieu)].flatMap((p) =>
    p === null ? [] : [insecables(p)],
  );
}

function phraseDefm(lieu: Lieu): string | null {
  const { t, n } = lieu;
  const defm = lire(lieu, 'defm');
  const deld = lire(lieu, 'deld-part');
  if (!estSure(defm) || !estSure(deld)) {
    if (t.code === EPT_PARIS) return 'Les demandeurs d’emploi de Paris sont comptés sur la fiche du département, qui a le même périmètre.';
    const pourquoi = t.niveau === 'ept' ? ' : il n’y est donné que pour la Métropole du Grand Paris entière' : '';
    return `Le nombre de demandeurs d’emploi n’est pas disponible ${n.dans} dans les fichiers réunis ici${pourquoi}.`;
  }
  return `${majuscule(quand(defm.periode))}, ${entier(defm.valeur)} demandeurs d’emploi de catégories A, B ou C résidaient ${n.dans}${t.niveau === 'france' ? ' (hors Mayotte)' : ''}, dont ${pourcent(deld.valeur)} inscrits depuis un an ou plus.`;
}

function phraseChomage(lieu: Lieu): string | null {
  if (estIntercommunal(lieu.t.niveau)) return null;
  const ici = lire(lieu, 'chomage-localise');
  const france = lireAilleurs(lieu, lieu.france, 'chomage-localise');
  if (!estSure(ici)) return `Mayotte n’est pas dans le champ du taux de chômage localisé que publie l’Insee.`;
  const ecart = lieu.t.niveau === 'france' ? null : comparer(ici.valeur, france.valeur, 'dans l’ensemble du pays', 'élevé');
  return `Le taux de chômage localisé était de ${pourcent(ici.valeur)} ${quand(ici.periode)}${ecart === null ? '' : `, ${ecart} (${pourcent(exiger(france))})`}.`;
}

function phraseMinima(lieu: Lieu): string | null {
  if (estIntercommunal(lieu.t.niveau)) return null;
  const [rsa, ass, aah] = ['rsa', 'ass', 'aah'].map((id) => lire(lieu, id));
  if (rsa === undefined || ass === undefined || aah === undefined || !estSure(rsa) || !estSure(ass) || !estSure(aah)) return null;
  return `${majuscule(fin(rsa.periode))}, ${entier(rsa.valeur)} foyers percevaient le RSA, ${entier(aah.valeur)} personnes l’AAH et ${entier(ass.valeur)} l’ASS.`;
}

function phraseQpv(lieu: Lieu): string | null {
  const { valeur: nombreQpv, periode: generation } = lire(lieu, 'qpv-nombre');
  if (nombreQpv === null) return null;
  const { n } = lieu;
  if (nombreQpv === 0) return `Aucun quartier prioritaire de la politique de la ville (génération ${generation}) n’est situé ${n.dans}.`;
  const habitants = estIntercommunal(lieu.t.niveau) ? null : lire(lieu, 'qpv-population').valeur;
  const suite = habitants === null ? '' : `, où vivent ${compte(habitants, 'habitant', 'habitants')}`;
  return `${majuscule(n.le)} ${verbe(n, 'compte', 'comptent')} ${compte(nombreQpv, 'quartier prioritaire', 'quartiers prioritaires')} de la politique de la ville${suite}.`;
}

function phraseFrr(lieu: Lieu): string | null {
  const part = lire(lieu, 'frr-population').valeur;
  const partielle = lire(lieu, 'frr-population', { modalite: 'partielle' }).valeur;
  if (part === null) return null;
  const enPartie = partielle === null || partielle === 0 ? '' : ` (${pourcent(partielle)} de plus dans une commune classée en partie)`;
  if (part === 0) return `Aucune commune n’y est classée en entier France ruralités revitalisation (FRR)${enPartie}.`;
  if (part === 100) return 'Toutes ses communes sont classées France ruralités revitalisation (FRR).';
  const mots = enClair(part, HABITANT);
  return mots === null
    ? `${pourcent(part)} des habitants vivent dans une commune classée France ruralités revitalisation (FRR)${enPartie}.`
    : `${majuscule(mots)} ${/\bun habitant\b/.test(mots) ? 'vit' : 'vivent'} dans une commune classée France ruralités revitalisation (FRR), soit ${pourcent(part)}${enPartie}.`;
}

function phrasePauvrete(lieu: Lieu): string | null {
  const taux = lire(lieu, 'pauvrete');
  const couverture = lire(lieu, 'pauvrete', { modalite: 'couverture' }).valeur;
  if (!estSure(taux)) {
    if (taux.etat === 'secret') return `Le taux de pauvreté de la plupart de ses communes est couvert par le secret statistique.`;
    return `Le taux de pauvreté par commune n’est pas publié ${lieu.n.dans} (Filosofi ${taux.periode}).`;
  }
  const reserve = couverture !== null && couverture < 100 ? `, qui réunissent ${pourcent(couverture, 0)} des habitants` : '';
  return `${majuscule(quand(taux.periode))}, ${pourcent(taux.valeur)} des personnes vivaient sous le seuil de pauvreté dans les communes dont le taux est publié${reserve}.`;
}

/** How the place compares: the range of ranks and what it is set against. */
export function texteComparaison(lieu: Lieu): readonly string[] {
  const { n, t } = lieu;
  if (t.niveau !== 'departement' && t.niveau !== 'region') return [];
  const jugement = phraseJugement(n, jugerLieu(lieu.d, t));
  const portee = insecables(
    'Un taux d’équipement compare une offre comptée là où sont les structures à un besoin compté là où résident les personnes\u00a0: il ne dit pas qui est employé.',
  );
  return [jugement, t.niveau === 'region' ? null : phraseRangs(lieu), portee].filter((p) => p !== null);
}

function phraseRangs(lieu: Lieu): string {
  const { n } = lieu;
  const meilleur = lire(lieu, 'equipement-rang', { modalite: 'meilleur' });
  const pire = lire(lieu, 'equipement-rang', { modalite: 'moins-bon' });
  const rangs = meilleur.valeur === null ? null : fourchetteRang(meilleur.valeur, pire.valeur, exiger(meilleur, 'denominateur'));
  const debut =
    rangs === null
      ? `${majuscule(n.le)} ${verbe(n, 'n’a', 'n’ont')} pas de fourchette de rang\u00a0: les demandeurs d’emploi y sont ${MOTS_ETAT.indisponible}s dans ces fichiers.`
      : `${majuscule(quand(meilleur.periode))}, ${n.le} se ${verbe(n, 'classait', 'classaient')} ${rangs} selon le dénominateur, du plus équipé au moins équipé.`;
  return insecables(debut);
}
