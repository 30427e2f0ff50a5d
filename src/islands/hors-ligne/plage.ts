/** Bytes [debut, fin[ that a Range header asks of a file; null when it asks for nothing that can be cut out. */
export function plageDe(entete: string, taille: number): readonly [debut: number, fin: number] | null {
  const [, premier = '', dernier = ''] = /^bytes=(\d*)-(\d*)$/.exec(entete) ?? [];
  if (premier === '' && dernier === '') return null;
  const debut = premier === '' ? Math.max(0, taille - Number(dernier)) : Number(premier);
  const fin = premier === '' || dernier === '' ? taille : Math.min(Number(dernier) + 1, taille);
  return debut < fin ? [debut, fin] : null;
}

/** A kept whole, as the answer to a request for a part of it. */
export async function repondrePlage(entiere: Response, entete: string): Promise<Response> {
  const octets = await entiere.arrayBuffer();
  const plage = plageDe(entete, octets.byteLength);
  if (plage === null) return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${octets.byteLength}` } });
  const [debut, fin] = plage;
  const headers = {
    'Content-Type': entiere.headers.get('Content-Type') ?? 'application/octet-stream',
    'Content-Range': `bytes ${debut}-${fin - 1}/${octets.byteLength}`,
    'Content-Length': String(fin - debut),
  };
  return new Response(octets.slice(debut, fin), { status: 206, headers });
}
