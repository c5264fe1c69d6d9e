import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { afterAll, describe, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { functionNames } from '../../lib/infra/bundle.ts';
import { type ApiOperation, readOperations } from '../../lib/infra/open-api.ts';
import { checkGrants } from '../../lib/infra/operation-grants.ts';
import { platformProfile } from '../../lib/infra/platform-profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'consistency-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const operation = (id: string): ApiOperation => ({ id, method: 'GET', path: `/${id}`, public: false });

describe('grants', () => {
  test('fit when each operation has a row and each row an operation', () => {
    expect(() => checkGrants([operation('a'), operation('b')], { b: [], a: ['read-records'] })).not.toThrow();
  });

  test('are refused with the name of an operation without a row', () => {
    expect(() => checkGrants([operation('a'), operation('b')], { a: [] })).toThrow(
      'no row for the operations b',
    );
  });

  test('are refused with the name of a row without an operation', () => {
    expect(() => checkGrants([operation('a')], { a: [], gone: [] })).toThrow(
      'rows without an operation: gone',
    );
  });
});

describe('the OpenAPI document', () => {
  const write = (paths: object) => {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify({ openapi: '3.1.0', security: [{ token: [] }], paths }));
    return file;
  };

  test('gives operations: public only where it says so', () => {
    const file = write({
      '/cases/{caseId}': { get: { operationId: 'read-case' }, parameters: [] },
      '/regions': { get: { operationId: 'list-regions', security: [] } },
    });
    expect(readOperations(file)).toEqual([
      { id: 'read-case', method: 'GET', path: '/cases/{caseId}', public: false },
      { id: 'list-regions', method: 'GET', path: '/regions', public: true },
    ]);
  });

  test('is refused when an operation has no id, or the id of another', () => {
    expect(() => readOperations(write({ '/a': { post: {} } }))).toThrow('POST /a has no operationId');
    const twice = { '/a': { get: { operationId: 'same' } }, '/b': { get: { operationId: 'same' } } };
    expect(() => readOperations(write(twice))).toThrow('the operationId same occurs twice');
  });

  test("of the project names every folder of the API's functions", () => {
    const names = readOperations('functions/api/openapi.json').map(({ id }) => id);
    const folders = functionNames('functions').filter((name) => name.startsWith('api/'));
    expect(names.sort()).toEqual(folders.map((name) => basename(name)).sort());
  });
});

describe('platforms', () => {
  const china = { account: '123456789012', region: 'cn-northwest-1' };
  const abroad = { account: '123456789012', region: 'eu-west-1' };

  test('are the newest abroad, and what is certain in China and where the place is not known', () => {
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

  test('can be chosen, and the bundle fits', () => {
    const chosen = platformProfile(china, { runtime: 'nodejs24.x', architecture: 'arm64' });
    expect([chosen.runtime.name, chosen.bundleTarget, chosen.architecture.name]).toEqual([
      'nodejs24.x',
      'node24',
      'arm64',
    ]);
  });

  test.each(['nodejs20.x', 'python3.13', 'nodejs'])('the runtime %s is refused', (runtime) => {
    expect(() => platformProfile(china, { runtime })).toThrow(`the runtime ${runtime} is not supported`);
  });
});

test('the feature flags are the recommended ones, with no partition written into ARNs', () => {
  expect(cdk.context).toEqual({ ...recommended, '@aws-cdk/core:enablePartitionLiterals': false });
});

test('only entry points read the configuration of the process', () => {
  const files = ['synthesize.ts', 'service-stack.ts', 'records-stack.ts', 'platform-profile.ts', 'bundle.ts'];
  for (const file of files)
    expect(readFileSync(join('lib/infra', file), 'utf8')).not.toContain('process.env');
});
