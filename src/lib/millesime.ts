import { periode } from './format.ts';
import { insecables } from './typographie.ts';

const CODE_PERIODE = /^\d{4}(-T[1-4]|-\d{2}(-\d{2})?)?$/;

/** A vintage in words: `2019-07` → « juillet 2019 », `2013-2026` → « 2013-2026 »; words stay as they are. */
export function millesimeEnMots(code: string): string {
  return CODE_PERIODE.test(code) ? periode(code) : insecables(code);
}
