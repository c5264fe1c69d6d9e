import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The open connections of a server, with the requests that are being answered on them. */
export class Connections {
  readonly #open = new Map<Socket, Set<IncomingMessage>>();

  opened(socket: Socket): void {
    this.#open.set(socket, new Set());
    socket.once('close', () => this.#open.delete(socket));
  }

  began(request: IncomingMessage, response: ServerResponse): void {
    const requests = this.#open.get(request.socket);
    requests?.add(request);
    response.once('close', () => requests?.delete(request));
  }

  /**
   * Ends those on which nobody waits for an answer: browsers open some before they need them, and a request that has
   * not come whole may never do.
   */
  endIdle(): void {
    for (const [socket, requests] of this.#open) {
      if (![...requests].some(({ complete }) => complete)) socket.destroy();
    }
  }
}
