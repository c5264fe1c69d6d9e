import { presentService, presentTrace } from '../connections/environment.ts';

/** What identifies what a line is about (case, operation, request), or counts. */
type Fields = Readonly<Record<string, unknown>> & {
  readonly [own in 'level' | 'message' | 'timestamp' | 'service']?: never;
};

class Log {
  /** The fields of every line until another invocation begins: Lambda gives a process one at a time. */
  #ofInvocation: Fields = {};

  /** Begins the lines of an invocation, which all have these fields. */
  begin(fields: Fields): void {
    this.#ofInvocation = fields;
  }

  info(message: string, fields?: Fields): void {
    process.stdout.write(this.#lineOf('INFO', message, fields));
  }

  warn(message: string, fields?: Fields): void {
    process.stderr.write(this.#lineOf('WARN', message, fields));
  }

  error(message: string, fields?: Fields): void {
    process.stderr.write(this.#lineOf('ERROR', message, fields));
  }

  #lineOf(level: 'INFO' | 'WARN' | 'ERROR', message: string, fields?: Fields): string {
    const line = {
      level,
      message,
      timestamp: new Date().toISOString(),
      service: presentService(),
      // By it the lines of a trace are found.
      xray_trace_id: presentTrace(),
      ...this.#ofInvocation,
      ...fields,
    };
    return `${JSON.stringify(line)}\n`;
  }
}

/**
 * The log of a function. A line has a constant message and fields that identify (case, operation, request);
 * it never holds a name, an identity number, a phone number, a task token, or what somebody wrote.
 */
export const log = new Log();

/**
 * A failure as it may be logged: its name, and the frames in which it happened. Never its
 * message, which may hold what was sent.
 */
export function errorForLog(error: unknown): { readonly name: string; readonly stack?: readonly string[] } {
  if (!(error instanceof Error)) return { name: 'unknown' };
  const { name, message, stack } = error;
  // A message may have several lines, one of which may look like a frame.
  const frames = stack
    ?.replace(message, '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '));
  return { name, ...(frames && { stack: frames.slice(0, 12) }) };
}
