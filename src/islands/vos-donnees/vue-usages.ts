import { LIBELLES_AGREGATION, MODES_AGREGATION, type ModeAgregation } from '#apport/agreger.ts';
import { balise } from '#islands/pieces/balise.ts';
import { caseACocher, identifiant, liste, redessiner } from './champs.ts';
import { vueDivision, type ActionsUsage } from './vue-division.ts';
import type { DenominateurPropose } from './denominateurs.ts';
import type { DemandeValeurs, LectureDite, RapportDit } from './messages.ts';

const TAUX_ADDITIONNE =
  'Cette colonne ressemble à un taux ou à une moyenne\u00a0: additionner des taux n’a pas de sens, et leur moyenne simple compte autant un petit territoire qu’un grand. Le plus sûr est un fichier d’une ligne par territoire.';

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
