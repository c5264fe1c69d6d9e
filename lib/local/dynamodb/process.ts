import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createWriteStream, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../ports.ts';

const STARTS = 3;
/** Milliseconds that the program is given to answer, and to end. */
const START_LIMIT = 15_000;
const END_LIMIT = 3_000;

export const NO_DYNAMODB = `There is no embedded DynamoDB for this machine (${process.platform}-${process.arch}).
It comes with the package @dynoxide/linux-x64 on Linux (x64). Elsewhere install the program "dynoxide" so that
it is found on the PATH, or name a DynamoDB endpoint of your own in the environment variable DYNAMODB_ENDPOINT.`;

/** The program of the embedded DynamoDB: from its package, or by its name on the PATH. */
export function dynoxideProgram(): string {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    return 'dynoxide';
  }
}

/**
 * The embedded DynamoDB as a child process on a free port, its data in one file. Should it end by itself, it
 * is started again on the same port.
 */
export class DynamoDbProcess {
  readonly #port: number;
  /** The file behind it: see `StreamTrimmer`. */
  readonly databaseFile: string;
  readonly #pidFile: string;
  readonly #logFile: string;
  readonly #report: (message: string) => void;
  #child: ChildProcess;
  #restarting: Promise<void> | undefined;
  #closing = false;

  private constructor(
    dataFolder: string,
    port: number,
    child: ChildProcess,
    report: (message: string) => void,
  ) {
    this.#port = port;
    this.databaseFile = join(dataFolder, 'dynamodb.sqlite');
    this.#pidFile = join(dataFolder, 'dynamodb.pid');
    this.#logFile = join(dataFolder, 'logs', 'dynamodb.log');
    this.#report = report;
    this.#child = child;
    this.#watch();
  }

  /**
   * Ends what an earlier run may have left behind, starts the program and waits until it answers.
   * @param report told when the program has ended without having been asked to
   * @throws Error with `NO_DYNAMODB` when there is no such program, or with what it said when it will not run.
   */
  static async start(dataFolder: string, report: (message: string) => void): Promise<DynamoDbProcess> {
    const databaseFile = join(dataFolder, 'dynamodb.sqlite');
    await endOrphan(join(dataFolder, 'dynamodb.pid'), databaseFile);
    let said = '';
    for (let attempt = 0; attempt < STARTS; attempt++) {
      const port = await freePort();
      const { child, ...result } = await launch(port, databaseFile);
      if (result.listening) return new DynamoDbProcess(dataFolder, port, child, report);
      if (result.missing) throw new Error(NO_DYNAMODB);
      said = result.said;
    }
    throw new Error(`The embedded DynamoDB does not start: ${said}`);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#restarting;
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
      this.#child.kill('SIGTERM');
      const patience = setTimeout(() => this.#child.kill('SIGKILL'), END_LIMIT);
      await ended;
      clearTimeout(patience);
    }
    rmSync(this.#pidFile, { force: true });
  }

  /** Keeps what the program says, ends it with this process, and starts it again when it ends by itself. */
  #watch(): void {
    const child = this.#child;
    writeFileSync(this.#pidFile, String(child.pid));
    // Opened here and now: the folder may be gone in a moment, when something else keeps the runtime from starting.
    const log = createWriteStream(this.#logFile, { fd: openSync(this.#logFile, 'a') });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    const endWithUs = (): void => {
      child.kill('SIGKILL');
    };
    process.once('exit', endWithUs);
    child.once('exit', (code, signal) => {
      process.off('exit', endWithUs);
      log.end();
      if (!this.#closing) this.#restarting = this.#restart(signal ?? `status ${code}`);
    });
  }

  async #restart(reason: string): Promise<void> {
    this.#report(`The embedded DynamoDB has ended (${reason}) and is started again`);
    const { child, listening, said } = await launch(this.#port, this.databaseFile);
    if (!listening) {
      this.#report(`The embedded DynamoDB does not start again: ${said}`);
      return;
    }
    this.#child = child;
    this.#watch();
  }
}

/**
 * A command that does not outlive this process, however that ends: where the system has `setpriv` (util-linux),
 * the kernel ends it. The program then runs in place of it, under the same number. Elsewhere what a `kill -9`
 * leaves behind is ended by the next start.
 */
function notOutlivingUs(program: string, args: readonly string[]): [string, readonly string[]] {
  const leash = ['--pdeathsig', 'KILL'];
  try {
    // A program that is looked up on the PATH is started directly, so that its absence is told from others.
    if (!isAbsolute(program)) return [program, args];
    execFileSync('setpriv', [...leash, 'true'], { stdio: 'ignore' });
    return ['setpriv', [...leash, program, ...args]];
  } catch {
    return [program, args];
  }
}

/** Starts the program and waits until it listens, or has said why it does not. */
async function launch(port: number, databaseFile: string) {
  const child = spawn(
    ...notOutlivingUs(dynoxideProgram(), [
      'serve',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--db-path',
      databaseFile,
    ]),
    // In a group of its own: Ctrl-C in a terminal is for this process, which then ends that one in good order.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  return { child, ...(await answering(child)) };
}

function answering(child: ChildProcess): Promise<{ listening: boolean; missing: boolean; said: string }> {
  return new Promise((resolve) => {
    let said = '';
    const settle = (listening: boolean, missing = false): void => {
      clearTimeout(limit);
      child.stdout?.removeAllListeners('data');
      child.stderr?.removeAllListeners('data');
      child.removeAllListeners();
      if (!listening) child.kill('SIGKILL');
      resolve({ listening, missing, said: said.trim() });
    };
    const limit = setTimeout(() => settle(false), START_LIMIT);
    const hear = (text: Buffer): void => {
      said += text.toString();
      if (said.includes('listening on')) settle(true);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => settle(false));
    child.once('error', (error: NodeJS.ErrnoException) => {
      said += error.message;
      settle(false, error.code === 'ENOENT');
    });
  });
}

/**
 * After a `kill -9` of the runtime its DynamoDB lives on and holds the file. The data folder is locked by
 * us at this point, so a process with that number that still serves that very file is ours to end.
 */
async function endOrphan(pidFile: string, databaseFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  if (Number.isInteger(pid) && pid > 1 && commandOf(pid).includes(databaseFile)) {
    process.kill(pid, 'SIGKILL');
    for (let waited = 0; waited < END_LIMIT && commandOf(pid).includes(databaseFile); waited += 10) {
      await delay(10);
    }
  }
  rmSync(pidFile, { force: true });
}

/** The command line of a process, empty when there is no such process. */
function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
