import { nomsEpci } from './noms-epci.ts';
import { EPT_PARIS, nomsEpt } from './noms-ept.ts';
import { NOMS_FRANCE, nomsCommune, nomsDepartement, nomsRegion, nomsZoneEmploi, type Noms } from './noms.ts';
import { entierDe, type Territoire } from './territoire.ts';

/** The forms of any territory, whatever its level. */
export function nomsTerritoire(t: Pick<Territoire, 'niveau' | 'code' | 'nom' | 'nature'>): Noms {
  switch (t.niveau) {
    case 'france':
      return NOMS_FRANCE;
    case 'region':
      return nomsRegion(t.code);
    case 'departement':
      return nomsDepartement(t.code);
    case 'epci':
      if (t.nature === undefined) throw new Error(`EPCI ${t.code} has no nature (CC, CA, CU, METRO, MET69): read it from the epci table`);
      return nomsEpci(t.nom, t.nature);
    case 'ept':
      return nomsEpt(t.code, t.nom);
    case 'partie':
      return enPartie(nomsTerritoire({ ...t, ...entierDe(t.code) }));
    case 'zone-emploi':
      return nomsZoneEmploi(t.nom);
    case 'commune':
      return nomsCommune(t.nom);
  }
}

/** What a département holds of a place that straddles several: « CC du Pays de Gex (partie) ». */
export const nomDePartie = (nom: string): string => `${nom}\u00a0(partie)`;

const enPartie = (n: Noms): Noms => ({
  ...n,
  nom: nomDePartie(n.nom),
  le: nomDePartie(n.le),
  dans: nomDePartie(n.dans),
  de: nomDePartie(n.de),
  a: nomDePartie(n.a),
});

/** Title of the sheet: « Ain », « Communauté d’agglomération du Pays de Gex », « Zone d’emploi du Mans ». */
export function titreTerritoire(t: Pick<Territoire, 'niveau' | 'code' | 'nom' | 'nature'>): string {
  if (t.niveau === 'epci' && t.nature !== undefined) return nomsEpci(t.nom, t.nature).titre;
  if (t.niveau === 'ept' && t.code === EPT_PARIS) return `${t.nom} (territoire de la Métropole du Grand Paris)`;
  if (t.niveau === 'zone-emploi') return nomsZoneEmploi(t.nom).le.replace(/^la zone/, 'Zone');
  return nomsTerritoire(t).nom;
}
