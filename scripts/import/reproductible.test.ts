import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Contrat } from '../../src/domain/contrat.ts';
import { TABLES_IMPORTEES } from '../../src/domain/tables/catalogue.ts';
import { communes, departements, epci, regions } from '../../src/domain/tables/territoires.ts';
import { IMPORTEURS } from './catalogue.ts';
import type { Contexte } from './importeur.ts';
import { lireCog } from './cog.ts';
import { creerContexte } from './contexte.ts';
import { referentiel, verifierFiches, verifierCodes } from './croisements.ts';
import { formaterTable } from './ecriture.ts';
import { ORIGINAUX } from './essai.ts';
import { executer } from './execution.ts';
import { DATA } from './fixtures.ts';
import { lireTable } from './lecture-table.ts';
import { FICHIER_PASSAGE, lirePassage } from './passage-communes.ts';
import { lireFichesSources, lireCorrections, sha256 } from './sources.ts';
import { verifierTable } from './verification.ts';

const presents = existsSync(join(ORIGINAUX, FICHIER_PASSAGE));

const MEGA = 1024 * 1024;
const octetsDeTable = (contrat: Contrat): Buffer => readFileSync(join(DATA, 'tables', `${contrat.table}.csv`));
const lignesDe = (table: string) => {
  const contrat = TABLES_IMPORTEES.find((c) => c.table === table);
  if (contrat === undefined) throw new Error(`no contract for ${table}`);
  return lireTable(contrat, table, octetsDeTable(contrat)).lignes;
};
const { cartes, anomalies: fautesCartes } = lireFichesSources(join(DATA, 'sources'));

describe('the committed tables', () => {
  const codes = referentiel(lireCog(), new Set(lignesDe('zones_emploi').map((l) => String(l['zone_emploi']))));

  it.each(TABLES_IMPORTEES.map((c) => [c.table, c] as const))('%s keeps its contract, its codes and its order', (_, contrat) => {
    const { lignes, anomalies } = lireTable(contrat, contrat.table, octetsDeTable(contrat));
    expect(anomalies).toEqual([]);
    expect(lignes.length, `${contrat.table} is empty`).toBeGreaterThan(0);
    expect(verifierTable(contrat, lignes)).toEqual([]);
    expect(verifierCodes({ contrat, lignes }, codes)).toEqual([]);
    expect(formaterTable(contrat, lignes) === octetsDeTable(contrat).toString('utf8')).toBe(true);
  });

  it('hold the figures of their originals', () => {
    const iae = (code: string, date: string) => lignesDe('iae_salaries').find((l) => l['code'] === code && l['date'] === date);
    expect(iae('01', '2022-09-30')).toMatchObject({ niveau: 'departement', valeur: 1213, etat: 'valeur' });
    expect(iae('FR', '2022-09-30')).toMatchObject({ valeur: 146311, etat: 'valeur' });
    expect(iae('976', '2017-12-31')).toMatchObject({ valeur: null, etat: 'indisponible' });
    expect(lignesDe('defm_departements').find((l) => l['departement'] === '01' && l['annee'] === 2014)?.['defm']).toBe(40020);
  });

  it('count the SIAE of the ASP list less the two demonstration rows', () => {
    const types = lignesDe('siae').map((l) => l['type']);
    expect(['ACI', 'AI', 'EI', 'ETTI'].map((t) => types.filter((x) => x === t).length)).toEqual([1815, 620, 941, 298]);
  });

  it('stay under 15 MB in all', () => {
    const dossier = join(DATA, 'tables');
    const total = readdirSync(dossier).reduce((s, f) => s + statSync(join(dossier, f)).size, 0);
    expect(total).toBeLessThan(15 * MEGA);
  });
});

describe('the cards', () => {
  it('are valid, and every table has those it names', () => {
    expect(fautesCartes).toEqual([]);
    expect(verifierFiches([...TABLES_IMPORTEES, communes, departements, epci, regions], cartes)).toEqual([]);
  });

  it('describe every original of every filter', () => {
    const decrits = new Set([...cartes.values()].flatMap((c) => c.originaux.map((o) => o.chemin)));
    expect(IMPORTEURS.flatMap((i) => i.fichiers).filter((f) => !decrits.has(f))).toEqual([]);
  });

  it('hold the fingerprint of the installed COG package', () => {
    for (const { chemin, octets, sha256: attendu } of cartes.get('cog-2026')?.originaux ?? []) {
      const lus = readFileSync(fileURLToPath(import.meta.resolve(chemin)));
      expect([chemin, lus.length, sha256(lus)]).toEqual([chemin, octets, attendu]);
    }
    expect(cartes.get('cog-2026')?.originaux).toHaveLength(4);
  });
});

describe.skipIf(!presents)('the originals', () => {
  let contexte: Contexte;
  beforeAll(() => {
    const passage = lirePassage(readFileSync(join(ORIGINAUX, FICHIER_PASSAGE)));
    contexte = creerContexte(passage, (nom) => lireCorrections(join(DATA, 'corrections'), nom));
  });
  const lireOriginal = (chemin: string) => readFileSync(join(ORIGINAUX, chemin));

  it.each(IMPORTEURS.map((i) => [i.id, i] as const))('%s: importing again changes no byte', async (_, importeur) => {
    const bilan = await executer(importeur, { lireOriginal, cartes, contexte });
    expect(bilan.anomalies).toEqual([]);
    for (const { contrat, lignes } of bilan.tables)
      expect([contrat.table, formaterTable(contrat, lignes) === octetsDeTable(contrat).toString('utf8')]).toEqual([contrat.table, true]);
  });

  it('the contours have the fingerprint of their card: that of the sorted list of their files', () => {
    const dossier = join(ORIGINAUX, 'geo/communes-2018');
    const liste = readdirSync(dossier)
      .sort()
      .map((f) => `${sha256(readFileSync(join(dossier, f)))}  ${f}\n`);
    expect(createHash('sha256').update(liste.join('')).digest('hex')).toBe(cartes.get('ign-communes-2018')?.originaux[0]?.sha256);
  });
});
