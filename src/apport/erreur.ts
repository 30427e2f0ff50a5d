import { insecables } from '#lib/typographie.ts';

/** What makes a whole file unreadable; the page only needs it to tell a limit from a damaged file. */
export type NatureErreurApport = 'vide' | 'format' | 'limite' | 'abime' | 'codec';

/** Told to the reader as it is: what is wrong, which value, then what to do. */
export class ErreurApport extends Error {
  readonly nature: NatureErreurApport;
  constructor(nature: NatureErreurApport, message: string, options?: ErrorOptions) {
    super(insecables(message), options);
    this.name = 'ErreurApport';
    this.nature = nature;
  }
}
