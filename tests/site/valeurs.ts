import { readDist } from './dist.ts';

/** The published values of an indicator that nothing holds back, by level, moment and modality: read from the CSV of its page, not from the code that drew it. */
const published = new Map<string, ReadonlyMap<string, ReadonlyMap<string, number>>>();

export function values(indicator: string, level: string, period: string, modality = ''): ReadonlyMap<string, number> {
  const known = published.get(indicator) ?? readValues(indicator);
  published.set(indicator, known);
  return known.get([level, period, modality].join()) ?? new Map<string, number>();
}

/** Codes of the territories of a level by the name the CSV gives them. */
export function names(indicator: string, level: string): ReadonlyMap<string, string> {
  return new Map(rows(indicator).flatMap(([, , itsLevel, code = '', name = '']) => (itsLevel === level ? [[name, code]] : [])));
}

const rows = (indicator: string) => readDist(`/indicateurs/${indicator}.csv`).trim().split('\n').slice(1).map(cells);

function readValues(indicator: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const groups = new Map<string, Map<string, number>>();
  for (const [, modality = '', level = '', code = '', , period = '', value = '', , reserve] of rows(indicator)) {
    const key = [level, period, modality].join();
    const group = groups.get(key) ?? new Map<string, number>();
    groups.set(key, group);
    if (value !== '' && reserve !== 'incomplet') group.set(code, Number(value));
  }
  return groups;
}

const cells = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
