import type { NiveauCarte } from '#domain/couche.ts';
import type { ZoomAtlas } from '#domain/etat-atlas.ts';
import type { CarteVive } from '#islands/carte-vive/carte.ts';
import type { CatalogueAtlas } from '#domain/catalogue-atlas.ts';
import { boite, reunir } from '#islands/carte-vive/chemins.ts';
import type { Cadreur, ZoomLibre } from '#islands/carte-vive/zoom.ts';

export interface Cadrage {
  /** The module of zoom, loaded once, when the reader first reaches for the map. */
  readonly cadreur: () => Promise<Cadreur>;
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
  let module: Promise<Cadreur> | null = null;
  const cadreur = (): Promise<Cadreur> => {
    module ??= import('#islands/carte-vive/zoom.ts').then((zoom) => zoom.creerCadreur(carte, surFin));
    module.catch(() => (module = null));
    return module;
  };
  const boiteDuLieu = (lieu: 'region' | 'departement', code: string) => {
    const codes = lieu === 'departement' ? [code] : catalogue.departements.filter((d) => catalogue.regionDe[d] === code);
    return reunir(codes.map((c) => boite(contours.get(c) ?? '')));
  };
  const cadrer = async (zoom: ZoomAtlas | null, niveau: NiveauCarte): Promise<void> => {
    if (zoom === null && module === null) return;
    const c = await cadreur();
    if (zoom === null) c.rendre();
    else if ('k' in zoom) c.cadrerLibre(zoom);
    else if (niveau !== 'commune') c.cadrerBoite(boiteDuLieu(zoom.lieu, zoom.code));
  };
  return { cadreur, cadrer };
}
