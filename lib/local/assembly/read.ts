import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { JsonObject, JsonValue } from '../service.ts';
import { RefusedAssembly } from './refusal.ts';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly DependsOn?: string | string[];
  readonly Condition?: string;
}

export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: JsonValue;
  readonly AllowedPattern?: string;
  readonly AllowedValues?: JsonValue[];
  readonly ConstraintDescription?: string;
  readonly MaxLength?: JsonValue;
  readonly MaxValue?: JsonValue;
  readonly MinLength?: JsonValue;
  readonly MinValue?: JsonValue;
  readonly NoEcho?: JsonValue;
}

export interface Template {
  readonly Transform?: JsonValue;
  readonly Parameters?: Record<string, TemplateParameter>;
  readonly Mappings?: Record<string, Record<string, JsonObject>>;
  readonly Conditions?: Record<string, JsonValue>;
  readonly Rules?: Record<string, JsonValue>;
  readonly Resources: Record<string, TemplateResource>;
  readonly Outputs?: Record<
    string,
    { Value: JsonValue; Export?: { Name: JsonValue }; Condition?: string; Description?: string }
  >;
}

/** Where a stack is to be deployed, as far as its app specifies it. */
export interface StackEnvironment {
  readonly accountId?: string;
  readonly region?: string;
}

/** One stack of a synthesized app. */
export interface Stack {
  readonly name: string;
  readonly environment: StackEnvironment;
  readonly template: Template;
  /** Returns the path of a resource's construct in the app, or its logical id if the path is not known. */
  constructPath(logicalId: string): string;
  /** Returns the folder or file of the assembly that would be uploaded under an object key of the asset bucket. */
  asset(objectKey: string): string | undefined;
}

/** A synthesized app, with its stacks in deployment order. */
export interface Assembly {
  readonly folder: string;
  readonly stacks: readonly Stack[];
}

interface Artifact {
  type: string;
  environment?: string;
  properties?: { templateFile?: string; file?: string; stackName?: string; directoryName?: string };
  dependencies?: string[];
  metadata?: Metadata;
  additionalMetadataFile?: string;
}
type Metadata = Record<string, { type: string; data?: unknown }[]>;
type AssetManifest = { files?: Record<string, AssetFile> };
type AssetFile = {
  source: { path?: string; packaging?: string; executable?: string[] };
  destinations: Record<string, { objectKey: string }>;
};

/** Sections of a template that are supported, or that have no effect on a deployment. */
const TEMPLATE_SECTIONS = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
  'Rules',
]);

/**
 * Reads a cloud assembly as `cdk synth` writes it. If the app consists of a single stage, it reads that of the stage.
 * @throws RefusedAssembly if the folder holds none, or one with several stages or with transforms
 */
export function readAssembly(folder: string): Assembly {
  const root = resolve(folder);
  const manifestFile = join(root, 'manifest.json');
  if (!existsSync(manifestFile)) {
    throw new RefusedAssembly([`${root} holds no cloud assembly: it has no manifest.json`]);
  }
  const manifest = readJson<{ artifacts?: Record<string, Artifact> }>(manifestFile);
  const artifacts = manifest.artifacts ?? {};
  const reasons: string[] = [];
  const stages = Object.entries(artifacts)
    .filter(([, { type }]) => type === 'cdk:cloud-assembly')
    .map(([id, { properties }]) => properties?.directoryName ?? id);
  const hasStacks = Object.values(artifacts).some(({ type }) => type === 'aws:cloudformation:stack');
  const [stage, ...others] = stages;
  if (stage !== undefined && others.length === 0 && !hasStacks) return readAssembly(join(root, stage));
  if (stages.length > 0) {
    const folders = stages.map((directory) => join(basename(root), directory));
    reasons.push(
      `the stages of an app run one at a time: name the folder of one of them (${folders.join(', ')})`,
    );
  }
  const stacks = deploymentOrder(artifacts).map((id) => readStack(root, id, artifacts, reasons));
  if (stacks.length === 0 && reasons.length === 0) reasons.push(`${root} holds no stack`);
  if (reasons.length > 0) throw new RefusedAssembly(reasons);
  return { folder: root, stacks };
}

function deploymentOrder(artifacts: Record<string, Artifact>): string[] {
  const ordered: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const artifact = artifacts[id];
    for (const dependency of artifact?.dependencies ?? []) visit(dependency);
    if (artifact?.type === 'aws:cloudformation:stack') ordered.push(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return ordered;
}

function readStack(root: string, id: string, artifacts: Record<string, Artifact>, reasons: string[]): Stack {
  const artifact = artifacts[id] as Artifact;
  const name = artifact.properties?.stackName ?? id;
  const template = readJson<Template>(join(root, artifact.properties?.templateFile as string));
  for (const section of Object.keys(template)) {
    if (!TEMPLATE_SECTIONS.has(section) && !(section === 'Transform' && isLanguageOnly(template))) {
      const which = section === 'Transform' ? ` (${[template.Transform].flat().join(', ')})` : '';
      reasons.push(`stack ${name}: the template section ${section}${which} is not supported`);
    }
  }
  const metadata: Metadata = {
    ...artifact.metadata,
    ...(artifact.additionalMetadataFile && readJson<Metadata>(join(root, artifact.additionalMetadataFile))),
  };
  const paths = constructPaths(metadata);
  const assets = new Map<string, string>();
  for (const dependency of artifact.dependencies ?? []) {
    const other = artifacts[dependency];
    if (other?.type === 'cdk:asset-manifest' && other.properties?.file) {
      collectAssets(root, readJson<AssetManifest>(join(root, other.properties.file)), assets);
    }
  }
  return {
    name,
    environment: environmentOf(artifact),
    template: { ...template, Resources: template.Resources ?? {} },
    constructPath: (logicalId) => paths.get(logicalId) ?? logicalId,
    asset: (objectKey) => assets.get(objectKey),
  };
}

/** Parses `aws://account/region`, where the CDK writes `unknown-account` and `unknown-region` for what is left open. */
function environmentOf({ environment = '' }: Artifact): StackEnvironment {
  const [, accountId = '', region = ''] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) ?? [];
  const isKnown = (value: string) => value !== '' && !value.startsWith('unknown-');
  return { ...(isKnown(accountId) && { accountId }), ...(isKnown(region) && { region }) };
}

/** Whether a template has only transforms that add functions to its language. */
const isLanguageOnly = ({ Transform }: Template): boolean =>
  [Transform ?? []].flat().every((name) => name === 'AWS::LanguageExtensions');

function constructPaths(metadata: Metadata): Map<string, string> {
  const paths = new Map<string, string>();
  for (const [path, entries] of Object.entries(metadata)) {
    for (const entry of entries) {
      if (entry.type === 'aws:cdk:logicalId' && typeof entry.data === 'string') {
        paths.set(entry.data, path.replace(/^\//, ''));
      }
    }
  }
  return paths;
}

function collectAssets(root: string, manifest: AssetManifest, assets: Map<string, string>): void {
  for (const file of Object.values(manifest.files ?? {})) {
    if (!file.source.path) continue;
    for (const destination of Object.values(file.destinations)) {
      assets.set(destination.objectKey, join(root, file.source.path));
    }
  }
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new RefusedAssembly([`${file} cannot be read: ${(error as Error).message}`]);
  }
}
