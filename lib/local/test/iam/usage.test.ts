import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUsage } from '../../iam/usage.ts';
import { usageReport } from '../../inspect/usage-report.ts';
import { temporaryFolder } from '../support/cleanup.ts';
import { accessForTest } from './support.ts';

const TABLE = 'arn:aws-cn:dynamodb:cn-north-1:000000000000:table/Cases';
const statements = [
  {
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    Resource: [TABLE, `${TABLE}/index/*`],
  },
  { Sid: 'Logs', Effect: 'Allow', Action: ['logs:PutLogEvents', 'logs:CreateLogDelivery'], Resource: '*' },
];
const get = { service: 'dynamodb', operation: 'GetItem', input: { TableName: 'Cases', Key: {} } };
const put = { service: 'dynamodb', operation: 'PutItem', input: { TableName: 'Cases', Item: {} } };

describe('The use of grants', () => {
  it('is combined over runs, one action on one resource at a time', () => {
    const usageFolder = temporaryFolder();
    accessForTest(statements, { usageFolder }).call(get);
    const second = accessForTest(statements, { usageFolder });
    second.call(put);
    second.call(put);
    const usage = readUsage(usageFolder);
    expect(usage).toMatchObject({ runs: 2, outdated: 0, grants: 6 });
    expect(usage?.unused).toEqual([
      {
        role: 'Worker',
        policy: 'policy',
        statement: '1',
        action: 'dynamodb:GetItem',
        resource: `${TABLE}/index/*`,
      },
      {
        role: 'Worker',
        policy: 'policy',
        statement: '1',
        action: 'dynamodb:PutItem',
        resource: `${TABLE}/index/*`,
      },
      { role: 'Worker', policy: 'policy', statement: 'Logs', action: 'logs:PutLogEvents', resource: '*' },
    ]);
    expect(usage?.notRequestable.map(({ action }) => action)).toEqual(['logs:CreateLogDelivery']);
  });

  it('does not count a denied call', () => {
    const usageFolder = temporaryFolder();
    const deny = { Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: '*' };
    const { call } = accessForTest([...statements, deny], { usageFolder });
    expect(() => call(get)).toThrow();
    expect(readUsage(usageFolder)?.unused).toHaveLength(5);
  });

  it('is that of the latest policies, whatever the keys are called', () => {
    const usageFolder = temporaryFolder();
    const decrypt = (id: string) => ({
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: `arn:aws-cn:kms:cn-north-1:000000000000:key/${id}`,
    });
    accessForTest(statements, { usageFolder });
    accessForTest([decrypt('0b0f5f1e-0000-4000-8000-000000000001')], { usageFolder });
    accessForTest([decrypt('0b0f5f1e-0000-4000-8000-000000000002')], { usageFolder });
    expect(readUsage(usageFolder)).toMatchObject({ runs: 2, outdated: 1, grants: 1 });
  });

  it('is unknown when nothing was recorded', () => {
    expect(readUsage(join(temporaryFolder(), 'none'))).toBeUndefined();
    expect(readUsage(temporaryFolder())).toBeUndefined();
  });
});

describe('The report of unused grants', () => {
  const report = (folder: string): string => {
    const usage = readUsage(folder);
    if (!usage) throw new Error('nothing was recorded');
    return usageReport(usage);
  };

  it('lists the role, statement, action and resource of each grant that was not used', () => {
    const usageFolder = temporaryFolder();
    accessForTest(statements, { usageFolder }).call(get);
    const text = report(usageFolder);
    expect(text).toContain('6 grants in 1 run(s), of which 4 were never used.');
    expect(text).toContain(`  Worker: policy, statement 1\n    dynamodb:GetItem  ${TABLE}/index/*`);
    expect(text).toContain('The runtime never checks these 1, so no run can tell whether they are used:');
  });

  it('is one line when everything was used', () => {
    const usageFolder = temporaryFolder();
    const [table] = statements;
    accessForTest([{ ...table, Action: 'dynamodb:GetItem', Resource: TABLE }] as never, {
      usageFolder,
    }).call(get);
    expect(report(usageFolder)).toBe('1 grants in 1 run(s), of which 0 were never used.');
  });
});
