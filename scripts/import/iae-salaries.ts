import { z } from 'zod';
import { cellule, celluleVide, type Cellule } from '../../src/domain/cellule.ts';
import type { Anomalie } from '../../src/lib/anomalie.ts';
import type { LigneImportee } from '../../src/domain/contrat.ts';
import type { iaeSalaries } from '../../src/domain/tables/iae-salaries.ts';
import type { Contexte, Importeur, Sortie } from './importeur.ts';
import { faute } from './lecture-csv.ts';
import { lireJson, octetsDe } from './sources.ts';

type Ligne = LigneImportee<typeof iaeSalaries>;

const MESURE = 'nb-beneficiaires-siae';
const DEPUIS = '2017-01-31';
const NIVEAUX = [
  { niveau: 'departement', fichier: 'iae/OVQ-IAE-departemental.json', code: 'dep' },
  { niveau: 'region', fichier: 'iae/OVQ-IAE-regional.json', code: 'reg' },
  { niveau: 'france', fichier: 'iae/OVQ-IAE-national.json', code: null },
] as const;

const schema = z.array(
  z.object({
    dep: z.string().optional(),
    reg: z.string().optional(),
    [MESURE]: z.array(z.object({ date: z.string(), value: z.number().nullable() })),
  }),
);
type Serie = z.infer<typeof schema>[number];

/** People employed in a SIAE at month end, from the three files of the baromètre (départements, régions, France). */
export const importeurIaeSalaries: Importeur = {
  id: 'iae-salaries',
  fichiers: NIVEAUX.map((n) => n.fichier),
  lire: (octets, contexte): Sortie => {
    const corrections = contexte.corrections('iae-salaries');
    const lectures = NIVEAUX.map((n) => lireNiveau(n, octetsDe(octets, n.fichier), contexte, corrections));
    return {
      tables: { iae_salaries: lectures.flatMap((l) => l.lignes) },
      anomalies: lectures.flatMap((l) => l.anomalies),
      avis: corrections.map(
        (c) => `iae_salaries : ${c['niveau']} ${c['code']} du ${c['du']} au ${c['au']}, état ${c['etat']} : ${c['raison']}`,
      ),
    };
  },
};

type Niveau = (typeof NIVEAUX)[number];
type Corrections = ReturnType<Contexte['corrections']>;
interface NiveauLu {
  readonly lignes: readonly Ligne[];
  readonly anomalies: readonly Anomalie[];
}

function lireNiveau(n: Niveau, octets: Uint8Array, contexte: Contexte, corrections: Corrections): NiveauLu {
  const json = lireJson(n.fichier, octets);
  if (json.anomalies.length > 0) return { lignes: [], anomalies: json.anomalies };
  const lecture = schema.safeParse(json.valeur);
  if (!lecture.success) {
    const conseil = 'vérifier que le producteur n’a pas changé la forme du fichier, puis adapter le filtre';
    return { lignes: [], anomalies: lecture.error.issues.map((i) => faute(n.fichier, null, i.path.join('.'), null, i.message, conseil)) };
  }
  const series = lecture.data.map((s) => ({ code: n.code === null ? 'FR' : (s[n.code] ?? ''), serie: s }));
  return {
    lignes: series.flatMap(({ code, serie }) => lireSerie(n.niveau, code, serie, corrections)),
    anomalies: [
      ...series.flatMap(({ code, serie }) => verifierDates(n.fichier, code, serie)),
      ...(n.niveau === 'departement' ? departementsAbsents(n.fichier, series, contexte) : []),
    ],
  };
}

function lireSerie(niveau: string, code: string, serie: Serie, corrections: Corrections): readonly Ligne[] {
  return serie[MESURE].map(({ date, value }) => ({ niveau, code, date, ...lireValeur(niveau, code, date, value, corrections) }));
}

function lireValeur(niveau: string, code: string, date: string, valeur: number | null, corrections: Corrections): Cellule {
  const corrigee = corrections.some(
    (c) => c['niveau'] === niveau && c['code'] === code && date >= (c['du'] ?? '') && date <= (c['au'] ?? ''),
  );
  return corrigee || valeur === null ? celluleVide('indisponible') : cellule(valeur);
}

/** A date is the last day of a month since the series began; anything else is a typing slip or another series. */
function verifierDates(fichier: string, code: string, serie: Serie): readonly Anomalie[] {
  return serie[MESURE].filter(({ date }) => !finDeMois(date) || date < DEPUIS).map(({ date }) =>
    faute(
      fichier,
      null,
      `${code}, date`,
      date,
      `date hors de la série : une fin de mois depuis ${DEPUIS} est attendue`,
      'corriger la date dans l’original, ou vérifier que c’est le bon fichier',
    ),
  );
}

export function finDeMois(date: string): boolean {
  const lue = /^(20\d\d)-(0[1-9]|1[0-2])-(\d\d)$/.exec(date);
  return lue !== null && new Date(Date.UTC(Number(lue[1]), Number(lue[2]), 0)).getUTCDate() === Number(lue[3]);
}

function departementsAbsents(fichier: string, series: readonly { readonly code: string }[], contexte: Contexte): readonly Anomalie[] {
  const lus = new Set(series.map((s) => s.code));
  const conseil = 'télécharger de nouveau l’original : il doit compter les 101 départements';
  return [
    ...[...contexte.departements]
      .filter((d) => !lus.has(d))
      .map((d) => faute(fichier, null, 'dep', d, 'département absent du fichier', conseil)),
    ...[...lus].filter((d) => !contexte.departements.has(d)).map((d) => faute(fichier, null, 'dep', d, 'département inconnu', conseil)),
  ];
}
