import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Plugin } from 'esbuild';
import cdk from '../../cdk.json' with { type: 'json' };
import type { AlarmActions } from './alarms.ts';
import { ApiFunctionsStack } from './api-functions-stack.ts';
import { ApiStack } from './api-stack.ts';
import { type Bundle, type Bundles, bundleFunctions, bundleTogether } from './bundle.ts';
import { readFunctions } from './function-list.ts';
import { readOperations } from './open-api.ts';
import { type Environment, type PlatformChoices, platformProfile } from './platform-profile.ts';
import { bundlePortalFunction, hasPortal, portalFunction } from './portal-bundle.ts';
import { RecordsStack } from './records-stack.ts';
import { serviceName } from './service-function.ts';
import { ServiceStack } from './service-stack.ts';

const root = join(import.meta.dirname, '../..');

export interface AssemblyOptions {
  /** Where the cloud assembly is written. */
  readonly outdir: string;
  /** The account and Region; without them, the app fits any (pseudo parameters). */
  readonly environment?: Environment;
  /** Whether to check the CDK's built-in CloudFormation rules, which takes some seconds. Default: true. */
  readonly builtinValidation?: boolean;
  readonly platform?: PlatformChoices;
  readonly alarmActions?: AlarmActions;
  /** The folder with `functions` and `workflows`. Default: this project. */
  readonly project?: string;
}

export interface SynthesisOptions extends AssemblyOptions {
  /** Where bundles are written. Default: `.build/functions` of the project. */
  readonly bundleFolder?: string;
  /**
   * Bundles the functions with shared files, as `bundleTogether` does, for this Node.js: only for the local runtime, whose
   * plugins are given here. It takes half the time. Default: each function by itself, as it is deployed.
   */
  readonly together?: { readonly plugins: readonly Plugin[] };
}

/**
 * Bundles the functions and writes the app's cloud assembly: `RecordsStack` with everything that is kept, `ServiceStack` with
 * what runs without a request, `ApiFunctionsStack` with the functions of the API, and `ApiStack` with its routes. The feature
 * flags are always those of `cdk.json`.
 * @throws when a function does not compile, when functions, operations, grants and workflow definitions do not match, or when a
 * validation fails.
 */
export async function synthesize(options: SynthesisOptions): Promise<CloudAssembly> {
  const { together } = options;
  const deployed = platformProfile(options.environment, options.platform).bundleTarget;
  const target = together ? `node${process.versions.node.split('.')[0]}` : deployed;
  const outdir = options.bundleFolder ?? join(root, '.build/functions');
  const project = options.project ?? root;
  const place = { root, functionsFolder: join(project, 'functions'), outdir, target };
  const [bundles, portal] = await Promise.all([
    together ? bundleTogether({ ...place, ...together }) : bundleFunctions(place),
    hasPortal(project) ? bundlePortalFunction(project, outdir, target) : undefined,
  ]);
  return assemble(options, portal ? withFunction(bundles, portalFunction, portal) : bundles);
}

/** Writes the cloud assembly from functions that are already bundled. */
export function assemble(options: AssemblyOptions, bundles: Bundles): CloudAssembly {
  const { outdir, environment, builtinValidation = true, project = root } = options;
  const { alarmActions = { critical: [], warning: [] } } = options;
  const functions = readFunctions(join(project, 'functions'));
  const parts = { bundles, profile: platformProfile(environment, options.platform) };
  const app = new App({
    outdir,
    context: cdk.context,
    analyticsReporting: cdk.versionReporting,
    builtinCloudFormationValidation: builtinValidation,
  });
  const stackProps = { ...(environment && { env: environment }), tags: { service: serviceName } };
  const records = new RecordsStack(app, 'RecordsStack', {
    ...stackProps,
    description: 'Public employment services: the records and their keys',
    terminationProtection: true,
    unsealingStacks: ['ServiceStack', 'ApiFunctionsStack'],
  });
  const { workflows, failedJobDeliveries } = new ServiceStack(app, 'ServiceStack', {
    ...stackProps,
    description: 'Public employment services: workflows, scheduled jobs and what follows from records',
    records,
    unprocessedStreamRecords: records.unprocessedStreamRecords,
    functions: functions.background,
    parts,
    workflowsFolder: join(project, 'workflows'),
    alarmActions,
  });
  const { functionOf } = new ApiFunctionsStack(app, 'ApiFunctionsStack', {
    ...stackProps,
    description: 'Public employment services: the functions of the API',
    records,
    workflows,
    givenUp: { streamRecords: records.unprocessedStreamRecords, jobDeliveries: failedJobDeliveries },
    functions: functions.api,
    parts,
    alarmActions,
  });
  new ApiStack(app, 'ApiStack', {
    ...stackProps,
    description: 'Public employment services: the API',
    operations: readOperations(join(project, 'functions/api/openapi.json')),
    functionOf,
    parts,
    alarmActions,
  });
  return app.synth();
}

const withFunction = ({ functions, metafile }: Bundles, name: string, bundle: Bundle): Bundles => ({
  functions: new Map([...functions, [name, bundle]]),
  metafile,
});
