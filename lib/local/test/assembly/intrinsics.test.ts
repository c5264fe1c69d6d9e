import { describe, expect, it } from 'vitest';
import { evaluateCondition, resolve, type TemplateScope } from '../../assembly/intrinsics.ts';
import type { JsonValue } from '../../service.ts';

const scope: TemplateScope = {
  ref: (name) =>
    ({ Table: 'parcels', 'AWS::Region': 'cn-north-1', 'AWS::Partition': 'aws-cn', List: ['a', 'b'] })[name],
  attribute: (logicalId, name) => `${logicalId}/${name}`,
  condition: (name) => name === 'Yes',
  mapping: (map, first, second) => (map === 'Map' ? `${map}/${first}/${second}` : undefined),
  exported: (name) => `exported ${name}`,
  stackOutput: (stack, output) => `${stack}:${output}`,
};

/** Makes a placeholder of `Fn::Sub`. */
const of = (name: string): string => `\${${name}}`;

const cases: [string, JsonValue, JsonValue | undefined][] = [
  ['a Ref', { Ref: 'Table' }, 'parcels'],
  ['a Ref of AWS::NoValue as the whole value', { Ref: 'AWS::NoValue' }, undefined],
  ['a property that is AWS::NoValue', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ['an item that is AWS::NoValue', [1, { Ref: 'AWS::NoValue' }, 2], [1, 2]],
  ['Fn::GetAtt with a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'Table/Arn'],
  ['Fn::GetAtt with text', { 'Fn::GetAtt': 'Table.Stream.Arn' }, 'Table/Stream.Arn'],
  ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Table' }, 1]] }, 'a-parcels-1'],
  ['Fn::Join of a list parameter', { 'Fn::Join': [',', { Ref: 'List' }] }, 'a,b'],
  [
    'Fn::Sub',
    { 'Fn::Sub': `arn:${of('AWS::Partition')}:x:${of('Table.Arn')}:${of('Table')}` },
    'arn:aws-cn:x:Table/Arn:parcels',
  ],
  [
    'Fn::Sub with variables',
    { 'Fn::Sub': [`${of('Name')}/${of('Table')}`, { Name: { Ref: 'Table' } }] },
    'parcels/parcels',
  ],
  ['Fn::Sub with a literal', { 'Fn::Sub': `${of('!Table')}` }, `${of('Table')}`],
  ['Fn::Select of Fn::Split', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'x'] }, 'Map/cn-north-1/x'],
  // CloudFormation User Guide, "AWS::LanguageExtensions transform".
  [
    'Fn::FindInMap with a default',
    { 'Fn::FindInMap': ['Other', 'a', 'b', { DefaultValue: { Ref: 'Table' } }] },
    'parcels',
  ],
  ['Fn::Length', { 'Fn::Length': { 'Fn::Split': ['|', 'a|b|c'] } }, 3],
  ['Fn::Length of a list parameter', { 'Fn::Length': { Ref: 'List' } }, 2],
  [
    'Fn::ToJsonString',
    { 'Fn::ToJsonString': { a: [{ Ref: 'Table' }, 1], b: { Ref: 'AWS::NoValue' } } },
    '{"a":["parcels",1]}',
  ],
  ['Fn::ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': `${of('Table')}-name` } }, 'exported parcels-name'],
  [
    'Fn::GetStackOutput',
    { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Out', Region: { Ref: 'AWS::Region' } } },
    'Data:Out',
  ],
  ['Fn::Base64', { 'Fn::Base64': 'abc' }, 'YWJj'],
  ['Fn::If', { 'Fn::If': ['Yes', 1, { Ref: 'Nothing' }] }, 1],
  ['Fn::If to AWS::NoValue', { a: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] } }, {}],
  ['an object with more than one key, which is data', { Ref: 'Table', other: 1 }, { Ref: 'Table', other: 1 }],
];

describe('resolve', () => {
  it.each(cases)('evaluates %s', (_, expression, expected) => {
    expect(resolve(expression, scope)).toEqual(expected);
  });

  it.each([
    [{ Ref: 'Nothing' }, 'there is no Nothing'],
    [{ 'Fn::Cidr': ['10.0.0.0/8', 1] }, 'Fn::Cidr is not supported'],
    [{ 'Fn::Select': [3, ['a']] }, 'no item 3'],
    [{ 'Fn::Join': ['-', [{ a: 1 }]] }, 'takes text, not'],
    [{ 'Fn::GetStackOutput': { StackName: 'a', OutputName: 'b', Region: 'elsewhere' } }, 'another Region'],
  ] as [JsonValue, string][])('refuses %j', (expression, message) => {
    expect(() => resolve(expression, scope)).toThrow(message);
  });
});

describe('evaluateCondition', () => {
  it.each([
    [{ 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] }, true],
    [{ 'Fn::Equals': ['1', 1] }, true],
    [{ 'Fn::Not': [{ Condition: 'Yes' }] }, false],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Equals': ['a', 'b'] }] }, false],
    [{ 'Fn::Or': [{ 'Fn::Equals': ['a', 'b'] }, { Condition: 'Yes' }] }, true],
  ] as [JsonValue, boolean][])('evaluates %j to %s', (condition, expected) => {
    expect(evaluateCondition(condition, scope)).toBe(expected);
  });
});
