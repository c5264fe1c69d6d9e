import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkAssembly } from 'cdk-local-runtime';
import { describe, expect, test } from 'vitest';
import type { Capability } from '../../lib/infra/capabilities.ts';
import { synthesize } from '../../lib/infra/synthesize.ts';
import { folderForFile } from '../support/folders.ts';
import { Templates } from './template.ts';

const folder = folderForFile();

const subjects = 20;
/** As many as an HTTP API may have routes (docs/PLATFORM.md 5.3). */
const operations = 300;

/** The grants of a subject's operations in today's proportions: four sets, one of which covers half of them. */
const mix: readonly (readonly Capability[])[] = [
  ['read-records', 'decrypt-personal-data'],
  ['write-cases', 'decrypt-personal-data'],
  ['write-cases', 'decrypt-personal-data'],
  ['read-records'],
  ['write-cases', 'decrypt-personal-data'],
  ['write-cases'],
  ['write-cases', 'decrypt-personal-data'],
  ['read-records'],
];

function write(place: string, content: unknown): void {
  const file = join(folder, place);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

/** A project with as many operations as there can be, whose handlers do nothing. */
function writeProject(): void {
  const handler = 'export const handler = async () => ({});\n';
  const grants: Record<string, Record<string, readonly Capability[]>> = {};
  const paths: Record<string, unknown> = {};
  for (let number = 0; number < operations; number++) {
    const subject = `subject-${number % subjects}`;
    const id = `operation-${number}`;
    const row = mix[Math.floor(number / subjects) % mix.length] ?? [];
    grants[subject] = { ...grants[subject], [id]: row };
    paths[`/${subject}/{caseId}/${id}`] = { post: { operationId: id } };
    write(`functions/api/${subject}/${id}/handler.ts`, handler);
    write(`functions/api/${subject}/${id}/operation.ts`, `export const operation = { id: '${id}' };\n`);
  }
  for (const [subject, rows] of Object.entries(grants)) write(`functions/api/${subject}/grants.json`, rows);
  write('functions/api/openapi.json', { openapi: '3.1.0', security: [{ token: [] }], paths });
  write('functions/api/dispatch.ts', 'export const dispatch = (all: unknown[]) => () => all.length;\n');
  const schedule = { description: 'Every hour', minute: '0' };
  const task = { description: 'Any', grants: ['write-cases'] };
  const inBackground = {
    'streams/advance-cases': {
      description: 'Any',
      grants: ['read-records', 'start-workflows', 'publish-messages'],
    },
    'schedules/sweep-deadlines': { ...task, schedule },
    'schedules/reconcile-cases': { ...task, schedule },
  };
  for (const [place, row] of Object.entries(inBackground)) {
    write(`functions/${place}/handler.ts`, handler);
    write(`functions/${place}/function.json`, row);
  }
  for (let number = 0; number < 12; number++) {
    write(`functions/tasks/task-${number}/handler.ts`, handler);
    write(`functions/tasks/task-${number}/function.json`, task);
    write(`workflows/episode-${number}.asl.json`, {
      QueryLanguage: 'JSONata',
      StartAt: 'Only',
      States: {
        Only: {
          Type: 'Task',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: a substitution of CloudFormation
          Resource: 'arn:${Partition}:states:::lambda:invoke',
          Arguments: { FunctionName: `\${Task${number}FunctionArn}` },
          End: true,
        },
      },
    });
  }
}

describe('A project of 300 operations in 20 subjects with 12 workflows', () => {
  writeProject();
  const outdir = join(folder, 'cdk.out');
  const synthesis = synthesize({
    outdir,
    project: folder,
    bundleFolder: join(folder, 'bundles'),
    builtinValidation: false,
  });

  test('has at most 350 resources in each stack, where 500 are allowed', async () => {
    await synthesis;
    const sizes = new Templates(outdir).texts.map(({ stack, text }) => ({
      stack,
      resources: Object.keys(JSON.parse(text).Resources).length,
    }));
    expect(sizes.filter(({ resources }) => resources > 350)).toEqual([]);
    expect(sizes.map(({ stack }) => stack)).toContain('ApiFunctionsStack');
  });

  test('stays within the limits of CloudFormation for outputs and template size', async () => {
    await synthesis;
    for (const { text } of new Templates(outdir).texts) {
      expect(Object.keys(JSON.parse(text).Outputs ?? {}).length).toBeLessThanOrEqual(150);
      expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    }
  });

  test('has a function for each set of grants, and a route for each operation', async () => {
    await synthesis;
    const templates = new Templates(outdir);
    const grants = Array.from(
      { length: subjects },
      (_, number): Record<string, string[]> =>
        JSON.parse(readFileSync(join(folder, `functions/api/subject-${number}/grants.json`), 'utf8')),
    );
    const sets = new Set(grants.flatMap((rows) => Object.values(rows).map((row) => row.join())));
    expect(templates.apiFunctions).toHaveLength(sets.size);
    expect(templates.ofType('AWS::ApiGatewayV2::Route')).toHaveLength(operations);
  });

  test('is accepted by the local runtime', async () => {
    await synthesis;
    expect(() => checkAssembly(outdir)).not.toThrow();
  });
});
