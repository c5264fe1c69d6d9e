import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';

const HOST = '127.0.0.1';
/** The number of ports after the preferred one that are tried. */
const ATTEMPTS = 50;

/** Returns a port that is free now: the first one from `preferred` upwards; 0 means any port. */
export async function freePort(preferred = 0, host = HOST): Promise<number> {
  const probe = createServer();
  const port = await listen(probe, preferred, host);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/**
 * Listens on the first free port of the local interface from `preferred` upwards; 0 means any port.
 * @returns the port
 * @throws the error of the system when the preferred port and the 50 after it are all taken
 */
export async function listen(
  server: Pick<Server, 'once' | 'off' | 'listen' | 'address'>,
  preferred: number,
  host = HOST,
): Promise<number> {
  for (let candidate = preferred; ; candidate++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(candidate, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const taken = ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
      if (!taken || candidate >= preferred + ATTEMPTS) throw error;
    }
  }
}
