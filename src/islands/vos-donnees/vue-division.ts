import { LIBELLES_LIEU, LIEUX_DE_COMPTE, rapportPermis, type LieuDeCompte, type Rapport } from '#apport/ratio.ts';
import { balise, bouton } from '#islands/pieces/balise.ts';
import { periode as direPeriode } from '#lib/format.ts';
import { caseACocher, liste, radios, redessiner, type Choix } from './champs.ts';
import type { DenominateurPropose } from './denominateurs.ts';
import type { DemandeValeurs, RapportDit } from './messages.ts';

export interface ActionsUsage {
  readonly surCarte: (demande: DemandeValeurs, division: DemandeRapport | null) => void;
  readonly surTable: (nom: string) => void;
  readonly periodes: (d: DenominateurPropose) => Promise<readonly string[]>;
}

export interface DemandeRapport {
  readonly denominateur: DenominateurPropose;
  readonly periode: string;
  readonly regle: Extract<Rapport, { readonly permis: true }>;
}

const SANS_DENOMINATEUR =
  'L’atlas n’a pas de dénominateur à ce niveau\u00a0: regroupez vos lignes par département ou par intercommunalité.';

/** A denominator by what makes it one: an indicator may hold two. */
const cleDe = ({ id, champ }: DenominateurPropose): string => `${id} ${champ}`;

/** Rule of the atlas: the question of where the persons are counted comes before any ratio. */
class Division {
  readonly hote = balise('div', { class: 'suite' });
  private readonly proposes: readonly DenominateurPropose[];
  private readonly demande: () => DemandeValeurs;
  private readonly actions: ActionsUsage;
  private choisi: DenominateurPropose | undefined;
  private lieu: LieuDeCompte | null = null;
  private nature: 'stock' | 'flux' = 'stock';
  private compris = false;
  private lues: DenominateurPropose | null = null;
  private periodes: readonly string[] = [];
  private periode = '';
  private readonly redessin = redessiner(this.hote, () => this.dessiner());

  constructor(proposes: readonly DenominateurPropose[], demande: () => DemandeValeurs, actions: ActionsUsage) {
    [this.proposes, this.demande, this.actions] = [proposes, demande, actions];
    this.choisi = proposes[0];
    this.redessin();
  }

  /** The periods of the denominator, read once the reader looks. */
  async charger(): Promise<void> {
    const d = this.choisi;
    if (d === undefined || this.lues?.id === d.id) return;
    this.lues = d;
    this.periodes = await this.actions.periodes(d);
    this.periode = this.periodes.at(-1) ?? '';
    this.redessin();
  }

  private changer(faire: () => void): void {
    faire();
    this.redessin();
    void this.charger();
  }

  private dessiner(): readonly (HTMLElement | null)[] {
    const d = this.choisi;
    if (d === undefined) return [balise('p', {}, SANS_DENOMINATEUR)];
    const { lieu, nature, compris } = this;
    const regle = lieu === null ? null : rapportPermis(d, { lieu, nature, compris });
    return [
      radios(
        'Où vos personnes sont-elles comptées\u202f?',
        LIEUX_DE_COMPTE.map((v) => ({ valeur: v, texte: LIBELLES_LIEU[v] })),
        lieu,
        (v) => this.changer(() => (this.lieu = v as LieuDeCompte)),
      ),
      this.menus(d),
      lieu === 'residence' ? this.comprises(d) : null,
      regle === null ? null : direRegle(regle),
      regle?.permis === true && this.periode !== '' ? this.cartographier(d, regle) : null,
    ];
  }

  private menus(d: DenominateurPropose): HTMLElement {
    const natures: readonly Choix[] = [
      { valeur: 'stock', texte: 'à une date' },
      { valeur: 'flux', texte: 'sur toute une période' },
    ];
    const denominateurs = this.proposes.map((p) => ({ valeur: cleDe(p), texte: p.quoi }));
    const periodes = this.periodes.map((p) => ({ valeur: p, texte: direPeriode(p) })).reverse();
    return balise(
      'div',
      { class: 'corrections' },
      liste('Vos nombres sont relevés', natures, this.nature, (v) => this.changer(() => (this.nature = v as 'stock' | 'flux'))),
      liste('Dénominateur', denominateurs, cleDe(d), (v) => this.changer(() => (this.choisi = this.proposes.find((p) => cleDe(p) === v)))),
      periodes.length === 0 ? null : liste('Période du dénominateur', periodes, this.periode, (v) => (this.periode = v)),
    );
  }

  private comprises({ quoi }: DenominateurPropose): HTMLElement {
    const mots = `Toutes les personnes de mon fichier sont comprises dans les ${quoi}, à la même date et par la même définition`;
    return caseACocher(mots, this.compris, (v) => this.changer(() => (this.compris = v)));
  }

  private cartographier(denominateur: DenominateurPropose, regle: Extract<Rapport, { readonly permis: true }>): HTMLElement {
    const agir = () => this.actions.surCarte(this.demande(), { denominateur, periode: this.periode, regle });
    return balise('p', {}, bouton('Cartographier ce rapport', agir));
  }
}

function direRegle(regle: Rapport): HTMLElement {
  if (!regle.permis) return balise('p', { class: 'question' }, regle.pourquoi);
  return balise('p', { class: 'mention' }, `${regle.nom}, ${regle.unite}. ${regle.phrase}`);
}

/** « Rapporter à un dénominateur de l’atlas », closed until the reader asks for it. */
export function vueDivision(
  { niveau }: RapportDit,
  tous: readonly DenominateurPropose[],
  demande: () => DemandeValeurs,
  actions: ActionsUsage,
): HTMLElement {
  const division = new Division(
    tous.filter((d) => d.niveaux.includes(niveau)),
    demande,
    actions,
  );
  const details = balise(
    'details',
    { toggle: () => details.open && void division.charger() },
    balise('summary', {}, 'Rapporter à un dénominateur de l’atlas'),
    division.hote,
  );
  return details;
}
