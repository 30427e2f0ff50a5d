import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesUnder } from '../build/files.mjs';
import { upstream } from '../build/graph.mjs';
import { importsOf, openImports } from '../build/imports.mjs';
import type { Step } from '../build/stamps.mjs';
import { ROOT } from '../cli/processes.mjs';
import { ETAPES, SORTIES } from './plan.ts';

const before = upstream(ETAPES);

/** All that stands on a step, by any path. */
function downstream(names: readonly string[]): readonly string[] {
  const touched = new Set<Step>(ETAPES.filter((e) => names.includes(e.name)));
  for (const etape of ETAPES) if ([...(before.get(etape) ?? [])].some((e) => touched.has(e))) touched.add(etape);
  return [...touched].map((e) => e.name);
}

describe('the plan of the data', () => {
  it('names each step once, after all it reads, and fills only the folders that are put in place', () => {
    const rang = new Map(ETAPES.map((e, k) => [e, k]));
    expect(new Set(ETAPES.map((e) => e.name)).size).toBe(ETAPES.length);
    for (const [etape, amont] of before)
      for (const e of amont) expect(rang.get(e), `${e.name} before ${etape.name}`).toBeLessThan(rang.get(etape) ?? 0);
    const sorties = ETAPES.flatMap((e) => e.writes);
    expect(sorties.filter((s) => !SORTIES.some((dossier) => s === dossier || s.startsWith(`${dossier}/`)))).toEqual([]);
    expect(new Set(sorties).size).toBe(sorties.length);
  });

  it('computes again, when one table changes, only what is made of it', () => {
    expect(downstream(['siae_rome'])).toEqual(['siae_rome', 'manifeste']);
    expect(downstream(['iae_cibles'])).toEqual(['iae_cibles', 'indicateur iae-cible', 'valeurs', 'manifeste']);
    expect(downstream(['qpv_departements'])).toEqual(['qpv_departements', 'indicateur qpv-population', 'valeurs', 'manifeste']);
  });

  it('reads only what exists, or what another step writes', () => {
    const ecrits = ETAPES.flatMap((e) => e.writes);
    const lus = [...new Set(ETAPES.flatMap((e) => e.reads))];
    expect(lus.filter((l) => !ecrits.some((s) => s === l || l.startsWith(`${s}/`)) && !existsSync(join(ROOT, l)))).toEqual([]);
  });
});

describe('inputs of code', () => {
  const { closureOf, versions } = openImports(ROOT);
  const codeDe = (nom: string) => closureOf(ETAPES.find((e) => e.name === nom)?.code ?? []);

  it('go as far as imports go', () => {
    expect(codeDe('manifeste').files).toEqual(expect.arrayContaining(['src/lib/typographie.ts', 'src/indicateurs/liste/siae.ts']));
    expect(codeDe('courbes').files).toEqual(expect.arrayContaining(['src/zones-blanches/tirage.ts', 'src/geometry/distance.ts']));
    expect(codeDe('iae_cibles').files).not.toContain('src/indicateurs/catalogue.ts');
  });

  it('include the packages, with all they stand on', () => {
    expect(codeDe('territoires').packages).toEqual(expect.arrayContaining(['@etalab/decoupage-administratif', '@duckdb/node-api']));
    expect(versions(['@duckdb/node-api']).join(' ')).toContain('node_modules/@duckdb/node-bindings ');
  });

  /** What the compiler says a module imports at run time. */
  function imported(file: string): readonly string[] {
    const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ESNext, false);
    const found: string[] = [];
    const literal = (node: ts.Node | undefined) => {
      if (node !== undefined && ts.isStringLiteral(node)) found.push(node.text.replace(/\?.*$/, ''));
    };
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly !== true) literal(node.moduleSpecifier);
      if (ts.isExportDeclaration(node) && !node.isTypeOnly) literal(node.moduleSpecifier);
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) literal(node.arguments[0]);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  }

  it('hold every import that the compiler sees, in every module of the tree', () => {
    const modules = ['src', 'scripts']
      .flatMap((d) => filesUnder(ROOT, d))
      .filter((f) => /\.(ts|mjs)$/.test(f) && !/\.(test|d)\.ts$/.test(f));
    expect(modules.length).toBeGreaterThan(300);
    const manques = modules.flatMap((f) => {
      const lus = new Set(importsOf(readFileSync(join(ROOT, f), 'utf8')));
      return imported(f)
        .filter((i) => !lus.has(i))
        .map((i) => `${f}: ${i}`);
    });
    expect(manques).toEqual([]);
  });
});
