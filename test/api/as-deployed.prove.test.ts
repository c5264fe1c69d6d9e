import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../bin/support/project-assembly.ts';
import { operation as submitApplication } from '../../functions/api/registration/submit-application/operation.ts';
import { readBundles } from '../../lib/infra/bundle.ts';
import { synthesize } from '../../lib/infra/synthesize.ts';
import { bundlePolicies } from '../infra/policies/bundles.ts';
import { bodyOf } from '../support/answers.ts';
import { application } from '../support/applications.ts';
import { executionOf } from '../support/executions.ts';
import { folderForFile } from '../support/folders.ts';
import { System } from '../support/system.ts';

/** Runs the functions from the very files that are deployed; in all other tests they share their common modules. */
const folder = folderForFile();
const [assembly, bundleFolder] = [join(folder, 'assembly'), join(folder, 'bundles')];
await synthesize({ outdir: assembly, builtinValidation: false, bundleFolder });

bundlePolicies(await readBundles({ root, functionsFolder: join(root, 'functions'), outdir: bundleFolder }));

let system: System;
beforeAll(async () => {
  system = await System.startAsDeployed(assembly, '2026-11-20T10:00:00+08:00');
});
afterAll(() => system.close());

describe('The functions as they are deployed', () => {
  it('are each one file, which loads', async () => {
    const functions = system.runtime.functions();
    expect(functions.length).toBeGreaterThan(20);
    expect(functions.every(({ codeFolder }) => /asset\.[0-9a-f]{64}$/.test(codeFolder))).toBe(true);
    const handlers =
      'for (const file of process.argv.slice(1)) console.log(typeof (await import(file)).handler);';
    const files = functions.map(({ codeFolder }) => pathToFileURL(join(codeFolder, 'index.mjs')).href);
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--input-type=module', '--eval', handlers],
      ...files,
    ]);
    expect(stdout.trim().split('\n')).toEqual(files.map(() => 'function'));
  });

  it('take an application, and the workflow that follows from it goes on', async () => {
    const answer = await system.call('POST', '/applications', { as: 'applicant', body: application() });
    const { caseId } = bodyOf(submitApplication, answer);
    expect(await executionOf(system, caseId, 'registration')).toMatchObject({ status: 'RUNNING' });
  });
});
