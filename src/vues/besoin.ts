import { estSure } from '#domain/cellule.ts';
import { comparer } from '#domain/mots-de-taille.ts';
import { estIntercommunal, type Territoire } from '#domain/territoire.ts';
import { fin, nombre, pourcent, quand } from '#lib/format.ts';
import { majuscule } from '#lib/typographie.ts';
import { exiger, lire, lireAilleurs, type Lieu } from '#lecture/lieu.ts';
import type { VueFigure } from './figure.ts';
import { vueSerie } from './serie.ts';

const lieuxDe = (lieu: Lieu): readonly Territoire[] =>
  [lieu.t, lieu.region, lieu.t.niveau === 'france' ? null : lieu.france].flatMap((t) => (t === null ? [] : [t]));

function titreChomage(lieu: Lieu): string {
  const v = lire(lieu, 'chomage-localise');
  const france = lireAilleurs(lieu, lieu.france, 'chomage-localise').valeur;
  const ecart = lieu.t.niveau === 'france' ? null : comparer(v.valeur, france, 'dans l’ensemble du pays', 'élevé');
  const debut = `${pourcent(exiger(v))} de chômage ${quand(v.periode)}`;
  return ecart === null ? debut : `${debut}, ${ecart}`;
}

function titreDeld(lieu: Lieu): string {
  const v = lire(lieu, 'deld-part');
  return `${pourcent(exiger(v))} des demandeurs d’emploi inscrits depuis un an ou plus ${quand(v.periode)}`;
}

function titreRsa(lieu: Lieu): string {
  const v = lire(lieu, 'rsa-part');
  return majuscule(`${nombre(exiger(v))} allocataires du RSA pour 100 habitants de 15 à 64 ans ${fin(v.periode)}`);
}

/** Need through time, where it is published: not for EPCI. A series whose last value is unknown is left out. */
export function vuesBesoin(lieu: Lieu): readonly VueFigure[] {
  if (estIntercommunal(lieu.t.niveau)) return [];
  const lieux = lieuxDe(lieu);
  const connue = (id: string) => estSure(lire(lieu, id));
  const demande = (id: string, titre: string, depuis: string, forme: RegExp): VueFigure[] =>
    connue(id) ? [vueSerie(lieu.d, { id: `serie-${id}`, indicateur: id, titre, lieux, depuis, forme })] : [];
  return [
    ...demande('chomage-localise', connue('chomage-localise') ? titreChomage(lieu) : '', '2003-T1', /T/),
    ...demande('deld-part', connue('deld-part') ? titreDeld(lieu) : '', '2014', /^\d{4}$/),
    ...demande('rsa-part', connue('rsa-part') ? titreRsa(lieu) : '', '2009-12-31', /-12-31$/),
  ];
}
