/**
 * A number that cannot be printed without what it counts: the modality, the type of SIAE, the sub-population, the sex. It hands out both
 * together, and has no way to give the number alone.
 */
export class ChiffreDit {
  readonly #nombre: string;
  readonly #quoi: string;

  constructor(nombre: string, quoi: string) {
    if (quoi.trim() === '') throw new Error(`« ${nombre} » counts nothing that is named: give it its label`);
    this.#nombre = nombre;
    this.#quoi = quoi;
  }

  /** In a sentence or a list: « Hommes : 63 % ». */
  get phrase(): string {
    return `${this.#quoi}\u00a0: ${this.#nombre}`;
  }

  /** The two cells of one row of a table. */
  get rangee(): readonly [quoi: string, nombre: string] {
    return [this.#quoi, this.#nombre];
  }
}
