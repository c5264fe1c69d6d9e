import { expect, it } from 'vitest';
import { runApp, writeApp } from '../support/workflow-app.ts';

/** A function as `Code.fromInline` of the CDK makes it. */
const app = (ZipFile: string) => ({
  resources: {
    Inline: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'inline',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Code: { ZipFile },
      },
    },
  },
});

// CloudFormation, "AWS::Lambda::Function Code": the text is in a file index.js, which Node.js treats as CommonJS.
it('code in the template is that of its function, and a changed one takes its place', async () => {
  const running = await runApp(
    app("const { basename } = require('path'); exports.handler = async () => basename(__filename);"),
  );
  const answer = async () => (await running.call('lambda', 'Invoke', { FunctionName: 'inline' })).Payload;
  expect(await answer()).toBe('index.js');
  await running.runtime.update(
    writeApp(app("exports.handler = (event, context, done) => done(null, 'new');")),
  );
  expect(await answer()).toBe('new');
});
