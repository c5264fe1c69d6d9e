import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { backgroundGrantsSchema, type Capability, labelOf, operationGrantsSchema } from './capabilities.ts';

/** A Lambda function that answers all operations of one subject that have the same grants. */
export interface ApiFunction {
  /** For example `api/registration-write-decrypt`. An operation that comes or goes does not change it. */
  readonly name: string;
  readonly subject: string;
  readonly grants: readonly Capability[];
  /** The ids of its operations, which are also the names of their folders in that of the subject. */
  readonly operations: readonly string[];
}

/** A function that no request waits for: a task of a workflow, a scheduled job, a consumer of the stream. */
export interface BackgroundFunction {
  /** Its kind and the name of its folder, for example `tasks/open-task`. */
  readonly name: string;
  readonly kind: BackgroundKind;
  readonly description: string;
  readonly grants: readonly Capability[];
  /** Where it needs longer than others of its kind. */
  readonly timeoutSeconds?: number | undefined;
  /** When a scheduled job starts. */
  readonly schedule?: JobSchedule;
}

export interface JobSchedule {
  readonly description: string;
  /** In Beijing time, as fields of cron; without an hour it starts every hour. */
  readonly minute: string;
  readonly hour?: string | undefined;
}

/** All functions of a source tree: those of the API, and those in the background. */
export interface FunctionList {
  readonly api: readonly ApiFunction[];
  readonly background: readonly BackgroundFunction[];
}

const backgroundKinds = ['tasks', 'streams', 'schedules'] as const;
export type BackgroundKind = (typeof backgroundKinds)[number];

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
 * The Lambda functions of a source tree, from the folders that have a `handler.ts` and the rows beside them:
 * `api/<subject>/grants.json` has a row for each operation of the subject, `<kind>/<name>/function.json` says what
 * a function in the background is and may do.
 * @throws Error naming the operations without a row, the rows without an operation, and files that are not as they
 * should be: neither a function without considered grants nor a grant without a function is deployed.
 */
export function readFunctions(functionsFolder: string): FunctionList {
  return {
    api: foldersIn(join(functionsFolder, 'api')).flatMap((subject) =>
      subjectFunctions(functionsFolder, subject),
    ),
    background: backgroundKinds.flatMap((kind) =>
      handlersIn(join(functionsFolder, kind)).map((name) => backgroundFunction(functionsFolder, kind, name)),
    ),
  };
}

function subjectFunctions(functionsFolder: string, subject: string): ApiFunction[] {
  const operations = handlersIn(join(functionsFolder, 'api', subject));
  const file = join(functionsFolder, 'api', subject, 'grants.json');
  if (operations.length === 0 && !existsSync(file)) return [];
  const rows = existsSync(file) ? read(file, operationRowsSchema) : {};
  checkRows(file, operations, Object.keys(rows));
  const groups = Map.groupBy(operations, (operation) => labelOf(rows[operation] ?? []));
  return [...groups].map(([label, members]) => ({
    name: `api/${subject}-${label}`,
    subject,
    grants: rows[members[0] ?? ''] ?? [],
    operations: members,
  }));
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
