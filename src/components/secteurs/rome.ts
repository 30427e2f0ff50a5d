import { decrireDistribution } from '#charts/description.ts';
import { dessinerClassement } from '#charts/ranked-bars.ts';
import { document, rendre } from '#charts/server.ts';
import { CODES_INDETERMINES } from '#domain/naf.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { libelleRome } from '#domain/rome.ts';
import { compte, entier, liste } from '#lib/format.ts';
import { insecables } from '#lib/typographie.ts';
import type { Donnees } from '../donnees.ts';
import { caseTexte, nommage, type VueFigure } from '../vues/figure.ts';

interface Metier {
  readonly code: string;
  /** Structures that offered it, all three départements. */
  readonly structures: number;
  readonly parDepartement: ReadonlyMap<string, number>;
}

/** Drawn and listed: rarer trades are in the table that may be downloaded. */
const MONTRES = 12;

export async function metiersPilotes(d: Donnees): Promise<readonly Metier[]> {
  const lignes = await d.requete(
    'select rome, departement, count(distinct siret || type) as n from siae_rome where rome is not null group by rome, departement order by rome, departement',
  );
  const parCode = Map.groupBy(lignes, (l) => String(l['rome']));
  return [...parCode]
    .map(([code, siennes]) => ({
      code,
      structures: siennes.reduce((n, l) => n + Number(l['n']), 0),
      parDepartement: new Map(siennes.map((l) => [String(l['departement']), Number(l['n'])])),
    }))
    .toSorted((a, b) => b.structures - a.structures || (a.code < b.code ? -1 : 1));
}

export interface CouvertureNaf {
  /** Structures that gave a trade and stand in the list of July 2019. */
  readonly retrouvees: number;
  /** Those whose NAF tells none. */
  readonly muettes: number;
}

/** Of the structures that said their trades, those of which the NAF said nothing. */
export async function couvertureNaf(d: Donnees): Promise<CouvertureNaf> {
  const codes = CODES_INDETERMINES.map((c) => `'${c.code}'`).join(', ');
  const [ligne] = await d.requete(
    `select count(*) as n, count(*) filter (where s.naf is null or s.naf in (${codes})) as muettes
    from siae s where exists (select 1 from siae_rome r where r.siret = s.siret and r.type = s.type and r.rome is not null)`,
  );
  return { retrouvees: Number(ligne?.['n']), muettes: Number(ligne?.['muettes']) };
}

/** The three départements, from the table itself. */
export async function departementsPilotes(d: Donnees): Promise<readonly string[]> {
  return (await d.requete('select distinct departement from siae_rome order by departement')).map((l) => String(l['departement']));
}

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
    titre: insecables(`Métiers les plus proposés : ${premier?.nom.toLowerCase() ?? ''}, puis ${second?.nom.toLowerCase() ?? ''}`),
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
    localisations: ['siege'],
    indicateurs: [],
  };
}
