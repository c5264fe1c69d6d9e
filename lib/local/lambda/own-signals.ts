import { constants } from 'node:os';
import type { FunctionErrorPayload } from './worker-protocol.ts';

/** Lambda's words for signals. */
const NAMES: Readonly<Record<string, string>> = {
  SIGABRT: 'aborted',
  SIGHUP: 'hangup',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGTERM: 'terminated',
};
const { signals } = constants;

/**
 * Makes a signal that a function sends to its own process end only the function. In Lambda each function has its own process;
 * here that process is the runtime, with all the others.
 * @param fail ends the sender with Lambda's error
 */
export function keepOwnSignals(fail: (error: FunctionErrorPayload, code: number) => void): void {
  const { kill } = process;
  const end = (signal: string | number): true => {
    const [name = String(signal)] =
      Object.entries(signals).find(([known, number]) => known === signal || number === signal) ?? [];
    const errorMessage = `Error: Runtime exited with error: signal: ${NAMES[name] ?? name}`;
    fail({ errorType: 'Runtime.ExitError', errorMessage }, 1);
    return true;
  };
  process.kill = (pid, signal = 'SIGTERM') => {
    // 0 and negative ids are process groups that include the runtime.
    const isOwn = pid === process.pid || pid === 0 || pid === -process.pid || pid === -1;
    return isOwn && signal !== 0 ? end(signal) : kill.call(process, pid, signal);
  };
  process.abort = () => end('SIGABRT') as never;
}
