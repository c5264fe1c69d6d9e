import { presentService, presentTrace } from '../connections/environment.ts';

/** Fields that identify the subject of a line (case, operation, request), or counts. */
type Fields = Readonly<Record<string, unknown>> & {
  readonly [own in 'level' | 'message' | 'timestamp' | 'service']?: never;
};

class Log {
  /** The fields of every line until the next invocation begins: Lambda gives a process one at a time. */
  #ofInvocation: Fields = {};

  /** Sets the fields of all lines of an invocation. */
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
      // Lets the lines of a trace be found.
      xray_trace_id: presentTrace(),
      ...this.#ofInvocation,
      ...fields,
    };
    return `${JSON.stringify(line)}\n`;
  }
}

/**
 * The log of a function. A line has a constant message, and fields that identify its subject (case, operation, request). It
 * never holds a name, an identity number, a phone number, a task token, or what somebody wrote.
 */
export const log = new Log();

/**
 * Returns what may be logged of an error: its name, and the stack frames. Never its message, which may contain what somebody
 * sent.
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
