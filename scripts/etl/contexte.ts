/** What a step of data:build is given besides its parameters. Each step is a module that exports `make(params, contexte)`. */
export interface Contexte {
  /** Where a path of the project is to be read or written: outputs stand apart until the whole build is put in place. */
  readonly path: (chemin: string) => string;
}
