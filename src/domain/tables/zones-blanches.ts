import { defineTable } from '../contrat.ts';
import { PLANCHER_KM } from './accessibilite.ts';

const SOURCES = ['asp-siae-2019-07', 'cog-2026', 'ign-communes-2018'];
const MILLESIME = 'SIAE de juillet 2019, communes de 2026';
const part = <const N extends string>(nom: N, description: string) =>
  ({
    nom,
    type: 'nombre',
    unite: '%',
    vide: true,
    min: 0,
    max: 100,
    description,
  }) as const;

/** Made at build: under which definitions and thresholds each EPCI and département is blank. */
export const zonesBlanchesSensibilite = defineTable({
  table: 'zones_blanches_sensibilite',
  titre: 'Zones blanches selon la définition et le seuil',
  description:
    'Pour chaque intercommunalité (et chacune de ses parties quand elle est à cheval), chaque établissement public territorial et chaque département, chaque définition (a, c, d, e, g) et chaque seuil : la part de ses habitants concernés, et si la moitié au moins l’est.',
  cle: ['niveau', 'code', 'definition', 'seuil'],
  sources: [...SOURCES, 'pole-emploi-stmt-epci-2019', 'anct-qpv-2024', 'anct-frr-2025-07'],
  millesime: MILLESIME,
  colonnes: [
    { nom: 'niveau', type: 'texte', valeurs: ['epci', 'ept', 'partie', 'departement'], description: 'échelon' },
    { nom: 'code', type: 'texte', description: 'code du territoire' },
    { nom: 'definition', type: 'texte', valeurs: ['a', 'c', 'd', 'e', 'g'], description: 'définition' },
    {
      nom: 'seuil',
      type: 'nombre',
      min: 0,
      max: 50,
      description: 'kilomètres pour c, d et g ; fraction de la médiane pour e ; 0 pour a, qui n’a pas de seuil',
    },
    part('part', 'part des habitants concernés ; vide selon la colonne etat'),
    { nom: 'etat', type: 'etat', description: 'état de la part' },
    {
      nom: 'blanche',
      type: 'booleen',
      vide: true,
      description: 'la moitié au moins des habitants est concernée ; vide quand la part l’est',
    },
  ],
});

/** Made at build: the whole curve of the share out of reach, with the bands of two kinds of draws. */
export const zonesBlanchesCourbes = defineTable({
  table: 'zones_blanches_courbes',
  titre: 'Part des habitants au-delà de chaque distance',
  description: `De ${PLANCHER_KM} à 60 km, part des habitants à plus de cette distance de la SIAE la plus proche, et ce qu’elle devient neuf fois sur dix quand les établissements mal situés sont déplacés dans leur commune, ou quand une SIAE sur dix ferme. Plus près, un point par commune ne dit rien.`,
  cle: ['niveau', 'code', 'distance_km'],
  sources: SOURCES,
  millesime: MILLESIME,
  colonnes: [
    { nom: 'niveau', type: 'texte', valeurs: ['france', 'region', 'departement'], description: 'échelon' },
    { nom: 'code', type: 'texte', description: 'code du territoire ; FR pour la France' },
    { nom: 'distance_km', type: 'entier', unite: 'km', min: PLANCHER_KM, max: 60, description: 'distance à vol d’oiseau' },
    part('part', 'part des habitants à plus de cette distance'),
    part('deplacement_bas', 'borne basse, établissements mal situés déplacés dans leur commune'),
    part('deplacement_haut', 'borne haute, établissements mal situés déplacés dans leur commune'),
    part('fermeture_bas', 'borne basse, une SIAE sur dix fermée au hasard'),
    part('fermeture_haut', 'borne haute, une SIAE sur dix fermée au hasard'),
  ],
});
