import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { TableDecrite } from './schema.ts';

const tableEnProposition = ({ table, titre }: TableDecrite): Completion => ({ label: table, type: 'class', detail: titre, boost: 1 });

function colonnesEnPropositions({ table, colonnes }: TableDecrite): Completion[] {
  return colonnes.map(({ nom, type, description }) => ({ label: nom, type: 'property', detail: `${table}, ${type}`, info: description }));
}

/** Tables that a text mentions, and the names it gives them: `siae s` is both `siae` and `s`. */
export function tablesCitees(sql: string, tables: readonly TableDecrite[]): ReadonlyMap<string, TableDecrite> {
  const noms = new Map(tables.map((t) => [t.table, t]));
  const citees = new Map<string, TableDecrite>();
  for (const [, nom = '', alias = ''] of sql.matchAll(
    /\b(?:from|join|,)\s*([a-z_0-9]+)(?:\s+(?:as\s+)?(?!on\b|where\b|join\b|left\b|group\b|order\b|cross\b|full\b|inner\b|limit\b|using\b|union\b)([a-z_]\w*))?/gi,
  )) {
    const table = noms.get(nom.toLowerCase());
    if (table === undefined) continue;
    citees.set(table.table, table);
    if (alias !== '') citees.set(alias.toLowerCase(), table);
  }
  return citees;
}

/** Tables everywhere, the columns of the tables the query mentions, and after `alias.` those of that table alone. */
export function proposer(lireTables: () => readonly TableDecrite[]) {
  return (contexte: CompletionContext): CompletionResult | null => {
    const tables = lireTables();
    const mot = contexte.matchBefore(/(?:\w+\.)?\w*/);
    if (mot === null || (mot.text === '' && !contexte.explicit)) return null;
    const citees = tablesCitees(contexte.state.doc.toString(), tables);
    const point = mot.text.indexOf('.');
    if (point >= 0) {
      const table = citees.get(mot.text.slice(0, point).toLowerCase());
      return table === undefined ? null : { from: mot.from + point + 1, options: colonnesEnPropositions(table), validFor: /^\w*$/ };
    }
    const options = [...new Set(citees.values())].flatMap(colonnesEnPropositions).concat(tables.map(tableEnProposition));
    return { from: mot.from, options, validFor: /^\w*$/ };
  };
}
