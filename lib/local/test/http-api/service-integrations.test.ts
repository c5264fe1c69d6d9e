import { beforeEach, describe, expect, it } from 'vitest';
import { type MappedRequest, parseMapping } from '../../http-api/parameter-mapping.ts';
import { ServiceIntegration } from '../../http-api/service-integration.ts';
import type { JsonObject, ServiceRequest } from '../../service.ts';
import { runApp } from '../support/workflow-app.ts';
import { openApi } from './test-api.ts';

/*
 * "Create AWS service integrations for HTTP APIs" and "Integration subtype reference", in the API Gateway Developer Guide;
 * the resources are those that aws-cdk-lib/aws-apigatewayv2-integrations writes (HttpSqsIntegration, ...).
 */

const ApiId = { Ref: 'Api' };

/** A route to a service, with a role of its own as the CDK gives it. */
function route(id: string, routeKey: string, subtype: string, allowed: JsonObject, parameters: JsonObject) {
  return {
    [`${id}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' } },
          ],
        },
        Policies: [
          {
            PolicyName: 'calls',
            PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...allowed }] },
          },
        ],
      },
    },
    [`${id}Integration`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId,
        ConnectionType: 'INTERNET',
        CredentialsArn: { 'Fn::GetAtt': [`${id}Role`, 'Arn'] },
        IntegrationSubtype: subtype,
        IntegrationType: 'AWS_PROXY',
        PayloadFormatVersion: '1.0',
        RequestParameters: parameters,
      },
    },
    [`${id}Route`]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId,
        RouteKey: routeKey,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${id}Integration` }]] },
      },
    },
  };
}

const Api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'a', ProtocolType: 'HTTP' } };
const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } };
const queueArn = { 'Fn::GetAtt': ['Queue', 'Arn'] };

/** Starts an app with these routes; `post` sends a body to one of them. */
async function start(app: Parameters<typeof runApp>[0]) {
  const running = await runApp({ ...app, resources: { Api, ...app.resources } });
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${running.runtime.apis[0]?.url}${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type'), text };
  };
  return { running, post };
}

describe('A route', () => {
  it('sends a message, receives it and deletes it, under its role, and is answered in XML', async () => {
    const queue = (id: string, operation: string, parameters: JsonObject) =>
      route(
        id,
        `POST /${id.toLowerCase()}`,
        `SQS-${operation}`,
        { Action: `sqs:${operation}`, Resource: queueArn },
        { QueueUrl: { Ref: 'Queue' }, ...parameters },
      );
    const { post } = await start({
      resources: {
        Queue,
        ...queue('Send', 'SendMessage', { MessageBody: '$request.body.MessageBody', DelaySeconds: '0' }),
        ...queue('Receive', 'ReceiveMessage', {}),
        ...queue('Delete', 'DeleteMessage', { ReceiptHandle: '$request.body.ReceiptHandle' }),
        ...queue('Purge', 'PurgeQueue', {}),
      },
    });
    const sent = await post('/send', { MessageBody: 'This is my message' });
    expect(sent).toMatchObject({ status: 200, type: 'text/xml' });
    expect(sent.text).toMatch(/<SendMessageResponse.*<MessageId>[0-9a-f-]{36}<\/MessageId>/);
    // aws-samples/sessions-with-aws-sam#38: a body that lacks a mapped member is a bad request.
    for (const body of [{}, 'no JSON', '']) {
      expect(await post('/send', body)).toMatchObject({ status: 400, text: '{"message":"Bad Request"}' });
    }
    const received = await post('/receive', '');
    expect(received.text).toContain('<Body>This is my message</Body>');
    const [, ReceiptHandle] = /<ReceiptHandle>(.*?)<\/ReceiptHandle>/.exec(received.text) ?? [];
    expect(await post('/delete', { ReceiptHandle })).toMatchObject({ status: 200 });
    expect((await post('/purge', '')).text).toContain('<PurgeQueueResponse');
    expect(await post('/delete', { ReceiptHandle: 'none' })).toMatchObject({ status: 400, type: 'text/xml' });
  });

  it('sends an event', async () => {
    const { running, post } = await start({
      resources: {
        Queue,
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'shop' } },
        Rule: {
          Type: 'AWS::Events::Rule',
          Properties: {
            EventBusName: { Ref: 'Bus' },
            EventPattern: { source: ['my.source'] },
            Targets: [{ Id: 'Queue', Arn: queueArn, InputPath: '$.detail' }],
          },
        },
        Policy: {
          Type: 'AWS::SQS::QueuePolicy',
          Properties: {
            Queues: [{ Ref: 'Queue' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'sqs:SendMessage',
                  Resource: queueArn,
                },
              ],
            },
          },
        },
        ...route(
          'Event',
          'POST /events',
          'EventBridge-PutEvents',
          { Action: 'events:PutEvents', Resource: { 'Fn::GetAtt': ['Bus', 'Arn'] } },
          {
            Detail: '$request.body.Detail',
            DetailType: '$request.body.DetailType',
            Source: '$request.body.Source',
            EventBusName: { Ref: 'Bus' },
          },
        ),
      },
    });
    // The detail in the CDK's own test is a text (integ.eventbridge.ts), the one in aws-samples/aws-cdk-examples an object.
    for (const Detail of [JSON.stringify({ message: 'Hello' }), { message: 'Hello' }]) {
      const { status, text } = await post('/events', { Detail, DetailType: 'MyType', Source: 'my.source' });
      expect([status, JSON.parse(text)]).toEqual([
        200,
        { Entries: [{ EventId: expect.any(String) }], FailedEntryCount: 0 },
      ]);
    }
    await running.runtime.settle();
    const QueueUrl = 'https://sqs.cn-north-1.amazonaws.com.cn/000000000000/jobs';
    const { Messages } = await running.call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    expect((Messages as { Body: string }[]).map(({ Body }) => Body)).toEqual([
      '{"message":"Hello"}',
      '{"message":"Hello"}',
    ]);
  });

  it('starts an execution and stops it, as far as its role may', async () => {
    const machine = { Ref: 'WorkflowWaiting' };
    const wait = (id: string, Action: string) =>
      route(
        id,
        `POST /${id.toLowerCase()}`,
        'StepFunctions-StartExecution',
        { Action, Resource: machine },
        { StateMachineArn: machine, Input: '$request.body' },
      );
    const { running, post } = await start({
      workflows: {
        Waiting: { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 60, End: true } } },
      },
      resources: {
        ...wait('Begin', 'states:StartExecution'),
        ...wait('Denied', 'states:DescribeStateMachine'),
        ...route(
          'Stop',
          'POST /stop/{cause}',
          'StepFunctions-StopExecution',
          { Action: 'states:StopExecution', Resource: '*' },
          { ExecutionArn: '$request.querystring.executionArn', Cause: '$request.path.cause' },
        ),
      },
    });
    const begun = await post('/begin', { number: 7 });
    const { executionArn, startDate } = JSON.parse(begun.text) as JsonObject;
    expect([begun.status, startDate]).toEqual([200, expect.any(Number)]);
    const stopped = await post(`/stop/changed?executionArn=${executionArn}`, '');
    expect([stopped.status, JSON.parse(stopped.text)]).toEqual([200, { stopDate: expect.any(Number) }]);
    const execution = await running.call('states', 'DescribeExecution', { executionArn: executionArn ?? '' });
    expect(execution).toMatchObject({ status: 'ABORTED', input: '{"number":7}', cause: 'changed' });

    const denied = await post('/denied', {});
    expect([denied.status, JSON.parse(denied.text)]).toEqual([
      400,
      expect.objectContaining({ __type: 'AccessDeniedException' }),
    ]);
    expect((await post('/begin', 'no JSON')).text).toContain('"__type":"InvalidExecutionInput"');
  });
});

describe('A parameter', () => {
  const calls: ServiceRequest[] = [];
  beforeEach(() => void calls.splice(0));
  const integration = (Input: string) => ({
    subtype: 'StepFunctions-StartExecution',
    parameters: { StateMachineArn: 'machine', Input },
    credentialsArn: 'role',
    call: async (request: ServiceRequest) => {
      calls.push(request);
      return {};
    },
  });

  it.each([
    ['$request.header.X-Kind', 'a'],
    ['$request.header.other', undefined],
    ['$request.querystring.Name', 'Value1,Value2'],
    ['$request.querystring.name', undefined],
    ['$request.path.id', 'one'],
    ['$request.path.other', undefined],
    ['$request.path.constructor', undefined],
    ['$request.body', '{"a":{"b":[1,{"c d":true}]},"e":"f"}'],
    ['$request.body.e', 'f'],
    ['$request.body.a.b[0]', '1'],
    ["$request.body.a.b[1]['c d']", 'true'],
    ['$request.body.a.b', '[1,{"c d":true}]'],
    ['$request.body.length', undefined],
    ['$context.stage', 'dev'],
    ['$context.routeKey', 'POST /items/{id}'],
    ['$context.identity.sourceIp', '127.0.0.1'],
    ['$context.authorizer.claims.sub', undefined],
    ['$stageVariables.color', 'blue'],
    ['$stageVariables.size', undefined],
    ['a value', 'a value'],
  ])('%s is %j', async (expression, value) => {
    const { url, gateway } = await openApi({
      routes: [{ routeKey: 'POST /items/{id}', integration: integration(expression) }],
      stages: [{ name: 'dev', variables: { color: 'blue' } }],
    });
    const response = await fetch(`${url}/dev/items/one?Name=Value1&Name=Value2`, {
      method: 'POST',
      headers: { 'x-kind': 'a' },
      body: '{"a":{"b":[1,{"c d":true}]},"e":"f"}',
    });
    await gateway.close();
    expect(response.status).toBe(value === undefined ? 400 : 200);
    const call = { service: 'states', operation: 'StartExecution', principal: { arn: 'role' } };
    const input = { stateMachineArn: 'machine', input: value };
    expect(calls).toEqual(value === undefined ? [] : [{ ...call, input }]);
  });

  it('is a claim of the token', () => {
    const mapping = parseMapping('$context.authorizer.claims.cognito:groups');
    const context = { authorizer: { claims: { 'cognito:groups': '[staff]' }, scopes: null } };
    expect(mapping({ context } as unknown as MappedRequest)).toBe('[staff]');
  });

  it.each([
    '$request.body..name',
    '$request.body.a[?(@.b)]',
    '$request.body.*',
    '$request.header',
    '$request.path',
    '$request.method',
    '$context.authorizer',
    '$context.error.message',
    '$.body',
    `a \${request.body.b}`,
  ])('cannot be %s', (expression) => {
    expect(() => new ServiceIntegration(integration(expression))).toThrow(`${expression} is not supported`);
  });
});

describe('An integration that does not run here', () => {
  const refused = (subtype: string, parameters: JsonObject, role: JsonObject = {}) => {
    const allowed = { Action: 'sqs:*', Resource: '*' };
    const resources = route('R', 'POST /', subtype, allowed, parameters) as Record<string, JsonObject>;
    Object.assign(resources.RIntegration?.Properties as JsonObject, role);
    return expect(start({ resources })).rejects;
  };

  it.each<[string, JsonObject, string]>([
    [
      'StepFunctions-StartSyncExecution',
      { StateMachineArn: 'm' },
      'IntegrationSubtype StepFunctions-StartSyncExecution is not supported: let a function of the route do it',
    ],
    ['SQS-SendMessage', { QueueUrl: 'q' }, 'RequestParameters of SQS-SendMessage need MessageBody'],
    ['SQS-PurgeQueue', { QueueUrl: 'q', Detail: 'd' }, 'RequestParameters of SQS-PurgeQueue have no Detail'],
    [
      'SQS-SendMessage',
      { QueueUrl: 'q', MessageBody: 'b', MessageAttributes: 'a' },
      'RequestParameters.MessageAttributes is not supported (let a function of the route do it)',
    ],
  ])('is refused by its name: %s with %j', async (subtype, parameters, message) => {
    await refused(subtype, parameters).toThrow(message);
  });

  it('is refused for a function when it changes the event', async () => {
    const change = { 'append:header.x': '$request.path' };
    await refused('', change, { IntegrationSubtype: null }).toThrow(
      'RequestParameters.append:header.x is not supported',
    );
  });

  it('is refused without a role that API Gateway may assume', async () => {
    const parameters = { QueueUrl: 'q' };
    const message = 'its role must allow apigateway.amazonaws.com to assume it';
    await refused('SQS-PurgeQueue', parameters, { CredentialsArn: 'arn:aws:iam::*:user/*' }).toThrow(message);
    await refused('SQS-PurgeQueue', parameters, {
      CredentialsArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
    }).toThrow(message);
  });
});
