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

const append = (file: string, text: string): void => writeFileSync(file, readFileSync(file, 'utf8') + text);

describe('The command npm start -- --watch', () => {
  it('reloads edited functions, their imports, the portal and workflows, and keeps the old code on a syntax error', async () => {
    const root = copyOfProject();
    const command = start(folderForStart(), { root, args: ['--port', '0', '--watch'] });
    const { api, endpoint } = await command.ready();
    await command.saying('Watching functions');
    const regions = async () => (await fetch(`${api}/regions`)).text();
    const before = await regions();

    const handler = join(root, 'functions/api/guides/list-regions/handler.ts');
    const original = readFileSync(handler, 'utf8');
    writeFileSync(handler, `${original}\nconst broken = ;\n`);
    await command.saying('functions/api/guides/list-regions/handler.ts:');
    expect(command.output()).toContain('Not taken up, the code before goes on');
    expect(await regions()).toBe(before);

    writeFileSync(handler, `${original}\nprocess.stdout.write('an edited handler\\n');\n`);
    await command.saying(': api/policy (list-regions)');
    expect(await regions()).toBe(before);
    append(join(root, 'lib/policy/packs.ts'), "\nconsole.log('an edited import');\n");
    await command.saying('functions\n');

    const script = async () => {
      const page = await (await fetch(`${api}/app/`)).text();
      const [, name] = /src="(\/app\/main-[^"]+)"/.exec(page) ?? [];
      return (await fetch(`${api}${name}`)).text();
    };
    const main = join(root, 'web/main.tsx');
    const portal = readFileSync(main, 'utf8');
    writeFileSync(main, `${portal}\nconst broken = ;\n`);
    await command.saying('the portal before goes on');
    expect(await script()).not.toContain('an edited portal');
    writeFileSync(main, `${portal}\nconsole.log('an edited portal');\n`);
    await command.saying(': the portal');
    expect(await script()).toContain('an edited portal');

    const client = new SFNClient({
      endpoint,
      region: 'cn-north-1',
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    });
    onTestFinished(() => client.destroy());
    const workflow = join(root, 'workflows/registration.asl.json');
    writeFileSync(workflow, readFileSync(workflow, 'utf8').replace('"Comment": "', '"Comment": "Edited. '));
    // With the space before its logical id: the start names the kind, too, among what has no effect here.
    await command.saying('AWS::StepFunctions::StateMachine ');
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    const machine = stateMachines?.find(({ name }) => name?.includes('Registration'));
    const stateMachineArn = machine?.stateMachineArn;
    const { definition } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(definition).toContain('"Edited. ');
  }, 180_000);
});
