/**
 * Expected values: the developer guide. "ItemReader (Map)": the formats and fields of ReaderConfig; "Testing Distributed Map
 * states": "provide the data directly in the input (as if it had already been read from S3)"; the API reference:
 * `mapItemReaderData` is "the data read by ItemReader in Distributed Map states as found in its original source".
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { Harness, only, ROLE, refusal } from './harness.ts';

const harness = new Harness();
afterAll(() => harness.close());

const map = (ReaderConfig: JsonObject, more: JsonObject = {}): JsonObject => ({
  QueryLanguage: 'JSONata',
  Type: 'Map',
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    Arguments: { Bucket: 'b', Key: '{% $states.context.State.Name %}' },
    ReaderConfig,
  },
  ItemSelector: '{% $states.context.Map.Item %}',
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'I',
    States: { I: { Type: 'Pass', End: true } },
  },
  End: true,
  ...more,
});
/** The object that the ItemReader reads. */
const Source = 'S3://b/StateName';
const test = (state: JsonObject, more: JsonObject = {}): Promise<JsonObject> =>
  harness.api('TestState', {
    definition: JSON.stringify(state),
    mock: { result: '["done"]' },
    inspectionLevel: 'DEBUG',
    ...more,
  });
const withData = (mapItemReaderData: string): JsonObject => ({ stateConfiguration: { mapItemReaderData } });

async function items(config: JsonObject, data: string): Promise<JsonValue> {
  const answer = await test(map(config), withData(data));
  expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '["done"]' });
  return JSON.parse(String((answer.inspectionData as JsonObject).afterItemSelector)) as JsonValue;
}

describe('The data of an ItemReader', () => {
  it.each<[string, JsonObject, string, JsonValue[]]>([
    ['an array', { InputType: 'JSON' }, '[1,{"a":2}]', [1, { a: 2 }]],
    ['JSON Lines', { InputType: 'JSONL' }, '{"a":1}\n\n{"a":2}\r\n', [{ a: 1 }, { a: 2 }]],
    [
      'CSV with its first row as header',
      { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      'id,name\r\n1,"a, ""b"""\n2,\n',
      [
        { id: '1', name: 'a, "b"' },
        { id: '2', name: '' },
      ],
    ],
    [
      'CSV with given headers and another delimiter',
      { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['x', 'y'], CSVDelimiter: 'PIPE' },
      '1|2\n3,|4',
      [
        { x: '1', y: '2' },
        { x: '3,', y: '4' },
      ],
    ],
    ['as many as wanted', { InputType: 'JSON', MaxItems: '{% 1 + 1 %}' }, '[1,2,3]', [1, 2]],
    ['what a pointer leads to', { InputType: 'JSON', ItemsPointer: '/a/b~1c' }, '{"a":{"b/c":[7]}}', [7]],
  ])('is %s', async (_, config, data, expected) => {
    expect(await items(config, data)).toEqual(expected.map((Value, Index) => ({ Index, Value, Source })));
  });

  it('is an object whose pairs are the items', async () => {
    expect(await items({ InputType: 'JSON' }, '{"a":1,"b":2}')).toEqual([
      { Index: 0, Key: 'a', Value: 1, Source },
      { Index: 1, Key: 'b', Value: 2, Source },
    ]);
  });

  it('is the input unless given', async () => {
    const answer = await test(map({ InputType: 'JSON', ItemsPointer: '/orders' }), {
      input: '{"orders":["x"]}',
    });
    expect(answer.inspectionData).toMatchObject({
      afterItemsPointer: '["x"]',
      afterItemSelector: '[{"Index":0,"Value":"x","Source":"S3://b/StateName"}]',
    });
  });

  it.each<[JsonObject, string]>([
    [{ InputType: 'JSON' }, 'no JSON'],
    [{ InputType: 'JSON' }, '1'],
    [{ InputType: 'JSON', ItemsPointer: '/none' }, '{"a":[]}'],
    [{ InputType: 'JSONL' }, '{"a":'],
  ])('fails a Map with %o that cannot be read: %s', async (config, data) => {
    expect(await test(map(config), withData(data))).toMatchObject({
      status: 'FAILED',
      error: 'States.ItemReaderFailed',
    });
  });
});

it('A ResultWriter makes the result an object', async () => {
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b' } };
  const result = { MapRunArn: 'm', ResultWriterDetails: { Bucket: 'b', Key: 'k' } };
  const mock = { result: JSON.stringify(result) };
  expect(await test(map({}, { ResultWriter }), { mock, input: '[]' })).toMatchObject({
    status: 'SUCCEEDED',
    output: JSON.stringify(result),
  });
});

it('Data without an ItemReader are refused, and an ItemReader without a mock', async () => {
  const { ItemReader: _, ...plain } = map({});
  expect((await refusal(test(plain, withData('[]')))).code).toBe('ValidationException');
  const unmocked = harness.api('TestState', { definition: JSON.stringify(map({})), roleArn: ROLE });
  expect((await refusal(unmocked)).code).toBe('InvalidDefinition');
});

it('A state machine with an ItemReader is refused as before', async () => {
  const { code, message } = await refusal(harness.create(only(map({ InputType: 'JSON' }))));
  expect(code).toBe('InvalidDefinition');
  expect(message).toContain("Field 'ItemReader' is not supported");
});
