import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The open connections of a server, with the requests in progress on them. */
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
   * Closes the connections on which nobody waits for an answer: browsers open some in advance, and an incomplete request may
   * never be completed.
   */
  endIdle(): void {
    for (const [socket, requests] of this.#open) {
      if (![...requests].some(({ complete }) => complete)) socket.destroy();
    }
  }
}
