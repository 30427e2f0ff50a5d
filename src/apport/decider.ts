import { compte, entier, liste } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { estAncienneRegion, sontAnciennesRegions } from './anciens.ts';
import { comparerColonnes } from './comparer-colonnes.ts';
import { comparerRegions } from './comparer-regions.ts';
import type { Decision, Dossier } from './dossier.ts';
import { TRANSPOSER } from './doutes.ts';
import { lirePrefixe } from './ecriture-lieu.ts';
import { lireIndices, type Indices } from './indices.ts';
import { lieuxDuNom, NIVEAUX_APPORT, type Lieux, type NiveauApport } from './lieux.ts';
import { AUCUN, citer, direPlace, lirePlace, question, TERRITOIRE, type Question } from './question.ts';
import { codesNormalises, distincts, type Piste } from './reconnaitre.ts';

interface Candidate {
  readonly p: Piste;
  readonly nom: string;
  readonly indices: Indices;
  readonly textes: readonly string[];
  /** Its name, or another column, says this very level. */
  readonly nommee: boolean;
  /** Its name says another level. */
  readonly contraire: boolean;
  readonly note: number;
}

const pluriel = (n: NiveauApport) => LIBELLES_NIVEAU[n].pluriel;
/** « de régions ou d’intercommunalités ». */
const deNiveaux = (niveaux: readonly NiveauApport[]) =>
  liste(
    niveaux.map((n) => (/^[aeiouéh]/.test(pluriel(n)) ? `d’${pluriel(n)}` : `de ${pluriel(n)}`)),
    'ou',
  );
const RIEN: Decision = { reconnaissance: null, question: null, avis: [] };
const demander = (texte: string, choix: Question['choix'], avis: readonly string[] = []): Decision => ({
  reconnaissance: null,
  question: question(TERRITOIRE, texte, choix),
  avis,
});
const SANS: Question['choix'][number] = { valeur: AUCUN, texte: 'aucun : ce fichier n’a pas de territoire à placer' };
const choixDe = (colonne: number, niveaux: readonly NiveauApport[]): Question['choix'] =>
  niveaux.map((n) => ({ valeur: direPlace(colonne, n), texte: `des ${pluriel(n)}` }));

/** Codes of a shape that only one level has: five characters, nine figures. */
const estPropre = ({ niveau, parCode, couverture, nue }: Piste) =>
  parCode && !nue && couverture >= 0.9 && (niveau === 'commune' || niveau === 'epci');

function noter(p: Piste, indices: Indices, nommee: boolean, contraire: boolean): number {
  const finesse = { commune: 3.6, epci: 2.4, departement: 1.2, region: 0 }[p.niveau];
  const force = nommee || p.prefixee ? 4 : estPropre(p) ? 4 : indices.generique ? 1 : 0;
  return (
    finesse +
    force +
    p.couverture * 2 +
    (p.parCode ? 1.5 : 0) -
    (contraire ? 5 : 0) -
    (p.nue && !nommee && !indices.generique ? 6 : 0) -
    (indices.postal ? 3 : 0) -
    p.colonne * 0.01
  );
}

function candidatesDe({ colonnes, pistes, retenue, niveauDit }: Dossier): readonly Candidate[] {
  return pistes
    .map((p): Candidate => {
      const c = colonnes[p.colonne];
      const indices = lireIndices(c?.nom ?? '');
      const nommee =
        indices.niveaux.length > 0
          ? indices.niveaux.length === 1 && indices.niveaux[0] === p.niveau
          : niveauDit === p.niveau && indices.autre === null;
      const contraire =
        indices.autre !== null ||
        (indices.niveaux.length > 0 && !indices.niveaux.includes(p.niveau)) ||
        (niveauDit !== null && niveauDit !== p.niveau);
      return {
        p,
        nom: c?.nom ?? '',
        indices,
        textes: c === undefined ? [] : distincts(c, retenue),
        nommee,
        contraire,
        note: noter(p, indices, nommee, contraire),
      };
    })
    .sort((a, b) => b.note - a.note);
}

/** The territory column and its level, or the one question that stands before it. */
export function decider(dossier: Dossier): Decision {
  const { reponses, colonnes } = dossier;
  const repondu = lirePlace(reponses.get(TERRITOIRE));
  if (repondu !== null && repondu.colonne < colonnes.length) return { ...RIEN, reconnaissance: { ...repondu, sure: true } };
  const avis = avisAutresNiveaux(dossier);
  if (reponses.get(TERRITOIRE) === AUCUN) return { ...RIEN, avis };
  const preuve = anciennesRegions(dossier) ?? prefixesMeles(dossier);
  if (preuve !== null) return preuve;
  const candidates = candidatesDe(dossier);
  const [meilleure] = candidates;
  const couchee = meilleure === undefined || meilleure.p.nue || meilleure.contraire ? tableauCouche(dossier) : null;
  if (couchee !== null) return couchee;
  if (meilleure === undefined) return { ...RIEN, avis };
  return objecter(meilleure, candidates, dossier, avis) ?? retenir(meilleure, dossier, avis);
}

function retenir({ p, nommee, textes }: Candidate, { lieux }: Dossier, avis: readonly string[]): Decision {
  const { colonne, niveau } = p;
  return {
    reconnaissance: { colonne, niveau, sure: nommee || p.prefixee || (niveau === 'region' && toutesLesRegions(textes, lieux)) },
    question: null,
    avis,
  };
}

/** All 18 régions, or the 13 of the métropole: no set of départements is that by chance. */
function toutesLesRegions(textes: readonly string[], { parCode }: Lieux): boolean {
  const codes = new Set(codesNormalises(textes, 'region'));
  const toutes = [...parCode.region.keys()];
  const metropole = toutes.filter((c) => c >= '11');
  return [toutes, metropole].some((groupe) => groupe.length > 9 && codes.size === groupe.length && groupe.every((c) => codes.has(c)));
}

/** What speaks against the best reading; null when nothing does. */
function objecter(m: Candidate, toutes: readonly Candidate[], dossier: Dossier, avis: readonly string[]): Decision | null {
  const { p, nom, textes } = m;
  const memeColonne = toutes.filter((c) => c.p.colonne === p.colonne);
  const niveaux = NIVEAUX_APPORT.filter((n) => memeColonne.some((c) => c.p.niveau === n));
  const cites = citer(textes);
  // another level was named by its codes: numbers beside it are counts
  if (p.nue && !m.nommee && !m.indices.generique) {
    if (avis.length > 0) return { ...RIEN, avis };
    return demander(
      `Aucune colonne ne nomme un territoire, mais les nombres de « ${nom} » (${cites}) sont aussi des codes ${deNiveaux(niveaux)}. Que sont-ils ?`,
      [{ valeur: AUCUN, texte: 'des quantités : ce fichier n’a pas de territoire' }, ...choixDe(p.colonne, niveaux)],
    );
  }
  if (m.contraire) return contredit(m, niveaux, dossier);
  if (m.nommee && p.niveau === 'departement' && p.parCode && regionsCachees(textes, dossier.lieux))
    return demander(
      `${compte(textes.length, 'code de région', 'codes de régions')} dans une colonne lue comme départements (« ${nom} » : ${cites}) : lesquels sont-ce ?`,
      choixDe(p.colonne, ['region', 'departement']),
    );
  return (
    comparerColonnes(
      m.p,
      toutes.map((c) => c.p),
      dossier,
    ) ??
    comparerRegions(m.p, dossier) ??
    hesiter(m, memeColonne, dossier)
  );
}

function contredit({ p, nom, indices, textes }: Candidate, niveaux: readonly NiveauApport[], { niveauDit }: Dossier): Decision {
  const annonce =
    indices.autre ?? liste((indices.niveaux.length > 0 ? indices.niveaux : niveauDit === null ? [] : [niveauDit]).map(pluriel), 'ou');
  const quoi = p.parCode ? 'codes' : 'noms';
  return demander(
    `La colonne « ${nom} » annonce des ${annonce}, mais elle porte des ${quoi} ${deNiveaux(niveaux)} (${citer(textes)}). Que sont-ils ?`,
    [...choixDe(p.colonne, niveaux), { valeur: AUCUN, texte: `des ${annonce} : ne pas les placer` }],
  );
}

/** Enough codes of the métropole’s régions, and no other code, under a name that says département. */
function regionsCachees(textes: readonly string[], { parCode }: Lieux): boolean {
  const codes = new Set(codesNormalises(textes, 'region'));
  const grandes = [...codes].filter((c) => c >= '11' && parCode.region.has(c));
  return codes.size === new Set(textes).size && grandes.length >= 5 && [...codes].every((c) => parCode.region.has(c));
}

/** The same texts are places of another level too, and nothing says which. */
function hesiter({ p, nom, textes, nommee }: Candidate, memeColonne: readonly Candidate[], { lieux }: Dossier): Decision | null {
  if (nommee || p.prefixee || estPropre(p)) return null;
  if (p.parCode && toutesLesRegions(textes, lieux))
    return { ...RIEN, reconnaissance: { colonne: p.colonne, niveau: 'region', sure: true } };
  const rivales = memeColonne.filter((c) => c.p.couverture >= p.couverture * 0.95 && !c.contraire);
  if (rivales.length < 2) return null;
  const niveaux = NIVEAUX_APPORT.filter((n) => rivales.some((c) => c.p.niveau === n));
  const quoi = p.parCode ? 'codes' : 'noms';
  return demander(`Les ${quoi} de la colonne « ${nom} » (${citer(textes)}) sont ceux ${deNiveaux(niveaux)}. Lesquels sont-ce ?`, [
    ...choixDe(p.colonne, niveaux),
    SANS,
  ]);
}

/** The régions of before 2016 have codes that are départements today. */
function anciennesRegions({ colonnes, retenue, pistes }: Dossier): Decision | null {
  for (const [k, c] of colonnes.entries()) {
    const { niveaux } = lireIndices(c.nom);
    const codes = distincts(c, retenue)
      .map((t) => (lirePrefixe(t)?.niveau === 'region' ? (lirePrefixe(t)?.code ?? t) : t.replace(/[.,]0+$/, '')))
      .map((t) => t.padStart(2, '0'));
    const nommee = niveaux.includes('region');
    if (!(nommee || (niveaux.length === 0 && codes.length >= 8) || codes.length >= 20) || !sontAnciennesRegions(codes)) continue;
    // a finer column beside it places the rows: these codes are only a grouping
    if (nommee && pistes.some((p) => p.colonne !== k && !p.nue && p.couverture > 0.8)) continue;
    return demander(
      `La colonne « ${c.nom} » porte ${compte(codes.length, 'code', 'codes')} de régions d’avant 2016 (${citer(codes)}), que la carte d’aujourd’hui ne connaît pas. Que sont-ils ?`,
      [{ valeur: AUCUN, texte: 'd’anciennes régions : ne pas les placer' }, ...choixDe(k, ['departement'])],
    );
  }
  return null;
}

/** « DEP-01 » and « REG-84 » in one column: one level is kept, the others are set aside. */
function prefixesMeles({ colonnes, retenue }: Dossier): Decision | null {
  for (const [k, c] of colonnes.entries()) {
    if (c.type !== 'texte') continue;
    const textes = distincts(c, retenue);
    const parNiveau = Map.groupBy(textes, (t) => lirePrefixe(t)?.niveau ?? 'sans');
    const presents = NIVEAUX_APPORT.filter((n) => (parNiveau.get(n)?.length ?? 0) > 0);
    if (presents.length < 2 || (parNiveau.get('sans')?.length ?? 0) > textes.length / 2) continue;
    const quoi = presents.map((n) => `${entier(parNiveau.get(n)?.length ?? 0)} de ${pluriel(n)} (${citer(parNiveau.get(n) ?? [], 2)})`);
    return demander(
      `La colonne « ${c.nom} » mêle des codes de plusieurs niveaux : ${liste(quoi)}. Lesquels placer ?`,
      choixDe(k, presents),
    );
  }
  return null;
}

/** Heads that are places, rows that are measures: the table lies on its side. */
function tableauCouche({ colonnes, lieux, reponses }: Dossier): Decision | null {
  if (reponses.has(TRANSPOSER)) return null;
  const noms = colonnes.slice(1).map((c) => c.nom);
  const niveau = NIVEAUX_APPORT.find((n) => {
    const places = noms.filter((nom) => lieuxDuNom(nom, n, lieux).length > 0 || lirePrefixe(nom)?.niveau === n);
    return places.length >= 3 && places.length >= noms.length * 0.6;
  });
  if (niveau === undefined) return null;
  const texte = `Les colonnes portent des noms de ${pluriel(niveau)} (${citer(noms)}) et les lignes des mesures. Faut-il échanger lignes et colonnes ?`;
  return {
    ...RIEN,
    question: question(TRANSPOSER, texte, [
      { valeur: 'oui', texte: 'oui, une ligne par territoire' },
      { valeur: 'non', texte: 'non, laisser le tableau tel quel' },
    ]),
  };
}

/** Levels that the map does not draw, named as such. */
function avisAutresNiveaux({ colonnes, retenue }: Dossier): readonly string[] {
  return colonnes.flatMap((c) => {
    if (c.type !== 'texte') return [];
    const textes = distincts(c, retenue);
    const qpv = textes.filter((t) => /^Q[PN]\d{3}/i.test(t)).length;
    if (qpv > 0 && qpv >= textes.length * 0.6)
      return [
        insecables(
          `La colonne « ${c.nom} » porte des codes de quartiers prioritaires (QPV, ${citer(textes, 2)}), que la carte ne dessine pas : ajoutez le code de la commune ou du département pour la placer.`,
        ),
      ];
    const anciennes = textes.filter(estAncienneRegion);
    if (anciennes.length >= 2)
      return [
        insecables(
          `La colonne « ${c.nom} » nomme ${compte(anciennes.length, 'région', 'régions')} d’avant 2016 (${citer(anciennes)}), que la carte d’aujourd’hui ne connaît pas.`,
        ),
      ];
    return [];
  });
}
