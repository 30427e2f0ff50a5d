import { describe, expect, it } from 'vitest';
import { lireFicheSource } from './source.ts';

const CARTE = {
  id: 'essai-2020',
  producteur: 'Insee',
  sigle: 'Insee',
  titre: 'Essai',
  licence: 'Licence Ouverte 2.0',
  millesime: '2020',
  periode: '2020',
  niveaux: ['departement'],
  localisation: 'residence',
  date_acces: '2026-11-22',
  originaux: [{ chemin: 'essai.csv', octets: 12, sha256: 'a'.repeat(64) }],
  limites: ['Une limite.'],
  prochaine_mise_a_jour: 'annuelle',
};
const fautes = (objet: unknown) => lireFicheSource('essai-2020.yaml', objet).fautes;

describe('lireFicheSource', () => {
  it('accepts a whole card', () => {
    expect(lireFicheSource('essai-2020.yaml', CARTE)).toEqual({ carte: CARTE, fautes: [] });
  });

  it('names the missing field and asks for it', () => {
    expect(fautes({ ...CARTE, producteur: undefined })).toMatchObject([
      { fichier: 'essai-2020.yaml', champ: 'producteur', conseil: 'renseigner ce champ (string attendu)' },
    ]);
  });

  it('names an unknown field and gives the known ones', () => {
    const [faute] = fautes({ ...CARTE, licences: 'MIT' });
    expect(faute).toMatchObject({ champ: 'licences', motif: 'champ inconnu' });
    expect(faute?.conseil).toContain('licence,');
  });

  it('gives the choices when a value is not one of them', () => {
    expect(fautes({ ...CARTE, localisation: 'domicile' })).toMatchObject([
      { champ: 'localisation', conseil: 'choisir parmi : etablissement, lieu-de-travail, residence, zonage' },
    ]);
  });

  it('refuses a bad date, a bad fingerprint, a bad address and an id that is not the file name, all told', () => {
    const lues = fautes({
      ...CARTE,
      date_acces: '22/11/2026',
      page: 'insee.fr',
      originaux: [{ chemin: 'x', octets: 1, sha256: 'abc' }],
    });
    expect(lues.map((f) => f.champ)).toEqual(['page', 'date_acces', 'originaux.0.sha256']);
    expect(fautes({ ...CARTE, id: 'autre' })).toMatchObject([{ champ: 'id', conseil: 'écrire « essai-2020 » ou renommer le fichier' }]);
  });
});
