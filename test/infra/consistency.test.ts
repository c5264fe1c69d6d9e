import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { readFunctions } from '../../lib/infra/function-list.ts';
import { readOperations } from '../../lib/infra/open-api.ts';
import { platformProfile } from '../../lib/infra/platform-profile.ts';
import { folderForFile } from '../support/folders.ts';

const folder = folderForFile();

describe('An OpenAPI document', () => {
  const write = (paths: object) => {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify({ openapi: '3.1.0', security: [{ token: [] }], paths }));
    return file;
  };

  test('yields operations that are public only where it says so', () => {
    const file = write({
      '/cases/{caseId}': { get: { operationId: 'read-case' }, parameters: [] },
      '/regions': { get: { operationId: 'list-regions', security: [] } },
    });
    expect(readOperations(file)).toEqual([
      { id: 'read-case', method: 'GET', path: '/cases/{caseId}', public: false },
      { id: 'list-regions', method: 'GET', path: '/regions', public: true },
    ]);
  });

  test('is refused if an operation has no id or the id of another', () => {
    expect(() => readOperations(write({ '/a': { post: {} } }))).toThrow('POST /a has no operationId');
    const twice = { '/a': { get: { operationId: 'same' } }, '/b': { get: { operationId: 'same' } } };
    expect(() => readOperations(write(twice))).toThrow('the operationId same occurs twice');
  });

  test("has an operation for every folder of the API's functions in this project", () => {
    const names = readOperations('functions/api/openapi.json').map(({ id }) => id);
    const folders = readFunctions('functions').api.flatMap(({ operations }) =>
      operations.map(({ id }) => id),
    );
    expect(names.sort()).toEqual(folders.sort());
  });
});

describe('The platform', () => {
  const china = { account: '123456789012', region: 'cn-northwest-1' };
  const abroad = { account: '123456789012', region: 'eu-west-1' };

  test('is the newest abroad, and the proven one in China and where the place is unknown', () => {
    const described = [abroad, china, undefined].map((environment) => {
      const { runtime, bundleTarget, tracing } = platformProfile(environment);
      return [runtime.name, bundleTarget, tracing];
    });
    expect(described).toEqual([
      ['nodejs24.x', 'node24', true],
      ['nodejs22.x', 'node22', false],
      ['nodejs22.x', 'node22', false],
    ]);
  });

  test('can be chosen, and the bundle is built for it', () => {
    const chosen = platformProfile(china, { runtime: 'nodejs24.x', architecture: 'arm64' });
    expect([chosen.runtime.name, chosen.bundleTarget, chosen.architecture.name]).toEqual([
      'nodejs24.x',
      'node24',
      'arm64',
    ]);
  });

  test.each(['nodejs20.x', 'python3.13', 'nodejs'])('is refused with the runtime %s', (runtime) => {
    expect(() => platformProfile(china, { runtime })).toThrow(`the runtime ${runtime} is not supported`);
  });
});

test('The feature flags are the recommended ones, except that no partition is written into ARNs', () => {
  expect(cdk.context).toEqual({ ...recommended, '@aws-cdk/core:enablePartitionLiterals': false });
});

/** The files that may read the environment: those where a function or the local runtime starts. */
const readersOfTheEnvironment = [
  'functions/common/connections/environment.ts',
  'functions/web/serve-portal/handler.ts',
  // Names a variable that esbuild fills in.
  'lib/infra/portal-bundle.ts',
  'lib/local/cli/main.ts',
  'lib/local/cli/synthesize.ts',
  // So does this for the console.
  'lib/local/console/build.ts',
  // It gives each function its own variables.
  'lib/local/lambda/hosted-functions.ts',
  // It reads those of the function that calls, as the SDK does.
  'lib/local/lambda/sdk/sdk-calls.ts',
  'lib/local/runtime.ts',
];

const readsTheEnvironment = /\bprocess\s*(\.|\[['"])env\b|\benv\b[^}]*\}\s*=\s*process\b|from 'node:process'/;

test('Only what starts a process reads its environment; no stack, rule or store does', () => {
  const files = ['lib', 'functions'].flatMap((folder) =>
    globSync(`${folder}/**/*.ts`, { exclude: ['lib/local/test', 'lib/local/scripts', 'lib/local/dist'] }),
  );
  const readers = files.filter((file) => readsTheEnvironment.test(readFileSync(file, 'utf8')));
  expect(readers.sort()).toEqual(readersOfTheEnvironment);
});
