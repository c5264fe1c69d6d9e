import { parseArgs } from 'node:util';

export const startUsage = `The whole system on this machine.

  npm start [-- --watch] [-- --port 5000]

  --watch  reloads what you edit, on every save
  --port   the first of three consecutive ports: AWS endpoint, API, sign-in; 0 takes any free ports
`;

export interface StartOptions {
  readonly watch: boolean;
  /** Preferred ports. If one is taken, the next free one is used. 0: any. */
  readonly ports: { readonly endpoint: number; readonly api: number; readonly issuer: number };
}

/**
 * Parses the options of `npm start`: `--watch`, and `--port` with the first of three consecutive ports (AWS endpoint, API,
 * sign-in; 0: any free ports).
 * @throws Error for an unknown option or an invalid port
 */
export function startOptions(given: string[]): StartOptions {
  const { values } = parseArgs({
    args: given,
    options: { watch: { type: 'boolean', default: false }, port: { type: 'string', default: '4566' } },
  });
  const first = values.port.trim() === '' ? Number.NaN : Number(values.port);
  if (!Number.isInteger(first) || first < 0 || first > 65_000) {
    throw new Error(`--port takes a number from 0 to 65000, not "${values.port}"`);
  }
  const ports =
    first === 0 ? { endpoint: 0, api: 0, issuer: 0 } : { endpoint: first, api: first + 1, issuer: first + 2 };
  return { watch: values.watch, ports };
}
