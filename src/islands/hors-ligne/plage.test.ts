import { describe, expect, test } from 'vitest';
import { plageDe, repondrePlage } from './plage.ts';

describe('a range of a kept file', () => {
  test.each([
    ['bytes=0-3', [0, 4]],
    ['bytes=8-', [8, 10]],
    ['bytes=-2', [8, 10]],
    ['bytes=-99', [0, 10]],
    ['bytes=5-99', [5, 10]],
    ['bytes=10-', null],
    ['bytes=5-2', null],
    ['bytes=-', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
  ])('%s', (entete, attendue) => {
    expect(plageDe(entete, 10)).toEqual(attendue);
  });

  test('is answered as a host would, with the size of the whole', async () => {
    const reponse = await repondrePlage(new Response('0123456789'), 'bytes=2-4');
    expect([reponse.status, reponse.headers.get('Content-Range'), await reponse.text()]).toEqual([206, 'bytes 2-4/10', '234']);
    const refus = await repondrePlage(new Response('0123456789'), 'bytes=10-');
    expect([refus.status, refus.headers.get('Content-Range')]).toEqual([416, 'bytes */10']);
  });
});
