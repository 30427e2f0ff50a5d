import { ErreurMoteur, type Progres } from '#db/moteur.ts';
import { ecrireComposition, type Composition } from '#domain/composition.ts';
import { EVENEMENT_COUCHE, type Couche } from '#domain/couche.ts';
import { ecrireExplorer } from '#domain/etat-explorer.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { ecrireRequete } from '#indicateurs/composition/ecrire.ts';
import { menus, redresser } from '#indicateurs/composition/menus.ts';
import { expliquer, type Explication } from '#indicateurs/composition/mots.ts';
import { compte, nombre } from '#lib/format.ts';
import { balise } from '../balise.ts';
import { calculer, type Resultat } from './calcul.ts';
import { menuDates, menuDeroulant, menuRadios } from './menus.ts';

/** The whole panel, loaded when the reader opens it. `hote` is the element that the events leave from. */
export function monter(hote: HTMLElement, racine: string, depart: Composition): void {
  let composition = redresser(depart);
  let controle: AbortController | null = null;

  const champs = balise('div', { class: 'champs-composes' });
  const explication = balise('div', { class: 'explication', 'aria-live': 'polite' });
  const sql = balise('code');
  const lien = balise('a', { class: 'vers-explorateur', hidden: true }, 'Ouvrir dans l’explorateur');
  const bouton = balise('button', { type: 'submit' }, 'Cartographier');
  const arret = balise('button', { type: 'button', class: 'discret', hidden: true }, 'Annuler');
  const retour = balise('button', { type: 'button', class: 'discret', hidden: true }, 'Revenir à l’indicateur');
  const jauge = balise('progress', { hidden: true, 'aria-label': 'Chargement du moteur de calcul' });
  const etat = balise('p', { class: 'etat-calcul', role: 'status' });
  const requete = balise(
    'details',
    { class: 'requete' },
    balise('summary', {}, 'La requête SQL'),
    balise('pre', { tabindex: '0', role: 'region', 'aria-label': 'Requête SQL' }, sql),
  );
  const gestes = balise('div', { class: 'gestes' }, bouton, arret, retour, lien, jauge);
  const formulaire = balise('form', { class: 'composeur' }, champs, explication, gestes, etat, requete);

  const emettre = (couche: Couche | null) => {
    const depuis = hote.closest('atlas-carte') === null ? document : hote;
    depuis.dispatchEvent(new CustomEvent(EVENEMENT_COUCHE, { detail: couche, bubbles: true }));
    retour.hidden = couche === null;
  };

  function montrer(): void {
    // choosing redraws the menus: the one in hand keeps the focus, and the list of refusals stays as it was
    const actif = document.activeElement?.id ?? '';
    const ouverts = [...champs.querySelectorAll('details')].map((d) => d.open);
    champs.replaceChildren(...lesMenus(composition));
    champs.querySelectorAll('details').forEach((d, i) => (d.open = ouverts[i] ?? false));
    if (actif.startsWith('composeur-')) document.getElementById(actif)?.focus();
    const mots = expliquer(composition);
    explication.replaceChildren(...(mots === null ? [] : enMots(mots)));
    sql.textContent = ecrireRequete(composition).sql;
    void viser(composition);
  }

  /** The address is made by a stream (it may be compressed): a later choice wins over an earlier one. */
  async function viser(pour: Composition): Promise<void> {
    const fragment = await ecrireExplorer(ecrireRequete(pour).sql);
    if (pour !== composition) return;
    lien.hidden = fragment === null;
    if (fragment !== null) lien.href = `${racine}explorer/${fragment}`;
  }

  const occuper = (oui: boolean) => {
    bouton.disabled = oui;
    arret.hidden = !oui;
    jauge.hidden = !oui;
    if (!oui) jauge.removeAttribute('value');
  };

  function progresser({ recus, total }: Progres): void {
    if (total === null || total === 0) return;
    jauge.max = total;
    jauge.value = recus;
    etat.textContent = `Chargement du moteur de calcul\u00a0: ${nombre(recus / 1e6, 1)} sur ${nombre(total / 1e6, 1)} Mo.`;
  }

  async function cartographier(): Promise<void> {
    const mots = expliquer(composition);
    if (mots === null || controle !== null) return;
    controle = new AbortController();
    occuper(true);
    etat.textContent = 'Démarrage du moteur de calcul…';
    try {
      const resultat = await calculer(composition, mots, { racine, surProgres: progresser, signal: controle.signal });
      emettre(resultat.couche);
      history.replaceState(null, '', `${location.pathname}${location.search}#composer=${ecrireComposition(composition)}`);
      etat.textContent = bilan(resultat, mots);
    } catch (cause) {
      etat.textContent = cause instanceof ErreurMoteur ? cause.message : 'Le calcul n’a pas abouti\u202f; vous pouvez essayer de nouveau.';
    } finally {
      controle = null;
      occuper(false);
    }
  }

  formulaire.addEventListener('change', () => {
    composition = redresser(lireFormulaire(formulaire, composition));
    montrer();
  });
  formulaire.addEventListener('submit', (e) => {
    e.preventDefault();
    void cartographier();
  });
  arret.addEventListener('click', () => controle?.abort());
  retour.addEventListener('click', () => {
    emettre(null);
    history.replaceState(null, '', `${location.pathname}${location.search}`);
    etat.textContent = 'La carte montre de nouveau l’indicateur.';
    bouton.focus();
  });
  hote.replaceChildren(formulaire);
  montrer();
}

function lesMenus(c: Composition): readonly HTMLElement[] {
  const m = menus(c);
  return [
    balise(
      'fieldset',
      { class: 'cote' },
      balise('legend', {}, 'Au-dessus'),
      menuDeroulant('numerateur', 'Ce qui est compté', m.numerateurs, c.numerateur),
      menuDeroulant('type', 'Type de structure', m.types, c.type),
      menuDeroulant('section', 'Activité (section NAF)', m.sections, c.section),
      menuDeroulant('zone', 'Zone prioritaire', m.zones, c.zone),
    ),
    menuRadios('denominateur', 'Au-dessous', m.denominateurs, c.denominateur),
    balise('div', { class: 'cote' }, menuRadios('niveau', 'Échelon', m.niveaux, c.niveau), menuDates(m.periodes, c.periode)),
  ];
}

function enMots({ genre, titre, phrases }: Explication): readonly HTMLElement[] {
  return [
    balise('p', {}, balise('strong', {}, genre), '\u00a0: ', `${titre}.`),
    balise('ul', {}, ...phrases.slice(1).map((p) => balise('li', {}, p))),
  ];
}

/** Closed lists only: `redresser` brings back what the form could not mean. A disabled list has no entry and keeps what it was. */
function lireFormulaire(formulaire: HTMLFormElement, avant: Composition): Composition {
  const choisi = Object.fromEntries([...new FormData(formulaire)].filter(([, v]) => typeof v === 'string'));
  return { ...avant, ...choisi } as Composition;
}

function bilan({ couche, france }: Resultat, mots: Explication): string {
  const toutes = [...couche.valeurs.values()];
  const connues = toutes.filter((v) => v.valeur !== null).length;
  const { singulier, pluriel } = LIBELLES_NIVEAU[couche.niveau];
  const sans = toutes.length - connues;
  const reste = sans === 0 ? '' : ` et ${compte(sans, 'sans valeur', 'sans valeur')}`;
  const suite = mots.genre === 'Nombre' ? '' : `\u00a0${mots.uniteCourte}`;
  const pays = france === null ? '' : ` France\u00a0: ${nombre(france, mots.decimales)}${suite}.`;
  return `La carte est dessinée\u00a0: ${compte(connues, `${singulier} avec une valeur`, `${pluriel} avec une valeur`)}${reste}.${pays}`;
}
