/** One step of a breadcrumb. */
export interface Etape {
  readonly adresse: string;
  readonly nom: string;
}

/** An address of the site under its base (`/` or a sub-path): every internal link goes through here. */
export function lien(adresse: string): string {
  const base = import.meta.env.BASE_URL;
  return base === '/' ? adresse : `${base.replace(/\/$/, '')}${adresse}`;
}

/** The address of a page in the site, whatever the sub-path it is published under: the reverse of `lien`. */
export const adresseDansLeSite = (chemin: string): string => `/${chemin.slice(lien('/').length)}`;
