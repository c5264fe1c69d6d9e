import { execFileSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../bin/support/project-assembly.ts';

/** What the compiler, the bundler and the API document are made from. */
const parts = [
  'functions',
  'workflows',
  'lib/domain',
  'lib/policy',
  'lib/store',
  'bin/openapi.ts',
  'bin/forms.ts',
  'bin/support/command',
  'package.json',
  'tsconfig.json',
];

/** An episode changes nothing of the portal, which takes seconds to bundle. */
const portal = 'functions/web';

/** One line that is added to a file of the project: under the last line that begins as `after` says. */
export interface AddedLine {
  readonly file: string;
  readonly after: string;
  readonly line: string;
}

/** A temporary copy of the project, to which a folder that is laid out like it has been added. */
export class ProjectWith {
  readonly folder = mkdtempSync(join(tmpdir(), 'episode-'));

  /** @throws Error where a file of the folder is one of the project already, or a line has no place */
  constructor(added: string, lines: readonly AddedLine[]) {
    for (const part of parts) cpSync(join(root, part), join(this.folder, part), { recursive: true });
    rmSync(join(this.folder, portal), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
    mkdirSync(join(this.folder, '.build'));
    cpSync(added, this.folder, { recursive: true, force: false, errorOnExist: true });
    for (const line of lines) this.#add(line);
  }

  #add({ file, after, line }: AddedLine): void {
    const path = join(this.folder, file);
    const all = readFileSync(path, 'utf8').split('\n');
    const place = all.findLastIndex((each) => each.startsWith(after));
    if (place < 0) throw new Error(`${file} has no line that begins with ${after}`);
    writeFileSync(path, all.toSpliced(place + 1, 0, line).join('\n'));
  }

  /** The files of the project that read otherwise here, each with the number of its lines that are new. */
  changes(): Readonly<Record<string, number>> {
    const files = globSync(
      parts.map((part) => (part.includes('.') ? part : `${part}/**/*.*`)),
      { cwd: root },
    );
    return Object.fromEntries(
      files.flatMap((file) => {
        if (file.startsWith(portal)) return [];
        const [before, now] = [root, this.folder].map((each) => readFileSync(join(each, file), 'utf8'));
        if (before === now) return [];
        const known = new Set(before?.split('\n'));
        return [[file, now?.split('\n').filter((line) => !known.has(line)).length ?? 0]];
      }),
    );
  }

  /** Compiles the project's types. The answer is what the compiler says: nothing where everything fits. */
  typeErrors(): string {
    return this.#run(
      'node_modules/typescript/bin/tsc',
      '--noEmit',
      '--incremental',
      'false',
      '--singleThreaded',
    );
  }

  /** Writes the API documents, as `npm run openapi:fix` and `npm run forms:fix` do, in one process: most of it is loading. */
  writeApiDocuments(): void {
    const said = this.#run('--import', './bin/openapi.ts', 'bin/forms.ts');
    if (said !== '') throw new Error(said);
  }

  #run(file: string, ...rest: readonly string[]): string {
    // The compiler is a Go program, which spends a third of its processor time on collecting garbage.
    const env = { ...process.env, GOGC: 'off' };
    try {
      return execFileSync(process.execPath, [file, ...rest], { cwd: this.folder, env, encoding: 'utf8' });
    } catch (error) {
      if (error instanceof Error && 'stdout' in error) return `${error.stdout}${error.message}`;
      throw error;
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
