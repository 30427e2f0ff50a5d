import { mkdirSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { exporterSvg } from '#charts/export.ts';
import { MOTS_RESERVE } from '#domain/phrase.ts';
import { ecrireCsv } from '#lib/csv.ts';
import type { VueFigure } from './figure.ts';

/**
 * Node-only, at build: a figure as files beside its page, made from the very rows and drawing that the page shows. ATLAS_SORTIE is the
 * folder of the site being built; without it (the development server), nothing is written.
 */
const SORTIE = env['ATLAS_SORTIE'];

export function csvDe({ tableau }: Pick<VueFigure, 'tableau'>): string {
  const noms = tableau.colonnes.map((c) => c.nom);
  const reserves = tableau.lignes.map((l) =>
    l.cases.flatMap((c, k) => (c.reserve === undefined ? [] : [`${noms[k] ?? ''} : ${MOTS_RESERVE[c.reserve]}`])),
  );
  const avec = reserves.some((r) => r.length > 0);
  return ecrireCsv(
    avec ? [...noms, 'Réserve'] : noms,
    tableau.lignes.map((l, k) => [...l.cases.map((c) => c.brut), ...(avec ? [(reserves[k] ?? []).join(' ; ')] : [])]),
  );
}

export interface FichiersFigure {
  readonly svg: string;
  readonly csv: string;
}

/** Addresses of the two files of a figure. */
export function adressesFigure(page: string, id: string): FichiersFigure {
  return { svg: `${page}figures/${id}.svg`, csv: `${page}figures/${id}.csv` };
}

/** Writes both files at the address of the page in its site, whatever the sub-path the site is published under. */
export function deposer(adresse: string, vue: VueFigure, source: string, sortie: string | undefined = SORTIE): void {
  if (sortie === undefined) return;
  const dossier = `${sortie}${adresse}figures`;
  mkdirSync(dossier, { recursive: true });
  writeFileSync(`${dossier}/${vue.id}.csv`, csvDe(vue));
  if (vue.svg === '') return;
  const options = { ...(vue.defs === undefined ? {} : { defs: vue.defs }), ...(vue.legende === undefined ? {} : { legende: vue.legende }) };
  writeFileSync(`${dossier}/${vue.id}.svg`, exporterSvg(vue.svg, { titre: vue.titre, sousTitre: vue.sousTitre, source }, options));
}
