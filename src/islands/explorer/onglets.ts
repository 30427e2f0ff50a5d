/** Tabs by the ARIA pattern: arrows move and choose, one tab stop for all. `surChoix` is told the id of the panel shown. */
export function armerOnglets(liste: HTMLElement, surChoix: (panneau: string) => void): { readonly choisir: (panneau: string) => void } {
  const onglets = [...liste.querySelectorAll<HTMLElement>('[role="tab"]')];
  const choisir = (panneau: string) => {
    for (const o of onglets) {
      const choisi = o.getAttribute('aria-controls') === panneau;
      o.setAttribute('aria-selected', String(choisi));
      o.tabIndex = choisi ? 0 : -1;
      const cible = document.getElementById(o.getAttribute('aria-controls') ?? '');
      if (cible !== null) cible.hidden = !choisi;
    }
    surChoix(panneau);
  };
  const aller = (depuis: HTMLElement, pas: number) => {
    const suivant = onglets[(onglets.indexOf(depuis) + pas + onglets.length) % onglets.length];
    suivant?.focus();
    choisir(suivant?.getAttribute('aria-controls') ?? '');
  };
  const PAS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
  for (const o of onglets) {
    o.addEventListener('click', () => choisir(o.getAttribute('aria-controls') ?? ''));
    o.addEventListener('keydown', (e) => {
      const pas = PAS[e.key];
      if (pas === undefined) return;
      e.preventDefault();
      aller(o, pas);
    });
  }
  return { choisir };
}
