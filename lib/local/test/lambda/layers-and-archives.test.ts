import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { unpack } from '../../lambda/archive.ts';
import { startLocalRuntime } from '../../runtime.ts';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
type Files = Readonly<Record<string, string>>;

/** Makes an archive of files, some compressed and some stored uncompressed. */
function zipped(files: Files): Buffer {
  const entries = Object.entries(files).map(([name, text], index): [string, Zippable[string]] => [
    name,
    [strToU8(text), { level: index % 2 === 0 ? 6 : 0 }],
  ]);
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}

/** Starts an app of functions and layers; each asset is a folder of files, or an archive of them. */
async function start(assets: Readonly<Record<string, Files | Buffer>>, Resources: JsonObject) {
  const folder = join(temporaryFolder(), 'cdk.out');
  const files: JsonObject = {};
  for (const [name, content] of Object.entries(assets)) {
    const path = `asset.${name}`;
    const entries = Buffer.isBuffer(content) ? { [path]: content } : prefixed(path, content);
    for (const [file, text] of Object.entries(entries)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    files[name] = { source: { path }, destinations: { here: { objectKey: name } } };
  }
  const assembly = writeAssembly(folder, { One: { Resources: { Role, ...Resources } } }, files);
  const runtime = await startLocalRuntime({ assembly, identity, report: () => {} });
  onTestFinished(() => runtime.close());
  return async (FunctionName: string) => {
    const principal = { arn: 'arn:aws:iam::000000000000:root' };
    const input = { FunctionName };
    return (await runtime.callService({ service: 'lambda', operation: 'Invoke', input, principal })).Payload;
  };
}

const prefixed = (path: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [join(path, name), text]));

const Role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    },
  },
};
const fn = (name: string, rest: JsonObject = {}): JsonObject => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Code: { S3Bucket: 'b', S3Key: name },
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Runtime: 'nodejs24.x',
    ...rest,
  },
});
const layer = (name: string): JsonObject => ({
  Type: 'AWS::Lambda::LayerVersion',
  Properties: {
    LayerName: name,
    Content: { S3Bucket: 'b', S3Key: name },
    CompatibleRuntimes: ['nodejs24.x'],
  },
});
const Layers = [{ Ref: 'Base' }, { Ref: 'Own' }];

/**
 * Lambda Developer Guide, "Packaging your layer content" (packages are searched in `nodejs/node_modules` and
 * `nodejs/node24/node_modules`), "Adding layers to functions" (layers are extracted into `/opt` in order, and a later layer
 * replaces files of an earlier one), and "Deploy Node.js Lambda functions with .zip file archives".
 */
it('code and layers come from folders and archives, and packages and files of layers are found', async () => {
  const files = {
    'nodejs/node_modules/greeting/index.js': "module.exports = 'hello from ' + require('place');",
    'nodejs/node24/node_modules/place/index.js': "module.exports = 'a layer';",
    'nodejs/node_modules/esm/package.json': '{"type":"module","exports":"./main.js"}',
    'nodejs/node_modules/esm/main.js': "export default 'esm';",
    'nodejs/shared.js': "exports.order = 'earlier';",
  };
  const invoke = await start(
    {
      base: zipped(files),
      own: { 'nodejs/shared.js': "exports.order = 'later';" },
      required: zipped({
        'index.js': `const greeting = require('greeting'); const { order } = require('/opt/nodejs/shared');
          exports.handler = async () => [greeting, order, require('./lib/own.js'), typeof require('fs').readFileSync];`,
        'lib/own.js': "module.exports = 'own';",
      }),
      imported: {
        'index.mjs': `import esm from 'esm'; import greeting from 'greeting'; import { order } from '/opt/nodejs/shared.js';
          import { join } from 'path'; export const handler = async () => [esm, greeting, order, join('a', 'b')];`,
      },
      without: { 'index.js': "exports.handler = async () => require('greeting');" },
    },
    {
      Base: layer('base'),
      Own: layer('own'),
      Required: fn('required', { Layers }),
      Imported: fn('imported', { Layers }),
      Without: fn('without'),
    },
  );
  expect(await invoke('required')).toEqual(['hello from a layer', 'later', 'own', 'function']);
  expect(await invoke('imported')).toEqual(['esm', 'hello from a layer', 'later', 'a/b']);
  expect(await invoke('without')).toMatchObject({ errorMessage: expect.stringContaining("'greeting'") });
});

it('a layer that is not in the assembly is refused by its ARN', async () => {
  const arn = 'arn:aws:lambda:us-east-1:094274105915:layer:AWSLambdaPowertoolsTypeScriptV2:1';
  const code = { 'index.js': 'exports.handler = async () => {};' };
  await expect(start({ one: code }, { Fn: fn('one', { Layers: [arn] }) })).rejects.toThrow(
    `the layer ${arn} is not in the assembly: make it a LayerVersion with Code.fromAsset, or put its content`,
  );
});

it('An invalid archive, or one that leads out of its folder, is refused and leaves nothing', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'code.zip');
  const unpackThis = (content: string | Buffer) => () => {
    writeFileSync(file, content);
    unpack(file, join(folder, 'unpacked'));
  };
  expect(unpackThis('no archive')).toThrow(`${file} cannot be unpacked`);
  expect(unpackThis(zipped({ '../outside.mjs': '' }))).toThrow('../outside.mjs leads out of it');
  expect(readdirSync(join(folder, 'unpacked'))).toEqual([]);
});
