import { Activity } from './activity.ts';
import type { StackOutputs } from './assembly/deploy.ts';
import { Deployment, type Update } from './assembly/deployment.ts';
import { readAssembly } from './assembly/read.ts';
import { checkSupport, type Note } from './assembly/support.ts';
import type { AccountIdentity } from './aws-error.ts';
import { type ClockState, MovableClock } from './clock.ts';
import { Control } from './control.ts';
import { DataFolder } from './data-folder.ts';
import { DynamoDbService } from './dynamodb/dynamodb-service.ts';
import { DynamoDbEndpoint } from './dynamodb/endpoint.ts';
import { DynamoDbProcess } from './dynamodb/process.ts';
import { StreamTrimmer } from './dynamodb/stream-trimmer.ts';
import { EventBusService } from './events/event-bus-service.ts';
import { Gateway } from './gateway.ts';
import type { InvokeFunction } from './http-api/definition.ts';
import { HttpApi } from './http-api/http-api.ts';
import { Enforcement } from './iam/enforcement.ts';
import { KeyService } from './kms/key-service.ts';
import { AsynchronousInvocations } from './lambda/asynchronous-invocations.ts';
import { FunctionRegistry } from './lambda/function-registry.ts';
import { LambdaService } from './lambda/lambda-service.ts';
import { LogFiles } from './lambda/log-files.ts';
import { writeWorkerFile } from './lambda/worker-file.ts';
import { EventSourceMappings } from './mappings/event-source-mappings.ts';
import type { Account } from './oidc/accounts.ts';
import { createIdentityProvider, type IdentityProvider } from './oidc/identity-provider.ts';
import { freePort } from './ports.ts';
import { Principals } from './principals.ts';
import { QueueService } from './queues/queue-service.ts';
import { HttpApiCollection } from './resources/http-api.ts';
import type { Parts, Resource } from './resources/resource-type.ts';
import { RESOURCE_TYPES } from './resources/table.ts';
import { ScheduleService } from './scheduler/schedule-service.ts';
import type { CallService } from './service.ts';
import { ServiceDirectory } from './service-directory.ts';
import { StatesService } from './states/service.ts';
import { TopicService } from './topics/topic-service.ts';

export interface RuntimeOptions {
  /** The folder of a synthesized cloud assembly (`cdk.out`). */
  readonly assembly: string;
  /** Where everything durable is kept; without it, in a folder that is removed in the end. */
  readonly dataFolder?: string;
  /** The account that is played. */
  readonly identity: AccountIdentity;
  /**
   * The clock of a new data folder: milliseconds ahead of the wall clock, or an instant at which it stands.
   * A folder that has a clock goes on with it.
   */
  readonly clock?: { readonly offset: number } | { readonly at: number };
  /** Preferred ports; the first free one after each is taken. Any free one unless given. */
  readonly ports?: { readonly endpoint?: number; readonly api?: number; readonly issuer?: number };
  /** Values of the templates' parameters; a function is given the addresses that are known by then. */
  readonly parameters?:
    | Readonly<Record<string, string>>
    | ((addresses: { endpoint: string; issuer: string | undefined }) => Readonly<Record<string, string>>);
  /** A local OpenID provider with these accounts; without it there is none. */
  readonly identityProvider?: { readonly accounts: readonly Account[]; readonly audience: string };
  /** A DynamoDB to use in place of the embedded one. */
  readonly dynamodbEndpoint?: string;
  /**
   * Told what somebody should know: a port that was taken, a delivery that was given up. Standard error unless
   * given.
   */
  readonly report?: (message: string) => void;
  /** A folder in which the compiled code of functions is kept; in the data folder unless given, if that is kept. */
  readonly compileCache?: string;
  /** A folder in which each run writes down which grants of the roles it has used. */
  readonly usageFolder?: string;
  /** Told each line that a function writes. */
  readonly onFunctionOutput?: (functionName: string, line: string) => void;
}

export interface LocalRuntime {
  readonly endpoint: string;
  readonly apis: readonly { readonly name: string; readonly url: string }[];
  readonly issuer: string | undefined;
  readonly identityProvider: IdentityProvider | undefined;
  readonly outputs: Readonly<Record<string, StackOutputs>>;
  /** What of the assembly has no effect here, and why. */
  readonly notes: readonly Note[];
  readonly dataFolder: string;
  readonly clock: MovableClock;
  readonly callService: CallService;
  readonly schedules: ScheduleService;
  readonly events: EventBusService;
  /** New code for a function, from its next invocation on. */
  updateCode(functionArn: string, codeFolder: string): void;
  /** The functions that run, with the folder of the code of each. */
  functions(): readonly { readonly arn: string; readonly name: string; readonly codeFolder: string }[];
  /**
   * Takes up a changed assembly without a restart, as far as that goes (see `Deployment`).
   * @throws RefusedAssembly for what is not supported; then everything is as it was.
   */
  update(assembly: string): Promise<Update>;
  /** Starts an instance of every function, so that first requests find one ready. */
  prewarm(): Promise<void>;
  /** Resolves when what is due has been done and nothing is under way. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Runs a synthesized app on this machine: deploys the assembly to the local parts, takes up what an earlier
 * run left unfinished, and serves. Sets the time zone of the process to UTC, which is that of functions.
 * @throws RefusedAssembly for what is not supported, before anything is started or changed; Error when the
 * data folder is in use or unknown, when DynamoDB is missing, or naming the resource that cannot be deployed.
 */
export async function startLocalRuntime(options: RuntimeOptions): Promise<LocalRuntime> {
  const assembly = readAssembly(options.assembly);
  const notes = checkSupport(assembly, RESOURCE_TYPES);
  process.env.TZ = 'UTC';
  const folder =
    options.dataFolder === undefined ? DataFolder.ephemeral() : DataFolder.open(options.dataFolder);
  const closing: (() => unknown)[] = [() => folder.close()];
  /** Whatever is started is closed in the opposite order. */
  const opened = <T extends { close(): unknown }>(part: T): T => {
    closing.unshift(() => part.close());
    return part;
  };
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0)) await step();
  };
  try {
    const runtime = await compose(options, folder, opened);
    const deployment = new Deployment({
      identity: options.identity,
      parameters: runtime.parameters,
      deploy: (resource) => deployResource(resource, runtime.parts),
      hasNoEffect: (type) => RESOURCE_TYPES[type]?.noted !== undefined,
    });
    const outputs = await deployment.begin(assembly);
    runtime.parts.access.deployed();
    const apis = await runtime.serve(opened);
    folder.noteFiles();
    const update = async (changed: string): Promise<Update> => {
      const next = readAssembly(changed);
      checkSupport(next, RESOURCE_TYPES);
      const update = await deployment.update(next);
      runtime.parts.access.deployed();
      return update;
    };
    return { ...runtime.running, apis, outputs, notes, dataFolder: folder.path, update, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function deployResource(resource: Resource, parts: Parts) {
  const type = RESOURCE_TYPES[resource.type];
  if (!type) throw new Error('the resource type is not supported');
  return type.deploy(resource, parts);
}

function startClock(options: RuntimeOptions, folder: DataFolder, activity: Activity): MovableClock {
  const kept = folder.keptClock();
  const start = kept
    ? kept.running
      ? { offset: kept.offset }
      : { at: kept.at }
    : (options.clock ?? { offset: 0 });
  const clock = new MovableClock(activity, start);
  const keep = ({ running, aheadOfWallClock, now }: ClockState): void =>
    folder.keepClock({ running, offset: aheadOfWallClock, at: now });
  keep(clock.state());
  clock.onChange(keep);
  return clock;
}

/** Makes every part, in the order in which they need each other. None begins to work by itself yet. */
async function compose(
  options: RuntimeOptions,
  folder: DataFolder,
  opened: <T extends { close(): unknown }>(part: T) => T,
) {
  const { identity, ports = {}, report = console.error } = options;
  const activity = new Activity();
  const clock = opened(startClock(options, folder, activity));
  const dataFolder = folder.path;

  let trimmer: StreamTrimmer | undefined;
  let dynamodbUrl = options.dynamodbEndpoint;
  if (dynamodbUrl === undefined) {
    const process = opened(await DynamoDbProcess.start(dataFolder, report));
    dynamodbUrl = process.url;
    trimmer = opened(new StreamTrimmer(process.databaseFile));
  }
  const endpointOfDynamoDb = opened(new DynamoDbEndpoint(dynamodbUrl));
  const dynamodb = new DynamoDbService({ endpoint: endpointOfDynamoDb, identity, activity });

  const directory = new ServiceDirectory();
  const callService: CallService = (request) => directory.call(request);
  const principals = new Principals(identity);
  let endpoint = '';
  const common = { dataFolder, clock, activity, identity, callService, report };
  const keys = opened(new KeyService(common));
  const queues = opened(new QueueService({ ...common, endpoint: () => endpoint }));
  const events = opened(new EventBusService(common));
  const logs = opened(
    new LogFiles(folder.file('logs'), (functionName, line) => {
      enforcement.checkLogPermission(functionName);
      options.onFunctionOutput?.(functionName, line);
    }),
  );
  const compiled = options.compileCache ?? (folder.ephemeral ? undefined : folder.file('worker'));
  const environment = {
    clock: clock.shared,
    workerFile: await writeWorkerFile(folder.file('worker')),
    ...(compiled !== undefined && { compileCache: compiled }),
  };
  const functions = opened(new FunctionRegistry({ environment, activity, logs }));
  const asynchronous = opened(
    new AsynchronousInvocations({ ...common, file: folder.file('lambda.sqlite'), functions }),
  );
  const states = opened(
    new StatesService({ identity, clock, activity, callService, database: folder.file('states.sqlite') }),
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
  const schedules = opened(new ScheduleService(common));
  const topics = opened(new TopicService(common));
  const mappings = opened(
    new EventSourceMappings({
      ...common,
      file: folder.file('mappings.sqlite'),
      dynamodb,
      trimmer,
      functions,
      queues,
      authorise: (request) => access.authorise(request),
      region: identity.region,
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
  const control = new Control(clock, () => ({
    endpoint,
    apis: served,
    issuer: issuer ?? null,
    dataFolder,
    dynamodb: dynamodbUrl ?? null,
    underWay: activity.underWay,
  }));
  const gateway = opened(new Gateway({ directory, principals, clock, dynamodb, control }));
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
    functionEnvironment: { AWS_ENDPOINT_URL: endpoint },
  };
  const invoke: InvokeFunction = async (functionArn, event, credentialsArn) => {
    access.authorise(enforcement.routeInvocation(functionArn, event, credentialsArn));
    const { payload, functionError } = await functions.invoke(functionArn, JSON.stringify(event));
    return { payload: JSON.parse(payload), ...(functionError && { functionError }) };
  };

  /** Takes up what an earlier run left, and opens the APIs. */
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
