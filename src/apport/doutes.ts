import { liste } from '#lib/format.ts';
import type { ChoixColonne, ColonneLue, Doute } from './colonne.ts';
import { question, type Question, type Reponses } from './question.ts';

/** « 1,234 » and « 1.234 » are asked once for the file, each mark for itself. */
const CLES = { ',': 'milliers:virgule', '.': 'milliers:point' } as const;
export const TRANSPOSER = 'transposer';
const UNITES = 'unites:';

/** The answers that change what a cell says: the file is read again for them, not for the others. */
export const changeLaLecture = (cle: string): boolean => cle === TRANSPOSER || cle.startsWith(UNITES) || cle.startsWith('milliers:');

const parmi = <const T extends string>(reponse: string | undefined, connus: readonly T[]): T | undefined =>
  connus.find((c) => c === reponse);

/** What the reader answered of the numbers of one column. */
export function choixDeColonne(reponses: Reponses, colonne: number): ChoixColonne {
  const unites = parmi(reponses.get(`${UNITES}${colonne}`), ['parts', 'meme', 'texte']);
  const milliers = (marque: keyof typeof CLES) => parmi(reponses.get(CLES[marque]), ['milliers', 'decimales', 'texte']);
  return { milliers, ...(unites === undefined ? {} : { unites }) };
}

function demanderMilliers(marque: ',' | '.', colonnes: readonly ColonneLue[]): Question {
  const concernees = colonnes.filter((c) => c.doute?.sorte === 'milliers' && c.doute.marque === marque);
  const [premiere] = concernees;
  const exemples = premiere?.doute?.exemples ?? [];
  const [nombre = ''] = exemples;
  const noms = concernees.slice(0, 4).map((c) => `« ${c.nom} »`);
  const chiffres = nombre.replace(/[^\d]/g, '');
  const texte = `Dans ${liste(noms)}, « ${exemples.join(' », « ')} » s’écrivent avec trois chiffres après ${marque === ',' ? 'la virgule' : 'le point'}. Que sont-ils ?`;
  return question(CLES[marque], texte, [
    {
      valeur: 'milliers',
      texte: `des milliers : ${Number(chiffres)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, '\u202f')}`,
    },
    {
      valeur: 'decimales',
      texte: `des décimales : ${nombre.replace('.', ',')}, entre ${Math.trunc(Number(nombre.replace(',', '.').replace(/[^\d.]/g, '')))} et ${Math.trunc(Number(nombre.replace(',', '.').replace(/[^\d.]/g, ''))) + 1}`,
    },
    { valeur: 'texte', texte: 'je ne sais pas : ne pas utiliser ces nombres' },
  ]);
}

function demanderUnites(nom: string, colonne: number, doute: Extract<Doute, { sorte: 'unites' }>): Question {
  const unite = doute.unites.find((u) => u !== '') ?? '';
  const texte = `La colonne « ${nom} » mêle deux écritures : « ${doute.exemples.join(' », « ')} ». Comment lire les nombres sans « ${unite} » ?`;
  const relative = unite === '%' || unite === '‰';
  const plusieurs = doute.unites.filter((u) => u !== '').length > 1;
  return question(`${UNITES}${colonne}`, texte, [
    ...(relative && !plusieurs
      ? [{ valeur: 'parts', texte: `comme des parts de 1, à multiplier par ${unite === '%' ? '100' : '1 000'}` }]
      : []),
    ...(plusieurs ? [] : [{ valeur: 'meme', texte: `ils sont déjà en ${unite}` }]),
    { valeur: 'texte', texte: 'ne pas utiliser cette colonne' },
  ]);
}

/** The first column of numbers that waits for an answer. */
export function questionDesNombres(colonnes: readonly ColonneLue[]): Question | null {
  const k = colonnes.findIndex((c) => c.doute !== undefined);
  const c = colonnes[k];
  if (c?.doute === undefined) return null;
  return c.doute.sorte === 'milliers' ? demanderMilliers(c.doute.marque, colonnes) : demanderUnites(c.nom, k, c.doute);
}
