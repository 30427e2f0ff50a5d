/**
 * Pages rendered on the cores of the machine. Astro bundles once, asks for the addresses, hands them out and writes what comes back;
 * the threads of `render-worker.ts` do the rest, each with its copy of the bundle and of the data.
 */
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration, RouteData } from 'astro';
import { startThreads, type Threads } from './threads.ts';

export type Order = { readonly what: 'paths' } | { readonly what: 'render'; readonly url: string; readonly route: number };
export interface Paths {
  readonly routes: readonly RouteData[];
  readonly paths: readonly { readonly pathname: string; readonly route: number }[];
}
export interface Rendered {
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: ArrayBuffer | null;
}

/** Each thread holds all that the pages read, some 400 MiB: more of them would cost more memory than they save time. */
const THREADS = Math.min(2, availableParallelism());
/**
 * Live, a thread holds some 180 MiB. Left to itself its heap grows to a gigabyte of what is no longer used, since nothing presses it.
 */
const LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 48 };
/** A thread that answers finds its next page already there. */
export const CONCURRENCY = 3 * THREADS;

const WORKER = new URL('./render-worker.ts', import.meta.url);

const writtenAt = (file: URL) => statSync(file).mtimeMs;

/** The entry of the server bundle, the newest if a killed build left its own: its name holds a hash, and Astro keeps the bundle in the repository whatever the place of the site. */
function entry(outDir: URL): string {
  const inside = fileURLToPath(outDir).startsWith(process.cwd());
  const folder = new URL('.prerender/', inside ? outDir : pathToFileURL(`${process.cwd()}/.astro/`));
  const [newest] = readdirSync(folder)
    .filter((name) => /^prerender-entry\..*\.mjs$/.test(name))
    .sort((a, b) => writtenAt(new URL(b, folder)) - writtenAt(new URL(a, folder)));
  if (newest === undefined) throw new Error(`the server bundle in ${folder.pathname} has no entry: did Astro change?`);
  return new URL(newest, folder).href;
}

function prerenderer(outDir: URL) {
  let threads: Threads<Order, unknown> | undefined;
  let routes: readonly RouteData[] = [];
  const ask = <Result>(order: Order) => {
    threads ??= startThreads<Order, unknown>({
      script: WORKER,
      number: THREADS,
      data: entry(outDir),
      limits: LIMITS,
      env: { ATLAS_SORTIE: fileURLToPath(outDir).replace(/[/\\]$/, '') },
    });
    return threads.ask(order) as Promise<Result>;
  };
  return {
    name: 'threads',
    async getStaticPaths() {
      const answer = await ask<Paths>({ what: 'paths' });
      routes = answer.routes;
      return answer.paths.flatMap(({ pathname, route }) => {
        const found = routes[route];
        // a page left out here would also be missing from the sitemap, by which the site is judged whole
        if (found === undefined)
          throw new Error(`${pathname} belongs to no route that its thread knows: Astro has changed how it hands them out`);
        return [{ pathname, route: found }];
      });
    },
    async render(request: Request, { routeData }: { readonly routeData: RouteData }) {
      const { body, status, headers } = await ask<Rendered>({ what: 'render', url: request.url, route: routes.indexOf(routeData) });
      return new Response(body, { status, headers });
    },
    teardown: async () => threads?.end(),
  };
}

export function rendering(): AstroIntegration {
  let outDir: URL;
  return {
    name: 'rendering',
    hooks: {
      'astro:config:done': ({ config }) => {
        outDir = config.outDir;
      },
      'astro:build:start': ({ setPrerenderer }) => setPrerenderer(prerenderer(outDir)),
    },
  };
}
