import { trouver, type CatalogueAtlas } from '#domain/catalogue-atlas.ts';
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
import { balise } from '#islands/pieces/balise.ts';
import { lignesDe, remplir } from '#islands/pieces/menu.ts';
import { un } from '#islands/pieces/page-batie.ts';
import { majuscule } from '#lib/typographie.ts';
import { changerIndicateur, changerModalite, changerNiveau, changerSecond, rupturesParmi } from './gestes.ts';
import { brancherDefilement, montrerPeriode } from './ligne-du-temps.ts';

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

function lireCadre(valeur: string): EtatAtlas['zoom'] {
  const [lieu, code] = valeur.split(':');
  if (code === undefined) return null;
  return { lieu: lieu === 'region' ? 'region' : 'departement', code };
}

/** A field goes with its label. */
function afficher(controle: HTMLElement, visible: boolean): void {
  const boite = controle.closest<HTMLElement>('.champ');
  if (boite !== null) boite.hidden = !visible;
}

function optionsDeCadrage({ regions, departements, noms }: CatalogueAtlas): readonly Node[] {
  const groupe = (nom: string, lieu: 'region' | 'departement', codes: readonly string[]) =>
    balise('optgroup', { label: nom }, ...lignesDe(codes.map((c) => [`${lieu}:${c}`, noms[lieu][c] ?? c])));
  return [
    balise('option', { value: '' }, 'La France entière'),
    groupe('Une région', 'region', regions),
    groupe('Un département', 'departement', departements),
  ];
}

/** The form of the page, both ways: what the reader changes becomes a state, and a state is shown without firing a change. */
export class Reglages {
  private readonly form: HTMLFormElement;
  private readonly options: OptionsReglages;
  private readonly regle: HTMLInputElement;
  private readonly bornes: HTMLInputElement;

  constructor(form: HTMLFormElement, options: OptionsReglages) {
    [this.form, this.options] = [form, options];
    [this.regle, this.bornes] = [this.champ<HTMLInputElement>('p'), this.champ<HTMLInputElement>('b')];
    const { departements, noms } = options.catalogue;
    this.menu('z').append(...optionsDeCadrage(options.catalogue));
    remplir(
      this.menu('d'),
      departements.map((code) => [code, `${code} ${noms.departement[code] ?? ''}`]),
      departements[0] ?? '',
    );
    this.brancher();
  }

  private champ<E extends HTMLElement>(nom: string): E {
    return un<E>(this.form, `[name="${nom}"]`);
  }

  private menu(nom: string): HTMLSelectElement {
    return this.champ<HTMLSelectElement>(nom);
  }

  private brancher(): void {
    const { form, regle } = this;
    form.addEventListener('submit', (e) => e.preventDefault());
    form.addEventListener('change', (e) => this.changer(e.target));
    regle.addEventListener('input', () => this.allerA(Number(regle.value)));
    for (const bouton of form.querySelectorAll<HTMLButtonElement>('[data-pas]'))
      bouton.addEventListener('click', () => this.allerA(Number(regle.value) + Number(bouton.dataset['pas'])));
    brancherDefilement(un<HTMLButtonElement>(form, '[data-defiler]'), () => this.avancer());
  }

  private periodes(e: EtatAtlas): readonly string[] {
    return periodesDe(trouver(this.options.catalogue, e.indicateur), e.niveau, e.modalite);
  }

  private allerA(rang: number): void {
    const e = this.options.etat();
    const periode = this.periodes(e)[rang];
    if (periode !== undefined && periode !== e.periode) this.options.surChangement({ ...e, periode }, false);
  }

  /** One period further; stops at the end and at a break, which is not run over without a pause. */
  private avancer(): boolean {
    const e = this.options.etat();
    const periodes = this.periodes(e);
    const rang = periodes.indexOf(e.periode) + 1;
    if (rang >= periodes.length) return false;
    this.allerA(rang);
    const { ruptures } = trouver(this.options.catalogue, e.indicateur);
    return !rupturesParmi(ruptures, periodes).some((r) => r.rang === rang) && rang < periodes.length - 1;
  }

  private changer(cible: EventTarget | null): void {
    if (!(cible instanceof HTMLSelectElement || cible instanceof HTMLInputElement) || cible === this.regle) return;
    const suivant = this.lire(cible.name, cible.value);
    if (suivant !== null) this.options.surChangement(suivant, true);
  }

  private lire(nom: string, valeur: string): EtatAtlas | null {
    const { catalogue } = this.options;
    const e = this.options.etat();
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
        return this.lireClasses(e, nom);
      case 'i2':
        return changerSecond(e, valeur, catalogue);
      case 'mode':
        return changerSecond(e, e.second?.indicateur ?? '', catalogue, valeur === 'croise' ? 'croise' : 'symboles');
      case 'z':
        return { ...e, zoom: lireCadre(valeur) };
      default:
        return null;
    }
  }

  private lireClasses(e: EtatAtlas, touche: string): EtatAtlas | null {
    const methode = METHODES_NOMBREES.find((m) => m === this.menu('c').value);
    const nombre = NOMBRES_DE_CLASSES.find((n) => String(n) === this.menu('k').value) ?? 5;
    if (methode !== undefined) return { ...e, classes: { methode, nombre } };
    const lues = touche === 'c' ? arrondirBornes(this.options.bornes()) : lireSaisie(this.bornes.value);
    this.bornes.setAttribute('aria-invalid', String(lues === null));
    if (lues !== null) return { ...e, classes: { methode: 'bornes', bornes: lues } };
    this.options.surRefus(
      'Ces seuils ne se lisent pas\u00a0: un à six nombres croissants sont attendus, par exemple «\u00a010\u00a0; 20\u00a0; 30\u00a0».',
    );
    return null;
  }

  /** Puts the form in the state of the map; never fires a change. */
  montrer(e: EtatAtlas, dessinees: readonly number[]): void {
    const i = trouver(this.options.catalogue, e.indicateur);
    this.menu('i').value = e.indicateur;
    remplir(
      this.menu('n'),
      niveauxDe(i).map((n) => [n, majuscule(LIBELLES_NIVEAU[n].pluriel)]),
      e.niveau,
    );
    afficher(this.menu('d'), e.niveau === 'commune');
    if (e.departement !== null) this.menu('d').value = e.departement;
    const modalites = modalitesDe(i, e.niveau);
    remplir(
      this.menu('m'),
      modalites.map((m) => [m, i.nomsModalites[m] ?? m]),
      e.modalite,
    );
    afficher(this.menu('m'), modalites.length > 1);
    montrerPeriode(this.form, e, this.periodes(e), i.ruptures);
    this.montrerClasses(e, dessinees);
    this.montrerSecond(e);
    this.menu('z').value = e.zoom !== null && 'lieu' in e.zoom ? `${e.zoom.lieu}:${e.zoom.code}` : '';
    afficher(this.menu('z'), e.niveau !== 'commune');
  }

  private montrerClasses({ classes, second }: EtatAtlas, dessinees: readonly number[]): void {
    const { bornes } = this;
    const [methode, nombre] = [this.menu('c'), this.menu('k')];
    const parMain = classes.methode === 'bornes';
    methode.value = classes.methode;
    if (!parMain) nombre.value = String(classes.nombre);
    afficher(nombre, !parMain);
    afficher(bornes, parMain);
    // nine crossed colours have three classes each, whatever was chosen for the map alone
    for (const m of [methode, nombre, bornes]) m.toggleAttribute('disabled', second?.mode === 'croise');
    if (document.activeElement !== bornes) bornes.value = ecrireSaisie(parMain ? classes.bornes : dessinees);
    bornes.removeAttribute('aria-invalid');
  }

  private montrerSecond(e: EtatAtlas): void {
    const { form } = this;
    const { catalogue } = this.options;
    const seconds = secondsDe(catalogue, e.indicateur, e.niveau).map((s) => [s.id, trouver(catalogue, s.id).nom] as const);
    remplir(this.menu('i2'), [['', 'Aucun'], ...seconds], e.second?.indicateur ?? '');
    const compte = indicateurConnu(catalogue, e.second?.indicateur ?? '')?.compte ?? false;
    un<HTMLElement>(form, '.modes').hidden = e.second === null;
    for (const radio of form.querySelectorAll<HTMLInputElement>('[name="mode"]')) {
      radio.checked = radio.value === e.second?.mode;
      if (radio.value === 'symboles') radio.disabled = !compte;
    }
    un(form, '[data-raison]').textContent = compte ? '' : 'Les cercles ne montrent que des nombres\u00a0: un taux n’a pas de surface.';
  }
}
