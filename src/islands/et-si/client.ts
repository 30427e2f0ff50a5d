import type { Demande, Reponse, Resultat } from './messages.ts';

type Genre = Demande['genre'];

const demarrer: Readonly<Record<Genre, () => Worker>> = {
  glouton: () => new Worker(new URL('./ouvrier.ts', import.meta.url), { type: 'module', name: 'ou-d-abord' }),
  exact: () => new Worker(new URL('./ouvrier-exact.ts', import.meta.url), { type: 'module', name: 'optimum' }),
};

/** The page's side of the workers: one search at a time. A solver does not listen while it works: to cancel is to end its worker. */
export class Chercheur {
  private readonly ouvriers = new Map<Genre, Worker>();
  private rejeter: ((cause: Error) => void) | null = null;

  /** Rejects with an AbortError when cancelled, or when another search takes its place. */
  chercher(demande: Demande): Promise<Resultat> {
    this.annuler();
    const ouvrier = this.ouvriers.get(demande.genre) ?? demarrer[demande.genre]();
    this.ouvriers.set(demande.genre, ouvrier);
    return new Promise<Resultat>((reussir, rejeter) => {
      this.rejeter = rejeter;
      ouvrier.onmessage = ({ data }: MessageEvent<Reponse>) => {
        this.rejeter = null;
        if (data.sorte === 'resultat') reussir(data.resultat);
        else rejeter(new Error(data.message));
      };
      ouvrier.onerror = (e) => {
        e.preventDefault();
        this.arreter(new Error(`the search stopped: ${e.message}`));
      };
      ouvrier.postMessage(demande);
    });
  }

  /** Nothing happens when nothing is under way: an idle worker keeps what it has read. */
  annuler(): void {
    if (this.rejeter !== null) this.arreter(new DOMException('search cancelled', 'AbortError'));
  }

  private arreter(cause: Error): void {
    for (const ouvrier of this.ouvriers.values()) ouvrier.terminate();
    this.ouvriers.clear();
    const { rejeter } = this;
    this.rejeter = null;
    rejeter?.(cause);
  }
}
