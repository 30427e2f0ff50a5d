import charger from 'highs';
import wasm from 'highs/runtime?url';
import { resoudre } from '#zones-blanches/couverture-max/exact.ts';
import { LIMITE } from './messages.ts';
import { servir } from './chercher-lieux.ts';

/** The worker that holds HiGHS: 3.5 MB of WebAssembly of this site, read when the exact optimum is first asked for. It compiles it, and evaluates no text. */
const highs = charger({ locateFile: () => wasm });

servir(async (instance, k, depart) => resoudre(await highs, instance, { k, limite: LIMITE, depart }));
