import { ENCODAGES, LIBELLES_ENCODAGE, type Encodage } from '#apport/encodage.ts';
import type { Decimale } from '#apport/nombre.ts';
import { LIBELLES_SEPARATEUR, SEPARATEURS, type Separateur } from '#apport/separateur.ts';
import { compte, entier } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import { liste, notes, tableau } from './champs.ts';
import type { OptionsLecture } from './ouvrir-fichier.ts';
import type { LectureDite } from './messages.ts';

const TYPES = { texte: 'texte', entier: 'nombre entier', nombre: 'nombre', booleen: 'vrai ou faux' } as const;
/** Lines among which the head may be chosen. */
const ENTETES = 20;

/** The options that give what is on screen, so that correcting one keeps the others. */
function courantes(l: LectureDite): OptionsLecture {
  return {
    ...(l.encodage === null ? {} : { encodage: l.encodage }),
    ...(l.separateur === null ? {} : { separateur: l.separateur }),
    ...(l.feuille === null ? {} : { feuille: l.feuille }),
  };
}

/** What was detected, to confirm or to correct: sheet, encoding, separator, decimal mark, head. A Parquet file says all of it itself. */
function corrections(l: LectureDite, relire: (options: OptionsLecture) => void): HTMLElement | null {
  if (l.format === 'parquet') return null;
  const base = courantes(l);
  const champs: (HTMLElement | null)[] = [
    l.feuille === null
      ? null
      : liste(
          'Feuille',
          l.feuilles.map((f) => ({ valeur: f, texte: f })),
          l.feuille,
          (feuille) => relire({ feuille }),
        ),
    l.separateur === null
      ? null
      : liste(
          'Séparateur',
          SEPARATEURS.map((s) => ({ valeur: s, texte: LIBELLES_SEPARATEUR[s] })),
          l.separateur,
          (s) => relire({ ...base, separateur: s as Separateur }),
        ),
    l.encodage === null
      ? null
      : liste(
          'Encodage',
          ENCODAGES.map((e) => ({ valeur: e, texte: LIBELLES_ENCODAGE[e] })),
          l.encodage,
          (e) => relire({ encodage: e as Encodage }),
        ),
    liste(
      'Décimales',
      [
        { valeur: ',', texte: 'après une virgule (12,5)' },
        { valeur: '.', texte: 'après un point (12.5)' },
      ],
      l.decimale,
      (d) => relire({ ...base, decimale: d as Decimale, entete: l.entete ?? 0 }),
    ),
    liste('Noms des colonnes', choixEntete(l), String(l.entete ?? 0), (n) => relire({ ...base, decimale: l.decimale, entete: Number(n) })),
  ];
  return balise('fieldset', { class: 'corrections' }, balise('legend', {}, 'Ce qui a été reconnu, à corriger au besoin'), ...champs);
}

function choixEntete({ entete }: LectureDite) {
  const lignes = Array.from({ length: Math.max(ENTETES, entete ?? 0) }, (_, i) => i + 1);
  return [{ valeur: '0', texte: 'aucun en-tête' }, ...lignes.map((n) => ({ valeur: String(n), texte: `à la ligne ${n}` }))];
}

/** How the file was read: a sentence, the corrections, what was noticed, the first rows. */
export function vueLecture(nom: string, l: LectureDite, relire: (options: OptionsLecture) => void): HTMLElement {
  const nombres = new Set(l.colonnes.flatMap((c, k) => (c.type === 'entier' || c.type === 'nombre' ? [k + 1] : [])));
  return balise(
    'section',
    { class: 'etape' },
    balise('h3', { tabindex: -1 }, 'Ce qui a été lu'),
    balise('p', {}, `${nom}\u00a0: ${compte(l.lignes, 'ligne', 'lignes')} et ${compte(l.colonnes.length, 'colonne', 'colonnes')}.`),
    corrections(l, relire),
    notes(l.avis),
    tableau({
      legende: `Aperçu\u00a0: ${l.apercu.length < l.lignes ? `les ${l.apercu.length} premières lignes sur ${entier(l.lignes)}` : 'toutes les lignes'}`,
      entetes: ['Ligne', ...l.colonnes.map((c) => `${c.nom} (${TYPES[c.type]}${c.unite === '' ? '' : `, ${c.unite}`})`)],
      rangees: l.apercu.map(({ ligne, cases }) => [entier(ligne), ...cases]),
      nombres,
    }),
  );
}
