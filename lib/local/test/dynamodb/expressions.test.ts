import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

/*
 * Expected values: Amazon DynamoDB Developer Guide, "Using expressions in DynamoDB", whose item ProductCatalog this is
 * made after; words of refusals: issues of other emulators that quote the service (getmoto/moto#3972,
 * truora/minidyn#21 and #61, HENNGE/aiodynamo#2).
 */
const { call, converge } = dynamoDbForFile();
const Key = { PK: { S: 'product' }, SK: { S: '123' } };
const product: JsonObject = {
  Title: { S: 'Bicycle 123' },
  Brand: { S: 'Brand-Company C' },
  Price: { N: '500' },
  Color: { SS: ['Red', 'Black'] },
  InStock: { BOOL: true },
  QuantityOnHand: { NULL: true },
  RelatedItems: { L: [{ N: '341' }, { N: '472' }, { N: '649' }] },
  Pictures: { M: { FrontView: { S: 'front.jpg' } } },
  ProductReviews: { M: { FiveStar: { L: [{ S: 'Excellent!' }] }, OneStar: { L: [{ S: 'Terrible!' }] } } },
  Safety: { M: { Warning: { S: 'Always wear a helmet' } } },
};

async function productForTest() {
  const definition = tableDefinition();
  await converge(definition);
  const { TableName } = definition;
  await call('PutItem', { TableName, Item: { ...Key, ...product } });
  const values = (given: JsonObject) =>
    Object.keys(given).length > 0 ? { ExpressionAttributeValues: given } : {};
  const update = async (UpdateExpression: string, given: JsonObject = {}, more: JsonObject = {}) =>
    (
      await call('UpdateItem', {
        TableName,
        Key,
        UpdateExpression,
        ReturnValues: 'UPDATED_NEW',
        ...values(given),
        ...more,
      })
    ).Attributes;
  const holds = async (FilterExpression: string, given: JsonObject = {}) =>
    (await call('Scan', { TableName, FilterExpression, ...values(given) })).Count === 1;
  const get = async (ProjectionExpression: string) =>
    (await call('GetItem', { TableName, Key, ProjectionExpression })).Item;
  return { TableName, update, holds, get };
}

describe('A projection', () => {
  it('chooses attributes, elements and nested members', async () => {
    const { get } = await productForTest();
    expect(await get('Title, RelatedItems[0], ProductReviews.FiveStar')).toEqual({
      Title: product.Title,
      RelatedItems: { L: [{ N: '341' }] },
      ProductReviews: { M: { FiveStar: { L: [{ S: 'Excellent!' }] } } },
    });
    expect(await get('Absent, RelatedItems[9]')).toEqual({});
  });

  it.each([
    [
      'Title, Title',
      'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [Title], path two: [Title]',
    ],
    [
      'Pictures.FrontView, Pictures[0]',
      'Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [Pictures, FrontView], path two: [Pictures, [0]]',
    ],
    ['Status', 'Attribute name is a reserved keyword; reserved keyword: Status'],
    ['Title,', 'Syntax error; token: "<EOF>", near: ","'],
    ['#t', 'An expression attribute name used in the document path is not defined; attribute name: #t'],
  ])('is refused: %s', async (expression, reason) => {
    const { get } = await productForTest();
    await expect(get(expression)).rejects.toThrow(`Invalid ProjectionExpression: ${reason}`);
  });
});

describe('A condition', () => {
  const v = { ':v': { N: '500' }, ':w': { N: '600' } };

  it.each<[string, JsonObject, boolean]>([
    ['Price = :v', { ':v': { N: '500.0' } }, true],
    ['Price = :v', { ':v': { S: '500' } }, false],
    ['Price BETWEEN :v AND :w', v, true],
    ['Price IN (:w, :v)', v, true],
    ['NOT Price < :w', { ':w': { N: '600' } }, false],
    ['Price > :w OR Price < :w AND Price = :v', v, true],
    ['(Price > :w OR Price < :w) AND Price <> :v', v, false],
    ['attribute_exists(Pictures.FrontView) AND attribute_not_exists(Pictures.RearView)', {}, true],
    ['attribute_type(Color, :t)', { ':t': { S: 'SS' } }, true],
    ['begins_with(Pictures.FrontView, :p)', { ':p': { S: 'front' } }, true],
    ['contains(Color, :c)', { ':c': { S: 'Red' } }, true],
    ['contains(Title, :c)', { ':c': { S: 'cycle' } }, true],
    ['contains(RelatedItems, :c)', { ':c': { N: '472' } }, true],
    ['size(Brand) <= :n AND size(RelatedItems) = :m', { ':n': { N: '20' }, ':m': { N: '3' } }, true],
    ['Color = :c', { ':c': { SS: ['Black', 'Red'] } }, true],
    ['Absent = :v', { ':v': { N: '1' } }, false],
    ['Absent <> :v', { ':v': { N: '1' } }, true],
    ['Title < :v', { ':v': { S: 'bicycle' } }, true],
  ])('%s with %o: %s', async (expression, given, expected) => {
    const { holds } = await productForTest();
    expect(await holds(expression, given)).toBe(expected);
  });

  it.each<[string, JsonObject, string]>([
    ['Price = ', {}, 'Syntax error; token: "<EOF>", near: "="'],
    ['Price', {}, 'Syntax error; token: "<EOF>", near: "Price"'],
    ['((Price = :v))', { ':v': { N: '1' } }, 'The expression has redundant parentheses;'],
    [
      'Price = :x',
      { ':v': { N: '1' } },
      'An expression attribute value used in expression is not defined; attribute value: :x',
    ],
    ['status = :v', { ':v': { N: '1' } }, 'Attribute name is a reserved keyword; reserved keyword: status'],
    [
      'Price < :v',
      { ':v': { BOOL: true } },
      'Incorrect operand type for operator or function; operator or function: <, operand type: BOOL',
    ],
    [
      'Price = Price',
      {},
      'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [Price]',
    ],
    ['foo(Price)', {}, 'Invalid function name; function: foo'],
    [
      'if_not_exists(Price, :v) = :v',
      { ':v': { N: '1' } },
      'The function is not allowed in a condition expression; function: if_not_exists',
    ],
    [
      'Price BETWEEN :w AND :v',
      v,
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:600}, upper bound operand: AttributeValue: {N:500}',
    ],
  ])('is refused: %s', async (expression, given, reason) => {
    const { holds } = await productForTest();
    await expect(holds(expression, given)).rejects.toThrow(`Invalid FilterExpression: ${reason}`);
  });

  it('must use every placeholder', async () => {
    const { holds } = await productForTest();
    await expect(holds('Price = :v', v)).rejects.toThrow(
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}',
    );
  });
});

describe('An update', () => {
  it.each<[string, JsonObject, JsonObject | undefined]>([
    ['SET Price = Price - :p', { ':p': { N: '15.5' } }, { Price: { N: '484.5' } }],
    ['SET Price = if_not_exists(Price, :p)', { ':p': { N: '1' } }, { Price: { N: '500' } }],
    ['SET Stock = if_not_exists(Stock, :p) + :p', { ':p': { N: '1' } }, { Stock: { N: '2' } }],
    [
      'SET RelatedItems = list_append(:l, RelatedItems)',
      { ':l': { L: [{ N: '1' }] } },
      { RelatedItems: { L: [{ N: '1' }, { N: '341' }, { N: '472' }, { N: '649' }] } },
    ],
    [
      'SET Pictures.RearView = :r',
      { ':r': { S: 'rear.jpg' } },
      { Pictures: { M: { RearView: { S: 'rear.jpg' } } } },
    ],
    ['ADD QuantitySold :q', { ':q': { N: '5' } }, { QuantitySold: { N: '5' } }],
    ['ADD Color :c', { ':c': { SS: ['Red', 'Blue'] } }, { Color: { SS: ['Red', 'Black', 'Blue'] } }],
    ['DELETE Color :c', { ':c': { SS: ['Red', 'Green'] } }, { Color: { SS: ['Black'] } }],
    ['DELETE Color :c', { ':c': { SS: ['Red', 'Black'] } }, undefined],
    ['REMOVE Brand, Pictures.Absent', {}, undefined],
    ['SET Title = Brand, Brand = Title', {}, { Title: product.Brand, Brand: product.Title } as JsonObject],
  ])('%s with %o', async (expression, given, expected) => {
    const { update } = await productForTest();
    expect(await update(expression, given)).toEqual(expected);
  });

  it('finds the numbers of a set in whatever notation they are given', async () => {
    const { update } = await productForTest();
    const large = '100000000000000000000';
    expect(await update('ADD Sizes :s', { ':s': { NS: ['1e20'] } })).toEqual({ Sizes: { NS: [large] } });
    expect(await update('ADD Sizes :s', { ':s': { NS: ['10e19', '2'] } })).toEqual({
      Sizes: { NS: [large, '2'] },
    });
    expect(await update('DELETE Sizes :s', { ':s': { NS: ['2.0'] } })).toEqual({ Sizes: { NS: [large] } });
  });

  it.each<[string, JsonObject, string]>([
    [
      'ADD Price :v SET Stock = :v ADD Stock2 :v',
      { ':v': { N: '1' } },
      'Invalid UpdateExpression: The "ADD" section can only be used once in an update expression;',
    ],
    [
      'SET Price = :v, Price = :v',
      { ':v': { N: '1' } },
      'Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [Price], path two: [Price]',
    ],
    [
      'SET PK = :v',
      { ':v': { S: 'x' } },
      'One or more parameter values were invalid: Cannot update attribute PK. This attribute is part of the key',
    ],
    [
      'SET Price = Title + :v',
      { ':v': { N: '1' } },
      'An operand in the update expression has an incorrect data type',
    ],
    ['ADD Title :v', { ':v': { N: '1' } }, 'An operand in the update expression has an incorrect data type'],
    [
      'ADD Stock :v',
      { ':v': { S: 'x' } },
      'operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND',
    ],
    [
      'SET Price = Absent',
      {},
      'The provided expression refers to an attribute that does not exist in the item',
    ],
    [
      'SET Absent.Part = :v',
      { ':v': { N: '1' } },
      'The document path provided in the update expression is invalid for update',
    ],
    ['REMOVE Absent.Part', {}, 'The document path provided in the update expression is invalid for update'],
    ['SET Notes = :v', { ':v': { SS: [] } }, '1 validation error detected'],
    [
      'SET Notes = :v',
      { ':v': { S: 'x'.repeat(400 * 1024) } },
      'Item size to update has exceeded the maximum allowed size',
    ],
  ])('is refused, and changes nothing: %s', async (expression, given, reason) => {
    const { TableName, update } = await productForTest();
    await expect(update(expression, given)).rejects.toThrow(reason);
    expect((await call('GetItem', { TableName, Key })).Item).toEqual({ ...Key, ...product });
  });

  it('creates a missing item, with its key', async () => {
    const { TableName } = await productForTest();
    const fresh = { PK: { S: 'fresh' }, SK: { S: '-' } };
    const { Attributes } = await call('UpdateItem', { TableName, Key: fresh, ReturnValues: 'ALL_NEW' });
    expect(Attributes).toEqual(fresh);
  });
});
