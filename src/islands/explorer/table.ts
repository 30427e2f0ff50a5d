import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { Rangee, Scalaire } from '#db/database.ts';
import { compte, entier } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import { rangee, tableau, type Case, type Colonne } from '#islands/pieces/tableau.ts';
import { ecrireCase, estNombre, type ColonneResultat, type Resultat } from './resultat.ts';

export const HAUTEUR_RANGEE = 30;
/** Browsers give up on boxes some seventeen million pixels high. */
export const RANGEES_MAX = 500_000;
const ECHANTILLON = 200;

/** Width of a column in characters: its name, and what its first rows need, within bounds. */
function largeurDe(c: ColonneResultat, lignes: readonly Rangee[]): number {
  const besoins = lignes.slice(0, ECHANTILLON).map((l) => ecrireCase(l[c.nom] ?? null, c).length);
  return Math.min(Math.max(c.nom.length, 5, ...besoins) + 3, 44);
}

/** A double has more digits than the table shows. */
const estArrondi = (v: Scalaire, { type }: ColonneResultat) =>
  typeof v === 'number' && !type.startsWith('DECIMAL') && !Number.isInteger(v * 1e6);

function caseDe(c: ColonneResultat, ligne: Rangee): Case {
  const v = ligne[c.nom] ?? null;
  const dit = ecrireCase(v, c);
  return { dit, etat: v === null, aide: dit.length > 40 || estArrondi(v, c) ? String(v) : undefined };
}

const enColonne = (c: ColonneResultat): Colonne => ({ nom: c.nom, aide: `${c.nom} (${c.type})`, genre: estNombre(c) ? 'nombre' : 'texte' });

const espace = (hauteur: number): HTMLTableRowElement => {
  const rangee = balise('tr', { 'aria-hidden': 'true', class: 'espace' }, balise('td'));
  rangee.style.height = `${hauteur}px`;
  return rangee;
};

/**
 * Only the rows in view are in the page; the table says how many there are and which these are. The frame scrolls with the
 * keyboard. Returns what takes it down.
 */
export function monterTable(hote: HTMLElement, { colonnes, lignes }: Resultat): () => void {
  const montrees = Math.min(lignes.length, RANGEES_MAX);
  const nom = `Résultat\u00a0: ${compte(lignes.length, 'ligne', 'lignes')}, ${compte(colonnes.length, 'colonne', 'colonnes')}`;
  const enTete = colonnes.map(enColonne);
  const { cadre, table, corps } = tableau({ legende: nom, classe: 'cadre-table', colonnes: enTete, rangees: [] });
  const largeurs = colonnes.map((c) => largeurDe(c, lignes));
  table.setAttribute('aria-rowcount', String(lignes.length + 1));
  table.setAttribute('aria-colcount', String(colonnes.length));
  table.caption?.classList.add('visuellement-cache');
  table.caption?.after(balise('colgroup', {}, ...largeurs.map(colonneLarge)));
  table.tHead?.rows[0]?.setAttribute('aria-rowindex', '1');
  table.style.width = `${largeurs.reduce((a, b) => a + b, 0)}ch`;
  cadre.style.height = `${Math.min(montrees + 1, 14.5) * HAUTEUR_RANGEE + 2}px`;
  const trop = lignes.length - montrees;
  const note =
    trop === 0
      ? null
      : balise('p', { class: 'mention' }, `Le tableau montre les ${entier(montrees)} premières lignes\u202f; les exports les ont toutes.`);
  hote.replaceChildren(...[cadre, note].filter((e) => e !== null));
  return virtualiser(cadre, corps, montrees, (i) =>
    rangee(
      enTete,
      colonnes.map((c) => caseDe(c, lignes[i] ?? {})),
      { 'aria-rowindex': String(i + 2) },
    ),
  );
}

function colonneLarge(largeur: number): HTMLElement {
  const col = balise('col');
  col.style.width = `${largeur}ch`;
  return col;
}

function virtualiser(cadre: HTMLElement, corps: HTMLElement, nombre: number, faire: (i: number) => HTMLElement): () => void {
  let peinte = '';
  const peindre = () => {
    const vues = virtualiseur.getVirtualItems();
    const [premiere, derniere] = [vues[0], vues.at(-1)];
    if (premiere === undefined || derniere === undefined) return;
    const cle = `${premiere.index}-${derniere.index}`;
    if (cle === peinte) return;
    peinte = cle;
    const apres = virtualiseur.getTotalSize() - derniere.end;
    corps.replaceChildren(
      ...(premiere.start > 0 ? [espace(premiere.start)] : []),
      ...vues.map((v) => faire(v.index)),
      ...(apres > 0 ? [espace(apres)] : []),
    );
  };
  const virtualiseur = new Virtualizer<HTMLElement, HTMLElement>({
    count: nombre,
    getScrollElement: () => cadre,
    estimateSize: () => HAUTEUR_RANGEE,
    overscan: 12,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: peindre,
  });
  const demonter = virtualiseur._didMount();
  virtualiseur._willUpdate();
  peindre();
  return demonter;
}
