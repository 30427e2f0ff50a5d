/** The page of the engine tests: what the islands import, within reach of the test that drives the browser. */
import { moteur } from '../../src/db/browser.ts';
import { ErreurMoteur, type Moteur } from '../../src/db/moteur.ts';
import { lireParquet } from '../../src/db/parquet.ts';
import { ecrireLignes } from './lignes.ts';

/** A refusal as it can cross from the page to the test. */
export interface Refus {
  readonly nature: string;
  readonly message: string;
}

const refus = (cause: unknown): Refus => ({
  nature: cause instanceof ErreurMoteur ? cause.nature : cause instanceof Error ? cause.name : 'inconnue',
  message: cause instanceof Error ? cause.message : String(cause),
});

export const essai = {
  demarrer: (options: Partial<Parameters<typeof moteur>[0]> = {}): Promise<Moteur> =>
    moteur({ racine: import.meta.env.BASE_URL, ...options }),
  /** What the work rejects with; throws when it succeeds. */
  async refusDe(travail: Promise<unknown>): Promise<Refus> {
    try {
      await travail;
    } catch (cause) {
      return refus(cause);
    }
    throw new Error('expected a refusal, got a result');
  },
  refus,
  lireParquet,
  ecrireLignes,
};
export type Essai = typeof essai;

Object.assign(globalThis, { essai });
