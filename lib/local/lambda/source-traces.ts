import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { isAbsolute } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Makes stack traces of bundled code show the sources. Node.js's own support reads the source map of every loaded file, which
 * takes a fifth of a function's start time. Here a map is read when a trace is first used.
 */
export function traceSources(): void {
  const maps = new Map<string, SourceMap | undefined>();
  const mapOf = (file: string): SourceMap | undefined => {
    if (!maps.has(file)) maps.set(file, readMap(file));
    return maps.get(file);
  };
  Error.prepareStackTrace = (error, frames) =>
    [headLine(error), ...frames.map((frame) => `    at ${frameText(frame, mapOf)}`)].join('\n');
}

function headLine(error: Error): string {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}

/** Formats a frame as V8 does, with the position in the source instead of the bundle. */
function frameText(frame: NodeJS.CallSite, mapOf: (file: string) => SourceMap | undefined): string {
  const text = String(frame);
  const named = frame.getFileName();
  // V8 names CommonJS modules by their path.
  const file = named && isAbsolute(named) ? pathToFileURL(named).href : named;
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  if (!file?.startsWith('file:') || line === null || column === null) return text;
  const entry = mapOf(file)?.findEntry(line - 1, column - 1);
  if (!entry || !('originalSource' in entry)) return text;
  const source = entry.originalSource.startsWith('file:')
    ? fileURLToPath(entry.originalSource)
    : entry.originalSource;
  const place = `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  return text.replace(`${named}:${line}:${column}`, () => place);
}

/** Reads the source map that a file links to at its end. */
function readMap(file: string): SourceMap | undefined {
  try {
    const linked = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(fileURLToPath(file), 'utf8'))?.[1];
    if (linked === undefined) return undefined;
    const place = new URL(linked, file);
    const payload = JSON.parse(readFileSync(place, 'utf8'));
    const sources = payload.sources.map((source: string) => new URL(source, place).href);
    return new SourceMap({ ...payload, sources });
  } catch {
    // A trace that shows the bundle is better than an error about its source map.
    return undefined;
  }
}
