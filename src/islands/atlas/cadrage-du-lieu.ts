import type { CatalogueAtlas } from '#domain/catalogue-atlas.ts';
import type { NiveauCarte } from '#domain/couche.ts';
import type { ZoomAtlas } from '#domain/etat-atlas.ts';
import { cadreurDe, type DemanderCadreur } from '#islands/carte-vive/cadrage.ts';
import type { CarteVive } from '#islands/carte-vive/carte.ts';
import { reunirBbox } from '#geometry/bbox.ts';
import { boite } from '#islands/carte-vive/chemins.ts';
import type { ZoomLibre } from '#islands/carte-vive/zoom.ts';

export interface Cadrage {
  readonly cadreur: DemanderCadreur;
  /** Brings the frame of a state on screen; all of France loads nothing when nothing was enlarged. */
  readonly cadrer: (zoom: ZoomAtlas | null, niveau: NiveauCarte) => Promise<void>;
}

export interface OptionsCadrage {
  readonly carte: CarteVive;
  readonly catalogue: CatalogueAtlas;
  /** Contours of the départements, whatever the level drawn: a région is the box of its own. */
  readonly contours: ReadonlyMap<string, string>;
  readonly surFin: (zoom: ZoomLibre | null) => void;
}

export function creerCadrage({ carte, catalogue, contours, surFin }: OptionsCadrage): Cadrage {
  const demander = cadreurDe(carte, surFin);
  let demande = false;
  const cadreur: DemanderCadreur = () => {
    demande = true;
    return demander();
  };
  const boiteDuLieu = (lieu: 'region' | 'departement', code: string) => {
    const codes = lieu === 'departement' ? [code] : catalogue.departements.filter((d) => catalogue.regionDe[d] === code);
    return reunirBbox(codes.map((c) => boite(contours.get(c) ?? '')));
  };
  const cadrer = async (zoom: ZoomAtlas | null, niveau: NiveauCarte): Promise<void> => {
    if (zoom === null && !demande) return;
    const c = await cadreur();
    if (zoom === null) c.rendre();
    else if ('k' in zoom) c.cadrerLibre(zoom);
    else if (niveau !== 'commune') c.cadrerBoite(boiteDuLieu(zoom.lieu, zoom.code));
  };
  return { cadreur, cadrer };
}
