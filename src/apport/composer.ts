import { estVide, rogner } from './grille.ts';
import type { ColonneLue } from './colonne.ts';
import { lireIndices } from './indices.ts';

const texteDe = (c: ColonneLue, rang: number): string => {
  const v = c.valeurs[rang];
  return estVide(v) ? '' : rogner(String(v)).toUpperCase();
};

const tous = (c: ColonneLue, motif: RegExp): boolean => {
  let pleines = 0;
  for (let i = 0; i < c.valeurs.length; i++) {
    const t = texteDe(c, i);
    if (t === '') continue;
    if (!motif.test(t)) return false;
    pleines++;
  }
  return pleines > 0;
};

/** « 971 » and « 05 » → 97105: five characters in all. */
function joindre(departement: string, commune: string): string {
  const debut = departement.padStart(2, '0');
  return debut + commune.padStart(5 - debut.length, '0');
}

/** The Insee code that two columns hold between them: « Code département » 01 and « Code commune » 053. */
export function composerCommune(colonnes: readonly ColonneLue[]): { readonly colonne: ColonneLue; readonly avis: string } | null {
  const indices = colonnes.map((c) => lireIndices(c.nom).niveaux);
  const seul = (k: number, niveau: string) => indices[k]?.length === 1 && indices[k][0] === niveau;
  const commune = colonnes.find((c, k) => seul(k, 'commune') && tous(c, /^\d{1,3}$/));
  const departement = colonnes.find((c, k) => seul(k, 'departement') && tous(c, /^(?:\d{1,2}|2[AB]|97\d)$/));
  if (commune === undefined || departement === undefined) return null;
  const valeurs = commune.valeurs.map((_, i) => {
    const [d, n] = [texteDe(departement, i), texteDe(commune, i)];
    return d === '' || n === '' ? null : joindre(d, n);
  });
  const nom = 'code Insee de la commune (composé)';
  return {
    colonne: { nom, type: 'texte', valeurs, absences: new Map(), unite: '', intrus: null },
    avis: `« ${departement.nom} » et « ${commune.nom} » ont été réunis dans « ${nom} ».`,
  };
}
