import type { Scalaire } from '#db/database.ts';
import type {
  Calcul,
  Demande,
  DemandeDivision,
  DemandeValeurs,
  Envoi,
  LectureDite,
  RapportDit,
  Reponse,
  TableDite,
  TrancheDite,
} from './messages.ts';

interface Attente {
  readonly reussir: (valeur: unknown) => void;
  readonly echouer: (e: Error) => void;
  readonly colonnes: Scalaire[][];
  readonly surProgres: (part: number) => void;
  /** Nobody waits for it: it does not count as a task under way. */
  readonly fond: boolean;
}

/** The page’s side of the worker: one promise a question. The worker starts at the first file. */
export class Client {
  private readonly racine: string;
  private ouvrier: Worker | null = null;
  private readonly attentes = new Map<number, Attente>();
  private dernier = 0;
  /** Workers started so far: a file lives and dies with its own. */
  generation = 0;

  constructor(racine: string) {
    this.racine = new URL(racine, document.baseURI).href;
  }

  preparer = () => this.demander<undefined>({ sorte: 'preparer' });
  ouvrir = (fichier: Blob, memoires: ReadonlyMap<string, ReadonlyMap<string, string>>, surProgres: (part: number) => void) =>
    this.demander<LectureDite>({ sorte: 'ouvrir', fichier, memoires }, [], surProgres);
  relire = (options: Extract<Demande, { sorte: 'relire' }>['options']) => this.demander<LectureDite>({ sorte: 'relire', options });
  rapprocher = (d: Omit<Extract<Demande, { sorte: 'rapprocher' }>, 'sorte'>) => this.demander<RapportDit>({ sorte: 'rapprocher', ...d });
  valeurs = (demande: DemandeValeurs) => this.demander<Calcul>({ sorte: 'valeurs', demande });
  tranche = (d: Omit<Extract<Demande, { sorte: 'tranche' }>, 'sorte'>) => this.demander<TrancheDite>({ sorte: 'tranche', ...d });
  diviser = (demande: DemandeDivision) => this.demander<Calcul>({ sorte: 'diviser', demande });
  rapportCsv = () => this.demander<string>({ sorte: 'rapport-csv' });

  /** The whole table, whose values arrive piece by piece. */
  async table(): Promise<TableDite & { readonly valeurs: readonly (readonly Scalaire[])[] }> {
    const colonnes: Scalaire[][] = [];
    const dite = await this.demander<TableDite>({ sorte: 'table' }, colonnes);
    return { ...dite, valeurs: dite.colonnes.map((_, k) => colonnes[k] ?? []) };
  }

  /** Gives up what is under way; the next question starts a new worker, without any file. An idle worker stays: it has read the list of places. */
  arreter(): void {
    if ([...this.attentes.values()].some((a) => !a.fond)) this.terminer();
  }

  /** No worker: the file that one held is gone. */
  estVide(): boolean {
    return this.ouvrier === null;
  }

  private terminer(): void {
    this.ouvrier?.terminate();
    this.ouvrier = null;
    for (const { echouer } of this.attentes.values()) echouer(new DOMException('lecture abandonnée', 'AbortError'));
    this.attentes.clear();
  }

  private demander<T>(demande: Demande, colonnes: Scalaire[][] = [], surProgres: (part: number) => void = () => undefined): Promise<T> {
    const id = ++this.dernier;
    this.ouvrier ??= this.demarrer();
    const envoi: Envoi = { id, racine: this.racine, demande };
    return new Promise<unknown>((reussir, echouer) => {
      this.attentes.set(id, { reussir, echouer, colonnes, surProgres, fond: demande.sorte === 'preparer' });
      this.ouvrier?.postMessage(envoi);
    }) as Promise<T>;
  }

  private demarrer(): Worker {
    this.generation++;
    const ouvrier = new Worker(new URL('./ouvrier.ts', import.meta.url), { type: 'module' });
    ouvrier.addEventListener('message', ({ data }: MessageEvent<Reponse>) => this.recevoir(data));
    // out of memory, or a script that did not load
    ouvrier.addEventListener('error', () => {
      const message =
        'La lecture s’est arrêtée\u00a0: ce navigateur manque peut-être de mémoire. Gardez les colonnes utiles, puis choisissez le fichier encore.';
      for (const { echouer } of this.attentes.values()) echouer(new Error(message));
      this.attentes.clear();
      this.terminer();
    });
    return ouvrier;
  }

  private recevoir(reponse: Reponse): void {
    const attente = this.attentes.get(reponse.id);
    if (attente === undefined) return;
    if (reponse.sorte === 'morceau') {
      const colonne = (attente.colonnes[reponse.colonne] ??= []);
      // push(...) of a long array would overflow the stack of arguments
      for (const v of reponse.valeurs) colonne.push(v);
      return;
    }
    if (reponse.sorte === 'progres') return attente.surProgres(reponse.part);
    this.attentes.delete(reponse.id);
    if (reponse.sorte === 'resultat') attente.reussir(reponse.valeur);
    else attente.echouer(new Error(reponse.message));
  }
}
