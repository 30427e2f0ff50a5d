import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { proposer } from './completion.ts';
import type { TableDecrite } from './schema.ts';
import { espacer, type Saisie } from './saisie-sql.ts';

const faute = StateEffect.define<number | null>();
const ligneEnFaute = Decoration.line({ class: 'cm-faute' });

/** The line of the mistake, until the text changes. */
const marques = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (deco, transaction) => {
    const effet = transaction.effects.find((e) => e.is(faute));
    if (effet?.is(faute) === true) {
      if (effet.value === null) return Decoration.none;
      const { doc } = transaction.state;
      return Decoration.set([ligneEnFaute.range(doc.lineAt(Math.min(effet.value, doc.length)).from)]);
    }
    return transaction.docChanged ? Decoration.none : deco;
  },
  provide: (champ) => EditorView.decorations.from(champ),
});

/** Colours are the tokens of the page, so that the dark scheme follows. */
const couleurs = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--lien)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--g-ei)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--g-etti)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--g-note)', fontStyle: 'italic' },
  { tag: [tags.operator, tags.punctuation, tags.paren], color: 'var(--g-encre)' },
]);

const theme = EditorView.theme({
  '&': { color: 'var(--g-encre)', backgroundColor: 'var(--g-fond)', fontSize: '0.9375rem', border: '1px solid var(--g-trait)' },
  // the outline is on the host, where the page can see it
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    lineHeight: '1.5',
    minHeight: '13rem',
    maxHeight: '32rem',
  },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--g-encre)' },
  '.cm-gutters': { backgroundColor: 'var(--fond-doux)', color: 'var(--g-note)', border: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--g-encre)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--g-o2) !important',
  },
  '.cm-matchingBracket': { backgroundColor: 'var(--g-o1) !important', outline: '1px solid var(--g-trait)' },
  '.cm-faute': { backgroundColor: 'var(--fond-doux)', boxShadow: 'inset 4px 0 0 var(--g-accent)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--g-fond)',
    color: 'var(--g-encre)',
    border: '1px solid var(--g-trait)',
    fontFamily: 'var(--sans)',
    maxWidth: 'min(30rem, 90vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '14rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.5rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--g-encre)', color: 'var(--g-fond)' },
  '.cm-completionDetail': { marginLeft: '0.75em', fontStyle: 'normal', opacity: '0.8' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-completionInfo': { padding: '0.35rem 0.6rem', fontFamily: 'var(--sans)' },
});

/**
 * Typing over a selection, Chromium joins the lines itself and writes their style as an attribute, which the content policy refuses and the
 * console reports. The editor replaces the selection before the browser does.
 */
const remplacements = EditorView.domEventHandlers({
  beforeinput: (evenement, vue) => {
    const { from, to, empty } = vue.state.selection.main;
    const texte = evenement.data;
    if (empty || texte === null || evenement.inputType !== 'insertText' || vue.composing) return false;
    evenement.preventDefault();
    const inserer = () => vue.state.update(vue.state.replaceSelection(texte), { userEvent: 'input.type', scrollIntoView: true });
    if (!vue.state.facet(EditorView.inputHandler).some((traiter) => traiter(vue, from, to, texte, inserer))) vue.dispatch(inserer());
    return true;
  },
});

const PHRASES = {
  Completions: 'Propositions',
  'current match': 'proposition courante',
};

export interface OptionsEditeur {
  readonly texte: string;
  readonly selection: { readonly de: number; readonly a: number };
  /** Asked each time something is proposed: the reader may bring tables. */
  readonly tables: () => readonly TableDecrite[];
  readonly nom: string;
  readonly surExecuter: () => void;
}

/**
 * CodeMirror in a shadow root: there its styles are constructed sheets, which `style-src 'self'` allows; in the document they
 * would be a `<style>` element, which it refuses. Tab is not bound: it leaves the editor, as from any field.
 */
export function monterEditeur(hote: HTMLElement, { texte, selection, tables, nom, surExecuter }: OptionsEditeur): Saisie {
  const root = hote.attachShadow({ mode: 'open' });
  const executer = () => {
    surExecuter();
    return true;
  };
  const state = EditorState.create({
    doc: texte,
    selection: { anchor: Math.min(selection.de, texte.length), head: Math.min(selection.a, texte.length) },
    extensions: [
      Prec.highest(keymap.of([{ key: 'Mod-Enter', run: executer }])),
      lineNumbers(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      sql({ dialect: PostgreSQL }),
      PostgreSQL.language.data.of({ autocomplete: proposer(tables) }),
      autocompletion({ icons: false, maxRenderedOptions: 60 }),
      syntaxHighlighting(couleurs),
      theme,
      marques,
      remplacements,
      EditorView.lineWrapping,
      EditorState.phrases.of(PHRASES),
      EditorView.contentAttributes.of({ 'aria-label': nom, spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off' }),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
    ],
  });
  const vue = new EditorView({ state, root, parent: root });
  return saisieDe(vue);
}

function saisieDe(vue: EditorView): Saisie {
  return {
    lire: () => vue.state.doc.toString(),
    ecrire: (insert) => vue.dispatch({ changes: { from: 0, to: vue.state.doc.length, insert }, selection: { anchor: 0 } }),
    inserer: (texte) => {
      const { from, to } = vue.state.selection.main;
      const insert = espacer(texte, vue.state.sliceDoc(0, from), vue.state.sliceDoc(to));
      vue.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, scrollIntoView: true });
      vue.focus();
    },
    marquer: (debut) => {
      const ou = debut === null ? null : Math.min(debut, vue.state.doc.length);
      vue.dispatch({ effects: faute.of(ou), ...(ou === null ? {} : { selection: { anchor: ou }, scrollIntoView: true }) });
    },
    focaliser: () => vue.focus(),
  };
}
