import { describe, expect, it } from 'vitest';
import { classer } from '#domain/classes.ts';
import { defsContours, dessinerChoroplethe } from './choropleth.ts';
import { exporterSvg } from './export.ts';
import { FOND, TERRITOIRES } from './goldens/exemples.ts';
import { verifierGolden } from './goldens/golden.ts';
import { dessinerLegende } from './legend.ts';
import { document, rendre } from './server.ts';

const mentions = {
  titre: 'Dans le Jura, l’offre est près de deux fois celle de l’Ain & de ses voisins',
  sousTitre: 'Valeurs inventées pour l’exemple, par département',
  source: 'Source : exemple · millésime 2019 · localisation : résidence · Licence Ouverte 2.0',
};
const classes = classer(TERRITOIRES, { methode: 'quantiles', nombre: 3 });
const carte = () =>
  rendre(dessinerChoroplethe(FOND, TERRITOIRES, classes, { document, id: 'f7', nom: { titreId: 't' }, courant: '39', reference: 'd' }));
const defs = rendre(defsContours(document, FOND, 'd'));

describe('exporterSvg', () => {
  it('stands alone: no variable, no reference outside, its words burnt in (golden)', () => {
    const svg = exporterSvg(carte(), mentions, { defs });
    expect(svg).not.toMatch(/var\(|<use|aria-labelledby/);
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toContain('Licence Ouverte 2.0');
    expect(svg).toContain('l’Ain &amp; de');
    const [, l, h] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
    const [, largeur, hauteur] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    expect(Number(largeur) / Number(hauteur)).toBeCloseTo(Number(l) / Number(h), 2);
    verifierGolden('export', () => exporterSvg(carte(), mentions, { defs }).trimEnd());
  });

  it('carries the legend of the map', () => {
    const legende = rendre(dessinerLegende(classes, { document, id: 'f7-legende', nom: { etiquette: 'Légende' } }));
    const svg = exporterSvg(carte(), mentions, { defs, legende });
    expect(svg).toContain('Quantiles');
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuses a map whose contours it was not given', () => {
    expect(() => exporterSvg(carte(), mentions)).toThrow(/refers to "d-976", absent/);
  });

  it('gives every class of the drawing a rule', () => {
    const svg = exporterSvg(carte(), mentions, { defs });
    const style = /<style>([^]*)<\/style>/.exec(svg)?.[1] ?? '';
    for (const classe of ['o1', 'o7', 'o13', 'courant', 'maille', 'absent-trait']) expect(style).toContain(`.${classe}`);
    expect(style).not.toContain('.b3');
  });
});
