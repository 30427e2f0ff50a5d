import { quantite, tendance, type NomCommun } from '#domain/phrase.ts';
import { verbe } from '#domain/noms.ts';
import { compte, entier, liste, nombre, periode, pourcent } from '#lib/format.ts';
import { insecables, majuscule } from '#lib/typographie.ts';
import { lire, lireAilleurs, type Lieu } from './lieu.ts';

export const STRUCTURE: NomCommun = { singulier: 'structure d’insertion', pluriel: 'structures d’insertion', genre: 'f' };
const TYPES: readonly (readonly [string, NomCommun])[] = [
  ['ACI', { singulier: 'atelier et chantier d’insertion', pluriel: 'ateliers et chantiers d’insertion', genre: 'm' }],
  ['AI', { singulier: 'association intermédiaire', pluriel: 'associations intermédiaires', genre: 'f' }],
  ['EI', { singulier: 'entreprise d’insertion', pluriel: 'entreprises d’insertion', genre: 'f' }],
  [
    'ETTI',
    { singulier: 'entreprise de travail temporaire d’insertion', pluriel: 'entreprises de travail temporaire d’insertion', genre: 'f' },
  ],
];

/** « 3 associations intermédiaires et une entreprise d’insertion »; null when there is none. */
function detail(lieu: Lieu): string | null {
  const presents = TYPES.flatMap(([id, nom]) => {
    const n = lire(lieu, 'siae-nombre', { modalite: id }).valeur ?? 0;
    return n === 0 ? [] : [quantite(n, nom) ?? ''];
  });
  return presents.length === 0 ? null : liste(presents);
}

/** One sentence a mayor could repeat. */
export function phraseDuMaire(lieu: Lieu): string {
  const { t, n } = lieu;
  const siae = lire(lieu, 'siae-nombre').valeur ?? 0;
  if (t.niveau === 'epci') {
    const habitants = compte(t.population ?? 0, 'habitant', 'habitants');
    if (siae === 0)
      return insecables(
        `En juillet 2019, aucune structure d’insertion n’avait son siège ${n.dans}, qui ${verbe(n, 'réunit', 'réunissent')} ${habitants}.`,
      );
    return insecables(
      `${majuscule(n.le)} ${verbe(n, 'comptait', 'comptaient')} ${quantite(siae, STRUCTURE)} en juillet 2019, pour ${habitants}.`,
    );
  }
  const { valeur: equipement, periode: moment } = lire(lieu, 'equipement-defm');
  const salaries = lire(lieu, 'iae-salaries').valeur;
  const debut = `Fin septembre 2022, ${salaries === null ? '' : `${entier(salaries)} personnes étaient employées dans une structure d’insertion ${n.dans}`}`;
  if (equipement === null) return insecables(`${debut}.`);
  const pour = Math.round(1000 / equipement);
  const france = lireAilleurs(lieu, lieu.france, 'equipement-defm').valeur;
  const contre =
    t.niveau === 'france' || france === null ? ' (hors Mayotte)' : `, contre une pour ${Math.round(1000 / france)} en France hors Mayotte`;
  return insecables(
    `Fin ${moment.slice(0, 4)}, on comptait ${n.dans} une personne en insertion pour ${entier(pour)} demandeurs d’emploi${contre}.`,
  );
}

/** Finding of the series of people in IAE. */
export function titreSalaries(lieu: Lieu): string | null {
  const serie = lieu.d.recueil.serie('iae-salaries', lieu.t);
  const dernier = serie.at(-1);
  if (dernier === undefined || dernier.valeur === null) return null;
  const avant = serie.find((v) => v.periode === `${Number(dernier.periode.slice(0, 4)) - 1}${dernier.periode.slice(4)}`);
  const suite = tendance(avant?.valeur ?? null, dernier.valeur);
  const debut = `${compte(dernier.valeur, 'personne employée', 'personnes employées')} dans l’IAE au ${periode(dernier.periode)}`;
  return suite === null ? debut : `${debut}, ${suite}`;
}

/** Finding of the counts by type. */
export function titreTypes(lieu: Lieu): string {
  const total = lire(lieu, 'siae-nombre').valeur ?? 0;
  if (total === 0) return 'Aucune structure d’insertion en juillet 2019';
  const comptes = TYPES.map(([id, nom]) => ({ nom, n: lire(lieu, 'siae-nombre', { modalite: id }).valeur ?? 0 })).sort((a, b) => b.n - a.n);
  const [premier, second] = comptes;
  if (premier === undefined || second === undefined) return '';
  if (total === 1) return majuscule(`une seule structure : ${quantite(1, premier.nom)}`);
  if (premier.n === total) return `${compte(total, 'structure', 'structures')}, toutes de même type\u00a0: ${premier.nom.pluriel}`;
  if (premier.n === second.n) return `${compte(total, 'structure', 'structures')}, sans type dominant`;
  const moitie = premier.n * 2 > total ? 'sont la majorité' : 'sont les plus nombreux';
  const accorde = premier.nom.genre === 'f' ? moitie.replace('nombreux', 'nombreuses') : moitie;
  return `Les ${premier.nom.pluriel} ${accorde}\u00a0: ${entier(premier.n)} structures sur ${entier(total)}`;
}

/** Finding of the shares by type: the first type against France. */
export function titreParts(lieu: Lieu): string {
  const parts = TYPES.map(([id]) => ({ id, v: lire(lieu, 'siae-part-type', { modalite: id }).valeur ?? 0 })).sort((a, b) => b.v - a.v);
  const premiere = parts[0];
  if (premiere === undefined) return '';
  const debut = `${pourcent(premiere.v, 0)} d’${premiere.id} parmi les SIAE`;
  const france = lireAilleurs(lieu, lieu.france, 'siae-part-type', { modalite: premiere.id }).valeur;
  return lieu.t.niveau === 'france' || france === null ? debut : `${debut}, contre ${pourcent(france, 0)} en France`;
}

/** What is here, in a paragraph. */
export function texteOffre(lieu: Lieu): readonly string[] {
  const { n, t } = lieu;
  const siae = lire(lieu, 'siae-nombre').valeur ?? 0;
  const types = detail(lieu);
  const densite = lire(lieu, t.niveau === 'epci' ? 'siae-densite-habitants' : 'siae-densite').valeur;
  const cible = lire(lieu, 'iae-cible');
  const population = t.niveau === 'epci' ? 'habitants' : 'habitants de 15 à 64 ans';
  return [
    siae === 0
      ? `La liste nationale de juillet 2019 ne compte aucun siège de SIAE ${n.dans}. Une structure voisine peut y intervenir\u00a0: les périmètres d’intervention ne sont pas publiés.`
      : `En juillet 2019, ${n.le} ${verbe(n, 'comptait', 'comptaient')} ${quantite(siae, STRUCTURE) ?? ''} conventionnée${siae > 1 ? 's' : ''}\u00a0: ${types ?? ''}.`,
    densite === null || siae === 0 ? null : `Cela fait ${nombre(densite)} pour 100\u202f000 ${population}.`,
    cible.numerateur === null || cible.denominateur === null || t.niveau === 'epci'
      ? null
      : `L’État visait ${compte(cible.denominateur, 'personne', 'personnes')} en insertion pour décembre 2022\u00a0; trois mois avant l’échéance, on en comptait ${entier(cible.numerateur)}, soit ${nombre(cible.valeur ?? 0, 0)}\u202f% de la cible.`,
  ].flatMap((p) => (p === null ? [] : [insecables(p)]));
}
