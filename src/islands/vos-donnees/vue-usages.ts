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

interface Numerique {
  readonly c: ColonneDite;
  readonly k: number;
}

/** What is asked, and what was answered so far: each question depends on the answers to those before. */
interface Questions {
  readonly lecture: LectureDite;
  readonly rapport: RapportDit;
  readonly numeriques: readonly Numerique[];
  /** The column first proposed; none when nothing looks like a measure. */
  readonly premiere: Numerique | undefined;
  readonly reponses: Reponses;
  /** Keeps an answer and asks again. */
  readonly repondre: (reponse: Partial<Reponses>) => void;
}

interface Reponses {
  colonne: number;
  mode: ModeAgregation;
  personnes: boolean;
  secret: boolean;
  assume: boolean;
  departement: string | undefined;
}

const courante = ({ lecture, reponses }: Questions) => lecture.colonnes[reponses.colonne];

/** Rates are never added up; an answer that adds the rest asks again for them. */
const modes = (q: Questions) => MODES_AGREGATION.filter((m) => m !== 'somme' || courante(q)?.taux !== true);

function decide(q: Questions): boolean {
  const { colonne, mode, assume } = q.reponses;
  return colonne !== -1 && (q.rapport.repetes === 0 || modes(q).includes(mode)) && (assume || doute(courante(q), q.rapport) === null);
}

function demander({ reponses: { colonne, mode, personnes, secret, departement } }: Questions): DemandeValeurs {
  return { colonne, mode, secret: personnes && secret, ...(departement === undefined ? {} : { departement }) };
}

function menuColonne({ rapport, numeriques, premiere, reponses, repondre }: Questions): HTMLElement {
  const lignes = numeriques.map(({ c, k }) => ({ valeur: String(k), texte: c.nom }));
  const aChoisir = premiere === undefined ? [] : [{ valeur: '-1', texte: 'à choisir' }];
  return liste('Colonne à cartographier', [...aChoisir, ...lignes], String(reponses.colonne), (v) =>
    repondre({ colonne: Number(v), assume: false, mode: rapport.mode ?? 'somme' }),
  );
}

function menuMode(q: Questions): HTMLElement | null {
  if (q.rapport.repetes === 0) return null;
  const { mode } = q.reponses;
  const permis = modes(q);
  const lignes = permis.map((m) => ({ valeur: m, texte: LIBELLES_AGREGATION[m] }));
  const aChoisir = permis.includes(mode) ? [] : [{ valeur: '', texte: 'à choisir' }];
  return liste('Plusieurs lignes par territoire\u00a0: retenir', [...aChoisir, ...lignes], permis.includes(mode) ? mode : '', (m) =>
    q.repondre({ mode: m as ModeAgregation }),
  );
}

function casesDuSecret({ reponses: { personnes, secret }, repondre }: Questions): readonly (HTMLElement | null)[] {
  return [
    caseACocher('Ces nombres comptent des personnes', personnes, (v) => repondre({ personnes: v })),
    personnes
      ? caseACocher('Masquer les nombres de 1 à 4\u00a0: la carte sera montrée à d’autres', secret, (v) => repondre({ secret: v }))
      : null,
    personnes && secret
      ? balise(
          'p',
          { class: 'mention' },
          'Quand une seule case est masquée, le total moins les autres la redonnerait\u00a0: la plus petite des cases restantes est alors masquée aussi. La table SQL, elle, garde tous vos nombres.',
        )
      : null,
  ];
}

function poser(q: Questions, actions: ActionsUsage): readonly (HTMLElement | null)[] {
  const { rapport, reponses, repondre } = q;
  const bouton = balise(
    'button',
    { type: 'button', disabled: !decide(q), click: () => actions.surCarte(demander(q), null) },
    'Cartographier',
  );
  return [
    balise(
      'div',
      { class: 'corrections' },
      menuColonne(q),
      menuDepartement(rapport, reponses.departement ?? '', (code) => (reponses.departement = code)),
      menuMode(q),
    ),
    rapport.repetes > 0 && courante(q)?.taux === true && reponses.mode !== 'derniere'
      ? balise('p', { class: 'question' }, TAUX_ADDITIONNE)
      : null,
    ...assumer(doute(courante(q), rapport), reponses.assume, (assume) => repondre({ assume })),
    ...casesDuSecret(q),
    balise('p', {}, bouton),
  ];
}

/** « Cartographier » and « Rapporter à un dénominateur ». */
export function vueCarte(
  lecture: LectureDite,
  rapport: RapportDit,
  denominateurs: readonly DenominateurPropose[],
  territoire: number,
  actions: ActionsUsage,
): HTMLElement {
  const numeriques = lecture.colonnes.flatMap((c, k) =>
    (c.type === 'entier' || c.type === 'nombre') && k !== territoire ? [{ c, k }] : [],
  );
  if (numeriques.length === 0)
    return balise('p', {}, 'Aucune colonne de nombres à cartographier. Vérifiez les décimales et la ligne d’en-tête ci-dessus.');
  const proposees = numeriques.filter(({ c }) => c.role === 'mesure' && !c.lieu);
  // a count of another level (« pmun_epci » at the communes) is not what one maps first
  const premiere = proposees.find(({ c }) => !dUnAutreNiveau(c, rapport)) ?? proposees[0];
  const reponses: Reponses = {
    colonne: premiere?.k ?? -1,
    mode: rapport.mode ?? 'somme',
    ...{ personnes: false, secret: false, assume: false },
    departement: rapport.departements[0]?.code,
  };
  const repondre = (reponse: Partial<Reponses>): void => {
    Object.assign(reponses, reponse);
    redessin();
  };
  const questions: Questions = { lecture, rapport, numeriques, premiere, reponses, repondre };
  const hote = balise('div', { class: 'suite' });
  const redessin = redessiner(hote, () => poser(questions, actions));
  const division = vueDivision(rapport, denominateurs, () => demander(questions), {
    ...actions,
    surCarte: (d, division) => decide(questions) && actions.surCarte(d, division),
  });
  redessin();
  return balise('div', { class: 'suite' }, hote, division);
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
