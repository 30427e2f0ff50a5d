import { LIBELLES_AGREGATION, MODES_AGREGATION, type ModeAgregation } from '#apport/agreger.ts';
import { LIBELLES_NIVEAU } from '#domain/territoire.ts';
import { compte } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import { caseACocher, identifiant, liste, redessiner } from './champs.ts';
import { vueDivision, type ActionsUsage } from './vue-division.ts';
import type { DenominateurPropose } from './denominateurs.ts';
import type { DemandeValeurs, LectureDite, RapportDit } from './messages.ts';

const TAUX_ADDITIONNE =
  'Cette colonne ressemble à un taux ou à une moyenne\u00a0: additionner des taux n’a pas de sens, et leur moyenne simple compte autant un petit territoire qu’un grand. Le plus sûr est un fichier d’une ligne par territoire.';

type ColonneDite = LectureDite['colonnes'][number];

const dUnAutreNiveau = (c: ColonneDite, { niveau }: RapportDit): boolean => c.niveaux.length > 0 && !c.niveaux.includes(niveau);

const ROLES: Readonly<Record<Exclude<ColonneDite['role'], 'mesure'>, string>> = {
  identifiant: 'un identifiant ou un rang',
  coordonnee: 'une coordonnée',
  temps: 'une date ou une année',
};

/** What speaks against mapping this column; null when nothing does. */
function doute(c: ColonneDite | undefined, r: RapportDit): string | null {
  if (c === undefined) return null;
  if (c.role !== 'mesure') return `«\u00a0${c.nom}\u00a0» ressemble à ${ROLES[c.role]}, non à une mesure.`;
  if (!dUnAutreNiveau(c, r)) return null;
  return `«\u00a0${c.nom}\u00a0» parle d’un autre niveau (${c.niveaux.map((n) => LIBELLES_NIVEAU[n].pluriel).join(', ')}) que la carte (${LIBELLES_NIVEAU[r.niveau].pluriel}).`;
}

function assumer(pourquoi: string | null, assume: boolean, surChoix: (v: boolean) => void): readonly HTMLElement[] {
  if (pourquoi === null) return [];
  return [balise('p', { class: 'question' }, pourquoi), caseACocher('Cartographier quand même cette colonne', assume, surChoix)];
}

/** Communes are drawn one département at a time: the reader says which, when the file has several. */
function menuDepartement({ departements }: RapportDit, choisi: string, surChoix: (code: string) => void): HTMLElement | null {
  if (departements.length < 2) return null;
  const lignes = departements.map((d) => ({
    valeur: d.code,
    texte: `${d.nom} (${compte(d.territoires, 'commune du fichier', 'communes du fichier')})`,
  }));
  return liste('Communes de', lignes, choisi, surChoix);
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
  const proposees = numeriques.filter(({ c }) => c.role === 'mesure' && !c.lieu);
  // a count of another level (« pmun_epci » at the communes) is not what one maps first
  const premiere = proposees.find(({ c }) => !dUnAutreNiveau(c, r)) ?? proposees[0];
  const hote = balise('div', { class: 'suite' });
  if (numeriques.length === 0)
    return balise('p', {}, 'Aucune colonne de nombres à cartographier. Vérifiez les décimales et la ligne d’en-tête ci-dessus.');
  let [colonne, personnes, secret, assume] = [premiere?.k ?? -1, false, false, false];
  let mode: ModeAgregation = r.mode ?? 'somme';
  const courante = () => l.colonnes[colonne];
  // rates are never added up; an answer that adds the rest asks again for them
  const modes = () => MODES_AGREGATION.filter((m) => m !== 'somme' || courante()?.taux !== true);
  const decide = () => colonne !== -1 && (r.repetes === 0 || modes().includes(mode)) && (assume || doute(courante(), r) === null);
  let departement = r.departements[0]?.code;
  const demande = (): DemandeValeurs => ({
    ...{ colonne, mode, secret: personnes && secret },
    ...(departement === undefined ? {} : { departement }),
  });
  const rapport = vueDivision(r, denominateurs, demande, {
    ...actions,
    surCarte: (d, division) => decide() && actions.surCarte(d, division),
  });
  const redessin = redessiner(hote, () => [
    balise(
      'div',
      { class: 'corrections' },
      liste(
        'Colonne à cartographier',
        [
          ...(premiere === undefined ? [{ valeur: '-1', texte: 'à choisir' }] : []),
          ...numeriques.map(({ c, k }) => ({ valeur: String(k), texte: c.nom })),
        ],
        String(colonne),
        (v) => {
          [colonne, assume] = [Number(v), false];
          mode = r.mode ?? 'somme';
          redessin();
        },
      ),
      menuDepartement(r, departement ?? '', (code) => (departement = code)),
      r.repetes === 0
        ? null
        : liste(
            'Plusieurs lignes par territoire\u00a0: retenir',
            [
              ...(modes().includes(mode) ? [] : [{ valeur: '', texte: 'à choisir' }]),
              ...modes().map((m) => ({ valeur: m, texte: LIBELLES_AGREGATION[m] })),
            ],
            modes().includes(mode) ? mode : '',
            (m) => {
              mode = m as ModeAgregation;
              redessin();
            },
          ),
    ),
    r.repetes > 0 && courante()?.taux === true && mode !== 'derniere' ? balise('p', { class: 'question' }, TAUX_ADDITIONNE) : null,
    ...assumer(doute(courante(), r), assume, (v) => {
      assume = v;
      redessin();
    }),
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
    balise(
      'p',
      {},
      balise('button', { type: 'button', disabled: !decide(), click: () => actions.surCarte(demande(), null) }, 'Cartographier'),
    ),
  ]);
  redessin();
  return balise('div', { class: 'suite' }, hote, rapport);
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
