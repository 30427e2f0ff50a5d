import { compte, entier } from '#lib/format.ts';
import type { Entree } from '#domain/recherche.ts';
import { regionDuDepartement } from '#domain/region-du-departement.ts';
import { DESACCORD, lignesComparees } from './comparer-colonnes.ts';
import type { Decision, Dossier, Reconnaissance } from './dossier.ts';
import { rogner } from './grille.ts';
import { lireIndices } from './indices.ts';
import { direPlace, question, TERRITOIRE } from './question.ts';
import { codesDe, estPostale, type Piste } from './reconnaitre.ts';

type Place = Pick<Reconnaissance, 'colonne' | 'niveau'>;

/** The column that says the région of the rows; bare numbers only under that name. */
function colonneRegion({ pistes, colonnes }: Dossier, choisie: Place): Piste | undefined {
  const nommee = (p: Piste) => lireIndices(colonnes[p.colonne]?.nom ?? '').niveaux.includes('region');
  return pistes
    .filter((p) => p.niveau === 'region' && p.colonne !== choisie.colonne && (nommee(p) || !p.parCode || p.prefixee))
    .sort((a, b) => Number(nommee(b)) - Number(nommee(a)))[0];
}

/** Whether the place of a row lies in the région beside it; null where one of them is not known. */
function accordDesRegions(choisie: Place, region: Piste, { colonnes, lieux }: Dossier): (rang: number) => boolean | null {
  const [fine, large] = [colonnes[choisie.colonne], colonnes[region.colonne]];
  if (fine === undefined || large === undefined) return () => null;
  const postale = choisie.niveau === 'commune' && estPostale(fine, lieux);
  const vus = new Map<string, boolean | null>();
  const entrees = (rang: number): readonly (Entree | undefined)[] =>
    postale
      ? lieux.parPostal(rogner(String(fine.valeurs[rang] ?? '')).padStart(5, '0'))
      : (codesDe(fine, choisie.niveau, lieux, [rang])[0] ?? []).map((c) => lieux.parCode[choisie.niveau].get(c));
  const comparer = (rang: number): boolean | null => {
    const dites = codesDe(large, 'region', lieux, [rang])[0] ?? [];
    const siennes = entrees(rang)
      .map((e) => regionDuDepartement(choisie.niveau === 'departement' ? (e?.code ?? '') : (e?.codeDepartement ?? '')))
      .filter((r) => r !== undefined);
    return dites.length === 0 || siennes.length === 0 ? null : siennes.some((r) => dites.includes(r));
  };
  return (rang) => {
    const cle = `${String(fine.valeurs[rang] ?? '')}\n${String(large.valeurs[rang] ?? '')}`;
    const connu = vus.get(cle);
    const accord = connu === undefined ? comparer(rang) : connu;
    vus.set(cle, accord);
    return accord;
  };
}

/** A région that does not hold the places beside it: which column is right? Null when it holds them, or when there is none. */
export function comparerRegions(choisie: Place, dossier: Dossier): Decision | null {
  const region = choisie.niveau === 'region' ? undefined : colonneRegion(dossier, choisie);
  if (region === undefined) return null;
  const accord = accordDesRegions(choisie, region, dossier);
  const comparees = lignesComparees(dossier).filter((i) => accord(i) !== null);
  const differentes = comparees.filter((i) => accord(i) === false);
  const [rang] = differentes;
  if (rang === undefined || differentes.length <= comparees.length * DESACCORD) return null;
  const nom = (p: Place) => dossier.colonnes[p.colonne]?.nom ?? '';
  const dit = (p: Place) => `« ${nom(p)} » (${String(dossier.colonnes[p.colonne]?.valeurs[rang] ?? '')})`;
  const texte = `Deux colonnes se contredisent à ${compte(differentes.length, 'ligne', 'lignes')} sur ${entier(comparees.length)} : à la ligne ${entier(dossier.numeros[rang] ?? 0)}, ${dit(choisie)} n’est pas dans ${dit(region)}. Laquelle placer ?`;
  const choix = [choisie, region].map((p) => ({ valeur: direPlace(p.colonne, p.niveau), texte: `la colonne « ${nom(p)} »` }));
  return { reconnaissance: null, question: question(TERRITOIRE, texte, choix), avis: [] };
}

/** Lines whose région is not that of their place. An EPCI may lie across two régions: its lines are not held against it. */
export function lignesHorsRegion(choisie: Place, dossier: Dossier): readonly number[] {
  const region = choisie.niveau === 'region' || choisie.niveau === 'epci' ? undefined : colonneRegion(dossier, choisie);
  if (region === undefined) return [];
  const accord = accordDesRegions(choisie, region, dossier);
  return dossier.numeros.filter((_, i) => dossier.retenue(i) && accord(i) === false);
}
