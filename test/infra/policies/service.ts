import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workflowArns } from '../../../functions/common/connections/workflow-arns.ts';
import { pascalCase } from '../../../lib/infra/names.ts';
import { readOperations } from '../../../lib/infra/open-api.ts';
import { refOf, type Templates } from '../template.ts';

export function servicePolicies(templates: Templates): void {
  describe('The API', () => {
    const operations = readOperations('functions/api/openapi.json');
    const routes = templates.ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);

    test('has a route for each operation of the document and no other', () => {
      expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(
        operations.map(({ method, path }) => `${method} ${path}`).sort(),
      );
    });

    test('stays within the 300 routes and 300 integrations of an HTTP API', () => {
      expect(routes.length).toBeLessThanOrEqual(300);
      expect(templates.ofType('AWS::ApiGatewayV2::Integration').length).toBeLessThanOrEqual(300);
    });

    test('invokes each function through one integration, which one permission allows for this API only', () => {
      const integrations = templates.ofType('AWS::ApiGatewayV2::Integration');
      const all = templates.ofType('AWS::Lambda::Permission').map(({ Properties }) => Properties);
      // The rule of executions invokes the function that listens to them, and no other.
      const ofRules = all.filter(({ Principal }) => Principal === 'events.amazonaws.com');
      expect(ofRules.map(({ FunctionName }) => JSON.stringify(FunctionName))).toEqual([
        expect.stringContaining('ListenersIndexExecutions'),
      ]);
      const permissions = all.filter((each) => !ofRules.includes(each));
      expect(integrations).toHaveLength(templates.apiFunctions.length);
      expect(permissions.map(({ FunctionName }) => FunctionName)).toEqual(
        integrations.map(({ Properties }) => Properties.IntegrationUri),
      );
      for (const { Action, Principal, SourceArn } of permissions) {
        expect([Action, Principal]).toEqual(['lambda:InvokeFunction', 'apigateway.amazonaws.com']);
        expect(JSON.stringify(SourceArn)).toContain(
          `{"Ref":"${templates.one('AWS::ApiGatewayV2::Api').id}"},"/*/*/*"`,
        );
      }
    });

    test('requires a token wherever the document does', () => {
      for (const { method, path, public: open } of operations) {
        const route = routes.find(({ RouteKey }) => RouteKey === `${method} ${path}`);
        expect(route?.AuthorizationType, path).toBe(open ? 'NONE' : 'JWT');
      }
    });

    test('accepts tokens of the issuer and the audience that the deployment names', () => {
      expect(templates.one('AWS::ApiGatewayV2::Authorizer').Properties).toMatchObject({
        AuthorizerType: 'JWT',
        JwtConfiguration: { Issuer: { Ref: 'TokenIssuer' }, Audience: [{ Ref: 'TokenAudience' }] },
      });
      const service = templates.texts.find(({ stack }) => stack === 'ApiStack');
      const { Parameters } = JSON.parse(service?.text ?? '{}');
      expect(Parameters.TokenIssuer).not.toHaveProperty('Default');
      expect(Parameters.TokenAudience).not.toHaveProperty('Default');
    });

    test('is open only to pages of the portal', () => {
      expect(templates.one('AWS::ApiGatewayV2::Api').Properties.CorsConfiguration).toMatchObject({
        AllowOrigins: [{ Ref: 'PortalOrigin' }],
        AllowHeaders: expect.arrayContaining(['authorization', 'idempotency-key']),
      });
    });

    test('is throttled, and logs neither paths, queries nor callers', () => {
      const { DefaultRouteSettings, AccessLogSettings, StageName } =
        templates.one('AWS::ApiGatewayV2::Stage').Properties;
      expect(StageName).toBe('$default');
      expect(DefaultRouteSettings).toEqual({ ThrottlingBurstLimit: 1000, ThrottlingRateLimit: 500 });
      const { Format } = AccessLogSettings as { Format: string };
      expect(Object.keys(JSON.parse(Format))).toEqual(
        expect.arrayContaining(['requestId', 'routeKey', 'status', 'responseLatency', 'error']),
      );
      expect(Format).not.toMatch(/\$context\.(path|identity|authorizer|requestOverride)|querystring/i);
    });
  });

  describe('The set of workflows', () => {
    const machines = templates.ofType('AWS::StepFunctions::StateMachine');
    const definitions = readdirSync('workflows').filter((file) => file.endsWith('.asl.json'));
    /** The task functions that each definition names, by the definition's name in the template. */
    const tasks = Object.fromEntries(
      definitions.map((file) => {
        const text = readFileSync(join('workflows', file), 'utf8');
        const named = [...text.matchAll(/\$\{(\w+)FunctionArn\}/g)].map(([, name = '']) => name);
        return [pascalCase(file.replace('.asl.json', '')), [...new Set(named)]];
      }),
    );
    const machineOf = (workflow: string) => {
      const machine = machines.find(({ id }) => id.startsWith(`${workflow}StateMachine`));
      if (!machine) throw new Error(`there is no workflow ${workflow}`);
      return machine.Properties;
    };

    test('has one workflow for each definition', () => {
      expect(machines).toHaveLength(definitions.length);
    });

    test('is named to the function that starts them in variables that bear their names', () => {
      const variables = (
        templates.functionOf('streams/advance-cases').Properties.Environment as {
          Variables: Readonly<Record<string, unknown>>;
        }
      ).Variables;
      const told = Object.entries(variables).filter(([name]) => name.endsWith('_WORKFLOW_ARN'));
      const named = Object.keys(workflowArns(Object.fromEntries(told.map(([name]) => [name, 'arn']))));
      expect(named.sort()).toEqual(definitions.map((file) => file.replace('.asl.json', '')).sort());
      expect(told.map(([, arn]) => refOf(arn)).sort()).toEqual(machines.map(({ id }) => id).sort());
    });

    test.each(Object.entries(tasks))(
      'has %s as a Standard workflow that logs errors without data and is defined as text',
      (workflow) => {
        expect(machineOf(workflow)).toMatchObject({
          StateMachineType: 'STANDARD',
          LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
          DefinitionString: expect.stringContaining('"QueryLanguage": "JSONata"'),
        });
      },
    );

    test.each(Object.entries(tasks))(
      'lets %s invoke any version of its tasks and nothing else',
      (workflow, functions) => {
        const statements = templates.statementsOf(refOf(machineOf(workflow).RoleArn));
        const invoking = statements.filter(({ Action }) => [Action].flat().includes('lambda:InvokeFunction'));
        const others = statements
          .flatMap(({ Action }) => Action)
          .filter((action) => !/^(logs|xray):/.test(action));
        expect(new Set(others)).toEqual(new Set(['lambda:InvokeFunction']));
        const arns = JSON.stringify(invoking.map(({ Resource }) => Resource));
        for (const { id, Properties } of templates.functions) {
          const invoked = arns.includes(`{"Fn::GetAtt":["${id}","Arn"]}`);
          const isTask = functions.some((task) => id.startsWith(`Tasks${task}Function`));
          expect([Properties.Description, invoked]).toEqual([Properties.Description, isTask]);
          if (isTask) expect(arns).toContain(`{"Fn::Join":["",[{"Fn::GetAtt":["${id}","Arn"]},":*"]]}`);
        }
      },
    );

    test('names tasks by the alias that stays the same', () => {
      const aliases = templates.ofType('AWS::Lambda::Alias');
      expect(aliases.map(({ Properties }) => Properties.Name)).toEqual(aliases.map(() => 'live'));
      const named = machines.flatMap(({ Properties }) => {
        const { Partition, ...substituted } = Properties.DefinitionSubstitutions as Record<string, unknown>;
        expect(Partition).toBeDefined();
        return Object.values(substituted).map(refOf);
      });
      expect([...new Set(named)].sort()).toEqual(aliases.map(({ id }) => id).sort());
    });
  });

  describe('The schedule of jobs', () => {
    const schedules = templates.ofType('AWS::Scheduler::Schedule').map(({ Properties }) => Properties);

    test('follows Beijing time: the history signed at night, retention, reconciliation and the search for employment difficulty before the offices open, the digests as they open, the sweep every hour', () => {
      expect(schedules.map(({ ScheduleExpression }) => ScheduleExpression)).toEqual([
        'cron(15 6 * * ? *)',
        'cron(45 5 * * ? *)',
        'cron(30 5 * * ? *)',
        'cron(0 8 * * ? *)',
        'cron(15 1,5 * * ? *)',
        'cron(0 * * * ? *)',
      ]);
      for (const schedule of schedules) {
        expect(schedule).toMatchObject({
          ScheduleExpressionTimezone: 'Asia/Shanghai',
          State: 'ENABLED',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: {
            RoleArn: expect.anything(),
            RetryPolicy: { MaximumRetryAttempts: 5 },
            DeadLetterConfig: { Arn: expect.anything() },
          },
        });
      }
    });
  });

  describe('The set of queues and logs', () => {
    test('has queues that are encrypted, accept only TLS, keep messages for 14 days and outlive the stack', () => {
      const secured = templates
        .ofType('AWS::SQS::QueuePolicy')
        .filter(({ Properties }) => JSON.stringify(Properties).includes('aws:SecureTransport'))
        .flatMap(({ Properties }) => (Properties.Queues as unknown[]).map(refOf));
      const queues = templates.ofType('AWS::SQS::Queue');
      expect(queues).toHaveLength(2);
      for (const queue of queues) {
        expect(secured).toContain(queue.id);
        expect(queue).toMatchObject({
          DeletionPolicy: 'Retain',
          Properties: { SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 24 * 3600 },
        });
      }
    });

    test('has no queue that is not the dead-letter queue of something', () => {
      const rest = JSON.stringify(
        templates.resources
          .filter(({ Type }) => !/^AWS::(SQS|IAM|CloudWatch)/.test(Type))
          .map(({ Properties }) => [
            Properties.DestinationConfig,
            Properties.DeadLetterConfig,
            (Properties.Target as { DeadLetterConfig?: unknown } | undefined)?.DeadLetterConfig,
          ]),
      );
      for (const { id } of templates.ofType('AWS::SQS::Queue')) expect(rest).toContain(id.slice(0, -8));
    });

    test('keeps every log group for a year, more than the six months of the Cybersecurity Law', () => {
      const groups = templates.ofType('AWS::Logs::LogGroup');
      expect(groups.map(({ Properties }) => Properties.RetentionInDays)).toEqual(groups.map(() => 365));
    });

    test('names only the log groups of workflows, with the prefix of vended logs', () => {
      const named = templates
        .ofType('AWS::Logs::LogGroup')
        .filter(({ Properties }) => Properties.LogGroupName);
      expect(named).toHaveLength(templates.ofType('AWS::StepFunctions::StateMachine').length);
      for (const { Properties } of named)
        expect(JSON.stringify(Properties.LogGroupName)).toContain('/aws/vendedlogs/states/');
    });
  });
}
