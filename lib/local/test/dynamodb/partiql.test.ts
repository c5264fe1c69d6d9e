import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

/* Developer Guide, "PartiQL - a SQL-compatible query language for Amazon DynamoDB". */

const { call, converge } = dynamoDbForFile();

async function musicForTest() {
  const definition = tableDefinition();
  await converge(definition);
  const run = async (statement: string, Parameters?: JsonObject[]) =>
    (
      await call('ExecuteStatement', {
        Statement: statement.replace('Music', `"${definition.TableName}"`),
        ...(Parameters && { Parameters }),
      })
    ).Items;
  const text = (statement: string) => ({
    Statement: statement.replace('Music', `"${definition.TableName}"`),
  });
  await run(
    `INSERT INTO Music VALUE {'PK': 'Acme Band', 'SK': 'Happy Day', 'AwardsWon': 1, 'Tags': <<'a', 'b'>>, 'Detail': {'Years': [2014, 2015]}}`,
  );
  await run("INSERT INTO Music VALUE {'PK': 'Acme Band', 'SK': ?}", [{ S: 'PartiQL Rocks' }]);
  return { run, text };
}
const KEY = `PK = 'Acme Band' AND SK = 'Happy Day'`;

describe('A statement in PartiQL', () => {
  it.each<[string, JsonObject[]]>([
    [
      `SELECT SK FROM Music WHERE PK = 'Acme Band'`,
      [{ SK: { S: 'Happy Day' } }, { SK: { S: 'PartiQL Rocks' } }],
    ],
    [
      `SELECT SK FROM Music WHERE PK = 'Acme Band' ORDER BY SK DESC`,
      [{ SK: { S: 'PartiQL Rocks' } }, { SK: { S: 'Happy Day' } }],
    ],
    [`SELECT SK FROM Music WHERE PK = 'Acme Band' AND begins_with(SK, 'Hap')`, [{ SK: { S: 'Happy Day' } }]],
    [`SELECT AwardsWon FROM Music WHERE AwardsWon BETWEEN 1 AND 3`, [{ AwardsWon: { N: '1' } }]],
    [`SELECT SK FROM Music WHERE AwardsWon IS MISSING`, [{ SK: { S: 'PartiQL Rocks' } }]],
    [`SELECT SK FROM Music WHERE contains(Tags, 'b') AND NOT AwardsWon > 1`, [{ SK: { S: 'Happy Day' } }]],
    [`SELECT Detail.Years FROM Music WHERE ${KEY}`, [{ Years: { L: [{ N: '2014' }, { N: '2015' }] } }]],
    [`SELECT SK FROM Music WHERE SK IN ['Happy Day', 'Other']`, [{ SK: { S: 'Happy Day' } }]],
    [
      `UPDATE Music SET AwardsWon = AwardsWon + 1 SET Note = 'x' WHERE ${KEY} RETURNING MODIFIED NEW *`,
      [{ AwardsWon: { N: '2' }, Note: { S: 'x' } }],
    ],
    [
      `UPDATE Music SET Tags = set_add(Tags, <<'c'>>) WHERE ${KEY} RETURNING MODIFIED NEW *`,
      [{ Tags: { SS: ['a', 'b', 'c'] } }],
    ],
    [
      `UPDATE Music REMOVE Detail.Years[0] WHERE ${KEY} RETURNING ALL NEW *`,
      [
        {
          PK: { S: 'Acme Band' },
          SK: { S: 'Happy Day' },
          AwardsWon: { N: '1' },
          Tags: { SS: ['a', 'b'] },
          Detail: { M: { Years: { L: [{ N: '2015' }] } } },
        },
      ],
    ],
    [
      `DELETE FROM Music WHERE PK = 'Acme Band' AND SK = 'PartiQL Rocks' RETURNING ALL OLD *`,
      [{ PK: { S: 'Acme Band' }, SK: { S: 'PartiQL Rocks' } }],
    ],
    [`DELETE FROM Music WHERE PK = 'Acme Band' AND SK = 'Absent'`, []],
  ])('is carried out: %s', async (statement, items) => {
    const { run } = await musicForTest();
    expect(await run(statement)).toEqual(items);
  });

  it.each([
    [`INSERT INTO Music VALUE {'PK': 'Acme Band', 'SK': 'Happy Day'}`, 'DuplicateItemException'],
    [`UPDATE Music SET a = 1 WHERE ${KEY} AND AwardsWon = 9`, 'ConditionalCheckFailedException'],
    [`UPDATE Music SET a = 1 WHERE PK = 'Acme Band' AND SK = 'Absent'`, 'ConditionalCheckFailedException'],
    [`UPDATE Music SET a = 1 WHERE PK = 'Acme Band'`, 'ValidationException'],
    [`SELECT * FROM Music WHERE PK = ?`, 'ValidationException'],
    ['SELECT FROM Music', 'ValidationException'],
    ['DROP TABLE Music', 'ValidationException'],
  ])('is refused: %s', async (statement, code) => {
    const { run } = await musicForTest();
    await expect(run(statement)).rejects.toMatchObject({ code });
  });

  // paritysuite/dynamodb-conformance, partiql/grammar and error-messages/partiqlGrammar.
  it.each([
    `-- a note\nSELECT SK FROM Music WHERE ${KEY}`,
    `SELECT SK FROM Music -- WHERE SK = 'x'\nWHERE ${KEY}; -- a note`,
    `SELECT SK FROM Music /* a * note **/ WHERE ${KEY} /**/`,
    `SELECT SK FROM Music WHERE ${KEY} AND AwardsWon = .1e1 AND AwardsWon > -.1`,
  ])('has comments and numbers without a first digit: %s', async (statement) => {
    const { run } = await musicForTest();
    expect(await run(statement)).toEqual([{ SK: { S: 'Happy Day' } }]);
  });

  it.each([
    [`SELECT * FROM Music WHERE ${KEY} # a note`, ''],
    [`SELECT * FROM Music WHERE ${KEY} /* a note`, undefined],
    [`SELECT * FROM Music WHERE ${KEY} x`, 'Unexpected token after expression'],
    [`SELECT * FROM Music WHERE ${KEY})`, 'Unexpected token after expression'],
    [`DELETE FROM Music WHERE ${KEY} ORDER BY SK`, 'Unexpected token after expression'],
    [`SELECT * FROM Music ORDER BY PK WHERE ${KEY}`, 'Unexpected token after expression'],
    [`SELECT * FROM Music t WHERE ${KEY}`, 'Aliasing'],
    [`SELECT * FROM Music AS t WHERE ${KEY}`, 'Aliasing'],
    [`UPDATE Music t SET a = 3 WHERE ${KEY}`, 'Aliasing'],
    [`DELETE FROM Music t WHERE ${KEY}`, 'Aliasing'],
  ])('is refused in the words of the service: %s', async (statement, words) => {
    const { run } = await musicForTest();
    const message =
      words === 'Aliasing'
        ? 'Aliasing is not supported'
        : `Statement wasn't well formed, can't be processed: ${words ?? ''}`;
    const refused = run(statement).catch((error: Error) => error.message);
    if (words === undefined) expect(await refused).toContain(message);
    else expect(await refused).toBe(message);
  });

  // API Reference, BatchExecuteStatement and ExecuteTransaction, ConsumedCapacity; transactions read with two units.
  it('reports what it takes', async () => {
    const { text } = await musicForTest();
    const select = text(`SELECT * FROM Music WHERE ${KEY}`);
    const taken = async (operation: string, input: JsonObject) =>
      (
        (await call(operation, { ReturnConsumedCapacity: 'TOTAL', ...input })) as {
          ConsumedCapacity: { CapacityUnits: number }[];
        }
      ).ConsumedCapacity.map(({ CapacityUnits }) => CapacityUnits);
    const Statements = [select, { ...select, ConsistentRead: true }];
    expect(await taken('BatchExecuteStatement', { Statements })).toEqual([0.5, 1]);
    const write = text(`UPDATE Music SET a = 1 WHERE ${KEY}`);
    expect(await taken('BatchExecuteStatement', { Statements: [write] })).toEqual([1]);
    expect(await taken('ExecuteTransaction', { TransactStatements: [select] })).toEqual([2]);
    expect(await call('BatchExecuteStatement', { Statements: [write] })).not.toHaveProperty(
      'ConsumedCapacity',
    );
  });

  it('is one of a batch, whose others go on when it fails', async () => {
    const { text } = await musicForTest();
    const { Responses } = await call('BatchExecuteStatement', {
      Statements: [
        text(`INSERT INTO Music VALUE {'PK': 'Acme Band', 'SK': 'Happy Day'}`),
        text(`INSERT INTO Music VALUE {'PK': 'New', 'SK': 'New'}`),
      ],
    });
    expect(Responses).toMatchObject([{ Error: { Code: 'DuplicateItem' } }, {}]);
    expect((Responses as JsonObject[])[1]).not.toHaveProperty('Error');
  });

  // paritysuite/dynamodb-conformance, its change log of 2026-07-21 and partiql/executeStatementIndex.
  it('fails by itself in a batch when it cannot be read, or selects without the whole key', async () => {
    const { text } = await musicForTest();
    const { Responses } = await call('BatchExecuteStatement', {
      Statements: [
        text('SELEC'),
        text(`SELECT * FROM Music WHERE PK = 'Acme Band'`),
        text(`SELECT * FROM Music WHERE ${KEY}`),
      ],
    });
    const Message =
      'Select statements within BatchExecuteStatement must specify the primary key in the where clause.';
    expect(Responses).toMatchObject([
      { Error: { Code: 'ValidationError' } },
      { Error: { Code: 'ValidationError', Message } },
      { Item: { PK: { S: 'Acme Band' } } },
    ]);
  });

  // paritysuite/dynamodb-conformance, partiql/writeResponses and partiql/comparison.
  it('leaves no place in the answer of a transaction that writes', async () => {
    const { text } = await musicForTest();
    const TransactStatements = [text(`INSERT INTO Music VALUE {'PK': 'New', 'SK': 'New'}`)];
    expect(await call('ExecuteTransaction', { TransactStatements })).toEqual({ Responses: [] });
  });

  it('names the type of a value that has no order, and no expression', async () => {
    const { run } = await musicForTest();
    await expect(run(`SELECT * FROM Music WHERE ${KEY} AND AwardsWon < true`)).rejects.toThrow(
      /^Incorrect operand type for operator or function; operator or function: <, operand type: BOOL$/,
    );
  });

  it('is one of a transaction, in which all or none are done', async () => {
    const { run, text } = await musicForTest();
    const transaction = call('ExecuteTransaction', {
      TransactStatements: [
        text(`INSERT INTO Music VALUE {'PK': 'New', 'SK': 'New'}`),
        text(`EXISTS(SELECT * FROM Music WHERE ${KEY} AND AwardsWon = 9)`),
      ],
    });
    await expect(transaction).rejects.toMatchObject({
      code: 'TransactionCanceledException',
      details: { CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }] },
    });
    expect(await run(`SELECT * FROM Music WHERE PK = 'New'`)).toEqual([]);
  });
});
