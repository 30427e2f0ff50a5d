import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mots } from './copie.ts';

/** The proper names that the five texts print, in the spelling of the site; the texts themselves stay outside the repository. */
const NOMS = {
  'ecosysteme-2019': [
    ...['Direccte', 'CDIAE', 'CTA', 'Pôle emploi', 'Cap emploi', 'missions locales', 'PLIE', 'OPCO', 'OPCA', 'AFPA', 'DGEFP', 'GEIQ'],
    ...['Fonds d’inclusion dans l’emploi', 'parcours emploi compétences', 'PMSMP', 'dossier unique', 'Avise', 'TPE'],
    ...['stratégie de lutte contre la pauvreté', 'loi à venir, dite d’émancipation sociale', 'Emmanuel Macron'],
  ],
  guadeloupe: [
    ...['Initiativ’IAE', 'Coorace', 'Apiness', 'AFEST', 'DRA-SIAE', 'PIC', 'EDEC', 'Uniformation', 'Agefos', 'Opcalia', 'FAFTT', 'Unifaf'],
    ...['Fafsea', 'Transports et services', 'DEETS', 'NOTRe', 'FSE', 'Borello', 'Barfety', 'IGAS', 'SOS Jeune', 'GPEC'],
    ...['Pacte d’ambition', 'répondre à plusieurs aux marchés publics'],
  ],
  'guyane-2018-2019': [
    ...['Dieccte', 'Saint-Laurent-du-Maroni', 'Kourou', 'Cayenne', 'APROSEP', 'Ancrage', 'CAP', 'CRESS', 'Coorace Normandie'],
    ...['secrétaire général de Coorace', 'chargé de mission innovation sociale', 'co-délégué', 'Éric Béasse', 'Sébastien Galtier'],
    ...['Laurent Bouvet'],
  ],
  'ile-de-france-2015-2017': [
    ...['COR-IAE', 'PDIAE', 'URPLIE', 'Agefos', 'Cap emploi', 'Départements des Hauts-de-Seine et du Val-de-Marne', 'Seine-et-Marne'],
    ...['convention Grand Paris emploi', 'au Bourget', 'Euro 2016', 'Eole', 'Europacity', 'ZRR', 'garantie jeunes', 'IOD', 'POEC', 'GEIQ'],
    ...['passerelles entreprises', 'accompagnement global', 'contrat de professionnalisation', 'CPF', 'CEP', 'FPSPP', 'FLES', 'FLE'],
    ...[
      'illettrisme',
      'centrales d’achat',
      'ANRU',
      'Maximilien',
      'Entreprenons-ensemble',
      'mois de l’ESS',
      'Caisse des dépôts',
      'Bpifrance',
    ],
    ...['financement participatif', 'mécénat de compétences', 'FDI', 'PTCE', 'GES', 'agenda 21', 'Aract', 'Cramif', 'MSA', 'Chorum'],
    ...['règlement intérieur', 'le plus augmenté dans les Hauts-de-Seine et le Val-d’Oise'],
  ],
  'ile-de-france-2018-2020': [
    ...['Les Beaux jours', 'PIC', 'Grand Paris Express', 'French Impact', 'gamme UP', 'PM’up', 'TP’up', 'INNOV’up', 'social business'],
    ...['ARES', 'Accenture', 'Vinci', 'Resto passerelle', 'Cultivons la ville', 'MACS', 'Open Map', 'Permis de vivre la ville', 'HEP'],
    ...['Confluences', 'Grand-Orly Seine Bièvre', 'Urtie', 'Grafie', 'Entreprenons-ensemble', 'RATP', 'SNCF', 'Société du Grand Paris'],
    ...[
      'Busin’ess',
      'Clichy',
      'Créteil',
      'Emmaüs Défi',
      'Aurore',
      'Rejoué',
      'CASVP',
      'Convergence',
      'Constructys',
      'Forco',
      'Ermont',
      'UNEP',
    ],
    ...['Espaces', 'Jardin d’Auteuil', 'Plaine de Vie', 'Potagers de Marcoussis', 'ACR', 'Voie 95', 'RIAE 94', 'FLES', 'Uniformation'],
    ...[
      'Biorythme',
      'ARIES',
      'délégation unique du personnel',
      'Aract',
      'Cramif',
      'Epec',
      'CAOM',
      'Chantier école',
      'FAS',
      'ARDIE',
      'CNLRQ',
    ],
    ...['Sinacté', 'Act’Essonne', 'DLA 2020', 'CRESS', 'programmes de développement urbain', 'Relations fournisseurs'],
  ],
} as const;

/** What the site leaves out on purpose. */
const LAISSES: Readonly<Record<string, string>> = {
  'Emmanuel Macron': 'une annonce de l’État se dit par sa fonction et sa date',
  'SOS Jeune': 'l’employeur de l’auteur d’un rapport n’éclaire pas l’IAE',
  'Éric Béasse': 'les trois membres de la mission sont dits par leur fonction',
  'Sébastien Galtier': 'les trois membres de la mission sont dits par leur fonction',
  'Laurent Bouvet': 'les trois membres de la mission sont dits par leur fonction',
};

const contenu = ` ${mots(
  globSync('src/content/**/*.{yaml,mdx}')
    .map((f) => readFileSync(f, 'utf8'))
    .join(' '),
).join(' ')} `;
const present = (nom: string) => contenu.includes(` ${mots(nom).join(' ')} `) || contenu.includes(` ${mots(nom).join(' ')}s `);

describe('every proper name of the five texts', () => {
  test.each(Object.entries(NOMS))('%s: is on the site, or left out with its reason', (_texte, noms) => {
    expect(noms.filter((nom) => !present(nom) && LAISSES[nom] === undefined)).toEqual([]);
  });

  test('what is left out is nowhere, and was in a text', () => {
    const tous = new Set<string>(Object.values(NOMS).flat());
    expect(Object.keys(LAISSES).filter((nom) => present(nom) || !tous.has(nom))).toEqual([]);
  });
});
