import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LocalRuntime, startLocalRuntime } from '../../runtime.ts';
import type { RuntimeOptions } from '../../runtime-options.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { writeAssembly } from './assemblies.ts';
import { temporaryFolder } from './cleanup.ts';

const START = Date.UTC(2030, 0, 1);
const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };
const principal = { arn: 'arn:aws-cn:iam::000000000000:root' };

/** An app of workflows and functions, with a single role that may do everything. */
export interface App {
  /** Definitions by the name of the workflow; by default in JSONata. */
  readonly workflows?: Readonly<Record<string, JsonObject>>;
  /** The code of an ES module by the name of the function, with additional properties. */
  readonly functions?: Readonly<Record<string, string | (JsonObject & { readonly code: string })>>;
  /** Further resources by logical id. */
  readonly resources?: JsonObject;
}

/** Writes the cloud assembly of an app into a folder of its own. */
export function writeApp(app: App): string {
  const folder = join(temporaryFolder(), 'cdk.out');
  const role = { 'Fn::GetAtt': ['Role', 'Arn'] };
  const resources: JsonObject = { Role: everything, ...app.resources };
  for (const [name, definition] of Object.entries(app.workflows ?? {})) {
    resources[`Workflow${name}`] = {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: name,
        RoleArn: role,
        Definition: { QueryLanguage: 'JSONata', ...definition },
      },
    };
  }
  const files: JsonObject = {};
  for (const [name, given] of Object.entries(app.functions ?? {})) {
    const { code, ...properties } = typeof given === 'string' ? { code: given } : given;
    const path = `asset.${name}`;
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'index.mjs'), code);
    files[name] = { source: { path }, destinations: { here: { objectKey: `${name}.zip` } } };
    resources[`Function${name}`] = {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: name,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: role,
        Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
        ...properties,
      },
    };
  }
  return writeAssembly(folder, { App: { Resources: resources } }, files);
}

const everything = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: ['states', 'lambda', 'scheduler'].map((service) => ({
        Effect: 'Allow',
        Principal: { Service: `${service}.amazonaws.com` },
        Action: 'sts:AssumeRole',
      })),
    },
    Policies: [
      {
        PolicyName: 'everything',
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      },
    ],
  },
};

/** An app on a runtime whose clock is paused at `START`, closed when the test has finished. */
export async function runApp(app: App, options: Partial<RuntimeOptions> = {}) {
  const runtime = await startLocalRuntime({
    assembly: writeApp(app),
    identity,
    clock: { at: START },
    report: () => {},
    ...options,
  });
  onTestFinished(() => runtime.close());
  return new RunningApp(runtime);
}

class RunningApp {
  readonly runtime: LocalRuntime;

  constructor(runtime: LocalRuntime) {
    this.runtime = runtime;
  }

  call(service: string, operation: string, input: JsonObject): Promise<JsonObject> {
    return this.runtime.callService({ service, operation, input, principal });
  }

  /** Starts a workflow and returns the ARN of its execution. */
  async begin(workflow: string, input: JsonValue = {}): Promise<string> {
    const stateMachineArn = `arn:aws-cn:states:cn-north-1:000000000000:stateMachine:${workflow}`;
    const { executionArn } = await this.call('states', 'StartExecution', {
      stateMachineArn,
      input: JSON.stringify(input),
    });
    return String(executionArn);
  }

  /** The state of an execution: its status, its output, and when it ended in milliseconds after `START`. */
  async standing(executionArn: string): Promise<{ status: string; output: unknown; endedAfter?: number }> {
    const { status, output, stopDate } = await this.call('states', 'DescribeExecution', { executionArn });
    return {
      status: String(status),
      output: output === undefined ? undefined : JSON.parse(String(output)),
      ...(stopDate !== undefined && { endedAfter: Number(stopDate) * 1000 - START }),
    };
  }

  /** Advances the clock by that many milliseconds. */
  async advance(milliseconds: number): Promise<void> {
    await this.runtime.clock.advanceTo(this.runtime.clock.now() + milliseconds);
  }
}
