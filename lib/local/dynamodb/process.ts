import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createWriteStream, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, HOST } from '../ports.ts';

const START_ATTEMPTS = 3;
/** Milliseconds that the program has to answer, and to end. */
const START_LIMIT = 15_000;
const END_LIMIT = 3_000;
/** Milliseconds before the program is started once more after it has not started again: the first time, and at most. */
const FIRST_PAUSE = 100;
const MAX_PAUSE = 5_000;

const NO_DYNAMODB = `There is no embedded DynamoDB for this machine (${process.platform}-${process.arch}).
On Linux (x64) it comes with the package @dynoxide/linux-x64. Elsewhere install the program "dynoxide" on the PATH,
or set the environment variable DYNAMODB_ENDPOINT to the endpoint of another DynamoDB.`;

/** The program of the embedded DynamoDB: that of its package, or the one on the PATH. */
function dynoxideProgram(): string {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    return 'dynoxide';
  }
}

/** Where the program listens. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * The embedded DynamoDB, as a child process with its data in one file. If it ends by itself, it is started again at
 * the same address.
 *
 * The program answers the pages of all origins and takes any credentials, and its options change neither. So its
 * address is the secret: a random one of the 16 million that lead to this machine, on a random port, which a page would
 * have to guess together.
 */
export class DynamoDbProcess {
  readonly #address: Address;
  /** See `StreamTrimmer`. */
  readonly databaseFile: string;
  readonly #pidFile: string;
  readonly #logFile: string;
  readonly #report: (message: string) => void;
  #child: ChildProcess;
  #restarting: Promise<void> | undefined;
  readonly #closing = new AbortController();

  private constructor(
    dataFolder: string,
    address: Address,
    child: ChildProcess,
    report: (message: string) => void,
  ) {
    this.#address = address;
    this.databaseFile = join(dataFolder, 'dynamodb.sqlite');
    this.#pidFile = join(dataFolder, 'dynamodb.pid');
    this.#logFile = join(dataFolder, 'logs', 'dynamodb.log');
    this.#report = report;
    this.#child = child;
    this.#watch();
  }

  /**
   * Ends a process that an earlier run may have left behind, starts the program and waits until it answers.
   * @param report called when the program has ended by itself
   * @throws Error with `NO_DYNAMODB` when there is no such program, or with its output when it does not start.
   */
  static async start(dataFolder: string, report: (message: string) => void): Promise<DynamoDbProcess> {
    const databaseFile = join(dataFolder, 'dynamodb.sqlite');
    await endOrphan(join(dataFolder, 'dynamodb.pid'), databaseFile);
    let said = '';
    for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      const address = await secretAddress(report);
      const { child, ...result } = await launch(address, databaseFile);
      if (result.listening) return new DynamoDbProcess(dataFolder, address, child, report);
      if (result.missing) throw new Error(NO_DYNAMODB);
      said = result.said;
    }
    throw new Error(`The embedded DynamoDB could not be started: ${said}`);
  }

  get url(): string {
    const { host, port } = this.#address;
    return `http://${host}:${port}`;
  }

  async close(): Promise<void> {
    this.#closing.abort();
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

  /** Logs the program's output, ends it with this process, and restarts it when it ends by itself. */
  #watch(): void {
    const child = this.#child;
    writeFileSync(this.#pidFile, String(child.pid));
    // Opened at once: the folder may be removed in a moment, if the runtime fails to start for another reason.
    const log = createWriteStream(this.#logFile, { fd: openSync(this.#logFile, 'a', 0o600) });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    const endWithUs = (): void => {
      child.kill('SIGKILL');
    };
    // What it said last may arrive after its end.
    child.once('close', () => log.end());
    log.on('error', (error) => this.#report(`${this.#logFile} cannot be written: ${error.message}`));
    process.once('exit', endWithUs);
    child.once('exit', (code, signal) => {
      process.off('exit', endWithUs);
      if (!this.#closing.signal.aborted) this.#restarting = this.#restart(signal ?? `status ${code}`);
    });
  }

  async #restart(reason: string): Promise<void> {
    this.#report(`The embedded DynamoDB has ended (${reason}) and is being restarted`);
    const { signal } = this.#closing;
    for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(2 * pause, MAX_PAUSE)) {
      const { child, listening, said } = await launch(this.#address, this.databaseFile);
      if (listening) {
        this.#child = child;
        this.#watch();
        return;
      }
      if (pause === FIRST_PAUSE)
        this.#report(`The embedded DynamoDB did not start and is tried again until it does: ${said}`);
      await delay(pause, undefined, { signal }).catch(() => {});
    }
  }
}

/** A free address that cannot be guessed, where the system has such addresses (Linux does, macOS does not). */
async function secretAddress(report: (message: string) => void): Promise<Address> {
  const host = `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;
  try {
    return { host, port: await freePort(0, host) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRNOTAVAIL') throw error;
  }
  report(
    `This system has no address but ${HOST}: a web page that guesses its port reaches the embedded DynamoDB`,
  );
  return { host: HOST, port: await freePort() };
}

/**
 * A command that ends with this process, however this process ends. Where the system has `setpriv` (util-linux) the
 * kernel sees to that; the program replaces `setpriv` and keeps its process id. Elsewhere the next start ends what a
 * `kill -9` has left behind.
 */
function boundToThisProcess(program: string, args: readonly string[]): [string, readonly string[]] {
  const leash = ['--pdeathsig', 'KILL'];
  try {
    // A program on the PATH is started directly, so that its absence can be told from other failures.
    if (!isAbsolute(program)) return [program, args];
    execFileSync('setpriv', [...leash, 'true'], { stdio: 'ignore' });
    return ['setpriv', [...leash, program, ...args]];
  } catch {
    return [program, args];
  }
}

/** Starts the program and waits until it listens or has failed. */
async function launch({ host, port }: Address, databaseFile: string) {
  const child = spawn(
    ...boundToThisProcess(dynoxideProgram(), [
      'serve',
      '--host',
      host,
      '--port',
      String(port),
      '--db-path',
      databaseFile,
    ]),
    // In a process group of its own: Ctrl-C reaches only this process, which then ends the child properly.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  return { child, ...(await waitForStart(child)) };
}

function waitForStart(child: ChildProcess): Promise<{ listening: boolean; missing: boolean; said: string }> {
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
 * After a `kill -9` of the runtime its DynamoDB goes on running and holds the file. This process has locked the data
 * folder, so if a process with the recorded id still serves that file, it is safe to end it.
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

/** The command line of a process; empty when there is no such process. */
function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
