import type { ColonneArrow } from './arrow.ts';
import type { Instance } from './instance.ts';
import type { Demande } from './tables.ts';

/** What an engine holds of a table, or is being given. */
interface Etat {
  readonly colonnes: readonly string[] | null;
  readonly travail: Promise<void>;
}

type Lire = (demandes: readonly Demande[]) => Promise<readonly (readonly ColonneArrow[])[]>;

/** The tables of one instance: published ones, some with part of their columns, and the reader's own. */
export interface Contenu {
  readonly a: (nom: string) => boolean;
  /** Names of tables that do not have all their columns. */
  readonly partielles: () => readonly string[];
  /** Puts in a table; a failure leaves no trace, so that it may be tried again. */
  readonly mettre: (demande: Demande, colonnes: Promise<readonly ColonneArrow[]>) => Promise<void>;
  /** Reads and puts in what is missing. Several may ask for the same at once. */
  readonly assurer: (demandes: readonly Demande[], lire: Lire) => Promise<void>;
}

function suffit(etat: Etat | undefined, { colonnes }: Demande): boolean {
  if (etat === undefined) return false;
  return etat.colonnes === null || (colonnes?.every((c) => etat.colonnes?.includes(c)) ?? false);
}

/** A table that gets more columns keeps those it had: another query may be about to use them. */
function elargir({ nom, colonnes }: Demande, etat: Etat | undefined): Demande {
  return { nom, colonnes: colonnes === null || etat?.colonnes === null ? null : [...new Set([...colonnes, ...(etat?.colonnes ?? [])])] };
}

export function ouvrirContenu(instance: Instance): Contenu {
  const etats = new Map<string, Etat>();
  const enTravaux = new Set<Promise<void>>();

  function mettre({ nom, colonnes }: Demande, lecture: Promise<readonly ColonneArrow[]>): Promise<void> {
    const travail = lecture.then((c) => instance.inserer(nom, c));
    const etat = { colonnes, travail };
    etats.set(nom, etat);
    enTravaux.add(travail);
    travail.then(
      () => enTravaux.delete(travail),
      () => {
        enTravaux.delete(travail);
        if (etats.get(nom) === etat) etats.delete(nom);
      },
    );
    return travail;
  }

  async function assurer(demandes: readonly Demande[], lire: Lire): Promise<void> {
    const noms = new Set(demandes.map(({ nom }) => nom));
    const enCours = (): readonly Promise<void>[] =>
      [...etats].filter(([nom, { travail }]) => noms.has(nom) && enTravaux.has(travail)).map(([, { travail }]) => travail);
    while (enCours().length > 0) await Promise.allSettled(enCours());
    const manquantes = demandes.filter((d) => !suffit(etats.get(d.nom), d)).map((d) => elargir(d, etats.get(d.nom)));
    if (manquantes.length === 0) return;
    const lecture = lire(manquantes);
    await Promise.all(
      manquantes.map((demande, i) =>
        mettre(
          demande,
          lecture.then((toutes) => toutes[i] ?? []),
        ),
      ),
    );
  }

  return {
    a: (nom) => etats.has(nom),
    partielles: () => [...etats].filter(([, { colonnes }]) => colonnes !== null).map(([nom]) => nom),
    mettre,
    assurer,
  };
}
