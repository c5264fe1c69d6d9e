import { AwsError } from '../aws-error.ts';
import type { HttpAnswer } from '../http-answer.ts';
import { escapeXml, formTree, inNumericOrder, isObject, xmlAnswer, xmlError } from '../query-form.ts';
import type { CallService, JsonObject, JsonValue, Principal } from '../service.ts';

const VERSION = '2010-03-31';
const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';

/** Whether a form in the query protocol is a call of SNS. */
export const isTopicCall = (form: URLSearchParams): boolean => form.get('Version') === VERSION;

/** Answers a call of SNS in the query protocol, which the SDKs and the AWS CLI use for SNS. */
export async function topicCall(
  form: URLSearchParams,
  principal: Principal,
  requestId: string,
  call: CallService,
): Promise<HttpAnswer> {
  const operation = form.get('Action') ?? '';
  try {
    const output = await call({
      service: 'sns',
      operation,
      input: withLists(formTree(form)) as JsonObject,
      principal,
    });
    return xmlAnswer(
      200,
      `<${operation}Response xmlns="${NAMESPACE}"><${operation}Result>${fields(output)}</${operation}Result>` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
    );
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return xmlError(NAMESPACE, error, requestId);
  }
}

/** Converts lists (`Name.member.1`) and maps (`Name.entry.1.Name` and `Name.entry.1.Value`), which can be nested. */
function withLists(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const { member, entry } = value;
  if (isObject(member)) return inNumericOrder(member).map(withLists);
  if (isObject(entry)) {
    return Object.fromEntries(
      inNumericOrder(entry).map((item) => {
        const { Name, key, Value, value: plain } = item as JsonObject;
        return [String(Name ?? key), withLists(Value ?? plain ?? null)];
      }),
    );
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withLists(item)]));
}

function fields(value: JsonValue): string {
  if (Array.isArray(value)) return value.map((item) => `<member>${fields(item)}</member>`).join('');
  if (!isObject(value)) return escapeXml(String(value));
  return Object.entries(value)
    .map(([name, item]) => `<${name}>${name === 'Attributes' ? entries(item) : fields(item)}</${name}>`)
    .join('');
}

const entries = (value: JsonValue): string =>
  Object.entries((value ?? {}) as JsonObject)
    .map(
      ([key, item]) => `<entry><key>${escapeXml(key)}</key><value>${escapeXml(String(item))}</value></entry>`,
    )
    .join('');
