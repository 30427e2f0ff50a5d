import { describe, expect, it } from 'vitest';
import { QueryError } from '#db/database.ts';
import { ErreurMoteur, type Moteur, type ResultatSql } from '#db/moteur.ts';
import { executer, type Contexte } from './execution.ts';

const TABLES = [{ table: 'siae', colonnes: ['siret', 'nom'] }];

const VIDE: ResultatSql = { colonnes: [], lignes: [] };

/** The contract of the engine, without an engine. */
function faux(repondre: (sql: string) => ResultatSql | Promise<never>) {
  const demandes: string[] = [];
  let rejeter: (e: unknown) => void = () => undefined;
  const db: Moteur = {
    query: () => Promise.reject(new Error('the explorer wants columns')),
    interroger: async (sql) => {
      demandes.push(sql);
      if (sql === 'select lent') return new Promise<ResultatSql>((_, non) => (rejeter = non));
      return repondre(sql);
    },
    version: async () => 'v1.4.3',
    close: async () => undefined,
    ouvrir: async (voulues) => void demandes.push(`ouvrir ${'sql' in voulues ? voulues.sql : voulues.join(' ')}`),
    apporter: async () => undefined,
    annuler: async () => rejeter(new ErreurMoteur('annule', 'interrompu')),
  };
  let horloge = 0;
  const contexte: Contexte = { tables: () => TABLES, demarrer: async () => db, maintenant: () => (horloge += 5) };
  return { contexte, demandes };
}
const suivi = (signal = new AbortController().signal) => ({ surProgres: () => undefined, signal });

describe('one run', () => {
  it('opens what the text needs, queries, times the query alone', async () => {
    const { contexte, demandes } = faux(() => ({ colonnes: [{ nom: 'nom', type: 'VARCHAR' }], lignes: [{ nom: 'A' }] }));
    const issue = await executer('select nom from siae;', contexte, suivi());
    expect(demandes).toEqual(['ouvrir select nom from siae;', 'select nom from siae;']);
    expect(issue).toMatchObject({ sorte: 'resultat', resultat: { duree: 5, colonnes: [{ nom: 'nom', genre: 'texte', type: 'VARCHAR' }] } });
  });

  it('does not start the engine for several statements', async () => {
    const contexte = { ...faux(() => VIDE).contexte, demarrer: () => Promise.reject(new Error('started')) };
    const issue = await executer('select 1; drop table siae', contexte, suivi());
    expect(issue).toMatchObject({ sorte: 'sql', erreur: { conseil: expect.stringContaining('Une seule requête') } });
  });

  it('says that a statement that the engine did not find to be a reading was not run', async () => {
    const { contexte } = faux(() => Promise.reject(new ErreurMoteur('lecture', 'Non.')));
    const issue = await executer('-- rien\nwith x as (select 1) delete from siae', contexte, suivi());
    expect(issue).toMatchObject({ sorte: 'sql', erreur: { ligne: 2, conseil: expect.stringContaining('les tables sont intactes') } });
  });

  it('explains a wrong query by the engine’s own words, whoever wrapped them', async () => {
    const message =
      'Catalog Error: Table with name saie does not exist!\nDid you mean "siae"?\n\nLINE 1: select * from saie\n                      ^';
    const enveloppes = [
      new QueryError(message, 'select * from saie'),
      new ErreurMoteur('table', 'La table…', { cause: new Error(message) }),
    ];
    for (const e of enveloppes) {
      const issue = await executer('select * from saie', faux(() => Promise.reject(e)).contexte, suivi());
      expect(issue).toMatchObject({ sorte: 'sql', erreur: { ligne: 1, debut: 14, conseil: expect.stringContaining('siae') } });
    }
  });

  it('says memory in the engine’s words, and the next query works', async () => {
    let n = 0;
    const { contexte } = faux(() => {
      n += 1;
      return n === 1 ? Promise.reject(new ErreurMoteur('memoire', 'Trop de mémoire.')) : VIDE;
    });
    expect(await executer('select 1', contexte, suivi())).toEqual({ sorte: 'moteur', message: 'Trop de mémoire.', annule: false });
    expect(await executer('select 1', contexte, suivi())).toMatchObject({ sorte: 'resultat' });
  });

  it('is cancelled while it runs', async () => {
    const { contexte } = faux(() => VIDE);
    const controle = new AbortController();
    const issue = executer('select lent', contexte, suivi(controle.signal));
    setTimeout(() => controle.abort(), 5);
    expect(await issue).toEqual({ sorte: 'moteur', message: 'Requête annulée.', annule: true });
  });
});
