import type { EtatAtlas } from '#domain/etat-atlas.ts';
import { deLaPeriode, periode, periodeCourte } from '#lib/format.ts';
import { balise } from '#islands/pieces/balise.ts';
import { un } from '#islands/pieces/page-batie.ts';
import { rupturesParmi } from './gestes.ts';

type Rupture = Parameters<typeof rupturesParmi>[0][number];

/** The timeline: where it begins and ends, where one is, and every break as a mark and in words. */
export function montrerPeriode(form: HTMLFormElement, e: EtatAtlas, periodes: readonly string[], ruptures: readonly Rupture[]): void {
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
export function brancherDefilement(bouton: HTMLButtonElement, avancer: () => boolean): void {
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
