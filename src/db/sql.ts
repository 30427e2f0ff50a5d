/** A SQL text without its comments and text literals, which may hold anything. */
export const codeSeul = (sql: string): string => sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, ' ');
