/** The régions of before 2016 that are no more; the six others kept their code. */
const CODES: Readonly<Record<string, string>> = {
  '21': 'Champagne-Ardenne',
  '22': 'Picardie',
  '23': 'Haute-Normandie',
  '25': 'Basse-Normandie',
  '26': 'Bourgogne',
  '31': 'Nord-Pas-de-Calais',
  '41': 'Lorraine',
  '42': 'Alsace',
  '43': 'Franche-Comté',
  '54': 'Poitou-Charentes',
  '72': 'Aquitaine',
  '73': 'Midi-Pyrénées',
  '74': 'Limousin',
  '82': 'Rhône-Alpes',
  '83': 'Auvergne',
  '91': 'Languedoc-Roussillon',
};
const GARDES = ['11', '24', '52', '53', '93', '94'];

const cleRegion = (texte: string) =>
  texte
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
const NOMS = new Set(Object.values(CODES).map(cleRegion));

export const estAncienneRegion = (texte: string): boolean => NOMS.has(cleRegion(texte));

/** True when the codes are those of the régions of before 2016: all of them known then, and enough that no longer exist. */
export function sontAnciennesRegions(codes: readonly string[]): boolean {
  const disparues = codes.filter((c) => Object.hasOwn(CODES, c));
  return disparues.length >= 3 && codes.every((c) => Object.hasOwn(CODES, c) || GARDES.includes(c) || /^0[1-46]$/.test(c));
}
