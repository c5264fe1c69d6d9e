import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import cdk from '../../cdk.json' with { type: 'json' };
import { type Bundles, bundleFunctions } from './bundle.ts';
import { readOperations } from './open-api.ts';
import { operationGrants } from './operation-grants.ts';
import { type Environment, type PlatformChoices, platformProfile } from './platform-profile.ts';
import { RecordsStack } from './records-stack.ts';
import { serviceName } from './service-function.ts';
import { ServiceStack } from './service-stack.ts';

const root = join(import.meta.dirname, '../..');

export interface AssemblyOptions {
  /** Where the cloud assembly is written. */
  readonly outdir: string;
  /** For which account and Region; without it, for any (pseudo parameters). */
  readonly environment?: Environment;
  /** Whether the CDK's built-in CloudFormation rules are checked, which takes some seconds. Default: true. */
  readonly builtinValidation?: boolean;
  readonly platform?: PlatformChoices;
  /** ARNs of what alarms notify. */
  readonly alarmActionArns?: readonly string[];
}

export interface SynthesisOptions extends AssemblyOptions {
  /** Where bundles are written. Default: `.build/functions` of the project. */
  readonly bundleFolder?: string;
}

/**
 * Bundles the functions and writes the app's cloud assembly: `RecordsStack` and `ServiceStack`. The feature
 * flags are those of `cdk.json`, whoever calls.
 * @throws when a function does not compile, when functions, operations, grants and the workflow's definition
 * do not fit each other, or when a validation fails.
 */
export async function synthesize(options: SynthesisOptions): Promise<CloudAssembly> {
  const { bundleTarget } = platformProfile(options.environment, options.platform);
  const outdir = options.bundleFolder ?? join(root, '.build/functions');
  const functionsFolder = join(root, 'functions');
  return assemble(options, await bundleFunctions({ root, functionsFolder, outdir, target: bundleTarget }));
}

/** Writes the cloud assembly of functions that are bundled already. */
export function assemble(options: AssemblyOptions, bundles: Bundles): CloudAssembly {
  const { outdir, environment, builtinValidation = true, alarmActionArns = [] } = options;
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
  });
  new ServiceStack(app, 'ServiceStack', {
    ...stackProps,
    description: 'Public employment services: API, workflows, deadlines',
    records,
    unprocessedFacts: records.unprocessedFacts,
    bundles,
    profile: platformProfile(environment, options.platform),
    operations: readOperations(join(root, 'functions/api/openapi.json')),
    grants: operationGrants,
    workflowsFolder: join(root, 'workflows'),
    alarmActionArns,
  });
  return app.synth();
}
