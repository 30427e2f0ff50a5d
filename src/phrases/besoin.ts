import { fourchetteRang, MOTS_ETAT } from '#domain/phrase.ts';
import { comparer, enClair } from '#domain/mots-de-taille.ts';
import { estSure } from '#domain/cellule.ts';
import { verbe } from '#domain/noms.ts';
import { EPT_PARIS } from '#domain/noms-ept.ts';
import { estIntercommunal } from '#domain/territoire.ts';
import { accord, compte, entier, fin, liste, periode, pourcent, quand } from '#lib/format.ts';
import { majuscule } from '#lib/typographie.ts';
import { datee, sansDate, type PhraseDatee } from './datee.ts';
import { exiger, lire, lireAilleurs, type Lieu } from '#lecture/lieu.ts';
import { jugerLieu, phraseJugement } from './equipement.ts';

const HABITANT = { singulier: 'habitant', pluriel: 'habitants', genre: 'm' } as const;

/** What is needed, in a paragraph: only sentences whose every figure is known. */
export function texteBesoin(lieu: Lieu): readonly PhraseDatee[] {
  return [phraseDefm(lieu), phraseChomage(lieu), phraseMinima(lieu), phraseQpv(lieu), phraseFrr(lieu), phrasePauvrete(lieu)].flatMap((p) =>
    p === null ? [] : [p],
  );
}

function phraseDefm(lieu: Lieu): PhraseDatee | null {
  const { t, n } = lieu;
  const defm = lire(lieu, 'defm');
  const deld = lire(lieu, 'deld-part');
  if (!estSure(defm) || !estSure(deld)) {
    if (t.code === EPT_PARIS)
      return sansDate('Les demandeurs d’emploi de Paris sont comptés sur la fiche du département, qui a le même périmètre.');
    const pourquoi = t.niveau === 'ept' ? ' : il n’y est donné que pour la Métropole du Grand Paris entière' : '';
    return sansDate(`Le nombre de demandeurs d’emploi n’est pas disponible ${n.dans} dans nos fichiers${pourquoi}.`);
  }
  return datee(
    `${majuscule(quand(defm.periode))}, ${entier(defm.valeur)} demandeurs d’emploi de catégories A, B ou C résidaient ${n.dans}${t.niveau === 'france' ? ' (hors Mayotte)' : ''}, dont ${pourcent(deld.valeur)} inscrits depuis un an ou plus.`,
    defm,
    deld,
  );
}

function phraseChomage(lieu: Lieu): PhraseDatee | null {
  if (estIntercommunal(lieu.t.niveau)) return null;
  const ici = lire(lieu, 'chomage-localise');
  const france = lireAilleurs(lieu, lieu.france, 'chomage-localise');
  if (!estSure(ici)) return sansDate('Mayotte n’est pas dans le champ du taux de chômage localisé que publie l’Insee.');
  const ecart = lieu.t.niveau === 'france' ? null : comparer(ici.valeur, france.valeur, 'dans l’ensemble du pays', 'élevé');
  return datee(
    `Le taux de chômage localisé était de ${pourcent(ici.valeur)} ${quand(ici.periode)}${ecart === null ? '' : `, ${ecart} (${pourcent(exiger(france))})`}.`,
    ici,
    france,
  );
}

function phraseMinima(lieu: Lieu): PhraseDatee | null {
  if (estIntercommunal(lieu.t.niveau)) return null;
  const [rsa, ass, aah] = ['rsa', 'ass', 'aah'].map((id) => lire(lieu, id));
  if (rsa === undefined || ass === undefined || aah === undefined || !estSure(rsa) || !estSure(ass) || !estSure(aah)) return null;
  return datee(
    `${majuscule(fin(rsa.periode))}, ${entier(rsa.valeur)} foyers percevaient le RSA, ${entier(aah.valeur)} personnes l’AAH et ${entier(ass.valeur)} l’ASS.`,
    rsa,
    ass,
    aah,
  );
}

function phraseQpv(lieu: Lieu): PhraseDatee | null {
  const qpv = lire(lieu, 'qpv-nombre');
  if (qpv.valeur === null) return null;
  const { n } = lieu;
  const liste = `de la politique de la ville (génération ${qpv.periode})`;
  if (qpv.valeur === 0) return datee(`Aucun quartier prioritaire ${liste} n’est situé ${n.dans}.`, qpv);
  const habitants = estIntercommunal(lieu.t.niveau) ? null : lire(lieu, 'qpv-population').valeur;
  const suite =
    habitants === null
      ? ''
      : `\u00a0; la population publiée de ${accord(qpv.valeur, 'ce quartier', 'ces quartiers')} est de ${compte(habitants, 'habitant', 'habitants')}`;
  const combien = qpv.valeur === 1 ? 'un quartier prioritaire' : compte(qpv.valeur, 'quartier prioritaire', 'quartiers prioritaires');
  return datee(`${majuscule(n.le)} ${verbe(n, 'compte', 'comptent')} ${combien} ${liste}${suite}.`, qpv);
}

const habitants = (part: number): string => (part === 100 ? 'tous les habitants' : `${pourcent(part)} des habitants`);

/** « 1,3 % des habitants vivent dans une commune classée en partie »: what is near the class without being of it; empty when nobody is. */
function horsClasse(lieu: Lieu): string {
  const part = (modalite: string) => lire(lieu, 'frr-population', { modalite }).valeur ?? 0;
  const [partielle, beneficiaire] = [part('partielle'), part('beneficiaire')];
  const groupes = [
    partielle === 0 ? '' : `${habitants(partielle)} vivent dans une commune classée en partie`,
    beneficiaire === 0
      ? ''
      : `${partielle === 0 ? `${habitants(beneficiaire)} vivent` : pourcent(beneficiaire)} dans une commune de l’ancienne ZRR qui a les effets du classement sans être classée`,
  ].filter((t) => t !== '');
  return groupes.length === 0 ? '' : `\u202f; ${liste(groupes)}`;
}

function phraseFrr(lieu: Lieu): PhraseDatee | null {
  const v = lire(lieu, 'frr-population');
  if (v.valeur === null) return null;
  const frr = `France ruralités revitalisation (FRR, ${periode(v.periode)})`;
  if (v.valeur === 0) return datee(`Aucune commune ${lieu.n.de} n’est classée en entier ${frr}${horsClasse(lieu)}.`, v);
  if (v.valeur === 100) return datee(`Toutes les communes ${lieu.n.de} sont classées ${frr}.`, v);
  const mots = enClair(v.valeur, HABITANT);
  const qui =
    mots === null ? `${pourcent(v.valeur)} des habitants vivent` : `${majuscule(mots)} ${/\bun habitant\b/.test(mots) ? 'vit' : 'vivent'}`;
  return datee(`${qui} dans une commune classée ${frr}${mots === null ? '' : `, soit ${pourcent(v.valeur)}`}${horsClasse(lieu)}.`, v);
}

function phrasePauvrete(lieu: Lieu): PhraseDatee | null {
  const taux = lire(lieu, 'pauvrete');
  const couverture = lire(lieu, 'pauvrete', { modalite: 'couverture' }).valeur;
  if (!estSure(taux)) {
    const filosofi = `(Filosofi ${taux.periode})`;
    if (taux.etat === 'secret')
      return datee(`Le taux de pauvreté de la plupart de ses communes est couvert par le secret statistique ${filosofi}.`, taux);
    return datee(`Le taux de pauvreté par commune n’est pas publié ${lieu.n.dans} ${filosofi}.`, taux);
  }
  const reserve = couverture !== null && couverture < 100 ? `, qui réunissent ${pourcent(couverture, 0)} des habitants` : '';
  return datee(
    `${majuscule(quand(taux.periode))}, ${pourcent(taux.valeur)} des personnes vivaient sous le seuil de pauvreté dans les communes dont le taux est publié${reserve}.`,
    taux,
  );
}

/** How the place compares: the range of ranks and what it is set against. */
export function texteComparaison(lieu: Lieu): readonly PhraseDatee[] {
  const { n, t } = lieu;
  if (t.niveau !== 'departement' && t.niveau !== 'region') return [];
  const jugement = phraseJugement(n, jugerLieu(lieu.d, t));
  const portee = sansDate(
    'Un taux d’équipement compare une offre comptée là où sont les structures à un besoin compté là où résident les personnes\u00a0: il ne dit pas qui est employé.',
  );
  return [jugement, t.niveau === 'region' ? null : phraseRangs(lieu), portee].filter((p) => p !== null);
}

function phraseRangs(lieu: Lieu): PhraseDatee {
  const { n } = lieu;
  const meilleur = lire(lieu, 'equipement-rang', { modalite: 'meilleur' });
  const pire = lire(lieu, 'equipement-rang', { modalite: 'moins-bon' });
  const rangs = meilleur.valeur === null ? null : fourchetteRang(meilleur.valeur, pire.valeur, exiger(meilleur, 'denominateur'));
  const debut =
    rangs === null
      ? sansDate(
          `${majuscule(n.le)} ${verbe(n, 'n’a', 'n’ont')} pas de fourchette de rang\u00a0: les demandeurs d’emploi y sont ${MOTS_ETAT.indisponible}s dans ces fichiers.`,
        )
      : datee(
          `${majuscule(quand(meilleur.periode))}, ${n.le} se ${verbe(n, 'classait', 'classaient')} ${rangs} selon le dénominateur, du plus équipé au moins équipé.`,
          meilleur,
        );
  return debut;
}
