/** The static server on loopback: cold readers of the engine, a page beside nginx on the same files, readers who leave. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DIST } from '../../tests/site/dist.ts';
import { ROOT } from '../cli/processes.mjs';
import { atLeast, atMost, fact, unmeasured, type Row } from './table.ts';

/** The heaviest. */
const PAGE = '/territoires/departements/62/';
const CLIENTS = 64;

interface Served {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => {
          resolve(typeof address === 'object' && address !== null ? address.port : 0);
        });
      });
  });
}

/** Waits until a process of its own answers on its port. */
async function started(child: ChildProcess, port: number): Promise<Served> {
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('close', () => {
        resolve();
      });
      child.kill('SIGTERM');
    });
  for (let i = 0; i < 200; i++) {
    const answers = await download(port, '/404.html').then(
      () => true,
      () => false,
    );
    if (answers) return { port, pid: child.pid ?? 0, stop };
    await wait(50);
  }
  await stop();
  throw new Error(`nothing answers on port ${port}`);
}

async function ours(): Promise<Served> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), ATLAS_BASE: '/' };
  return started(spawn(process.execPath, [join(ROOT, 'scripts/serve.mjs'), DIST], { env, stdio: 'ignore' }), port);
}

async function nginx(folder: string): Promise<Served> {
  const port = await freePort();
  const [types, conf] = ['/etc/nginx/mime.types', join(folder, 'nginx.conf')];
  writeFileSync(
    conf,
    `daemon off; worker_processes auto; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { include ${types}; access_log off; sendfile on; gzip_static on; keepalive_requests 1000000;
  server { listen 127.0.0.1:${port}; root ${DIST}; } }`,
  );
  return started(spawn('nginx', ['-c', conf, '-e', join(folder, 'error.log')], { stdio: 'ignore' }), port);
}

/** Bytes of a whole answer, as they travel. */
function download(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent: false, headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${path} answers ${response.statusCode}`));
      });
      response.on('error', reject);
    }).on('error', reject);
  });
}

/** Peak resident memory that the kernel kept of a process, in MB. */
const peak = (pid: number) => (Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) * 1024) / 1e6;

async function coldEngine(): Promise<readonly Row[]> {
  const engine = readdirSync(join(DIST, '_astro')).find((name) => /^duckdb.*\.wasm$/.test(name));
  if (engine === undefined) throw new Error(`no engine in ${DIST}/_astro`);
  const site = await ours();
  try {
    const start = performance.now();
    const bytes = await Promise.all(Array.from({ length: CLIENTS }, () => download(site.port, `/_astro/${engine}`)));
    const seconds = (performance.now() - start) / 1000;
    return [
      atMost(`server: ${CLIENTS} cold clients on the engine, all answered`, seconds, 10, 's'),
      atMost('server: peak memory of it', peak(site.pid), 400, 'MB'),
      fact('server: each of them', `${((bytes[0] ?? 0) / 1e6).toFixed(1)} MB`),
    ];
  } finally {
    await site.stop();
  }
}

interface Load {
  readonly perSecond: number;
  readonly errors: number;
}

/** Does not block: what is measured may live in this very process. */
function wrk(port: number): Promise<Load> {
  return new Promise((resolve, reject) => {
    const args = ['-t1', `-c${CLIENTS}`, '-d4s', '-H', 'Accept-Encoding: gzip', `http://127.0.0.1:${port}${PAGE}`];
    const child = spawn('wrk', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', () => {
      const sockets = [...(/Socket errors: (.*)/.exec(said)?.[1]?.matchAll(/\d+/g) ?? [])].reduce((sum, [n]) => sum + Number(n), 0);
      const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0);
      resolve({ perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1] ?? NaN), errors: sockets + refused });
    });
  });
}

const has = (program: string, flag: string) => spawnSync(program, [flag], { stdio: 'ignore' }).error === undefined;

/** Rounds in turn, so that another load of the machine weighs on both. */
async function besideNginx(): Promise<readonly Row[]> {
  const what = `server: ${PAGE} at ${CLIENTS} connections, over nginx`;
  const absent = [has('nginx', '-v') ? [] : ['nginx'], has('wrk', '-v') ? [] : ['wrk']].flat();
  if (absent.length > 0) return [unmeasured(what, `install ${absent.join(' and ')} to compare (Debian: nginx-light, wrk)`)];
  const folder = mkdtempSync(join(tmpdir(), 'atlas-nginx-'));
  const [a, b] = [await ours(), await nginx(folder)];
  try {
    await Promise.all([download(a.port, PAGE), download(b.port, PAGE)]);
    const rounds: { readonly us: Load; readonly them: Load }[] = [];
    for (let i = 0; i < 5; i++) rounds.push({ us: await wrk(a.port), them: await wrk(b.port) });
    const ratio = ({ us, them }: (typeof rounds)[number]) => us.perSecond / them.perSecond;
    const median = rounds.toSorted((x, y) => ratio(x) - ratio(y))[rounds.length >> 1];
    if (median === undefined) throw new Error('no round was measured');
    return [
      atLeast(what, ratio(median), 0.5),
      fact('server: requests a second, ours and nginx', `${Math.round(median.us.perSecond)}, ${Math.round(median.them.perSecond)}`),
      atMost(
        'server: errors in it',
        rounds.reduce((sum, { us }) => sum + us.errors, 0),
        0,
        'errors',
      ),
    ];
  } finally {
    await Promise.all([a.stop(), b.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asks for a file fifty times at once and leaves: before any answer, or at its first bytes. */
function leave(port: number, path: string, atOnce: boolean): Promise<void> {
  return new Promise((resolve) => {
    const asked = `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(50);
    const socket = connect(port, '127.0.0.1', () => socket.write(asked, () => atOnce && socket.destroy()));
    socket.on('data', () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      resolve();
    });
  });
}

async function descriptors(): Promise<readonly Row[]> {
  if (!existsSync('/proc/self/fd')) throw new Error('open files are only counted on Linux');
  const site = await ours();
  const open = () => readdirSync(`/proc/${site.pid}/fd`).length;
  try {
    const paths = ['/donnees/accessibilite.parquet', '/donnees/siae.parquet', PAGE, '/donnees/valeurs.csv'];
    await wait(300);
    const start = open();
    for (let round = 0; round < 25; round++)
      await Promise.all(Array.from({ length: 8 }, (_, i) => leave(site.port, paths[i % 4] ?? PAGE, i < 4)));
    for (let i = 0; i < 100 && open() > start; i++) await wait(50);
    return [atMost('server: descriptors kept after 10 000 requests pipelined and left', open() - start, 0, 'files')];
  } finally {
    await site.stop();
  }
}

export async function benchServeur(): Promise<readonly Row[]> {
  const taken: Row[] = [];
  for (const [what, take] of Object.entries({ coldEngine, besideNginx, descriptors }))
    taken.push(...(await take().catch((error: unknown) => [unmeasured(`server: ${what}`, error)])));
  return taken;
}
