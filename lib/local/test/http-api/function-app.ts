import { onTestFinished } from 'vitest';
import { startLocalRuntime } from '../../runtime.ts';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const ApiId = { Ref: 'Api' };

/** A stage of the app's API. */
export const stage = (StageName: string, rest: JsonObject = {}): JsonObject => ({
  Type: 'AWS::ApiGatewayV2::Stage',
  Properties: { ApiId, StageName, AutoDeploy: true, ...rest },
});

/** Starts an app with an API of one route, whose inline function may be invoked by the given path of the API's ARN. */
export async function startFunctionApp(options: {
  routeKey: string;
  format: string;
  code: string;
  permitted: string;
  resources: JsonObject;
  outputs?: JsonObject;
}) {
  const Resources: JsonObject = {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    },
    Fn: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { ZipFile: options.code },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: 'Fn' },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: {
          'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${options.permitted}`,
        },
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'a', ProtocolType: 'HTTP' } },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId,
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': ['Fn', 'Arn'] },
        PayloadFormatVersion: options.format,
      },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId,
        RouteKey: options.routeKey,
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      },
    },
    ...options.resources,
  };
  const runtime = await startLocalRuntime({
    assembly: writeAssembly(temporaryFolder(), { App: { Resources, Outputs: options.outputs ?? {} } }),
    identity: { partition: 'aws', region: 'us-east-1', accountId: '000000000000' },
    report: () => {},
  });
  onTestFinished(() => runtime.close());
  return { url: runtime.apis[0]?.url ?? '', outputs: runtime.outputs.App ?? {} };
}
