import { AwsError } from '../aws-error.ts';
import type { HttpAnswer } from '../http-answer.ts';
import { escapeXml, formTree, inNumericOrder, isObject, xmlAnswer, xmlError } from '../query-form.ts';
import type { CallService, JsonObject, JsonValue, Principal } from '../service.ts';
import { queryCode } from './query-error.ts';

const VERSION = '2012-11-05';
const NAMESPACE = 'http://queue.amazonaws.com/doc/2012-11-05/';

/** The members for each name in a form. Lists and maps are numbered (`AttributeName.1`), with no name for the whole. */
const LISTS: Readonly<Record<string, string>> = {
  AttributeName: 'AttributeNames',
  MessageAttributeName: 'MessageAttributeNames',
  MessageSystemAttributeName: 'MessageSystemAttributeNames',
  TagKey: 'TagKeys',
  SendMessageBatchRequestEntry: 'Entries',
  DeleteMessageBatchRequestEntry: 'Entries',
  ChangeMessageVisibilityBatchRequestEntry: 'Entries',
};
const MAPS: Readonly<Record<string, string>> = {
  MessageAttribute: 'MessageAttributes',
  MessageSystemAttribute: 'MessageSystemAttributes',
  Tag: 'Tags',
};
const NUMBERS = [
  'DelaySeconds',
  'MaxNumberOfMessages',
  'MaxNumberOfMessagesPerSecond',
  'MaxResults',
  'VisibilityTimeout',
  'WaitTimeSeconds',
];
/** Operations that answer without a result. */
const WITHOUT_RESULT = ['DeleteMessage', 'ChangeMessageVisibility', 'PurgeQueue', 'TagQueue', 'UntagQueue'];

/** Whether a form in the query protocol is a call of SQS: by its version, or else by the service it is signed for. */
export const isQueueCall = (form: URLSearchParams, authorization: string | undefined): boolean =>
  form.get('Version') === VERSION ||
  (!form.has('Version') && /\/sqs\/aws4_request/.test(authorization ?? ''));

/**
 * Answers a call of SQS in the query protocol. The SDKs and AWS CLIs from before November 2023 use it, including those of
 * Debian 12. The forms follow the model of the API of that time (`sqs/2012-11-05/service-2.json`).
 * @param path of the request: a queue's, unless the form names the queue
 */
export async function queueCall(
  form: URLSearchParams,
  path: string,
  principal: Principal,
  requestId: string,
  call: CallService,
): Promise<HttpAnswer> {
  const operation = form.get('Action') ?? '';
  try {
    const given = inputOf(formTree(form));
    const input = path.length > 1 && given.QueueUrl === undefined ? { ...given, QueueUrl: path } : given;
    const output = await call({ service: 'sqs', operation, input, principal });
    const result = WITHOUT_RESULT.includes(operation)
      ? ''
      : `<${operation}Result>${resultOf(operation, output)}</${operation}Result>`;
    return xmlAnswer(
      200,
      `<?xml version="1.0"?><${operation}Response xmlns="${NAMESPACE}">${result}` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
    );
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return xmlError(NAMESPACE, error, requestId, queryCode(error.code));
  }
}

/** Converts the members of a request, or of an entry of a batch, to those of the JSON protocol. */
function inputOf(tree: JsonObject): JsonObject {
  const input: JsonObject = {};
  for (const [name, value] of Object.entries(tree)) {
    const list = LISTS[name];
    const map = MAPS[name];
    if (list !== undefined) input[list] = numbered(value).map((one) => (isObject(one) ? inputOf(one) : one));
    else if (map !== undefined) {
      input[map] = Object.fromEntries(
        numbered(value)
          .filter(isObject)
          .map(({ Name, Key, Value }) => [String(Name ?? Key ?? ''), Value ?? null]),
      );
    } else if (NUMBERS.includes(name) && typeof value === 'string' && /^-?\d+$/.test(value)) {
      input[name] = Number(value);
    } else input[name] = value;
  }
  return input;
}

/** Returns the items of a list, which is sent as an empty text if it is empty. */
const numbered = (value: JsonValue): JsonValue[] => (isObject(value) ? inNumericOrder(value) : []);

function resultOf(operation: string, output: JsonObject): string {
  return Object.entries(output)
    .map(([name, value]) => {
      switch (name) {
        case 'Messages':
          return each(value, (one) => element('Message', messageOf(one as JsonObject)));
        case 'QueueUrls':
        case 'queueUrls':
          return each(value, (one) => element('QueueUrl', fields(one)));
        case 'Successful':
          return each(value, (one) => element(`${operation}ResultEntry`, fields(one)));
        case 'Results':
          return each(value, (one) => element(`${operation}ResultEntry`, fields(one)));
        case 'Failed':
          return each(value, (one) => element('BatchResultErrorEntry', fields(one)));
        case 'Attributes':
          return entries('Attribute', value);
        case 'Tags':
          return entries('Tag', value, 'Key');
        default:
          return element(name, fields(value));
      }
    })
    .join('');
}

const messageOf = ({ Attributes, MessageAttributes, ...rest }: JsonObject): string =>
  fields(rest) + entries('Attribute', Attributes) + entries('MessageAttribute', MessageAttributes);

const entries = (name: string, map: JsonValue | undefined, key = 'Name'): string =>
  Object.entries(isObject(map) ? map : {})
    .map(([one, value]) => element(name, element(key, escapeXml(one)) + element('Value', fields(value))))
    .join('');

const each = (value: JsonValue, render: (item: JsonValue) => string): string =>
  (Array.isArray(value) ? value : []).map(render).join('');

const fields = (value: JsonValue): string =>
  isObject(value)
    ? Object.entries(value)
        .map(([name, item]) => element(name, fields(item)))
        .join('')
    : escapeXml(String(value));

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;
