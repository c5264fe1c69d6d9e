import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeStateMachineCommand, ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderForTest } from '../support/folders.ts';
import { folderForStart, projectRoot, start } from './command.ts';

/** A copy of the project that the test may edit. */
function copyOfProject(): string {
  const root = folderForTest();
  for (const part of [
    'bin',
    'functions',
    'lib',
    'web',
    'workflows',
    'cdk.json',
    'package.json',
    'package-lock.json',
  ]) {
    cpSync(join(projectRoot, part), join(root, part), { recursive: true });
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  return root;
}

describe('The command npm start -- --watch', () => {
  it('reloads edited functions, their imports, the portal and workflows, and keeps the old code on a syntax error', async () => {
    const root = copyOfProject();
    const command = start(folderForStart(), { root, args: ['--port', '0', '--watch'] });
    const { api, endpoint } = await command.ready();
    await command.saying('Watching functions');
    const text = async (path: string) => (await fetch(`${api}${path}`)).text();
    const script = async () => {
      const [, name] = /src="(\/app\/main-[^"]+)"/.exec(await text('/app/')) ?? [];
      return text(String(name));
    };
    const before = { regions: await text('/regions'), script: await script() };
    /** Appends to the original text of a file. Immediate edits are reloaded immediately. */
    const edit = (file: string, added: string): void =>
      writeFileSync(join(root, file), `${readFileSync(join(projectRoot, file), 'utf8')}\n${added}\n`);
    const handler = 'functions/api/guides/list-regions/handler.ts';
    // A rule that both functions and the portal import.
    const rule = 'lib/domain/phone-number.ts';

    edit(handler, 'const broken = ;');
    edit(rule, 'const broken = ;');
    await command.saying(`${handler}:`);
    expect(command.output()).toContain('Not reloaded, the previous code keeps running');
    await command.saying('the previous portal is still served');
    expect(command.output()).toContain(`${rule}:`);
    expect(await text('/regions')).toBe(before.regions);
    expect(await script()).toBe(before.script);

    edit(handler, "process.stdout.write('an edited handler\\n');");
    edit(rule, '');
    edit('web/main.tsx', "console.log('an edited portal');");
    const guides = 'functions/web/serve-portal/guide-pages.ts';
    edit(guides, "Object.assign(words.zh, { guides: 'An edited guide' });");
    await command.saying(': api/policy (list-regions)');
    expect(await text('/regions')).toBe(before.regions);
    await command.saying(': the portal');
    expect(await script()).toContain('an edited portal');
    expect(await text('/app/guide/index.html')).toContain('An edited guide');

    const client = new SFNClient({
      endpoint,
      region: 'cn-north-1',
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    });
    onTestFinished(() => client.destroy());
    edit('lib/store/table.ts', "console.log('an edited import');");
    const workflow = join(root, 'workflows/registration.asl.json');
    writeFileSync(workflow, readFileSync(workflow, 'utf8').replace('"Comment": "', '"Comment": "Edited. '));
    await command.saying('functions\n');
    // With the space before its logical id, because the start also names the kind among the types without effect.
    await command.saying('AWS::StepFunctions::StateMachine ');
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    const machine = stateMachines?.find(({ name }) => name?.includes('Registration'));
    const stateMachineArn = machine?.stateMachineArn;
    const { definition } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(definition).toContain('"Edited. ');
  }, 180_000);
});
