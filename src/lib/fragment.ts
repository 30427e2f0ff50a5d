/**
 * The id that the fragment of an address names. One that is not well encoded (« #% ») is taken as it stands, as browsers do: anyone
 * can write an address, and a page must live with it.
 */
export function idDuFragment(fragment: string): string {
  const id = fragment.replace(/^#/, '');
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
