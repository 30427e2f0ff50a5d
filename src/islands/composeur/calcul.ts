import type { Etat } from '#domain/cellule.ts';
import type { Composition } from '#domain/composition.ts';
import type { Couche } from '#domain/couche.ts';
import type { Progres } from '#db/moteur.ts';
import { ecrireRequete } from '#indicateurs/composition/ecrire.ts';
import type { Explication } from '#indicateurs/composition/mots.ts';
import type { Rangee } from '#db/database.ts';

export interface Suivi {
  readonly racine: string;
  readonly surProgres: (p: Progres) => void;
  readonly signal: AbortSignal;
}

interface LigneComposee extends Rangee {
  readonly niveau: string;
  readonly code: string;
  readonly valeur: number | null;
  readonly etat: Etat;
}

export interface Resultat {
  readonly couche: Couche;
  /** The same ratio for France; null when it cannot be given. */
  readonly france: number | null;
}

/** Runs the SQL that is shown, in the engine of this browser: it starts here, on the gesture, and never before. Throws ErreurMoteur. */
export async function calculer(c: Composition, mots: Explication, { racine, surProgres, signal }: Suivi): Promise<Resultat> {
  const { sql } = ecrireRequete(c);
  const { moteur } = await import('#db/browser.ts');
  const m = await moteur({ racine, surProgres, signal, sql });
  const annuler = () => void m.annuler();
  signal.addEventListener('abort', annuler, { once: true });
  try {
    await m.ouvrir({ sql }, { surProgres, signal });
    signal.throwIfAborted();
    const lignes = await m.query<LigneComposee>(sql);
    return { couche: enCouche(c, mots, lignes), france: lignes.find((l) => l.niveau === 'france')?.valeur ?? null };
  } finally {
    signal.removeEventListener('abort', annuler);
  }
}

function enCouche(c: Composition, mots: Explication, lignes: readonly LigneComposee[]): Couche {
  return {
    titre: mots.titre,
    unite: mots.unite,
    ...(mots.genre === 'Nombre' ? {} : { uniteCourte: mots.uniteCourte }),
    decimales: mots.decimales,
    niveau: c.niveau,
    valeurs: new Map(lignes.filter((l) => l.niveau === c.niveau).map(({ code, valeur, etat }) => [code, { valeur, etat }])),
    note: `${mots.genre}, composé par le lecteur. ${mots.phrases.slice(1).join(' ')}`,
  };
}
