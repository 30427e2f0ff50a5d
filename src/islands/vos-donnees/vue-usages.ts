import { LIBELLES_AGREGATION, MODES_AGREGATION, type ModeAgregation } from '#apport/agreger.ts';
import { LIBELLES_LIEU, LIEUX_DE_COMPTE, rapportPermis, type LieuDeCompte, type Rapport } from '#apport/ratio.ts';
import { periode as direPeriode } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import { caseACocher, identifiant, liste } from './champs.ts';
import type { DenominateurPropose } from './denominateurs.ts';
import type { DemandeValeurs, LectureDite, RapportDit } from './messages.ts';

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

const TAUX_ADDITIONNE =
  'Cette colonne ressemble à un taux ou à une moyenne\u00a0: additionner des taux n’a pas de sens, et leur moyenne simple compte autant un petit territoire qu’un grand. Le plus sûr est un fichier d’une ligne par territoire.';

/** A block that is drawn again when one of its answers changes what may be asked next; the focus stays on the answer. */
function redessiner(hote: HTMLElement, dessiner: () => readonly (HTMLElement | null)[]): () => void {
  return () => {
    const rang = [...hote.querySelectorAll('select, input')].indexOf(document.activeElement ?? hote);
    hote.replaceChildren(...dessiner().filter((e) => e !== null));
    if (rang !== -1) hote.querySelectorAll<HTMLElement>('select, input')[rang]?.focus();
  };
}

/** « Cartographier » and « Rapporter à un dénominateur ». */
export function vueCarte(
  l: LectureDite,
  r: RapportDit,
  denominateurs: readonly DenominateurPropose[],
  territoire: number,
  actions: ActionsUsage,
): HTMLElement {
  const numeriques = l.colonnes.flatMap((c, k) => ((c.type === 'entier' || c.type === 'nombre') && k !== territoire ? [{ c, k }] : []));
  const premiere = numeriques.find(({ c }) => !c.lieu && !/^(ann[ée]e|mois|date)/i.test(c.nom)) ?? numeriques[0];
  const hote = balise('div', { class: 'suite' });
  if (premiere === undefined)
    return balise('p', {}, 'Aucune colonne de nombres à cartographier. Vérifiez les décimales et la ligne d’en-tête ci-dessus.');
  let [colonne, personnes, secret] = [premiere.k, false, false];
  let mode: ModeAgregation = premiere.c.taux ? 'moyenne' : 'somme';
  const demande = (): DemandeValeurs => ({ colonne, mode, secret: personnes && secret });
  const rapport = vueDivision(r, denominateurs, demande, actions);
  const redessin = redessiner(hote, () => [
    balise(
      'div',
      { class: 'corrections' },
      liste(
        'Colonne à cartographier',
        numeriques.map(({ c, k }) => ({ valeur: String(k), texte: c.nom })),
        String(colonne),
        (v) => {
          colonne = Number(v);
          mode = l.colonnes[colonne]?.taux === true ? 'moyenne' : 'somme';
          redessin();
        },
      ),
      r.repetes === 0
        ? null
        : liste(
            'Plusieurs lignes par territoire\u00a0: retenir',
            MODES_AGREGATION.map((m) => ({ valeur: m, texte: LIBELLES_AGREGATION[m] })),
            mode,
            (m) => {
              mode = m as ModeAgregation;
              redessin();
            },
          ),
    ),
    r.repetes > 0 && l.colonnes[colonne]?.taux === true && mode !== 'derniere' ? balise('p', { class: 'question' }, TAUX_ADDITIONNE) : null,
    caseACocher('Ces nombres comptent des personnes', personnes, (v) => {
      personnes = v;
      redessin();
    }),
    personnes
      ? caseACocher('Masquer les nombres de 1 à 4\u00a0: la carte sera montrée à d’autres', secret, (v) => {
          secret = v;
          redessin();
        })
      : null,
    personnes && secret
      ? balise(
          'p',
          { class: 'mention' },
          'Quand une seule case est masquée, le total moins les autres la redonnerait\u00a0: la plus petite des cases restantes est alors masquée aussi. La table SQL, elle, garde tous vos nombres.',
        )
      : null,
    balise('p', {}, balise('button', { type: 'button', click: () => actions.surCarte(demande(), null) }, 'Cartographier')),
  ]);
  redessin();
  return balise('div', { class: 'suite' }, hote, rapport);
}

/** Rule of the atlas: the question of where the persons are counted comes before any ratio. */
function vueDivision(
  r: RapportDit,
  tous: readonly DenominateurPropose[],
  demande: () => DemandeValeurs,
  actions: ActionsUsage,
): HTMLElement {
  const proposes = tous.filter((d) => d.niveaux.includes(r.niveau));
  const hote = balise('div', { class: 'suite' });
  let [choisi, lieu, nature, compris] = [proposes[0], null as LieuDeCompte | null, 'stock' as 'stock' | 'flux', false];
  let [periodes, periode] = [[] as readonly string[], ''];
  const charger = async (): Promise<void> => {
    if (choisi === undefined || hote.dataset['pour'] === choisi.id) return;
    const d = choisi;
    hote.dataset['pour'] = d.id;
    periodes = await actions.periodes(d);
    periode = periodes.at(-1) ?? '';
    redessin();
  };
  const changer = (f: () => void) => {
    f();
    redessin();
    void charger();
  };
  const redessin = redessiner(hote, () => {
    if (choisi === undefined)
      return [
        balise('p', {}, 'L’atlas n’a pas de dénominateur à ce niveau\u00a0: regroupez vos lignes par département ou par intercommunalité.'),
      ];
    const d = choisi;
    const regle = lieu === null ? null : rapportPermis(d, { lieu, nature, compris });
    return [
      radios(
        'Où vos personnes sont-elles comptées\u202f?',
        LIEUX_DE_COMPTE.map((v) => ({ valeur: v, texte: LIBELLES_LIEU[v] })),
        lieu,
        (v) => changer(() => (lieu = v as LieuDeCompte)),
      ),
      balise(
        'div',
        { class: 'corrections' },
        liste(
          'Vos nombres sont relevés',
          [
            { valeur: 'stock', texte: 'à une date' },
            { valeur: 'flux', texte: 'sur toute une période' },
          ],
          nature,
          (v) => changer(() => (nature = v as 'stock' | 'flux')),
        ),
        liste(
          'Dénominateur',
          proposes.map((p) => ({ valeur: `${p.id} ${p.champ}`, texte: p.quoi })),
          `${d.id} ${d.champ}`,
          (v) => changer(() => (choisi = proposes.find((p) => `${p.id} ${p.champ}` === v))),
        ),
        periodes.length === 0
          ? null
          : liste(
              'Période du dénominateur',
              periodes.map((p) => ({ valeur: p, texte: direPeriode(p) })).reverse(),
              periode,
              (v) => (periode = v),
            ),
      ),
      lieu === 'residence'
        ? caseACocher(
            `Toutes les personnes de mon fichier sont comprises dans les ${d.quoi}, à la même date et par la même définition`,
            compris,
            (v) => changer(() => (compris = v)),
          )
        : null,
      regle === null
        ? null
        : balise(
            'p',
            { class: regle.permis ? 'mention' : 'question' },
            regle.permis ? `${regle.nom}, ${regle.unite}. ${regle.phrase}` : regle.pourquoi,
          ),
      regle?.permis === true && periode !== ''
        ? balise(
            'p',
            {},
            balise(
              'button',
              { type: 'button', click: () => actions.surCarte(demande(), { denominateur: d, periode, regle }) },
              'Cartographier ce rapport',
            ),
          )
        : null,
    ];
  });
  redessin();
  const details = balise(
    'details',
    { toggle: () => details.open && void charger() },
    balise('summary', {}, 'Rapporter à un dénominateur de l’atlas'),
    hote,
  );
  return details;
}

function radios(
  titre: string,
  choix: readonly { readonly valeur: string; readonly texte: string }[],
  valeur: string | null,
  surChoix: (v: string) => void,
): HTMLElement {
  const nom = identifiant();
  return balise(
    'fieldset',
    { class: 'radios' },
    balise('legend', {}, titre),
    ...choix.map((c) => {
      const id = identifiant();
      const bouton = balise('input', { type: 'radio', id, name: nom, value: c.valeur, change: () => surChoix(c.valeur) });
      bouton.checked = c.valeur === valeur;
      return balise('div', { class: 'case' }, bouton, balise('label', { for: id }, c.texte));
    }),
  );
}

/** The prefix keeps it apart from the tables of the atlas. */
const NOM_TABLE = /^mes_[a-z0-9_]{1,40}$/;

/** « Interroger en SQL »: the reader names the table. */
export function vueTable(nomPropose: string, actions: ActionsUsage): HTMLElement {
  const id = identifiant();
  const aide = balise(
    'p',
    { class: 'mention', id: `${id}-aide` },
    '«\u00a0mes_\u00a0», puis des minuscules sans accents, des chiffres et des tirets bas.',
  );
  const champ = balise('input', {
    id,
    type: 'text',
    value: nomPropose,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': aide.id,
  });
  const envoyer = () => {
    const bon = NOM_TABLE.test(champ.value);
    champ.setAttribute('aria-invalid', String(!bon));
    if (bon) actions.surTable(champ.value);
    else champ.focus();
  };
  return balise(
    'div',
    { class: 'suite' },
    balise('div', { class: 'champ' }, balise('label', { for: id }, 'Nom de la table'), champ),
    aide,
    balise('p', {}, balise('button', { type: 'button', click: envoyer }, 'Interroger en SQL')),
  );
}
