/**
 * The worker that DuckDB lives in. It receives the compiled module instead of downloading it, so that the page can show the
 * download, cancel it and say why it failed, and so that a second start costs nothing. And it has no network: whatever a SQL
 * text asks for (a remote file, an extension), there is nothing here to fetch it with.
 *
 * A classic script: DuckDB's own worker is one, and is read with importScripts.
 */
declare function importScripts(adresse: string): void;

interface Depart {
  readonly script?: string;
  readonly module?: WebAssembly.Module;
}

const moduleRecu = new Promise<WebAssembly.Module>((resoudre) => {
  // Registered before DuckDB's own handler, so that it never sees these two messages.
  self.addEventListener('message', (message: MessageEvent<Depart>) => {
    const { script, module } = message.data;
    if (script === undefined && module === undefined) return;
    message.stopImmediatePropagation();
    if (script !== undefined) chargerDuckdb(script);
    if (module !== undefined) resoudre(module);
  });
});

function chargerDuckdb(script: string): void {
  importScripts(script);
  const refuser = { configurable: false, writable: false };
  for (const porte of ['XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'indexedDB', 'caches'])
    Object.defineProperty(self, porte, { ...refuser, value: undefined });
  Object.defineProperty(self, 'fetch', { ...refuser, value: async () => new Response(null, { status: 403 }) });
}

WebAssembly.instantiateStreaming = async (_, imports) => {
  const module = await moduleRecu;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};
