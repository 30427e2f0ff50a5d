import { aLaDemande } from '#islands/pieces/une-fois.ts';
import { siPermis } from '#islands/pieces/permission.ts';
import type { Parties } from './parties-de-page.ts';
import { saisieSimple, type Saisie } from './saisie-sql.ts';
import { lireSchema } from './schema.ts';

const NOM = 'Requête SQL. Contrôle et Entrée pour exécuter, Tab pour sortir.';

/** The text area of the page, until the first focus brings the editor that takes its place. */
export class EditeurALaDemande {
  private readonly p: Parties;
  private readonly surExecuter: () => void;
  private readonly remplacee = aLaDemande(() => this.remplacer());
  /** Where SQL is written now. */
  saisie: Saisie;

  constructor(p: Parties, surExecuter: () => void) {
    [this.p, this.surExecuter] = [p, surExecuter];
    this.saisie = saisieSimple(p.champ);
    p.champ.addEventListener('keydown', (e) => {
      if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) surExecuter();
    });
    p.champ.addEventListener('focus', () => void this.charger(false));
  }

  private async remplacer(): Promise<void> {
    const { monterEditeur } = await import('./editeur.ts');
    const { champ, editeur, schema } = this.p;
    const avaitLeFocus = document.activeElement === champ;
    const { value: texte, selectionStart: de, selectionEnd: a } = champ;
    champ.hidden = true;
    editeur.hidden = false;
    const tables = () => lireSchema(schema);
    this.saisie = monterEditeur(editeur, { texte, selection: { de, a }, tables, nom: NOM, surExecuter: this.surExecuter });
    if (avaitLeFocus) this.saisie.focaliser();
  }

  /** Without the editor the text area goes on serving. */
  async charger(focus: boolean): Promise<void> {
    await siPermis(this.remplacee, undefined);
    if (focus) this.saisie.focaliser();
  }
}
