/**
 * The service worker, built as one classic script, `sw.js`, with the inventory of its build inside. The network comes first and
 * what is kept stands in for it, so that an online reader never sees an old page; files named by their content come from what is
 * kept. A new worker waits until the pages of the former one are closed: their scripts stay at hand until then.
 */
import { ouvrirDepot } from './depot.ts';
import { cheminDe, DOSSIER_IMMUABLE, estPage, type DemandeGarde, type Inventaire, type ReponseGarde } from './inventaire.ts';
import { repondrePlage } from './plage.ts';
import type { EvenementFetch, PorteeService } from './evenements-service.ts';

declare const self: PorteeService;
declare const INVENTAIRE: Inventaire;

const { origin } = self.location;
const inventaire = INVENTAIRE;
const { base, lots, empreintes } = inventaire;
const depot = ouvrirDepot(inventaire, origin);
const HORS_LIGNE = 'hors-ligne/';
const moteur = new Set(lots.moteur);

/** Whether the reader pays for each byte: what the browser says to the worker, then what the page says. */
let econome = (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

async function horsLigne(chemin: string): Promise<Response | undefined> {
  // `/atlas` is a way to write `/atlas/`
  const page = (await depot.lire(chemin)) ?? (await depot.lire(`${chemin}/`));
  if (page !== undefined) return page;
  const avis = await depot.lire(HORS_LIGNE);
  return avis === undefined ? undefined : new Response(avis.body, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

async function garde(requete: Request, chemin: string): Promise<Response | undefined> {
  if (requete.mode === 'navigate') return horsLigne(chemin);
  const entiere = await depot.lire(chemin);
  const plage = requete.headers.get('Range');
  return entiere === undefined || plage === null ? entiere : repondrePlage(entiere, plage);
}

/** A part says nothing of the whole: the file is then fetched for itself, unless each byte counts. */
async function retenir(chemin: string, reponse: Response): Promise<void> {
  if (reponse.status !== 206) await depot.ranger(chemin, reponse);
  else if (!econome) await depot.completer([chemin]);
}

async function reseauDabord(e: EvenementFetch, chemin: string): Promise<Response> {
  const { request } = e;
  try {
    const reponse = await fetch(request);
    if (reponse.ok) e.waitUntil(retenir(chemin, reponse.clone()));
    return reponse;
  } catch (cause) {
    const gardee = await garde(request, chemin);
    if (gardee === undefined) throw cause;
    return gardee;
  }
}

async function gardeDabord(e: EvenementFetch, chemin: string): Promise<Response> {
  const gardee = await depot.lire(chemin);
  if (gardee !== undefined) return gardee;
  const reponse = await fetch(e.request);
  e.waitUntil(depot.ranger(chemin, reponse.clone()).then(() => (moteur.has(chemin) ? depot.completer(lots.moteur) : true)));
  return reponse;
}

async function installer(): Promise<void> {
  await depot.creer();
  if (!(await depot.completer(lots.socle))) throw new Error('the offline page did not come: this version will be tried again');
}

self.addEventListener('install', (e) => e.waitUntil(installer()));

self.addEventListener('activate', (e) => e.waitUntil(depot.effacerAnciens().then(() => self.clients.claim())));

self.addEventListener('fetch', (e) => {
  const { request } = e;
  const chemin = cheminDe(request.url, origin, base);
  if (request.method !== 'GET' || chemin === null) return;
  if (chemin.startsWith(DOSSIER_IMMUABLE)) e.respondWith(gardeDabord(e, chemin));
  else if (request.mode === 'navigate' || empreintes[chemin] !== undefined) e.respondWith(reseauDabord(e, chemin));
});

async function garder({ lues, econome: compte }: DemandeGarde): Promise<ReponseGarde> {
  econome = compte;
  const chemins = lues.flatMap((adresse) => cheminDe(adresse, origin, base) ?? []);
  const lus = chemins.filter((c) => c.startsWith(DOSSIER_IMMUABLE) || estPage(c) || empreintes[c] !== undefined);
  await depot.creer();
  await depot.completer(lus);
  if (lus.some((c) => moteur.has(c))) await depot.completer(lots.moteur);
  return { complet: !econome && (await depot.completer(lots.interactif)) };
}

/** One demand after the other: two that ask for the same would download it twice. */
let precedente: Promise<unknown> = Promise.resolve();

self.addEventListener('message', (e) => {
  const suivante = precedente.then(() => garder(e.data as DemandeGarde));
  precedente = Promise.allSettled([suivante]);
  e.waitUntil(suivante.then((reponse) => e.source?.postMessage(reponse)));
});
