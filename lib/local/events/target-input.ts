import type { JsonObject, JsonValue } from '../service.ts';

/** How a rule turns an event into the input of its target: at most one of the three members. */
export interface TargetInput {
  /** JSON text, the same for every event. */
  Input?: string;
  /** A path into the event. */
  InputPath?: string;
  InputTransformer?: { InputPathsMap?: Readonly<Record<string, string>>; InputTemplate: string };
}

/** The maximum of variables (User Guide, "Amazon EventBridge input transformation"). */
const MAX_VARIABLES = 100;
const RESERVED = /^aws\.events\.(rule-arn|rule-name|event|event\.json|event\.ingestion-time)$/;

/** Several quoted texts, one per line. */
const LINES_OF_TEXT = /^(?:\s*"(?:[^"\\\n]|\\.)*"[^\S\n]*(?:\n|$))+\s*$/;

export type MakeInput = (event: JsonObject, ingestionTime: string) => string;

/**
 * Compiles the input of a target, so that a malformed one is refused together with its rule.
 *
 * In a template `<name>` is replaced by a value: by its JSON outside quotes, by its text inside them. A path that does not
 * exist becomes `null` outside quotes and nothing inside. For a target that accepts any text, a template may be several quoted
 * texts, one per line ("Creating custom responses to GuardDuty findings" of the GuardDuty User Guide has such a template).
 * @param takesText whether the target accepts text that is not JSON: a queue, a topic or a log group
 * @throws Error with the reason
 */
export function compileTargetInput(
  input: TargetInput,
  rule: { arn: string; name: string },
  takesText: boolean,
): MakeInput {
  const given = [input.Input, input.InputPath, input.InputTransformer].filter((one) => one !== undefined);
  if (given.length > 1) throw new Error('only one of Input, InputPath and InputTransformer is allowed');
  if (input.Input !== undefined) {
    const constant = input.Input;
    requireJson(constant);
    return () => constant;
  }
  if (input.InputPath !== undefined) {
    const path = parsePath(input.InputPath);
    return (event) => JSON.stringify(valueAt(path, event) ?? null);
  }
  if (input.InputTransformer === undefined) return (event) => JSON.stringify(event);
  return compileTemplate(input.InputTransformer, rule, takesText);
}

function compileTemplate(
  transformer: NonNullable<TargetInput['InputTransformer']>,
  rule: { arn: string; name: string },
  takesText: boolean,
): MakeInput {
  const paths = Object.entries(transformer.InputPathsMap ?? {}).map(
    ([name, path]) => [name, parsePath(path)] as const,
  );
  if (paths.length > MAX_VARIABLES) throw new Error(`a template has ${MAX_VARIABLES} variables at most`);
  const reserved = paths.find(([name]) => RESERVED.test(name));
  if (reserved) throw new Error(`the variable ${reserved[0]} is reserved`);
  const template = transformer.InputTemplate;
  const variables = (event: JsonObject, ingestionTime: string) =>
    new Map<string, JsonValue | undefined>([
      ...paths.map(([name, path]) => [name, valueAt(path, event)] as const),
      ['aws.events.rule-arn', rule.arn],
      ['aws.events.rule-name', rule.name],
      ['aws.events.event.ingestion-time', ingestionTime],
      ['aws.events.event', withoutDetail(event)],
      ['aws.events.event.json', event],
    ]);
  for (const [, name = ''] of template.matchAll(/<([\w.-]+)>/g)) {
    if (!variables({}, '').has(name)) throw new Error(`the template uses <${name}>, which is not defined`);
  }
  const sample = fillTemplate(template, variables({}, ''));
  if (!takesText || !LINES_OF_TEXT.test(sample)) requireJson(sample);
  return (event, ingestionTime) => fillTemplate(template, variables(event, ingestionTime));
}

/** Replaces the variables, as text inside quotes and as JSON elsewhere. */
function fillTemplate(template: string, variables: ReadonlyMap<string, JsonValue | undefined>): string {
  return template.replace(/"(?:[^"\\]|\\.)*"|<([\w.-]+)>/g, (found: string, bare: string | undefined) => {
    if (bare !== undefined) return JSON.stringify(variables.get(bare) ?? null);
    return found.replace(/<([\w.-]+)>/g, (_, name: string) => {
      const value = variables.get(name) ?? '';
      return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value)).slice(1, -1);
    });
  });
}

function withoutDetail({ detail: _, ...event }: JsonObject): JsonObject {
  return event;
}

/** Returns the keys and indexes of a path such as `$.detail.items[0]['a name']`. */
function parsePath(path: string): (string | number)[] {
  const members: (string | number)[] = [];
  let rest = path.startsWith('$') ? path.slice(1) : undefined;
  while (rest !== undefined && rest !== '') {
    const step = /^\.([^.[\]'"]+)|^\[(\d+)\]|^\['([^']+)'\]|^\["([^"]+)"\]/.exec(rest);
    if (!step) rest = undefined;
    else {
      members.push(step[2] === undefined ? ((step[1] ?? step[3] ?? step[4]) as string) : Number(step[2]));
      rest = rest.slice(step[0].length);
    }
  }
  if (rest === undefined) throw new Error(`the path ${path} is not valid or not supported`);
  return members;
}

function valueAt(path: readonly (string | number)[], event: JsonObject): JsonValue | undefined {
  let value: JsonValue | undefined = event;
  for (const member of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value)) value = typeof member === 'number' ? value[member] : undefined;
    else value = Object.hasOwn(value, member) ? value[member] : undefined;
  }
  return value;
}

function requireJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new Error('the input is not valid JSON');
  }
}
