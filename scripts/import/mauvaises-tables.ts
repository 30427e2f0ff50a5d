/** The kinds of bad table that were met or feared: each damages one good table, and is refused by data:check and by data:build. */
export interface Mauvaise {
  readonly genre: string;
  readonly table: string;
  /** The good text → the bad file. */
  readonly abimer: (texte: string) => string | Uint8Array;
  /** Column that the message must name, when the fault lies in one. */
  readonly colonne?: string;
}

const cellules = (ligne: string) => ligne.split(',');
/** Rewrites one cell of one row, given by its column in the header. Rows count from 1, under the header. */
const cellule =
  (colonne: string, change: (v: string) => string, rang = 40) =>
  (texte: string): string => {
    const lignes = texte.split('\n');
    const i = cellules(lignes[0] ?? '').indexOf(colonne);
    const champs = cellules(lignes[rang] ?? '');
    champs[i] = change(champs[i] ?? '');
    lignes[rang] = champs.join(',');
    return lignes.join('\n');
  };
const lignes =
  (change: (lignes: string[]) => readonly string[]) =>
  (texte: string): string =>
    change(texte.split('\n')).join('\n');
const entete = (change: (noms: string[]) => readonly string[]) =>
  lignes(([noms = '', ...reste]) => [change(cellules(noms)).join(','), ...reste]);
const sansLignes = (garder: (ligne: string, k: number) => boolean) =>
  lignes((l) => l.filter((ligne, k) => k === 0 || ligne === '' || garder(ligne, k)));

const dans = (table: string, colonne: string, genre: string, change: (v: string) => string, rang?: number): Mauvaise => ({
  genre,
  table,
  colonne,
  abimer: cellule(colonne, change, rang),
});
const entiere = (table: string, genre: string, abimer: Mauvaise['abimer']): Mauvaise => ({ genre, table, abimer });

/** The whole file. */
const FICHIERS: readonly Mauvaise[] = [
  entiere('siae', 'fichier vide', () => ''),
  entiere('siae', 'des espaces seulement', () => '  \n \n'),
  entiere(
    'siae',
    'en-têtes seuls',
    lignes(([noms = '']) => [noms, '']),
  ),
  entiere('siae', 'page HTML', () => '<!DOCTYPE html>\n<html><body>Erreur 404</body></html>\n'),
  entiere('siae', 'document JSON', () => '{"erreur": "introuvable"}\n'),
  entiere('siae', 'contenu binaire', () => Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0x0a])),
  entiere('siae', 'UTF-16', (t) => Buffer.from(`\ufeff${t}`, 'utf16le')),
  entiere('qpv', 'Latin-1', (t) => Buffer.from(t, 'latin1')),
  entiere('qpv', 'UTF-8 lu deux fois', (t) => Buffer.from(t, 'utf8').toString('latin1')),
  entiere('siae', 'BOM en tête', (t) => `\ufeff${t}`),
  entiere('siae', 'fins de ligne de Windows', (t) => t.replaceAll('\n', '\r\n')),
  entiere('siae', 'séparateur point-virgule', (t) => t.replaceAll(',', ';')),
  entiere('siae', 'séparateur tabulation', (t) => t.replaceAll(',', '\t')),
  entiere('siae', 'coupée au milieu d’une ligne', (t) => t.slice(0, Math.floor(t.length / 2))),
  entiere(
    'siae',
    'moitié des lignes, coupée à une fin de ligne',
    lignes((l) => [...l.slice(0, Math.floor(l.length / 2)), '']),
  ),
  entiere(
    'siae',
    'dernière ligne perdue',
    lignes((l) => [...l.slice(0, -2), '']),
  ),
  entiere(
    'iae_cibles',
    'un département disparu',
    sansLignes((l) => !l.startsWith('59,')),
  ),
  entiere(
    'frr_communes',
    'les communes d’un département disparues',
    sansLignes((l) => !l.startsWith('59')),
  ),
  entiere('siae', 'table recopiée deux fois à la suite', (t) => t + t.slice(t.indexOf('\n') + 1)),
  entiere('siae', 'table d’une autre à sa place', () => 'commune,classement\n01001,non\n'),
  entiere('siae', 'guillemet jamais fermé', (t) => t.replace('\n13001667800026,ACI,', '\n13001667800026,ACI,"')),
  entiere(
    'siae',
    'deux tables collées, en-tête au milieu',
    lignes(([noms = '', ...l]) => [noms, ...l.slice(0, 9), noms, ...l.slice(9)]),
  ),
];

const COLONNES: readonly Mauvaise[] = [
  {
    ...entiere(
      'siae',
      'colonne absente',
      lignes((l) => l.map((x) => cellules(x).slice(0, -1).join(','))),
    ),
    colonne: 'drapeaux',
  },
  {
    ...entiere(
      'siae',
      'colonne renommée',
      entete((n) => n.map((x) => (x === 'commune' ? 'code_commune' : x))),
    ),
    colonne: 'commune',
  },
  entiere(
    'siae',
    'colonne de trop',
    lignes((l) => l.map((x, k) => (x === '' ? x : `${x},${k === 0 ? 'note' : 'x'}`))),
  ),
  {
    ...entiere(
      'iae_cibles',
      'colonne en double',
      entete((n) => n.map((x) => (x === 'etat' ? 'cible' : x))),
    ),
    colonne: 'etat',
  },
  entiere(
    'siae',
    'en-têtes échangés, lon et lat',
    entete((n) => n.map((x) => (x === 'lon' ? 'lat' : x === 'lat' ? 'lon' : x))),
  ),
  {
    ...entiere(
      'siae',
      'valeurs de lon et lat échangées',
      lignes((l) =>
        l.map((x, k) => {
          const c = x.split(',');
          return k === 0 || x.includes('"') || c.length !== 8 ? x : [...c.slice(0, 4), c[5], c[4], ...c.slice(6)].join(',');
        }),
      ),
    ),
    colonne: 'lon, lat',
  },
  {
    ...entiere(
      'defm_departements',
      'valeurs de deux colonnes échangées',
      lignes((l) => l.map((x, k) => (k === 0 || x === '' ? x : ((c) => [c[0], c[1], c[3], c[2], c[4]].join(','))(cellules(x))))),
    ),
    colonne: 'defm',
  },
  entiere(
    'siae',
    'champ de trop sur une ligne',
    lignes((l) => l.map((x, k) => (k === 7 ? `${x},x` : x))),
  ),
  entiere(
    'siae',
    'champ en moins sur une ligne',
    lignes((l) => l.map((x, k) => (k === 7 ? cellules(x).slice(0, -1).join(',') : x))),
  ),
  entiere(
    'siae',
    'ligne en double',
    lignes((l) => [...l.slice(0, -1), l[5] ?? '', '']),
  ),
];

const CODES: readonly Mauvaise[] = [
  dans('siae', 'siret', 'SIRET en notation scientifique', () => '1.3E13'),
  dans('siae', 'siret', 'SIRET de 13 chiffres', (v) => v.slice(1)),
  dans('siae', 'commune', 'commune inconnue', () => '01999'),
  dans('siae', 'commune', 'zéro de tête perdu (commune)', () => '1001'),
  dans('iae_cibles', 'departement', 'zéro de tête perdu (département)', () => '1', 1),
  dans('iae_cibles', 'departement', 'département inconnu', () => '20'),
  dans('defm_epci', 'epci', 'EPCI inconnu', () => '999999999'),
  dans('zone_emploi_communes', 'zone_emploi', 'zone d’emploi inconnue', () => '9999'),
  dans('siae', 'type', 'type hors liste', () => 'GEIQ'),
  dans('siae', 'type', 'type en minuscules', (v) => v.toLowerCase()),
  dans('siae', 'naf', 'NAF impossible', () => '84.12Z'),
  dans('iae_salaries', 'niveau', 'niveau inconnu', () => 'canton'),
];

const NOMBRES: readonly Mauvaise[] = [
  dans('iae_salaries', 'valeur', 'nombre négatif', (v) => `-${v}`),
  dans('iae_salaries', 'valeur', 'valeur × 1000', (v) => `${v}000`),
  dans('filosofi_communes', 'mediane', 'médiane en centimes', (v) => `${v}00`),
  dans('filosofi_communes', 'pauvrete', 'part supérieure à 100', () => '117', 4),
  dans('defm_epci', 'valeur', 'total × 1000', (v) => `${v}000`, 19),
  dans('iae_salaries', 'valeur', 'décimale dans un entier', (v) => `${v}.5`),
  dans('chomage_localise', 'valeur', 'virgule décimale', (v) => `"${v.replace('.', ',')}"`, 1),
  dans('iae_salaries', 'valeur', 'texte pour un nombre', () => 'douze'),
  dans('iae_salaries', 'valeur', 'notation d’un tableur', () => '#N/A'),
  dans('iae_salaries', 'valeur', 'infini', () => 'Infinity'),
  dans('iae_salaries', 'valeur', 'NaN', () => 'NaN'),
  dans('iae_salaries', 'valeur', 'notation scientifique', () => '1.2e3'),
  dans('iae_salaries', 'valeur', 'zéro de tête', (v) => `0${v}`),
  dans('iae_salaries', 'valeur', 'espace de milliers', () => '1 213'),
  dans('iae_salaries', 'valeur', 'cellule vidée', () => ''),
];

const ETATS_ET_DATES: readonly Mauvaise[] = [
  dans('iae_salaries', 'etat', 'état inconnu', () => 'absent'),
  { ...dans('iae_salaries', 'etat', 'valeur à l’état secret', () => 'secret'), colonne: 'valeur' },
  { ...dans('iae_salaries', 'etat', 'état zero sur une valeur', () => 'zero'), colonne: 'valeur' },
  { ...dans('iae_salaries', 'valeur', 'zéro à l’état valeur', () => '0'), colonne: 'valeur' },
  dans('iae_salaries', 'date', '30 février', () => '2022-02-30'),
  dans('iae_salaries', 'date', 'date à la française', () => '31/01/2022'),
  dans('minima_mensuels', 'mois', 'treizième mois', () => '2022-13'),
  dans('minima_annuels', 'annee', 'année hors bornes', () => '2202'),
  dans('minima_mensuels', 'provisoire', 'booléen écrit VRAI', () => 'VRAI'),
];

const TEXTES: readonly Mauvaise[] = [
  dans('siae', 'nom', 'nom vide', () => ''),
  dans('siae', 'nom', 'nom de 10 000 caractères', () => 'A'.repeat(10_000)),
  dans('siae', 'nom', 'formule', () => '=cmd|calc'),
  dans('siae', 'nom', 'formule pleine chasse', () => '＝1+1'),
  dans('siae', 'nom', 'formule après un espace sans chasse', () => '\u200b=1+1'),
  dans('siae', 'nom', 'contrôle bidirectionnel U+202E', (v) => `\u202e${v}`),
  dans('siae', 'nom', 'espace sans chasse', (v) => `${v}\u200b`),
  dans('siae', 'nom', 'caractère de contrôle', (v) => `${v}\u0007`),
  dans('siae', 'nom', 'accents abîmés', () => 'ATELIER DE LâÃ©tÃ©'),
  dans('siae', 'nom', 'espace en tête', (v) => ` ${v}`),
  dans('siae', 'nom', 'saut de ligne dans un nom', (v) => `"${v}\nsuite"`),
  {
    ...dans('siae', 'lon', 'point à 0,0', () => '0'),
    abimer: (t) => cellule('lat', () => '0')(cellule('lon', () => '0')(t)),
    colonne: 'lon, lat',
  },
  { ...dans('siae', 'lat', 'latitude sans longitude', () => ''), colonne: 'lon, lat' },
  { ...dans('siae', 'lon', 'point hors de sa commune', () => '-61.5'), colonne: 'lon, lat' },
];

/** What an editor, a spreadsheet or a slip of the hand leaves of a table that still reads. */
const RETOUCHES: readonly Mauvaise[] = [
  entiere('frr_communes', 'nom de colonne suivi d’un espace', (t) => t.replace('classement\n', 'classement \n')),
  entiere('frr_communes', 'dernière ligne sans fin de ligne', (t) => t.trimEnd()),
  entiere(
    'frr_communes',
    'ligne vide au milieu',
    lignes((l) => [...l.slice(0, 9), '', ...l.slice(9)]),
  ),
  entiere('frr_communes', 'guillemets de trop', (t) => t.replace('\n01001,', '\n"01001",')),
  entiere(
    'frr_communes',
    'fins de ligne de Windows à partir du milieu',
    lignes((l) => l.map((x, k) => (k > 100 && x !== '' ? `${x}\r` : x))),
  ),
  entiere(
    'frr_communes',
    'en-tête répété en deuxième ligne',
    lignes(([noms = '', ...l]) => [noms, noms, ...l]),
  ),
  entiere(
    'siae',
    'octet NUL dans un nom',
    cellule('nom', (v) => `${v}\0`),
  ),
  dans('siae', 'nom', 'BOM au milieu', (v) => `\ufeff${v}`),
  dans('frr_communes', 'commune', 'BOM devant un code', (v) => `\ufeff${v}`),
  dans('siae', 'commune', 'commune fusionnée depuis', () => '01340'),
  dans('iae_salaries', 'date', '29 février d’une année ordinaire', () => '2022-02-29'),
  dans('iae_salaries', 'valeur', 'zéro négatif', () => '-0'),
  dans('iae_salaries', 'valeur', 'virgule de milliers', () => '"1,213"'),
  dans('iae_salaries', 'valeur', 'chiffres pleine chasse', () => '１２１３'),
  {
    ...dans('siae', 'lat', 'point d’un département voisin', (v) => String(Math.round((Number(v) + 0.4) * 1e6) / 1e6)),
    colonne: 'lon, lat',
  },
  {
    ...entiere(
      'siae',
      'ligne recopiée, un chiffre du SIRET changé',
      lignes((l) => [...l.slice(0, 2), (l[1] ?? '').replace('026,', '027,'), ...l.slice(2)]),
    ),
    colonne: 'siret',
  },
  {
    ...entiere(
      'iae_cibles',
      'ligne recopiée, une valeur changée',
      lignes((l) => [...l.slice(0, 2), (l[1] ?? '').replace('1873', '1874'), ...l.slice(2)]),
    ),
    colonne: 'departement',
  },
  { ...dans('siae', 'drapeaux', 'personne physique sans son masque', () => 'personne-physique'), colonne: 'siret' },
];

export const MAUVAISES: readonly Mauvaise[] = [...RETOUCHES, ...FICHIERS, ...COLONNES, ...CODES, ...NOMBRES, ...ETATS_ET_DATES, ...TEXTES];
