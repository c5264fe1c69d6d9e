import { existsSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { requireDestination } from '../lambda/destination.ts';
import { handlerFile } from '../lambda/load-handler.ts';
import type { JsonObject } from '../service.ts';
import { requireDestinationAccess } from './destination-access.ts';
import { eventSourceMapping } from './event-source-mapping.ts';
import { requireLimits, requireVariables, requireWords } from './limits.ts';
import { generatedName, NAMES, requireName } from './names.ts';
import {
  arnOf,
  DESCRIPTION,
  numberOf,
  objectOf,
  type Parts,
  placeOf,
  type Resource,
  type ResourceType,
  TAGS,
  textOf,
} from './resource-type.ts';

const DESTINATION = { fields: { Destination: 'used' } } as const;

const lambdaFunction: ResourceType = {
  properties: {
    Architectures: { noEffect: 'functions run on the processor of this machine' },
    Code: {
      fields: {
        S3Bucket: 'used',
        S3Key: 'used',
        S3ObjectVersion: { noEffect: 'the assembly has one version of the code' },
        SourceKMSKeyArn: { noEffect: 'code is not encrypted here' },
        ZipFile: 'used',
      },
    },
    CodeSigningConfigArn: { noEffect: 'code is taken from the assembly, which is trusted' },
    DeadLetterConfig: { fields: { TargetArn: 'used' } },
    Description: DESCRIPTION,
    Environment: { fields: { Variables: 'used' } },
    EphemeralStorage: { noEffect: 'functions use the temporary folder of this machine' },
    FunctionName: 'used',
    Handler: 'used',
    KmsKeyArn: { noEffect: 'environment variables are not encrypted here' },
    Layers: 'used',
    LoggingConfig: {
      fields: {
        ApplicationLogLevel: { noEffect: 'every line is kept' },
        LogFormat: { noEffect: 'lines are kept as the function writes them' },
        LogGroup: 'used',
        SystemLogLevel: { noEffect: 'the runtime writes no log lines of its own' },
      },
    },
    MemorySize: 'used',
    PackageType: 'used',
    RecursiveLoop: { noEffect: 'loops are not detected' },
    ReservedConcurrentExecutions: 'used',
    Role: 'used',
    Runtime: 'used',
    RuntimeManagementConfig: { noEffect: 'functions run on the Node.js of the local runtime' },
    SnapStart: { noEffect: 'SnapStart is not available for Node.js' },
    Tags: TAGS,
    Timeout: 'used',
    TracingConfig: { noEffect: 'there is no tracing here' },
    VpcConfig: { noEffect: 'functions use the network of this machine' },
  },
  deploy(resource, parts) {
    const { properties } = resource;
    const name = textOf(properties, 'FunctionName') ?? generatedName(resource, 64);
    requireName(name, NAMES.function);
    const arn = arnOf(parts.identity, 'lambda', `function:${name}`);
    const packageType = textOf(properties, 'PackageType') ?? 'Zip';
    if (packageType !== 'Zip') {
      throw new Error(
        `the PackageType ${packageType} is not supported (Zip is: Code.fromAsset, NodejsFunction)`,
      );
    }
    const runtime = textOf(properties, 'Runtime') ?? '';
    requireRuntime(runtime);
    // API reference, CreateFunction; "Lambda quotas".
    requireLimits(properties, {
      MemorySize: [128, 10_240],
      ReservedConcurrentExecutions: [0, Number.MAX_SAFE_INTEGER],
      Timeout: [1, 900],
    });
    requireLimits(objectOf(properties, 'EphemeralStorage'), { Size: [512, 10_240] });
    requireWords('Architectures', properties.Architectures, ['x86_64', 'arm64']);
    const roleArn = textOf(properties, 'Role') ?? '';
    const memorySize = numberOf(properties, 'MemorySize') ?? 128;
    const logGroupName = textOf(objectOf(properties, 'LoggingConfig'), 'LogGroup') ?? `/aws/lambda/${name}`;
    const reserved = numberOf(properties, 'ReservedConcurrentExecutions');
    const deadLetterTarget = textOf(objectOf(properties, 'DeadLetterConfig'), 'TargetArn');
    if (deadLetterTarget !== undefined) requireDestination(deadLetterTarget, 'dead letters');
    if (!parts.access.mayAssume(roleArn, 'lambda.amazonaws.com', arn)) {
      throw new Error(`The role defined for the function cannot be assumed by Lambda (${roleArn}).`);
    }
    const variables = objectOf(objectOf(properties, 'Environment'), 'Variables') as Record<string, string>;
    requireVariables(variables);
    const given = Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, String(value)]));
    const handler = textOf(properties, 'Handler');
    if (handler === undefined)
      throw new Error(
        'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
      );
    const folder = codeFolder(resource, parts);
    const layers = layersOf(properties, parts);
    if (layers.optFolder === undefined && handlerFile(folder, handler) === undefined)
      parts.report(
        `${placeOf(resource)}: its code has no file for the handler ${handler}, so it cannot run.`,
      );
    parts.functions.put({
      arn,
      name,
      roleArn,
      runtime,
      handler,
      codeFolder: folder,
      ...layers,
      environment: {
        ...functionEnvironment(parts, { name, roleArn, memorySize, logGroupName, runtime }),
        ...given,
      },
      variables: given,
      timeout: numberOf(properties, 'Timeout') ?? 3,
      memorySize,
      logGroupName,
      ...(reserved !== undefined && { reservedConcurrency: reserved }),
      ...(deadLetterTarget !== undefined && { deadLetterTarget }),
    });
    if (deadLetterTarget !== undefined) {
      parts.access.afterDeployment(placeOf(resource), () =>
        requireDestinationAccess(parts, { name, roleArn }, deadLetterTarget),
      );
    }
    return {
      ref: name,
      only: `the function ${name}`,
      attributes: {
        Arn: arn,
        'SnapStartResponse.ApplyOn': 'None',
        'SnapStartResponse.OptimizationStatus': 'Off',
      },
    };
  },
};

/** The runtimes of Lambda with Node.js (API reference, `CreateFunction`), except those with which it creates no function any more. */
const RUNTIMES = ['nodejs20.x', 'nodejs22.x', 'nodejs24.x', 'nodejs26.x'];
/** Lambda Developer Guide, "Deprecated runtimes": of each, the time to create and update functions is over. */
const REMOVED = /^nodejs(4\.3|4\.3-edge|6\.10|8\.10|1[02468]\.x)?$/;

/** @throws Error naming a runtime that Lambda does not have, or that is not Node.js */
function requireRuntime(runtime: string): void {
  if (RUNTIMES.includes(runtime)) return;
  const why = REMOVED.test(runtime)
    ? 'is no longer supported for creating or updating functions'
    : 'is not supported';
  throw new Error(`the runtime ${runtime} ${why} (${RUNTIMES.join(', ')} are)`);
}

/** @throws Error that names a layer outside the assembly: the code of such layers exists only on AWS */
function layersOf({ Layers }: JsonObject, { layers, mergedLayers }: Parts): { optFolder?: string } {
  const folders = ((Layers ?? []) as string[]).map((arn) => {
    const folder = layers.get(arn);
    if (folder !== undefined) return folder;
    throw new Error(
      `the layer ${arn} is not in the assembly: make it a LayerVersion with Code.fromAsset, or put its content into the bundle`,
    );
  });
  return folders.length === 0 ? {} : { optFolder: mergedLayers(folders) };
}

function codeFolder(resource: Resource, parts: Parts): string {
  const code = objectOf(resource.properties, 'Code');
  const text = textOf(code, 'ZipFile');
  if (text !== undefined) return parts.inlineCode(text);
  const folder = assetFolder(resource, code, parts);
  return parts.functionCode?.(folder) ?? folder;
}

/** Returns the folder of code or of a layer in the assembly, unpacked if it is an archive. */
function assetFolder(resource: Resource, code: JsonObject, { unpacked }: Parts): string {
  const key = textOf(code, 'S3Key') ?? '';
  const folder = resource.stack.asset(key);
  if (folder === undefined || !existsSync(folder)) throw new Error(`its code ${key} is not in the assembly`);
  return statSync(folder).isDirectory() ? folder : unpacked(folder);
}

/** The variables that Lambda sets, and those by which the SDKs find this runtime. */
function functionEnvironment(
  parts: Parts,
  of: {
    name: string;
    roleArn: string;
    memorySize: number;
    logGroupName: string;
    runtime: string;
  },
): Record<string, string> {
  const { region } = parts.identity;
  return {
    ...parts.functionEnvironment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: parts.principals.accessKey(of.roleArn, of.name),
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_EXECUTION_ENV: `AWS_Lambda_${of.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: of.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(of.memorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: of.logGroupName,
    // A function must not see the AWS configuration of this machine.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  };
}

const permission: ResourceType = {
  properties: {
    Action: 'used',
    EventSourceToken: { noEffect: 'it is for Alexa skills' },
    FunctionName: 'used',
    FunctionUrlAuthType: 'used',
    Principal: 'used',
    PrincipalOrgID: 'used',
    SourceAccount: 'used',
    SourceArn: 'used',
  },
  deploy(resource, { access, functions, identity }) {
    const { properties } = resource;
    const functionArn = functions.qualifiedArn(textOf(properties, 'FunctionName') ?? '');
    const principal = textOf(properties, 'Principal') ?? '';
    const account = /^\d{12}$/.test(principal) && `arn:${identity.partition}:iam::${principal}:root`;
    const conditions: [string, string, string][] = [
      ['ArnLike', 'aws:SourceArn', 'SourceArn'],
      ['StringEquals', 'aws:SourceAccount', 'SourceAccount'],
      ['StringEquals', 'aws:PrincipalOrgID', 'PrincipalOrgID'],
      ['StringEquals', 'lambda:FunctionUrlAuthType', 'FunctionUrlAuthType'],
    ];
    const Condition: Record<string, JsonObject> = {};
    for (const [operator, key, field] of conditions) {
      const value = textOf(properties, field);
      if (value !== undefined) Condition[operator] = { ...Condition[operator], [key]: value };
    }
    const id = generatedName(resource, 100);
    // API reference, AddPermission.
    const action = textOf(properties, 'Action') ?? '';
    if (!/^(lambda:\*|lambda:[A-Za-z]+|\*)$/.test(action))
      throw new Error(`the Action ${action} is not valid (lambda:InvokeFunction, for example, is)`);
    const statement = {
      Effect: 'Allow',
      Principal: principal.endsWith('.amazonaws.com')
        ? { Service: principal }
        : { AWS: account || principal },
      Action: action,
      Resource: functionArn,
      Condition,
    };
    access.policies.putResourcePolicy(functionArn, `the permission ${id}`, { Statement: [statement] });
    return { ref: id, attributes: { Id: id } };
  },
};

/** A layer has a single version here, that of the assembly. */
const layerVersion: ResourceType = {
  properties: {
    CompatibleArchitectures: { noEffect: 'functions run on the processor of this machine' },
    CompatibleRuntimes: { noEffect: 'functions run on the Node.js of the local runtime' },
    Content: {
      fields: {
        S3Bucket: 'used',
        S3Key: 'used',
        S3ObjectVersion: { noEffect: 'the assembly has one version of the code' },
      },
    },
    Description: DESCRIPTION,
    LayerName: 'used',
    LicenseInfo: DESCRIPTION,
  },
  deploy(resource, parts) {
    const name = textOf(resource.properties, 'LayerName') ?? generatedName(resource, 140);
    const arn = `${arnOf(parts.identity, 'lambda', `layer:${name}`)}:1`;
    parts.layers.set(arn, assetFolder(resource, objectOf(resource.properties, 'Content'), parts));
    return { ref: arn, attributes: { LayerVersionArn: arn } };
  },
};

const layerVersionPermission: ResourceType = {
  properties: {},
  noEffect: 'the functions of the app may use its layers',
  deploy: (resource) => ({ ref: generatedName(resource, 100) }),
};

const version: ResourceType = {
  properties: {
    CodeSha256: { noEffect: 'a version is the function as currently deployed' },
    Description: DESCRIPTION,
    FunctionName: 'used',
    ProvisionedConcurrencyConfig: { noEffect: 'instances are started when they are needed' },
    RuntimePolicy: { noEffect: 'functions run on the Node.js of the local runtime' },
  },
  deploy({ properties }, { functions }) {
    const arn = functions.putQualifier(textOf(properties, 'FunctionName') ?? '', '1');
    return { ref: arn, attributes: { Version: '1', FunctionArn: arn } };
  },
};

const alias: ResourceType = {
  properties: {
    Description: DESCRIPTION,
    FunctionName: 'used',
    FunctionVersion: 'used',
    Name: 'used',
    ProvisionedConcurrencyConfig: { noEffect: 'instances are started when they are needed' },
    RoutingConfig: { noEffect: 'every version is the function as currently deployed' },
  },
  deploy({ properties }, { functions }) {
    const [reference, name] = [textOf(properties, 'FunctionName') ?? '', textOf(properties, 'Name') ?? ''];
    requireName(name, NAMES.alias);
    const version = textOf(properties, 'FunctionVersion') ?? '';
    const { AdditionalVersionWeights = [] } = objectOf(properties, 'RoutingConfig');
    const weighted = (AdditionalVersionWeights as JsonObject[]).map((one) => {
      const weight = numberOf(one, 'FunctionWeight') ?? 0;
      if (weight < 0 || weight > 1) throw new Error(`the FunctionWeight ${weight} is not from 0 to 1`);
      return textOf(one, 'FunctionVersion') ?? '';
    });
    // Lambda would not find a version that nobody has published.
    for (const one of [version, ...weighted]) functions.qualifiedArn(reference, one);
    const arn = functions.putQualifier(reference, name, version);
    return { ref: arn, attributes: { AliasArn: arn }, only: `the alias ${arn}` };
  },
};

const eventInvokeConfig: ResourceType = {
  properties: {
    DestinationConfig: { fields: { OnFailure: DESTINATION, OnSuccess: DESTINATION } },
    FunctionName: 'used',
    MaximumEventAgeInSeconds: 'used',
    MaximumRetryAttempts: 'used',
    Qualifier: { noEffect: 'the configuration applies to every version and alias' },
  },
  deploy(resource, parts) {
    const { properties } = resource;
    const { access, functions, asynchronous } = parts;
    const destination = (kind: string): string | undefined => {
      const arn = textOf(objectOf(objectOf(properties, 'DestinationConfig'), kind), 'Destination');
      if (arn !== undefined) requireDestination(arn, 'invocations');
      return arn;
    };
    // API reference, PutFunctionEventInvokeConfig.
    requireLimits(properties, { MaximumEventAgeInSeconds: [60, 21_600], MaximumRetryAttempts: [0, 2] });
    const configuration = functions.configuration(textOf(properties, 'FunctionName') ?? '');
    const { arn } = configuration;
    const [onSuccess, onFailure] = [destination('OnSuccess'), destination('OnFailure')];
    for (const target of [onSuccess, onFailure]) {
      if (target === undefined) continue;
      access.afterDeployment(placeOf(resource), () => requireDestinationAccess(parts, configuration, target));
    }
    const attempts = numberOf(properties, 'MaximumRetryAttempts');
    const age = numberOf(properties, 'MaximumEventAgeInSeconds');
    asynchronous.configure(arn, {
      ...(attempts !== undefined && { maximumRetryAttempts: attempts }),
      ...(age !== undefined && { maximumEventAge: age }),
      ...(onSuccess !== undefined && { onSuccess }),
      ...(onFailure !== undefined && { onFailure }),
    });
    return { ref: generatedName(resource, 100) };
  },
};

export const lambdaTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::Lambda::Alias': alias,
  'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
  'AWS::Lambda::EventSourceMapping': eventSourceMapping,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::LayerVersion': layerVersion,
  'AWS::Lambda::LayerVersionPermission': layerVersionPermission,
  'AWS::Lambda::Permission': permission,
  'AWS::Lambda::Version': version,
};
