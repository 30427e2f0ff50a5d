/** What we use of subset-font, which carries no types. */
declare module 'subset-font' {
  interface Options {
    readonly targetFormat?: 'woff2';
    /** OpenType features to keep; all when absent. */
    readonly keepFeatures?: readonly string[];
  }
  function subsetFont(font: Uint8Array, text: string, options?: Options): Promise<Uint8Array>;
  export { subsetFont as default };
}
