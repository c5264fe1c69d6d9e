import { join } from 'node:path';
import { checkAssembly } from 'cdk-local-runtime';
import { describe, expect, test } from 'vitest';
import { localCodeOf, root } from '../../bin/support/project-assembly.ts';
import { readBundles } from '../../lib/infra/bundle.ts';
import { assemble } from '../../lib/infra/synthesize.ts';
import { assemblyFolder } from '../support/assembly.ts';
import { folderForFile } from '../support/folders.ts';
import { proving } from '../support/proving.ts';
import { alarmPolicies } from './policies/alarms.ts';
import { functionPolicies } from './policies/functions.ts';
import { partitionPolicies } from './policies/partition.ts';
import { recordPolicies } from './policies/records.ts';
import { servicePolicies } from './policies/service.ts';
import { Templates } from './template.ts';

const folder = folderForFile();

// The set-up of the tests made them from the same sources. What is in a template does not depend on how code is bundled.
const bundles = await readBundles({
  root,
  functionsFolder: join(root, 'functions'),
  outdir: localCodeOf(assemblyFolder),
});

const environments = {
  'any partition': undefined,
  aws: { account: '123456789012', region: 'us-east-1' },
  'aws-cn': { account: '123456789012', region: 'cn-north-1' },
} as const;

describe.each(Object.entries(environments))('The app for %s', (name, environment) => {
  const outdir = join(folder, name);
  assemble(
    {
      outdir,
      // The rules of CloudFormation take longer than everything else here.
      builtinValidation: proving && environment === undefined,
      alarmActions: { critical: ['arn:test:critical'], warning: ['arn:test:warning'] },
      ...(environment && { environment }),
    },
    bundles,
  );
  const templates = new Templates(outdir);
  functionPolicies(templates);
  recordPolicies(templates);
  servicePolicies(templates);
  alarmPolicies(templates);
  partitionPolicies(templates);

  test.each(templates.texts)('keeps $stack far below the 500 resources that a stack may have', ({ text }) => {
    expect(Object.keys(JSON.parse(text).Resources).length).toBeLessThanOrEqual(350);
  });

  test('uses the runtime and the processor of its platform', () => {
    const platforms = templates.functions.map(
      ({ Properties }) => `${Properties.Runtime} ${Properties.Architectures} ${tracingOf(Properties)}`,
    );
    const expected = name === 'aws' ? 'nodejs24.x x86_64 Active' : 'nodejs22.x x86_64 none';
    expect([...new Set(platforms)]).toEqual([expected]);
  });
});

test('The local runtime accepts everything that the app deploys', () => {
  expect(() => checkAssembly(join(folder, 'any partition'))).not.toThrow();
});

test('The app deploys the records before what uses them, and functions before the routes that lead to them', () => {
  expect(checkAssembly(join(folder, 'any partition')).stacks).toEqual([
    'RecordsStack',
    'ServiceStack',
    'ApiFunctionsStack',
    'ApiStack',
  ]);
});

const tracingOf = (properties: Readonly<Record<string, unknown>>): string =>
  (properties.TracingConfig as { Mode?: string } | undefined)?.Mode ?? 'none';
