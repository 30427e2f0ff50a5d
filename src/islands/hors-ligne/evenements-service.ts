/** What a service worker is given and the types of a page do not know: only what is used here. */
export interface EvenementProlongeable {
  waitUntil(travail: Promise<unknown>): void;
}
export interface EvenementFetch extends EvenementProlongeable {
  readonly request: Request;
  respondWith(reponse: Promise<Response>): void;
}
export interface EvenementMessage extends EvenementProlongeable {
  readonly data: unknown;
  readonly source: { postMessage(message: unknown): void } | null;
}
interface Evenements {
  readonly install: EvenementProlongeable;
  readonly activate: EvenementProlongeable;
  readonly fetch: EvenementFetch;
  readonly message: EvenementMessage;
}
export interface PorteeService {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  addEventListener<N extends keyof Evenements>(nom: N, faire: (evenement: Evenements[N]) => void): void;
}
