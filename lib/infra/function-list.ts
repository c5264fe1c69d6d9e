import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { backgroundGrantsSchema, type Capability, labelOf, operationGrantsSchema } from './capabilities.ts';

/** A Lambda function that answers all operations with the same grants. */
export interface ApiFunction {
  /** For example `api/write-decrypt`. Adding or removing an operation does not change it. */
  readonly name: string;
  readonly grants: readonly Capability[];
  readonly operations: readonly ApiOperation[];
  /** Extra files beside its code: the name of each, and its place under `node_modules`. */
  readonly files?: BesideFiles;
}

/** Files of packages that are put beside the code of a function, by the names they get there. */
export type BesideFiles = Readonly<Record<string, string>>;

/** An operation, as far as its folder tells. */
export interface ApiOperation {
  /** Its id, and the name of its folder. */
  readonly id: string;
  readonly subject: string;
}

/**
 * A function that no request waits for: a task of a workflow, a scheduled job, a consumer of the stream, or a listener to
 * changes in the status of executions.
 */
export interface BackgroundFunction {
  /** Its kind and the name of its folder, for example `tasks/open-task`. */
  readonly name: string;
  readonly kind: BackgroundKind;
  readonly description: string;
  readonly grants: readonly Capability[];
  /** Seconds, where it needs longer than others of its kind. */
  readonly timeoutSeconds?: number | undefined;
  /** When a scheduled job starts. */
  readonly schedule?: JobSchedule;
}

export interface JobSchedule {
  readonly description: string;
  /** Cron fields, in Beijing time. Without an hour it starts every hour. */
  readonly minute: string;
  readonly hour?: string | undefined;
}

/** All functions of a source tree, those of the API and those in the background. */
export interface FunctionList {
  readonly api: readonly ApiFunction[];
  readonly background: readonly BackgroundFunction[];
}

const backgroundKinds = ['tasks', 'streams', 'listeners', 'schedules'] as const;
export type BackgroundKind = (typeof backgroundKinds)[number];

const besideSchema = z.record(z.string().regex(/^[\w.-]+$/), z.string().min(1));

const operationRowsSchema = z.record(z.string(), operationGrantsSchema);

const backgroundSchema = z.strictObject({
  description: z.string().min(1),
  grants: backgroundGrantsSchema,
  timeoutSeconds: z.int().positive().optional(),
});

const scheduledSchema = backgroundSchema.extend({
  schedule: z.strictObject({
    description: z.string().min(1),
    minute: z.string(),
    hour: z.string().optional(),
  }),
});

/**
 * Lists the Lambda functions of a source tree, from the folders that have a `handler.ts` and the grants beside them.
 * `api/<subject>/grants.json` has a row for each operation of the subject; `<kind>/<name>/function.json` describes a background
 * function and its grants. An operation whose folder has a `files.json` gets a function of its own, with those files beside its
 * code, so that no other operation has to carry them.
 * @throws Error naming operations without a row, rows without an operation, and malformed files: no function is deployed
 * without considered grants, and no grant without a function.
 */
export function readFunctions(functionsFolder: string): FunctionList {
  return {
    api: apiFunctions(functionsFolder),
    background: backgroundKinds.flatMap((kind) =>
      handlersIn(join(functionsFolder, kind)).map((name) => backgroundFunction(functionsFolder, kind, name)),
    ),
  };
}

function apiFunctions(functionsFolder: string): ApiFunction[] {
  const granted = foldersIn(join(functionsFolder, 'api')).flatMap((subject) =>
    grantedOperations(functionsFolder, subject),
  );
  const groups = Map.groupBy(granted, ({ operation, grants, files }) =>
    files ? operation.id : labelOf(grants),
  );
  return [...groups]
    .map(([name, members]) => ({
      name: `api/${name}`,
      grants: members[0]?.grants ?? [],
      operations: members.map(({ operation }) => operation),
      ...(members[0]?.files && { files: members[0].files }),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface GrantedOperation {
  readonly operation: ApiOperation;
  readonly grants: readonly Capability[];
  readonly files?: BesideFiles;
}

function grantedOperations(functionsFolder: string, subject: string): GrantedOperation[] {
  const ids = handlersIn(join(functionsFolder, 'api', subject));
  const file = join(functionsFolder, 'api', subject, 'grants.json');
  if (ids.length === 0 && !existsSync(file)) return [];
  const rows = existsSync(file) ? read(file, operationRowsSchema) : {};
  checkRows(file, ids, Object.keys(rows));
  return ids.map((id) => {
    const beside = join(functionsFolder, 'api', subject, id, 'files.json');
    return {
      operation: { id, subject },
      grants: rows[id] ?? [],
      ...(existsSync(beside) && { files: read(beside, besideSchema) }),
    };
  });
}

function checkRows(file: string, operations: readonly string[], rows: readonly string[]): void {
  const missing = operations.filter((operation) => !rows.includes(operation));
  const left = rows.filter((row) => !operations.includes(row));
  const complaints = [
    ...(missing.length > 0 ? [`no row for the operations ${missing.join(', ')}`] : []),
    ...(left.length > 0 ? [`rows without an operation: ${left.join(', ')}`] : []),
  ];
  if (complaints.length > 0) throw new Error(`${file}: ${complaints.join('; ')}`);
}

function backgroundFunction(functionsFolder: string, kind: BackgroundKind, name: string): BackgroundFunction {
  const place = `${kind}/${name}`;
  const file = join(functionsFolder, place, 'function.json');
  if (!existsSync(file))
    throw new Error(`functions/${place} has no function.json, which says what it may do`);
  const found = kind === 'schedules' ? read(file, scheduledSchema) : read(file, backgroundSchema);
  return { name: place, kind, ...found };
}

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const text = readFileSync(file, 'utf8');
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(
      `${file}: ${error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message}`,
    );
  }
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

const handlersIn = (folder: string): string[] =>
  foldersIn(folder).filter((name) => existsSync(join(folder, name, 'handler.ts')));
