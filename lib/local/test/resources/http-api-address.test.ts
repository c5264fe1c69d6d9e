import { expect, it, onTestFinished } from 'vitest';
import { startLocalRuntime } from '../../runtime.ts';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

/** The address that the CDK writes for `HttpApi.url`. */
const url = (api: JsonObject): JsonObject => ({
  'Fn::Join': [
    '',
    ['https://', api, '.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, '/'],
  ],
});

it.each([
  ['aws', 'us-east-1'],
  ['aws-cn', 'cn-north-1'],
])(
  'the address of an API in %s, which the CDK builds from its id, leads to the API that runs here',
  async (partition, region) => {
    const assembly = writeAssembly(temporaryFolder(), {
      One: {
        Resources: {
          Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'a', ProtocolType: 'HTTP' } },
        },
        Outputs: {
          Items: { Value: { 'Fn::Join': ['', [url({ Ref: 'Api' }), 'items']] } },
          Id: { Value: { Ref: 'Api' }, Export: { Name: 'id' } },
        },
      },
      Two: {
        Resources: {},
        Outputs: { Url: { Value: url({ 'Fn::ImportValue': 'id' }) } },
      },
    });
    const runtime = await startLocalRuntime({
      assembly,
      identity: { partition, region, accountId: '000000000000' },
    });
    onTestFinished(() => runtime.close());
    const here = runtime.apis[0]?.url;
    expect(runtime.outputs.One?.Items).toBe(`${here}/items`);
    expect(runtime.outputs.Two?.Url).toBe(`${here}/`);
  },
);
