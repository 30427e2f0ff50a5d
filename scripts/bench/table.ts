/** One measure beside its goal. `ok` is null where there is no goal, or where nothing could be measured. */
export interface Row {
  readonly what: string;
  readonly value: string;
  readonly goal: string;
  readonly ok: boolean | null;
}

/** A number that must not exceed (or, `least`, fall below) its goal. */
export function atMost(what: string, value: number, goal: number, unit: string): Row {
  return { what, value: `${round(value)} ${unit}`, goal: `≤ ${goal} ${unit}`, ok: value <= goal };
}

export function atLeast(what: string, value: number, goal: number): Row {
  return { what, value: String(round(value)), goal: `≥ ${goal}`, ok: value >= goal };
}

export const fact = (what: string, value: string): Row => ({ what, value, goal: '', ok: null });

/** What kept a measure from being taken, in the table rather than instead of it. */
export function unmeasured(what: string, error: unknown): Row {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return { what, value: `not measured: ${reason.slice(0, 80)}`, goal: '', ok: null };
}

const round = (value: number) => (value >= 100 ? Math.round(value) : Math.round(value * 10) / 10);
const MARKS = new Map<boolean | null, string>([
  [true, 'ok'],
  [false, 'OVER'],
  [null, ''],
]);

/** Columns aligned for a terminal, one row a line. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [['what', 'value', 'goal', ''], ...rows.map(({ what, value, goal, ok }) => [what, value, goal, MARKS.get(ok) ?? ''])];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
