import { dessinerChoroplethe } from '#charts/choropleth.ts';
import { dessinerLegendeMots, type ArticleEnMots } from '#charts/legend.ts';
import { document, rendre } from '#charts/server.ts';
import { classeDeRampe } from '#charts/theme.ts';
import { cellule, celluleVide } from '#domain/cellule.ts';
import { classer } from '#domain/classes.ts';
import type { Contenu } from '#domain/contenu/verification.ts';
import { adresse, type CodeTerritoire } from '#domain/territoire.ts';
import { compte, entier } from '#lib/format.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { fondNational } from '#lecture/fonds-de-carte.ts';
import { caseTexte, nommage, type VueFigure } from '../figure.ts';
import { etiquette, parDate } from '#phrases/reperes/passages.ts';
import { titreDit } from '../titre.ts';

type Acteur = Contenu['acteurs'][number];

/** How far the texts name a réseau in a département, the least first. */
const DEGRES = [
  'un réseau annoncé, dont la création n’a pas été trouvée',
  'un réseau régional',
  'un réseau régional et un réseau du département',
] as const;
/** The only réseau that a text announces. */
const RESEAU_ANNONCE = 'structuration-guyane';
const AUCUN = 'aucun réseau nommé par les cinq textes';

const estReseau = (a: Acteur) => a.genre === 'reseau-regional' || a.genre === 'reseau-departemental';

/** Réseaux whose territory holds this département; those of the whole country are everywhere and say nothing of a place. */
export function reseauxDe(
  c: Pick<Contenu, 'acteurs'>,
  { code, region }: { readonly code: string; readonly region: string },
): readonly Acteur[] {
  const ici = (t: CodeTerritoire) => (t.niveau === 'departement' ? t.code === code : t.niveau === 'region' && t.code === region);
  return c.acteurs.filter((a) => estReseau(a) && a.territoires.some(ici));
}

/** 0 when no text names one; else the rank of its degree, from 1. */
export function degre(reseaux: readonly Acteur[], annonce: boolean): number {
  if (reseaux.length === 0) return annonce ? 1 : 0;
  return reseaux.some((a) => a.genre === 'reseau-departemental') ? 3 : 2;
}

/** Where the five texts name a réseau of IAE: départements by degree, those they do not speak of hatched. */
export function vueCarteReseaux(d: Donnees, c: Contenu): VueFigure {
  const annonces = new Set(c.dispositifs.find((x) => x.id === RESEAU_ANNONCE)?.territoires.map((t) => t.code));
  const lignes = d.departements.map((t) => {
    const reseaux = reseauxDe(c, t);
    const rang = degre(reseaux, annonces.has(t.code));
    return { code: t.code, nom: t.nom, region: t.region, reseaux, rang, ...(rang === 0 ? celluleVide('indisponible') : cellule(rang)) };
  });
  const classes = classer(lignes, { methode: 'bornes', bornes: [2, 3] });
  const nommes = lignes.filter((l) => l.rang > 0);
  const id = 'carte-reseaux';
  const legende = articles(lignes.map((l) => l.rang));
  return {
    id,
    titre: titreDit(
      `Les cinq textes nomment un réseau dans ${compte(nommes.length, 'département', 'départements')}, et se taisent sur ${entier(lignes.length - nommes.length)}`,
      { quand: 'textes de 2015 à 2021' },
    ),
    sousTitre:
      'Réseaux régionaux et départementaux de l’IAE nommés par les textes de 2015 à 2021, par département. Ne pas être nommé ne veut pas dire ne pas exister.',
    svg: rendre(dessinerChoroplethe(fondNational('departements'), lignes, classes, { document, id, nom: nommage(id), palette: 'offre' })),
    legende: rendre(dessinerLegendeMots(legende, { document, id: `${id}-legende`, nom: { etiquette: 'Légende' } })),
    description: `${legende.map((a) => `${a.texte}\u00a0: ${entier(a.effectif)}`).join('\u00a0; ')}.`,
    tableau: {
      legende: 'Départements où les textes nomment un réseau',
      colonnes: [{ nom: 'Département' }, { nom: 'Code' }, { nom: 'Ce que disent les textes' }, { nom: 'Réseaux nommés' }],
      lignes: nommes.map((l) => ({
        lien: adresse({ niveau: 'departement', code: l.code }),
        cases: [
          l.nom,
          l.code,
          DEGRES[l.rang - 1] ?? AUCUN,
          l.reseaux.map((a) => a.sigle ?? a.nom).join(', ') || 'projet de réseau régional',
        ].map(caseTexte),
      })),
    },
    sources: [],
    textes: parDate(c).map((s) => ({ nom: etiquette(s), adresse: `/strategies/${s.id}/` })),
    localisations: [],
    indicateurs: [],
  };
}

function articles(rangs: readonly number[]): readonly ArticleEnMots[] {
  const nombre = (rang: number) => rangs.filter((r) => r === rang).length;
  const nommes = DEGRES.map((texte, k): ArticleEnMots => ({
    aspect: { classe: classeDeRampe('offre', k, DEGRES.length) },
    texte,
    effectif: nombre(k + 1),
  }));
  return [...nommes.toReversed(), { aspect: { etat: 'indisponible' }, texte: AUCUN, effectif: nombre(0) }];
}
