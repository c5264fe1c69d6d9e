import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operation as readCase } from '../../../functions/api/cases/read-case/operation.ts';
import { operation as submitApplication } from '../../../functions/api/registration/submit-application/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { application, identityNumber } from '../../support/applications.ts';
import { folderForFile } from '../../support/folders.ts';
import { System } from '../../support/system.ts';

const folder = folderForFile();

const files = (at: string): string[] =>
  readdirSync(at).flatMap((name) => {
    const path = join(at, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });

describe('A restart', () => {
  it('keeps the cases, the waiting executions and the clock, and everything continues', async () => {
    const person = { name: '欧阳慧敏', identityNumber: identityNumber(), phone: '13912345678' };
    const first = await System.start('2026-11-20T10:00:00+08:00', folder);
    const submitted = await first.call('POST', '/applications', {
      as: 'applicant',
      body: application({ applicant: person }),
    });
    const { caseId } = bodyOf(submitApplication, submitted);
    await first.skipTo('2026-11-24T10:00:00+08:00');
    await first.close();

    const second = await System.start('2020-01-01T00:00:00+08:00', folder);
    try {
      const decided = await second.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, {
        as: 'officer-chongqing',
        body: { outcome: 'approve' },
      });
      expect(decided.body.phase).toBe('registered');
      const shown = bodyOf(readCase, await second.call('GET', `/cases/${caseId}`, { as: 'applicant' }));
      expect(shown.metDeadlines).toEqual([expect.objectContaining({ metAt: '2026-11-24T02:00:00.000Z' })]);
      const types = shown.history.map(({ type }) => type);
      expect(types.slice(0, 4)).toEqual([
        'application-submitted',
        'application-screened',
        'task-opened',
        'application-approved',
      ]);
      // From here two workflows run side by side.
      expect(types.slice(4).sort()).toEqual(['officer-assigned', 'task-opened']);
    } finally {
      await second.close();
    }

    // Nothing that identifies the person appears in clear text in the records, the executions or the logs.
    for (const file of files(folder)) {
      const content = readFileSync(file);
      for (const secret of [person.name, person.identityNumber, person.phone, `+86${person.phone}`])
        expect(content.includes(secret), `${secret} in ${file}`).toBe(false);
    }
  });
});

describe('The daily reconciliation', () => {
  it('finds an application that was lost between two events, and starts its workflow', async () => {
    const system = await System.start('2026-11-20T10:00:00+08:00');
    try {
      const { body } = await system.call('POST', '/applications', { as: 'applicant', body: application() });
      const TableName = await system.tableName();
      const key = (SK: string) => ({ PK: { S: `CASE#${body.caseId}` }, SK: { S: SK } });
      // As if the stream function had never been called: the case has no task and its later events are removed.
      const head = await system.aws('dynamodb', 'GetItem', { TableName, Key: key('HEAD') });
      const redone = await system.aws('dynamodb', 'Query', {
        TableName,
        KeyConditionExpression: 'PK = :case AND begins_with(SK, :redo)',
        ExpressionAttributeValues: { ':case': { S: `CASE#${body.caseId}` }, ':redo': { S: 'REDO#' } },
      });
      expect(redone.Count).toBe(0);
      const item = head.Item as { state: { M: Record<string, unknown> } };
      await system.aws('dynamodb', 'PutItem', {
        TableName,
        Item: { ...item, state: { M: { ...item.state.M, tasks: { M: {} } } } } as never,
      });
      await system.to('2026-11-21T06:00:00+08:00');
      const after = await system.aws('dynamodb', 'Query', {
        TableName,
        KeyConditionExpression: 'PK = :case AND begins_with(SK, :redo)',
        ExpressionAttributeValues: { ':case': { S: `CASE#${body.caseId}` }, ':redo': { S: 'REDO#' } },
      });
      expect(after.Count).toBe(1);
    } finally {
      await system.close();
    }
  });
});
