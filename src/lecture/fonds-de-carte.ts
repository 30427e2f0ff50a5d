import { departementDe } from '#domain/departement.ts';
import { readFileSync } from 'node:fs';
import type { Fond } from '#charts/choropleth.ts';
import { nomsDepartement } from '#domain/noms.ts';
import { cadrer, fenetre, type Fenetre } from '#geometry/fenetre.ts';
import { FRANCE } from '#geometry/cadre-france.ts';
import { ENCARTS, noteEchelle } from '#geometry/france.ts';
import { reunirBbox } from '#geometry/bbox.ts';
import { panneauDe, type Bbox } from '#geometry/projection.ts';
import { assembler, bboxParCode, compacter, fusionner, surfaces, voisins, type Topologie } from '#geometry/topology.ts';
import { contours, maillage } from '#geometry/trace.ts';
import { memoire } from '#lib/memoire.ts';

/** Base maps at build, from the published geometry. Node-only; everything read twice is kept. */
const DOSSIER = 'public/geo';
const lues = new Map<string, Topologie>();

function topologie(nom: string): Topologie {
  const connue = lues.get(nom);
  if (connue !== undefined) return connue;
  const lue = JSON.parse(readFileSync(`${DOSSIER}/${nom}.json`, 'utf8')) as Topologie;
  lues.set(nom, lue);
  return lue;
}

export type FondNational = 'regions' | 'departements' | 'epci' | 'zones-emploi';
const nationaux = new Map<string, Fond>();

/** France with its five insets. */
export function fondNational(objet: FondNational): Fond {
  const connu = nationaux.get(objet);
  if (connu !== undefined) return connu;
  const topo = topologie(objet);
  const fond: Fond = {
    contours: contours(topo, objet),
    maille: maillage(topo, objet),
    viewBox: [0, 0, FRANCE.largeur, FRANCE.hauteur],
    panneaux: ENCARTS.map((e) => ({
      cadre: e.cadre,
      titre: nomsDepartement(e.code).nom,
      note: noteEchelle(e),
    })),
  };
  nationaux.set(objet, fond);
  return fond;
}

const bordures = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** Codes of the territories that share a border with this one. */
export function voisinsDe(objet: FondNational, code: string): readonly string[] {
  const connue = bordures.get(objet) ?? voisins(topologie(objet), objet);
  bordures.set(objet, connue);
  return connue.get(code) ?? [];
}

export interface FondLocal {
  readonly fond: Fond;
  readonly fenetre: Fenetre;
}

const COTE = 800;

/** The départements of a région, drawn from their communes: the national map is too coarse to be enlarged. */
export function fondRegion(departements: readonly string[]): FondLocal {
  const brute = assemblees(departements);
  const contour = fusionner(brute, 'communes', departementDe);
  return local(compacter({ ...brute, objects: { departements: contour } }), departements[0] ?? '', 'departements', 'departements');
}

/** The piece of the mesh of a département that a commune is in: an EPCI, an EPT, or the part of one. */
type MailleDe = (commune: string) => string | undefined;
const maillees = new Map<string, Topologie>();

/** The communes of a département and the mesh that they make. */
function topologieMaillee(code: string, mailleDe: MailleDe): Topologie {
  const brute = topologie(`communes/${code}`);
  const connue = maillees.get(code) ?? { ...brute, objects: { ...brute.objects, mailles: fusionner(brute, 'communes', mailleDe) } };
  maillees.set(code, connue);
  return connue;
}

/** The mesh of a département, with the borders of its communes. */
export function fondDepartement(code: string, mailleDe: MailleDe): FondLocal {
  return local(topologieMaillee(code, mailleDe), code, 'mailles', 'communes');
}

/** The communes of a département, with the borders of its mesh. */
export function fondCommunes(code: string, mailleDe: MailleDe): FondLocal {
  return local(topologieMaillee(code, mailleDe), code, 'communes', 'mailles');
}

/** Codes of the pieces that share a border, over some départements: the mesh of whole territories, parts joined. */
export function voisinsDesMailles(departements: readonly string[], mailleDe: MailleDe): ReadonlyMap<string, readonly string[]> {
  const brute = assemblees(departements);
  return voisins({ ...brute, objects: { mailles: fusionner(brute, 'communes', mailleDe) } }, 'mailles');
}

/** The communes of an EPCI alone; null when it has no contour of its own. */
export function fondEpci(communes: ReadonlySet<string>, departements: readonly string[]): FondLocal | null {
  const brute = assemblees(departements, (topo) => sousEnsemble(topo, 'communes', communes));
  return surfaces(brute, 'communes').length === 0 ? null : local(brute, departements[0] ?? '', 'communes', 'communes');
}

/** Several départements as one topology, each cut first to what is drawn: one assembled whole would weigh as much as all of them. */
function assemblees(departements: readonly string[], couper: (topo: Topologie) => Topologie = (topo) => topo): Topologie {
  const topos = departements.map((c) => couper(topologie(`communes/${c}`)));
  const [seule] = topos;
  return topos.length === 1 && seule !== undefined ? seule : assembler(topos);
}

/** Only `objet`, and of it only `codes`. */
function sousEnsemble(topo: Topologie, objet: string, codes: ReadonlySet<string>): Topologie {
  const geometries = surfaces(topo, objet).filter((s) => codes.has(s.id));
  return compacter({ ...topo, objects: { [objet]: { type: 'GeometryCollection', geometries } } });
}

const placees = memoire<Topologie, Map<string, Topologie>>(() => new Map());

/** A département is drawn in one window on its two pages: its arcs are simplified for the first. */
function placer(topo: Topologie, cible: Fenetre): Topologie {
  const connues = placees(topo);
  const cle = JSON.stringify(cible);
  const connue = connues.get(cle) ?? cadrer(topo, cible);
  connues.set(cle, connue);
  return connue;
}

function local(topo: Topologie, departement: string, objet: string, mailles: string): FondLocal {
  const bbox = reunirBbox([...bboxParCode(topo, objet).values()] as Bbox[]);
  const cible = fenetre(panneauDe(departement), bbox, { cote: COTE });
  const placee = placer(topo, cible);
  const fond: Fond = {
    contours: contours(placee, objet),
    maille: maillage(placee, mailles in placee.objects ? mailles : objet),
    viewBox: [0, 0, cible.largeur, cible.hauteur],
  };
  return { fond, fenetre: cible };
}
