// @ts-check
/**
 * One answer at a time on each connection. Answers leave in the order of the requests anyway; to begin the fiftieth of a pipeline
 * while the first is read opens fifty files, which nothing closes when the reader leaves: Node tells the end of a connection only
 * to the answer that holds it.
 */

/** Requests that wait on one connection; no browser sends a second one without waiting for the first. */
const WAITING = 100;

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @param {(request: Request, response: Response) => void} answer
 */
export function oneAtATime(answer) {
  const queues = /** @type {WeakMap<import('node:net').Socket, [Request, Response][]>} */ (new WeakMap());
  /** @param {Request} request @param {Response} response */
  function begin(request, response) {
    const { socket } = request;
    response.once('close', () => {
      const next = queues.get(socket)?.shift();
      if (next === undefined || socket.destroyed) queues.delete(socket);
      else begin(...next);
    });
    answer(request, response);
  }
  /** @param {Request} request @param {Response} response */
  return (request, response) => {
    const queue = queues.get(request.socket);
    if (queue === undefined) {
      queues.set(request.socket, []);
      begin(request, response);
    } else if (queue.length < WAITING) queue.push([request, response]);
    else request.socket.destroy();
  };
}
