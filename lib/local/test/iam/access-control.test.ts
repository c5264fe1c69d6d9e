import { describe, expect, it } from 'vitest';
import { accessForTest, policyOf, ROLE } from './support.ts';

const TABLE = 'arn:aws-cn:dynamodb:cn-north-1:000000000000:table/Cases';
const CALL = {
  service: 'dynamodb',
  operation: 'GetItem',
  input: { TableName: 'Cases', Key: { PK: { S: 'a' } } },
};

describe('A call by a role', () => {
  it('is allowed by a statement on its action and resource', () => {
    const { call } = accessForTest([{ Effect: 'Allow', Action: 'dynamodb:Get*', Resource: TABLE }]);
    expect(() => call(CALL)).not.toThrow();
  });

  it('is denied as in AWS without such a statement, which is reported once', () => {
    const { call, reports } = accessForTest([]);
    const message =
      'User: arn:aws-cn:sts::000000000000:assumed-role/Worker/fn is not authorized to perform: ' +
      `dynamodb:GetItem on resource: ${TABLE} because no identity-based policy allows the dynamodb:GetItem action`;
    for (const _ of [1, 2]) {
      expect(() => call(CALL)).toThrow(
        expect.objectContaining({ code: 'AccessDeniedException', statusCode: 400, message }),
      );
    }
    expect(reports).toEqual([
      `The role Worker (as fn) may not dynamodb:GetItem on ${TABLE}. Missing in a policy of Worker: ` +
        `{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"${TABLE}"}`,
    ]);
  });

  it('is denied by an explicit deny, which is named', () => {
    const { call, reports } = accessForTest([
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Sid: 'NeverRead', Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: '*' },
    ]);
    expect(() => call(CALL)).toThrow('with an explicit deny in an identity-based policy');
    expect(reports).toEqual([
      `The role Worker (as fn) may not dynamodb:GetItem on ${TABLE}: it is denied by policy, statement NeverRead.`,
    ]);
  });

  it('is judged by the policies as they are when it is made, whatever was decided before', () => {
    const { call, access } = accessForTest([]);
    const give = (Effect: string, Resource: string) =>
      access.policies.attach('Worker', 'policy', policyOf({ Effect, Action: 'dynamodb:GetItem', Resource }));
    expect(() => call(CALL)).toThrow('is not authorized');
    give('Allow', TABLE);
    expect(() => call(CALL)).not.toThrow();
    give('Allow', `${TABLE}Other`);
    expect(() => call(CALL)).toThrow('is not authorized');
    access.policies.putResourcePolicy(
      TABLE,
      'the policy of the table',
      policyOf({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
    );
    expect(() => call(CALL)).not.toThrow();
    give('Deny', '*');
    expect(() => call(CALL)).toThrow('with an explicit deny');
  });

  it('is kept within the permissions boundary', () => {
    const { call, reports } = accessForTest([{ Effect: 'Allow', Action: '*', Resource: '*' }], {
      boundary: [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }],
    });
    expect(() => call(CALL)).toThrow('because no permissions boundary allows the dynamodb:GetItem action');
    expect(reports[0]).toContain('Missing in the permissions boundary of Worker: {"Effect":"Allow"');
  });

  it('is judged by the tags of the role, by variables and by the time', () => {
    const year = (before: string) => ({ DateLessThan: { 'aws:CurrentTime': before } });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
    const own = 'arn:aws-cn:sqs:cn-north-1:000000000000:${aws:PrincipalTag/team}-*';
    const send = (name: string) => ({
      service: 'sqs',
      operation: 'SendMessage',
      input: { QueueUrl: `https://sqs/000000000000/${name}` },
    });
    const late = accessForTest([
      { Effect: 'Allow', Action: 'sqs:*', Resource: own, Condition: year('2030-01-01T00:00:00Z') },
    ]);
    expect(() => late.call(send('blue-1'))).toThrow('because no identity-based policy');
    expect(late.reports[0]).toContain('its condition on aws:CurrentTime does not hold');
    const { call } = accessForTest([
      { Effect: 'Allow', Action: 'sqs:*', Resource: own, Condition: year('2031-01-01T00:00:00Z') },
    ]);
    expect(() => call(send('blue-1'))).not.toThrow();
    expect(() => call(send('red-1'))).toThrow('sqs:sendmessage');
  });

  it('is refused by name when the permission that it needs is not known', () => {
    const { call, reports } = accessForTest([{ Effect: 'Allow', Action: '*', Resource: '*' }]);
    expect(() => call({ service: 'dynamodb', operation: 'ExportTable', input: {} })).toThrow(
      'The permissions that dynamodb:ExportTable needs are not known to the local runtime',
    );
    expect(() => call({ service: 's3', operation: 'GetObject', input: {} })).toThrow('s3:GetObject');
    expect(reports).toHaveLength(2);
  });

  it('reports a condition that cannot be evaluated, which counts as absent', () => {
    const { call, reports } = accessForTest([
      {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
      },
    ]);
    expect(() => call(CALL)).toThrow();
    expect(reports[0]).toBe(
      'The condition key aws:sourcevpc of a policy is not known here: it counts as absent.',
    );
  });
});

describe('A caller', () => {
  it('may do everything as the account itself, and nothing as a role that does not exist', () => {
    const { access } = accessForTest([]);
    const as = (arn: string) => () => access.authorise({ ...CALL, principal: { arn } });
    expect(as('arn:aws-cn:iam::000000000000:root')).not.toThrow();
    expect(as('arn:aws-cn:iam::000000000000:role/Nobody')).toThrow('role/Nobody is not authorized');
  });

  it('can assume another role when both roles allow it, with the external id that is required', async () => {
    const taken = 'arn:aws-cn:iam::000000000000:role/Taken';
    const externalId = 'arn:aws-cn:states:cn-north-1:000000000000:stateMachine:m';
    const attempt = async (mayAssume: boolean, Principal: Record<string, string>, wanted: string) => {
      const statements = mayAssume ? [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: taken }] : [];
      const { access } = accessForTest(statements);
      const Condition = { StringEquals: { 'sts:ExternalId': wanted } };
      const trust = policyOf({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition });
      access.policies.putRole({ name: 'Taken', arn: taken, trust });
      access.policies.attach('Taken', 'all', policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }));
      access.deployed();
      access.authorise({ ...CALL, principal: { arn: taken, assumedBy: { arn: ROLE, externalId } } });
    };
    const account = { AWS: 'arn:aws-cn:iam::000000000000:root' };
    await expect(attempt(true, account, externalId)).resolves.toBeUndefined();
    await expect(attempt(false, { AWS: ROLE }, externalId)).resolves.toBeUndefined();
    await expect(attempt(false, account, externalId)).rejects.toThrow('sts:AssumeRole');
    await expect(attempt(true, account, 'another')).rejects.toThrow('sts:AssumeRole');
    await expect(attempt(true, { Service: 'lambda.amazonaws.com' }, externalId)).rejects.toMatchObject({
      code: 'AccessDenied',
      statusCode: 403,
    });
  });

  it('is a service in the case of a rule, and only the policy of the resource lets it in', () => {
    const queue = 'arn:aws-cn:sqs:cn-north-1:000000000000:jobs';
    const rule = (name: string) => `arn:aws-cn:events:cn-north-1:000000000000:rule/bus/${name}`;
    const { access, reports } = accessForTest([]);
    access.policies.putResourcePolicy(
      queue,
      'the policy of the queue jobs',
      policyOf({
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queue,
        Condition: { ArnEquals: { 'aws:SourceArn': rule('one') } },
      }),
    );
    access.deployed();
    const send = (name: string) => () =>
      access.authorise({
        service: 'sqs',
        operation: 'SendMessage',
        input: { QueueUrl: 'https://sqs/000000000000/jobs' },
        principal: { arn: rule(name) },
      });
    expect(send('one')).not.toThrow();
    expect(send('two')).toThrow(
      `User: events.amazonaws.com is not authorized to perform: sqs:sendmessage on resource: ${queue} because no resource-based policy allows the sqs:sendmessage action`,
    );
    expect(reports[0]).toContain('its condition on aws:SourceArn does not hold');
  });
});

describe('A key', () => {
  const decrypt = {
    service: 'kms',
    operation: 'Decrypt',
    input: { KeyId: 'field', EncryptionContext: { case: '1' } },
  };
  const KEY = 'arn:aws-cn:kms:cn-north-1:000000000000:key/field';
  const account = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws-cn:iam::000000000000:root' },
    Action: 'kms:*',
    Resource: '*',
  };

  it('can be used when its policy leaves it to the account and a role is granted it', () => {
    const { access, call } = accessForTest([{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY }]);
    expect(() => call(decrypt)).toThrow('because no resource-based policy allows the kms:Decrypt action');
    access.policies.putResourcePolicy(KEY, 'the policy of the key field', policyOf(account));
    access.deployed();
    expect(() => call(decrypt)).not.toThrow();
    expect(() => call({ ...decrypt, operation: 'Encrypt' })).toThrow(
      'no identity-based policy allows the kms:Encrypt',
    );
  });

  it('can be used only with the encryption context that a grant requires', () => {
    const { access, call } = accessForTest([
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: KEY,
        Condition: {
          StringEquals: { 'kms:EncryptionContext:case': '1' },
          'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['case'] },
        },
      },
    ]);
    access.policies.putResourcePolicy(KEY, 'the policy of the key field', policyOf(account));
    access.deployed();
    const withContext = (EncryptionContext: Record<string, string>) => () =>
      call({ ...decrypt, input: { KeyId: 'field', EncryptionContext } });
    expect(withContext({ case: '1' })).not.toThrow();
    expect(withContext({ case: '2' })).toThrow();
    expect(withContext({ case: '1', more: '2' })).toThrow();
    expect(withContext({})).toThrow();
  });

  it('of a table is required through DynamoDB', () => {
    const { access, call } = accessForTest([{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }]);
    const get = { ...CALL, input: { TableName: 'Sealed', Key: { PK: { S: 'a' } } } };
    expect(() => call(get)).toThrow('kms:Decrypt');
    access.policies.putResourcePolicy(
      KEY,
      'the policy of the key field',
      policyOf({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: {
          StringEquals: { 'kms:CallerAccount': '000000000000' },
          StringLike: { 'kms:ViaService': 'dynamodb.*' },
        },
      }),
    );
    access.deployed();
    expect(() => call(get)).not.toThrow();
    expect(() => call(decrypt)).toThrow('kms:Decrypt');
  });
});
