/**
 * A thread that renders pages. It holds the server bundle that Astro has just written, with its own copy of the data, and answers
 * each request with the bytes of a page. What Astro hands to its own renderer stands in the manifest of that bundle.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { RouteData, SSRManifest } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { Order, Paths, Rendered } from './rendering.ts';
import type { Answer, Letter } from './threads.ts';

interface StyledPages {
  get(key: string): { readonly styles: readonly object[] };
}
/** What of Astro’s `BuildApp` is used here. */
interface Application {
  readonly manifest: SSRManifest;
  setInternals(internals: { readonly pagesByKeys: StyledPages }): void;
  setOptions(options: object): void;
  render(request: Request, options: { readonly routeData: RouteData }): Promise<Response>;
}

const { app } = (await import(workerData as string)) as { readonly app: Application };
const { routes } = app.manifest;

/** Pages by the key that Astro gives them: one it does not know would lose its style sheets without a word. */
const styles = new Map(routes.map(({ routeData: { route, component }, styles }) => [`${route}&${component}`, styles]));
app.setInternals({
  pagesByKeys: {
    get(key) {
      const sheets = styles.get(key);
      if (sheets === undefined) throw new Error(`no page ${key} in the bundle: did Astro change how it names them?`);
      return { styles: sheets.map((sheet, order) => ({ sheet, order, depth: 0 })) };
    },
  },
});
if (routes.some(({ scripts }) => scripts.length > 0)) throw new Error('an integration adds scripts to pages: hand them to the threads');
app.setOptions({ logger: { options: { destination: { write: () => true } } }, settings: { scripts: [] } });

async function paths(): Promise<Paths> {
  const found = await new StaticPaths(app).getAll();
  const place = new Map(routes.map(({ routeData }, i) => [routeData, i]));
  return {
    routes: routes.map(({ routeData }) => routeData),
    paths: found.map(({ pathname, route }) => ({ pathname, route: place.get(route) ?? -1 })),
  };
}

async function render(url: string, route: number): Promise<Rendered> {
  const routeData = routes[route]?.routeData;
  if (routeData === undefined) throw new Error(`no route ${route} for ${url}: the bundle has ${routes.length}`);
  const response = await app.render(new Request(url), { routeData });
  return { status: response.status, headers: [...response.headers], body: response.body === null ? null : await response.arrayBuffer() };
}

const work = (order: Order) => (order.what === 'paths' ? paths() : render(order.url, order.route));

parentPort?.on('message', ({ id, content }: Letter<Order>) => {
  const answer = (written: Omit<Answer<Paths | Rendered>, 'id'>, moved: ArrayBuffer[] = []) =>
    parentPort?.postMessage({ id, ...written }, moved);
  work(content).then(
    (result) => answer({ result }, 'body' in result && result.body !== null ? [result.body] : []),
    // an error whose cause cannot be handed to another thread would be lost with it
    (error: unknown) => answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
