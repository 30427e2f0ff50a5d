import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../serve.mjs';

let folder: string;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-sockets-'));
  writeFileSync(join(folder, 'large.parquet'), Buffer.alloc(4e6));
  for (let i = 0; i < 50; i++) writeFileSync(join(folder, `${i}.txt`), `file ${i};`);
  site = await serve({ folder, port: 0 });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
/** Sends, reads what comes for a while or until the server closes, leaves. */
function exchange(sent: string, until: (received: string) => boolean): Promise<{ readonly received: string; readonly closed: boolean }> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(Number(new URL(site.origin).port), '127.0.0.1', () => socket.write(sent));
    const end = (closed: boolean) => {
      socket.destroy();
      resolve({ received, closed });
    };
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (until(received)) end(false);
    });
    socket.on('error', () => {
      end(true);
    });
    socket.on('close', () => {
      end(true);
    });
  });
}

describe.runIf(process.platform === 'linux')('file descriptors', () => {
  const open = () => readdirSync('/proc/self/fd').length;
  /** Closing takes a turn of the loop, and a moment of a loaded machine. */
  async function settle(start: number): Promise<number> {
    for (let i = 0; i < 100 && open() > start; i++) await wait(50);
    return open();
  }

  /** Sends and leaves, without reading anything. */
  const leave = (sent: string) =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(site.origin).port), '127.0.0.1', () => socket.write(sent, () => socket.destroy()));
      socket.on('close', () => {
        resolve();
      });
    });

  test.each([
    ['pipelines', ask('/large.parquet').repeat(50)],
    ['pipelines of parts', ask('/large.parquet', 'Range: bytes=5-3999999\r\n').repeat(50)],
    ['downloads', ask('/large.parquet')],
  ])('%s that are left leave none open', async (_, sent) => {
    const start = open();
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 5 }, (__, i) => (i % 2 === 0 ? leave(sent) : exchange(sent, () => true))));
    }
    expect(await settle(start)).toBeLessThanOrEqual(start);
  });
});

describe('a connection', () => {
  test('gets the answers of a pipeline whole and in order', async () => {
    const sent = Array.from({ length: 50 }, (_, i) => ask(`/${i}.txt`)).join('');
    const { received } = await exchange(sent, (r) => r.includes('file 49;'));
    expect([...received.matchAll(/file (\d+);/g)].map(([, i]) => Number(i))).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  test('that asks without end before it reads is closed, and the next reader is served', async () => {
    const { closed } = await exchange(ask('/large.parquet').repeat(2000), () => false);
    expect(closed).toBe(true);
    expect((await fetch(`${site.origin}/1.txt`)).status).toBe(200);
  });
});
