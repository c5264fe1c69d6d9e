import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

const { call, converge } = dynamoDbForFile();
const ITEM = { PK: { S: 'a' }, SK: { S: 'b' }, s: { S: 'str' }, flag: { BOOL: true }, n: { N: '1' } };
const KEY = `PK = 'a' AND SK = 'b'`;

async function tableForTest() {
  const table = tableDefinition();
  await converge(table);
  await call('PutItem', { TableName: table.TableName, Item: ITEM });
  return `"${table.TableName}"`;
}

// Answers of the service itself: github.com/paritysuite/dynamodb-conformance, tests/tier2/partiql/whereFunctions.test.ts.
it.each([
  ['flag IS BOOL', true],
  ['s IS STRING', true],
  ['s IS BOOL', false],
  ['s IS NOT BOOL', true],
  ['attribute_exists(s) = true', true],
  ['attribute_exists(missing) = true', false],
])('a condition may be %s', async (condition, holds) => {
  const table = await tableForTest();
  const { Items } = await call('ExecuteStatement', {
    Statement: `SELECT PK FROM ${table} WHERE ${KEY} AND ${condition}`,
  });
  expect(Items).toEqual(holds ? [{ PK: ITEM.PK }] : []);
});

// API Reference: `ReturnValuesOnConditionCheckFailure` of ExecuteStatement, BatchStatementRequest and ParameterizedStatement;
// `Item` of ConditionalCheckFailedException, BatchStatementError and CancellationReason.
it('a statement whose condition does not hold shows the item if it is asked to', async () => {
  const table = await tableForTest();
  const statement = {
    Statement: `UPDATE ${table} SET n = 2 WHERE ${KEY} AND n = 7`,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
  const alone = await call('ExecuteStatement', statement).catch((error) => error);
  expect(alone).toMatchObject({ code: 'ConditionalCheckFailedException', details: { Item: ITEM } });
  expect(await call('BatchExecuteStatement', { Statements: [statement] })).toMatchObject({
    Responses: [{ Error: { Code: 'ConditionalCheckFailed', Item: ITEM } }],
  });
  const together = await call('ExecuteTransaction', { TransactStatements: [statement] }).catch(
    (error) => error,
  );
  expect(together.details).toMatchObject({
    CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: ITEM }],
  });
  const { ReturnValuesOnConditionCheckFailure: _, ...silent } = statement;
  expect((await call('ExecuteStatement', silent).catch((error) => error)).details).toEqual({});
});

// From the same repository, tests/tier3/error-messages/partiqlFunctions.test.ts. Its pull request 103 shows that RETURNING is
// refused.
describe('A transaction of statements is refused as a whole, with the place of what is wrong,', () => {
  it.each<[string, (table: string) => string, string]>([
    [
      'when it would return something',
      (table) => `UPDATE ${table} SET n = 2 WHERE ${KEY} RETURNING ALL NEW *`,
      'A RETURNING clause is not supported in a transaction',
    ],
    [
      'when it checks nothing',
      (table) => `EXISTS(SELECT * FROM ${table} WHERE ${KEY})`,
      'EXISTS() must contain a single item read with additional condition',
    ],
    [
      'when it reads without a key',
      (table) => `SELECT * FROM ${table} WHERE ${KEY} AND attribute_exists(s)`,
      'Select statements within ExecuteTransaction must specify the primary key in the where clause.',
    ],
  ])('%s', async (_, statement, words) => {
    const table = await tableForTest();
    const TransactStatements: JsonObject[] = [{ Statement: statement(table) }];
    await expect(call('ExecuteTransaction', { TransactStatements })).rejects.toMatchObject({
      code: 'ValidationException',
      message: `Validation failed in TransactStatements[0]: ${words}`,
    });
    const Statement = `SELECT n FROM ${table} WHERE ${KEY}`;
    expect(await call('ExecuteStatement', { Statement })).toMatchObject({ Items: [{ n: { N: '1' } }] });
  });
});
