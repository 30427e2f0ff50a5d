import { JETONS, PALETTES, POLICES, RAMPES, TAILLE_TEXTE, TONS, pasDeRampe, type NomJeton } from './theme.ts';

type Regle = readonly [selecteur: string, declarations: Readonly<Record<string, string>>];

const v = (jeton: NomJeton) => `var(--g-${jeton})`;

/** Each class a chart may write, and how it looks. The order is the cascade. */
const REGLES: readonly Regle[] = [
  ['.graphique', { 'font-size': `${TAILLE_TEXTE}px`, 'font-variant-numeric': 'tabular-nums lining-nums', fill: v('encre') }],
  ['.graphique .note, .graphique .axe', { fill: v('note') }],
  ['.graphique .fort', { 'font-weight': '600' }],
  ['.graphique .debut', { 'text-anchor': 'start' }],
  ['.graphique .fin', { 'text-anchor': 'end' }],
  ['.graphique .milieu', { 'text-anchor': 'middle' }],
  ['.graphique .halo', { 'paint-order': 'stroke', stroke: v('fond'), 'stroke-width': '3px', 'stroke-linejoin': 'round' }],
  ['.graphique .grille', { stroke: v('filet'), fill: 'none', 'stroke-width': '1' }],
  ['.graphique .axe path, .graphique .axe line', { stroke: v('trait'), 'stroke-width': '1' }],
  ['.graphique .base', { stroke: v('trait'), fill: 'none', 'stroke-width': '1' }],
  ['.graphique .rupture', { stroke: v('trait'), fill: 'none', 'stroke-width': '1', 'stroke-dasharray': '2 3' }],
  ['.graphique .ligne', { fill: 'none', 'stroke-width': '2', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }],
  ['.graphique .points', { fill: 'none', 'stroke-linecap': 'round' }],
  ['.graphique .bande', { fill: v('filet') }],
  ['.graphique .provisoire', { fill: v('fond'), stroke: v('encre'), 'stroke-width': '1.2' }],
  ['.graphique .cible', { fill: v('fond'), stroke: v('encre'), 'stroke-width': '1.5' }],
  ['.graphique .repere', { stroke: v('encre'), fill: 'none', 'stroke-width': '1.5' }],
  ['.graphique .marque', { fill: v('accent'), stroke: v('fond'), 'stroke-width': '1.5' }],
  ...TONS.flatMap((ton): Regle[] => [
    [`.graphique .ligne.t-${ton}, .graphique .points.t-${ton}`, { stroke: v(ton) }],
    [`.graphique .plein.t-${ton}, .graphique text.t-${ton}, .graphique .t-${ton} text`, { fill: v(ton) }],
  ]),
  ['.graphique text.t-neutre, .graphique .t-neutre text', { fill: v('note') }],
  ['.graphique text.sur-plein, .graphique .sur-plein text', { fill: v('fond') }],
  ['.graphique .maille', { fill: 'none', stroke: v('fond'), 'stroke-linejoin': 'round' }],
  ['.graphique .cadre', { fill: 'none', stroke: v('filet') }],
  ['.graphique .vide', { stroke: v('filet') }],
  ['.graphique .absent-fond', { fill: v('absent') }],
  ['.graphique .absent-trait', { stroke: v('trait'), fill: 'none', 'stroke-width': '1' }],
  ['.graphique .absent-point', { fill: v('trait') }],
  ['.graphique .pourtour', { fill: 'none', stroke: v('fond'), 'stroke-linejoin': 'round' }],
  ['.graphique .courant', { fill: 'none', stroke: v('accent'), 'stroke-linejoin': 'round' }],
  ['.graphique .etablissement', { stroke: v('fond'), 'stroke-width': '1' }],
  ...PALETTES.flatMap((p) => pasDeRampe(p).map((pas): Regle => [`.graphique .${pas}`, { fill: `var(--g-${pas})` }])),
];

/** Only the site needs these: a figure takes the width of its column, and its text stays text-sized. */
const REGLES_SITE: readonly Regle[] = [
  ['.graphique', { display: 'block', width: '100%', height: 'auto', overflow: 'visible', 'font-family': `var(--sans, ${POLICES})` }],
  ['.cadre-graphique', { 'container-type': 'inline-size' }],
];

function jetons(scheme: 'clair' | 'sombre'): Readonly<Record<string, string>> {
  const simples = Object.entries(JETONS).map(([nom, j]) => [`--g-${nom}`, j[scheme]] as const);
  const rampes = PALETTES.flatMap((p) => pasDeRampe(p).map((pas, i) => [`--g-${pas}`, RAMPES[p][scheme][i] ?? ''] as const));
  return Object.fromEntries([...simples, ...rampes]);
}

function ecrire(regles: readonly Regle[], marge = ''): string {
  return regles
    .map(([selecteur, declarations]) => {
      const lignes = Object.entries(declarations).map(([p, valeur]) => `${marge}  ${p}: ${valeur};\n`);
      return `${marge}${selecteur.replaceAll(', ', `,\n${marge}`)} {\n${lignes.join('')}${marge}}\n`;
    })
    .join('');
}

/** The text of charts.css: tokens light, dark (system or chosen) and for print, then the rules. */
export function feuilleDuSite(): string {
  const sombre = jetons('sombre');
  return [
    '/* Written by charts/feuille.ts from charts/theme.ts: change it there (UPDATE_GOLDENS=1 rewrites this file). */\n',
    ecrire([[':root', jetons('clair')]]),
    `@media screen and (prefers-color-scheme: dark) {\n${ecrire([[":root:not([data-theme='clair'])", sombre]], '  ')}}\n`,
    `@media screen {\n${ecrire([[":root[data-theme='sombre']", sombre]], '  ')}}\n`,
    ecrire([...REGLES_SITE, ...REGLES]),
    ecrireEchelons(),
  ].join('\n');
}

/** A drawing of 400 units shown wider than 400 px would enlarge its text too: it goes down a step instead. */
function ecrireEchelons(): string {
  const echelons: readonly (readonly [number, number])[] = [
    [480, 11.5],
    [560, 10],
    [660, 9],
  ];
  return echelons
    .map(
      ([largeur, taille]) => `@container (min-width: ${largeur}px) {\n${ecrire([['.graphique', { 'font-size': `${taille}px` }]], '  ')}}\n`,
    )
    .join('');
}

/** Each rule in light values, as text, with the classes it needs: none where it is for several. */
function reglesAutonomes(): readonly { readonly classes: readonly string[]; readonly texte: string }[] {
  const valeurs = jetons('clair');
  return REGLES.map((regle) => ({
    classes: regle[0].includes(',') ? [] : [...regle[0].matchAll(/\.([\w-]+)/g)].slice(1).flatMap(([, classe]) => classe ?? []),
    texte: ecrire([regle]).replace(/var\((--g-[\w-]+)\)/g, (_, nom: string) => valeurs[nom] ?? ''),
  }));
}

let autonomes: ReturnType<typeof reglesAutonomes> | undefined;

/** The same rules for a file that stands alone: light values in place of variables, only for the classes it uses. */
export function feuilleAutonome(svg: string): string {
  autonomes ??= reglesAutonomes();
  const utilisees = new Set([...svg.matchAll(/class="([^"]*)"/g)].flatMap(([, noms]) => (noms ?? '').split(' ')));
  return autonomes.flatMap(({ classes, texte }) => (classes.every((c) => utilisees.has(c)) ? texte : [])).join('');
}
