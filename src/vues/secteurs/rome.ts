import { couvertureNaf, departementsPilotes, metiersPilotes } from '#lecture/metiers-rome.ts';
import { decrireDistribution } from '#charts/description.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { document, rendre } from '#charts/server.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { libelleRome } from '#domain/rome.ts';
import { compte, entier, liste } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Donnees } from '#lecture/donnees.ts';
import { caseTexte, nommage, type VueFigure } from '../figure.ts';
import { titreDit } from '../titre.ts';

/** Drawn and listed: rarer trades are in the table that may be downloaded. */
const MONTRES = 12;

export async function phraseCouverture(d: Donnees): Promise<string> {
  const { retrouvees, muettes } = await couvertureNaf(d);
  const lieux = liste((await departementsPilotes(d)).map((c) => nomsDepartement(c).dans));
  return insecables(
    `En 2019, ${compte(retrouvees, 'structure', 'structures')} de la liste avaient dit leurs métiers ${lieux}. Pour ${entier(muettes)} d’entre elles, le code NAF n’en disait rien.`,
  );
}

export async function vueMetiersPilotes(d: Donnees, id: string): Promise<VueFigure> {
  const metiers = await metiersPilotes(d);
  const montres = metiers.slice(0, MONTRES);
  const departements = await departementsPilotes(d);
  const lignes = montres.map((m) => ({ code: m.code, nom: libelleRome(m.code), valeur: m.structures, etat: 'valeur' as const }));
  const [premier, second] = lignes;
  return {
    id,
    titre: titreDit(`Métiers les plus proposés : ${premier?.nom.toLowerCase() ?? ''}, puis ${second?.nom.toLowerCase() ?? ''}`, {
      quand: '2019',
    }),
    sousTitre: insecables(
      `Structures qui proposaient chaque métier, ${MONTRES} métiers sur ${entier(metiers.length)}, trois départements pilotes, 2019. Une structure peut en proposer plusieurs.`,
    ),
    svg: rendre(dessinerClassement(lignes, { document, id, nom: nommage(id), ecriture: entier, ton: 'offre', avecRangs: false })),
    description: decrireDistribution(lignes, { unites: 'métiers', ecriture: entier }),
    tableau: {
      legende: 'Métiers proposés par les SIAE de trois départements, 2019',
      colonnes: [
        { nom: 'Métier' },
        { nom: 'Code' },
        { nom: 'Structures', nombre: true },
        ...departements.map((c) => ({ nom: nomsDepartement(c).nom, nombre: true })),
      ],
      lignes: montres.map((m) => ({
        cases: [
          caseTexte(libelleRome(m.code)),
          caseTexte(m.code),
          { texte: entier(m.structures), brut: m.structures, nombre: true },
          // the file lists what is offered: a trade that is not there was not offered
          ...departements.map((c) => ({ texte: entier(m.parDepartement.get(c) ?? 0), brut: m.parDepartement.get(c) ?? 0, nombre: true })),
        ],
      })),
    },
    sources: ['emplois-rome-2019'],
    localisations: ['etablissement'],
    indicateurs: [],
  };
}
