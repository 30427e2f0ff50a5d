import {
  BORNES_MAX,
  indicateurConnu,
  lireBornes,
  METHODES_NOMBREES,
  modalitesDe,
  niveauxDe,
  NOMBRES_DE_CLASSES,
  periodesDe,
  secondsDe,
  type EtatAtlas,
} from '#domain/etat-atlas.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { deLaPeriode, periode, periodeCourte } from '#lib/format.ts';
import { majuscule } from '#lib/typographie.ts';
import { balise } from '#islands/pieces/balise.ts';
import { trouver, type CatalogueAtlas } from '#domain/catalogue-atlas.ts';
import { remplir, un } from '#islands/pieces/page-batie.ts';
import { changerIndicateur, changerModalite, changerNiveau, changerSecond, rupturesParmi } from './gestes.ts';

export interface Reglages {
  /** Puts the form in the state of the map; never fires a change. */
  readonly montrer: (etat: EtatAtlas, bornes: readonly number[]) => void;
}

export interface OptionsReglages {
  readonly catalogue: CatalogueAtlas;
  readonly etat: () => EtatAtlas;
  /** Breaks of the classes drawn now: breaks by hand start from them. */
  readonly bornes: () => readonly number[];
  /** `etape`: a deliberate step, which the back button undoes. */
  readonly surChangement: (etat: EtatAtlas, etape: boolean) => void;
  readonly surRefus: (message: string) => void;
}

/** French numbers as a reader types them: « 12,5 ; 20 ». */
export function lireSaisie(texte: string): readonly number[] | null {
  const morceaux = texte.split(/[;\s]+/).filter((t) => t !== '');
  return lireBornes(morceaux.map((t) => t.replace(',', '.').replace('\u2212', '-')));
}
/** The breaks of a method as the address may hold them: four decimals at most, and no doubles. */
const arrondirBornes = (bornes: readonly number[]) =>
  lireBornes([...new Set(bornes.map((b) => String(Number(b.toFixed(4)))))].slice(0, BORNES_MAX));
const ecrireSaisie = (bornes: readonly number[]): string => bornes.map((b) => String(b).replace('.', ',')).join(' ; ');

export function brancherReglages(form: HTMLFormElement, options: OptionsReglages): Reglages {
  const { catalogue } = options;
  const champ = <E extends HTMLElement>(nom: string) => un<E>(form, `[name="${nom}"]`);
  const menu = (nom: string) => champ<HTMLSelectElement>(nom);
  const [regle, bornes] = [champ<HTMLInputElement>('p'), champ<HTMLInputElement>('b')];
  const defiler = un<HTMLButtonElement>(form, '[data-defiler]');
  form.addEventListener('submit', (e) => e.preventDefault());
  form.addEventListener('change', (e) => changer(e.target));
  regle.addEventListener('input', () => allerA(Number(regle.value)));
  for (const bouton of form.querySelectorAll<HTMLButtonElement>('[data-pas]'))
    bouton.addEventListener('click', () => allerA(Number(regle.value) + Number(bouton.dataset['pas'])));
  brancherDefilement(defiler, () => avancer());
  menu('z').append(...optionsDeCadrage(catalogue));
  remplir(
    menu('d'),
    catalogue.departements.map((code) => ({ valeur: code, nom: `${code} ${catalogue.noms.departement[code] ?? ''}` })),
    catalogue.departements[0] ?? '',
  );

  const listePeriodes = (e: EtatAtlas) => periodesDe(trouver(catalogue, e.indicateur), e.niveau, e.modalite);
  const allerA = (rang: number): void => {
    const e = options.etat();
    const periode = listePeriodes(e)[rang];
    if (periode !== undefined && periode !== e.periode) options.surChangement({ ...e, periode }, false);
  };
  /** One period further; stops at the end and at a break, which is not run over without a pause. */
  const avancer = (): boolean => {
    const e = options.etat();
    const periodes = listePeriodes(e);
    const rang = periodes.indexOf(e.periode) + 1;
    if (rang >= periodes.length) return false;
    allerA(rang);
    return !rupturesParmi(trouver(catalogue, e.indicateur).ruptures, periodes).some((r) => r.rang === rang) && rang < periodes.length - 1;
  };

  const changer = (cible: EventTarget | null): void => {
    if (!(cible instanceof HTMLSelectElement || cible instanceof HTMLInputElement) || cible === regle) return;
    const suivant = lire(cible.name, cible.value);
    if (suivant !== null) options.surChangement(suivant, true);
  };
  const lire = (nom: string, valeur: string): EtatAtlas | null => {
    const e = options.etat();
    switch (nom) {
      case 'i':
        return changerIndicateur(e, valeur, catalogue);
      case 'n': {
        const niveau = niveauxDe(trouver(catalogue, e.indicateur)).find((n) => n === valeur);
        return niveau === undefined ? null : changerNiveau(e, niveau, catalogue);
      }
      case 'd':
        return { ...e, departement: valeur, selection: null, zoom: null };
      case 'm':
        return changerModalite(e, valeur, catalogue);
      case 'c':
      case 'k':
      case 'b':
        return lireClasses(e, nom);
      case 'i2':
        return changerSecond(e, valeur, catalogue);
      case 'mode':
        return changerSecond(e, e.second?.indicateur ?? '', catalogue, valeur === 'croise' ? 'croise' : 'symboles');
      case 'z':
        return { ...e, zoom: cadre(valeur) };
      default:
        return null;
    }
  };
  const cadre = (valeur: string): EtatAtlas['zoom'] => {
    const [lieu, code] = valeur.split(':');
    if (code === undefined) return null;
    return { lieu: lieu === 'region' ? 'region' : 'departement', code };
  };
  const lireClasses = (e: EtatAtlas, touche: string): EtatAtlas | null => {
    const methode = METHODES_NOMBREES.find((m) => m === menu('c').value);
    const nombre = NOMBRES_DE_CLASSES.find((n) => String(n) === menu('k').value) ?? 5;
    if (methode !== undefined) return { ...e, classes: { methode, nombre } };
    const lues = touche === 'c' ? arrondirBornes(options.bornes()) : lireSaisie(bornes.value);
    bornes.setAttribute('aria-invalid', String(lues === null));
    if (lues !== null) return { ...e, classes: { methode: 'bornes', bornes: lues } };
    options.surRefus(
      'Ces seuils ne se lisent pas\u00a0: un à six nombres croissants sont attendus, par exemple «\u00a010\u00a0; 20\u00a0; 30\u00a0».',
    );
    return null;
  };

  const montrer = (e: EtatAtlas, dessinees: readonly number[]): void => {
    const i = trouver(catalogue, e.indicateur);
    menu('i').value = e.indicateur;
    remplir(
      menu('n'),
      niveauxDe(i).map((n) => ({ valeur: n, nom: majuscule(LIBELLES_NIVEAU[n].pluriel) })),
      e.niveau,
    );
    afficher(menu('d'), e.niveau === 'commune');
    if (e.departement !== null) menu('d').value = e.departement;
    const modalites = modalitesDe(i, e.niveau);
    remplir(
      menu('m'),
      modalites.map((m) => ({ valeur: m, nom: i.nomsModalites[m] ?? m })),
      e.modalite,
    );
    afficher(menu('m'), modalites.length > 1);
    montrerPeriode(form, e, listePeriodes(e), i.ruptures);
    montrerClasses(e, dessinees);
    montrerSecond(e);
    menu('z').value = e.zoom !== null && 'lieu' in e.zoom ? `${e.zoom.lieu}:${e.zoom.code}` : '';
    afficher(menu('z'), e.niveau !== 'commune');
  };
  const montrerClasses = ({ classes, second }: EtatAtlas, dessinees: readonly number[]): void => {
    const parMain = classes.methode === 'bornes';
    const croise = second?.mode === 'croise';
    menu('c').value = classes.methode;
    if (!parMain) menu('k').value = String(classes.nombre);
    afficher(menu('k'), !parMain);
    afficher(bornes, parMain);
    // nine crossed colours have three classes each, whatever was chosen for the map alone
    for (const m of [menu('c'), menu('k'), bornes]) m.toggleAttribute('disabled', croise);
    if (document.activeElement !== bornes) bornes.value = ecrireSaisie(parMain ? classes.bornes : dessinees);
    bornes.removeAttribute('aria-invalid');
  };
  const montrerSecond = (e: EtatAtlas): void => {
    const seconds = secondsDe(catalogue, e.indicateur, e.niveau).map((s) => ({ valeur: s.id, nom: trouver(catalogue, s.id).nom }));
    remplir(menu('i2'), [{ valeur: '', nom: 'Aucun' }, ...seconds], e.second?.indicateur ?? '');
    const compte = indicateurConnu(catalogue, e.second?.indicateur ?? '')?.compte ?? false;
    un<HTMLElement>(form, '.modes').hidden = e.second === null;
    for (const radio of form.querySelectorAll<HTMLInputElement>('[name="mode"]')) {
      radio.checked = radio.value === e.second?.mode;
      if (radio.value === 'symboles') radio.disabled = !compte;
    }
    un(form, '[data-raison]').textContent = compte ? '' : 'Les cercles ne montrent que des nombres\u00a0: un taux n’a pas de surface.';
  };
  return { montrer };
}

/** A field goes with its label. */
function afficher(controle: HTMLElement, visible: boolean): void {
  const boite = controle.closest<HTMLElement>('.champ');
  if (boite !== null) boite.hidden = !visible;
}

function optionsDeCadrage({ regions, departements, noms }: CatalogueAtlas): readonly Node[] {
  const groupe = (nom: string, lieu: 'region' | 'departement', codes: readonly string[]) =>
    balise('optgroup', { label: nom }, ...codes.map((c) => balise('option', { value: `${lieu}:${c}` }, noms[lieu][c] ?? c)));
  return [
    balise('option', { value: '' }, 'La France entière'),
    groupe('Une région', 'region', regions),
    groupe('Un département', 'departement', departements),
  ];
}

type Rupture = Parameters<typeof rupturesParmi>[0][number];

/** The timeline: where it begins and ends, where one is, and every break as a mark and in words. */
function montrerPeriode(form: HTMLFormElement, e: EtatAtlas, periodes: readonly string[], ruptures: readonly Rupture[]): void {
  const regle = un<HTMLInputElement>(form, '[name="p"]');
  const rang = periodes.indexOf(e.periode);
  un<HTMLElement>(form, '.periode').hidden = periodes.length < 2;
  regle.max = String(periodes.length - 1);
  regle.value = String(rang);
  regle.setAttribute('aria-valuetext', periode(e.periode));
  un(form, '[data-periode]').textContent = periode(e.periode);
  un(form, '[data-borne="0"]').textContent = periodeCourte(periodes[0] ?? e.periode);
  un(form, '[data-borne="1"]').textContent = periodeCourte(periodes.at(-1) ?? e.periode);
  const coupures = rupturesParmi(ruptures, periodes);
  const marques = coupures.map((r) => {
    const marque = balise('span', {});
    // between the two periods that it parts
    marque.style.setProperty('--place', String((r.rang - 0.5) / Math.max(periodes.length - 1, 1)));
    return marque;
  });
  un(form, '.coupures').replaceChildren(...marques);
  const phrases = coupures.map(
    (r) => `${r.texte} À partir ${deLaPeriode(periodes[r.rang] ?? r.a)}\u00a0: ne pas comparer avec ce qui précède.`,
  );
  un(form, '[data-ruptures]').textContent = phrases.join(' ');
  for (const bouton of form.querySelectorAll<HTMLButtonElement>('[data-pas]')) {
    const cible = rang + Number(bouton.dataset['pas']);
    bouton.setAttribute('aria-disabled', String(cible < 0 || cible >= periodes.length));
  }
}

const CADENCE = 900;

/** Plays the periods one after the other while `avancer` says that it may go on. */
function brancherDefilement(bouton: HTMLButtonElement, avancer: () => boolean): void {
  let minuterie: number | null = null;
  const arreter = () => {
    if (minuterie !== null) clearInterval(minuterie);
    minuterie = null;
    bouton.setAttribute('aria-pressed', 'false');
    bouton.textContent = 'Défiler';
  };
  bouton.addEventListener('click', () => {
    if (minuterie !== null) {
      arreter();
      return;
    }
    bouton.setAttribute('aria-pressed', 'true');
    bouton.textContent = 'Arrêter';
    minuterie = window.setInterval(() => {
      if (!avancer()) arreter();
    }, CADENCE);
  });
}
