import { randomInt } from 'node:crypto';
import { Activity } from './activity.ts';
import { MovableClock } from './clock.ts';
import { collectGarbage } from './collect-garbage.ts';
import { consoleRoutes } from './console/routes.ts';
import { Control } from './control.ts';
import type { DataFolder } from './data-folder.ts';
import { DiskSpace } from './disk-space.ts';
import { DynamoDbService } from './dynamodb/dynamodb-service.ts';
import { EventBusService } from './events/event-bus-service.ts';
import { EXECUTION_EVENTS, executionDetail } from './events/service-events.ts';
import { Faults } from './faults/faults.ts';
import { Gateway } from './gateway.ts';
import type { InvokeFunction } from './http-api/definition.ts';
import { HttpApi } from './http-api/http-api.ts';
import { Enforcement } from './iam/enforcement.ts';
import { IdleWatch } from './idle-watch.ts';
import { KeyService } from './kms/key-service.ts';
import { unpack } from './lambda/archive.ts';
import { AsynchronousInvocations } from './lambda/asynchronous-invocations.ts';
import { FunctionRegistry } from './lambda/function-registry.ts';
import { HandlerWaits } from './lambda/handler-waits.ts';
import { writeInlineCode } from './lambda/inline-code.ts';
import { LambdaService } from './lambda/lambda-service.ts';
import { mergerOfLayers } from './lambda/layers.ts';
import { LogFiles } from './lambda/log-files.ts';
import { writeWorkerFile } from './lambda/worker-file.ts';
import type { EndpointRequest, SdkCall } from './lambda/worker-protocol.ts';
import { EventSourceMappings } from './mappings/event-source-mappings.ts';
import { Changes } from './observation/changes.ts';
import { ExecutionRoutes } from './observation/executions.ts';
import { LogLines } from './observation/log-lines.ts';
import { observationRoutes } from './observation/routes.ts';
import { createIdentityProvider, type IdentityProvider } from './oidc/identity-provider.ts';
import { freePort } from './ports.ts';
import { Principals } from './principals.ts';
import { QueueService } from './queues/queue-service.ts';
import { HttpApiCollection } from './resources/http-api.ts';
import type { Parts } from './resources/resource-type.ts';
import type { RuntimeOptions } from './runtime-options.ts';
import { ScheduleService } from './scheduler/schedule-service.ts';
import type { CallService } from './service.ts';
import { ServiceDirectory } from './service-directory.ts';
import { StatesService } from './states/service.ts';
import { isSupportedCall } from './supported-calls.ts';
import { TopicService } from './topics/topic-service.ts';

function startClock(options: RuntimeOptions, folder: DataFolder, activity: Activity): MovableClock {
  const start = folder.clock.start() ?? options.clock ?? { offset: 0 };
  const clock = new MovableClock(activity, start);
  folder.clock.keep(clock.state());
  clock.onChange((state) => folder.clock.keep(state));
  return clock;
}

/** Creates all parts in the order of their dependencies. None starts working yet. */
export async function compose(
  options: RuntimeOptions,
  folder: DataFolder,
  opened: <T extends { close(): unknown }>(part: T) => T,
) {
  const { identity, ports = {}, report = console.error } = options;
  const activity = new Activity();
  const clock = opened(startClock(options, folder, activity));
  const dataFolder = folder.path;
  const disk = new DiskSpace(dataFolder, report);
  clock.hold(() => disk.isFull());

  const directory = new ServiceDirectory();
  const callService: CallService = (request) => directory.call(request);
  const principals = new Principals(identity);
  let endpoint = '';
  const { durability } = folder;
  const common = { dataFolder, durability, clock, activity, identity, callService, report };
  const dynamodb = opened(new DynamoDbService({ ...common, durable: durability === 'disk' }));
  const keys = opened(new KeyService(common));
  const queues = opened(new QueueService({ ...common, endpoint: () => endpoint }));
  const events = opened(new EventBusService(common));
  const changes = opened(new Changes(() => clock.now()));
  const faults = new Faults({
    ...{ clock, activity, seed: randomInt(2 ** 32) },
    onFault: ({ kind }, name) => changes.add({ kind: 'fault', fault: kind, function: name }),
  });
  clock.onFired(({ subject }) => {
    if (subject && subject.kind !== 'workflow') changes.add({ kind: 'timer', subject });
  });
  const lines = new LogLines(folder.file('logs'), () => clock.now());
  const logs = opened(
    new LogFiles(folder.file('logs'), (functionName, line, by) => {
      enforcement.checkLogPermission(functionName);
      lines.add(functionName, line, by);
      options.onFunctionOutput?.(functionName, line);
    }),
  );
  const compiled = options.compileCache ?? (folder.ephemeral ? undefined : folder.file('worker'));
  const environment = {
    clock: clock.shared,
    waits: new HandlerWaits(clock, activity),
    workerFile: await writeWorkerFile(folder.file('worker')),
    ...(compiled !== undefined && { compileCache: compiled }),
    // Both exist by the time the first function runs.
    get endpoint() {
      return endpoint;
    },
    answer: (request: EndpointRequest) => gateway.answer(request),
    call: (call: SdkCall) => gateway.call(call),
  };
  const functions = opened(
    new FunctionRegistry({
      ...{ environment, identity, activity, logs, faults, threads: options.threads },
      onError: (text, name, error) => {
        changes.add({ kind: 'function-failed', function: name, error: error.errorType });
        options.onFunctionError?.(text);
      },
    }),
  );
  const asynchronous = opened(
    new AsynchronousInvocations({ ...common, file: folder.file('lambda.sqlite'), functions }),
  );
  const publishStatus = (arn: string, status: string): void => {
    changes.add({ kind: 'execution', executionArn: arn, status });
    const { source, detailType } = EXECUTION_EVENTS;
    events.publish(source, detailType, [arn], () => executionDetail(states.describeExecution(arn), status));
  };
  const states: StatesService = opened(
    new StatesService({
      ...{ identity, clock, activity, callService, durability, database: folder.file('states.sqlite') },
      supportsCall: (service, operation) =>
        isSupportedCall({ kms: keys, sqs: queues, events, sns: topics }, service, operation),
      onStarted: (arn) => publishStatus(arn, 'RUNNING'),
      onEnded: (arn, status) => publishStatus(arn, status),
      onTimer: ({ kind, execution }) => {
        const executionArn = states.executionArn(execution) ?? '';
        changes.add({ kind: 'execution-timer', timer: kind, executionArn });
      },
    }),
  );
  const enforcement = new Enforcement({
    ...common,
    keys,
    functions,
    states,
    usageFolder: options.usageFolder,
  });
  const { access, resources } = enforcement;
  directory.enforce(access);
  access.onDenied(({ principal, action, resource }) =>
    changes.add({ kind: 'denied', principal, action, resource }),
  );
  const schedules = opened(new ScheduleService(common));
  const topics = opened(new TopicService(common));
  const mappings = opened(
    new EventSourceMappings({
      ...common,
      file: folder.file('mappings.sqlite'),
      dynamodb,
      functions,
      queues,
      authorise: (request) => access.authorise(request),
      region: identity.region,
      faults,
    }),
  );
  directory.register('dynamodb', dynamodb);
  directory.register('kms', keys);
  directory.register('sqs', queues);
  directory.register('events', events);
  directory.register('lambda', new LambdaService(functions, asynchronous));
  directory.register('states', states);
  directory.register('scheduler', schedules);
  directory.register('sns', topics);

  let issuer: string | undefined;
  let identityProvider: IdentityProvider | undefined;
  if (options.identityProvider) {
    const preferred = ports.issuer ?? 0;
    identityProvider = opened(
      createIdentityProvider({ ...options.identityProvider, dataFolder, port: preferred }),
    );
    issuer = await identityProvider.listen();
    reportMoved(report, 'OpenID provider', preferred, issuer);
  }
  const served: { name: string; url: string }[] = [];
  const executions = opened(new ExecutionRoutes(dataFolder, states, () => clock.now()));
  const control = new Control(
    clock,
    () => ({
      endpoint,
      apis: served,
      issuer: issuer ?? null,
      dataFolder,
      underWay: activity.underWay,
      region: identity.region,
      executionLink: options.executionLink ?? null,
    }),
    {
      ...consoleRoutes(folder.file('console')),
      executions: executions.route,
      ...observationRoutes({
        ...{ clock, states, functions, mappings, queues, access, faults, changes, logs: lines },
      }),
    },
  );
  const gateway = opened(new Gateway({ directory, principals, clock, activity, dynamodb, control, disk }));
  endpoint = await gateway.listen(ports.endpoint ?? 0);
  reportMoved(report, 'AWS endpoint', ports.endpoint ?? 0, endpoint);

  let nextApiPort = ports.api ?? 0;
  const apis = new HttpApiCollection(async () => {
    const port = await freePort(nextApiPort);
    if (nextApiPort !== 0) {
      reportMoved(report, 'API', nextApiPort, `http://127.0.0.1:${port}`);
      nextApiPort = port + 1;
    }
    return `http://127.0.0.1:${port}`;
  });

  const parts: Parts = {
    identity,
    principals,
    access,
    resources,
    keys,
    queues,
    dynamodb,
    functions,
    asynchronous,
    mappings,
    states,
    events,
    schedules,
    topics,
    apis,
    callService,
    functionEnvironment: { AWS_ENDPOINT_URL: endpoint },
    inlineCode: (text) => writeInlineCode(folder.file('inline'), text),
    unpacked: (archive) => unpack(archive, folder.file('unpacked')),
    layers: new Map(),
    mergedLayers: mergerOfLayers(folder.file('layers')),
    functionCode: options.functionCode,
    report,
  };
  const invoke: InvokeFunction = async (functionArn, event, credentialsArn) => {
    access.authorise(enforcement.routeInvocation(functionArn, event, credentialsArn));
    const outcome = await functions.invoke(functionArn, JSON.stringify(event), { bodyApart: true });
    const { payload, body, functionError } = outcome;
    const result = JSON.parse(payload);
    if (body !== undefined) result.body = body;
    return { payload: result, ...(functionError && { functionError }) };
  };

  opened(
    new IdleWatch(activity, () => {
      functions.shrink();
      dynamodb.shrink();
      collectGarbage();
    }),
  );

  /** Continues the work that an earlier run left unfinished, and opens the APIs. */
  const serve = async (open: typeof opened): Promise<{ name: string; url: string }[]> => {
    await keys.start();
    await queues.start();
    await events.start();
    topics.start();
    asynchronous.start();
    await states.start();
    for (const { definition, endpoint: address } of apis.definitions()) {
      const api = open(new HttpApi({ api: definition, invoke, clock, activity, identity }));
      served.push({ name: definition.name, url: await api.listen(Number(new URL(address).port)) });
    }
    await schedules.start();
    mappings.start();
    return served;
  };
  const { parameters: given = {} } = options;
  return {
    parts,
    parameters: typeof given === 'function' ? given({ endpoint, issuer }) : given,
    serve,
    running: {
      endpoint,
      issuer,
      identityProvider,
      clock,
      callService,
      schedules,
      events,
      updateCode: (functionArn: string, codeFolder: string) => functions.updateCode(functionArn, codeFolder),
      functions: () => functions.all(),
      prewarm: () => functions.prewarm(),
      callCounts: () => directory.counts.all(),
      settle: async () => {
        await clock.settle();
      },
    },
  };
}

function reportMoved(report: (message: string) => void, what: string, preferred: number, url: string): void {
  if (preferred !== 0 && new URL(url).port !== String(preferred)) {
    report(`Port ${preferred} is in use: the ${what} is at ${url}`);
  }
}
