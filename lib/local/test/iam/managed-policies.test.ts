import { expect, it } from 'vitest';
import { managedPolicy } from '../../iam/managed-policies.ts';

/** AWS Managed Policy Reference Guide: the documents, as far as they concern services that run here. */
it.each([
  ['AmazonSNSFullAccess', ['sns:*']],
  [
    'AWSLambda_FullAccess',
    ['kms:ListAliases', 'lambda:*', 'states:DescribeStateMachine', 'states:ListStateMachines'],
  ],
  ['CloudWatchLogsFullAccess', ['logs:*']],
  ['AmazonSSMReadOnlyAccess', ['ssm:Describe*', 'ssm:Get*', 'ssm:List*']],
])('%s allows what its document says', (name, Action) => {
  expect(managedPolicy(`arn:aws:iam::aws:policy/${name}`)).toEqual({
    name,
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] },
  });
});

it('a role of CodeDeploy may invoke its hooks and change aliases', () => {
  const arn = 'arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited';
  expect(managedPolicy(arn).document.Statement).toEqual([
    expect.objectContaining({
      Action: ['lambda:UpdateAlias', 'lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig'],
    }),
    expect.objectContaining({ Resource: 'arn:aws:lambda:*:*:function:CodeDeployHook_*' }),
  ]);
});

it('a policy that is not known is named, with what to do', () => {
  expect(() => managedPolicy('arn:aws:iam::aws:policy/AmazonRDSFullAccess')).toThrow(
    /AmazonRDSFullAccess is not known here .* write out its statements in the role/,
  );
});
