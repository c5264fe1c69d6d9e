import type { JsonObject, JsonValue } from '../service.ts';
import { instead, NO_STORE } from './instead.ts';
import { INTRINSIC_FUNCTIONS, intrinsicName } from './intrinsics.ts';
import type { Assembly, Stack, TemplateResource } from './read.ts';
import { RefusedAssembly } from './refusal.ts';

/**
 * How the runtime treats a property of a resource: the property takes effect (`used`); it has no effect on one machine, for the
 * given reason; or it is an object, or a list of objects, whose fields have rules of their own. A property without a rule is
 * refused.
 */
export type PropertyRule =
  | 'used'
  | { readonly noEffect: string }
  | { readonly fields: Readonly<Record<string, PropertyRule>> };

/** What the runtime supports of a resource type. */
export interface TypeSupport {
  readonly properties: Readonly<Record<string, PropertyRule>>;
  /** Why resources of this type have no effect here, if they have none. */
  readonly noEffect?: string;
}

export type SupportTable = Readonly<Record<string, TypeSupport>>;

/** A resource or property that has no effect here, and the reason. */
export interface Note {
  readonly logicalId: string;
  readonly path: string;
  readonly type: string;
  readonly property?: string;
  readonly reason: string;
}

/** The rule that checks the version of the CDK's bootstrap stack, which only a deployment to AWS needs. */
const BOOTSTRAP_RULE = 'CheckBootstrapVersion';

/**
 * Checks that an assembly is supported, before anything is deployed. A resource under a condition is only checked when it is
 * deployed, see `requireSupport`.
 * @returns what has no effect here
 * @throws RefusedAssembly that names every resource, property and function that is not supported
 */
export function checkSupport(assembly: Assembly, table: SupportTable): Note[] {
  const reasons: string[] = [];
  const notes: Note[] = [];
  for (const stack of assembly.stacks) checkStack(stack, table, reasons, notes);
  if (reasons.length > 0) throw new RefusedAssembly(reasons);
  return notes;
}

/**
 * Checks a resource that is about to be deployed.
 * @throws Error that names what is not supported
 */
export function requireSupport(type: string, properties: JsonObject, table: SupportTable): void {
  const reasons: string[] = [];
  checkResource({ Type: type, Properties: properties }, table, {
    refuse: (reason) => reasons.push(reason),
    note: () => {},
  });
  if (reasons.length > 0) throw new Error(reasons.join('; '));
}

function checkStack(stack: Stack, table: SupportTable, reasons: string[], notes: Note[]): void {
  for (const rule of Object.keys(stack.template.Rules ?? {})) {
    if (rule !== BOOTSTRAP_RULE) reasons.push(`stack ${stack.name}: the rule ${rule} is not supported`);
  }
  for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
    if (logicalId.startsWith('Fn::')) {
      reasons.push(`stack ${stack.name}: the function ${logicalId} is not supported (let the app repeat it)`);
      continue;
    }
    const path = stack.constructPath(logicalId);
    const type = resource.Type;
    const isCertain = resource.Condition === undefined;
    checkResource(resource, table, {
      refuse: (reason) => isCertain && reasons.push(`${type} ${logicalId} (${path}): ${reason}`),
      note: (what) => notes.push({ logicalId, path, type, ...what }),
    });
  }
  for (const [name, { Value }] of Object.entries(stack.template.Outputs ?? {})) {
    checkFunctions(Value, (reason) =>
      reasons.push(`the output ${name} of the stack ${stack.name}: ${reason}`),
    );
  }
}

/** Receives what is not supported of a resource, and what has no effect. */
interface Findings {
  readonly refuse: (reason: string) => void;
  readonly note: (what: Pick<Note, 'property' | 'reason'>) => void;
}

function checkResource(
  { Type: type, Properties = {} }: Pick<TemplateResource, 'Type' | 'Properties'>,
  table: SupportTable,
  { refuse, note }: Findings,
): void {
  const support = Object.hasOwn(table, type) ? table[type] : undefined;
  if (!support) {
    refuse(`the resource type is not supported${instead(type)}`);
    return;
  }
  if (support.noEffect !== undefined) {
    note({ reason: support.noEffect });
    return;
  }
  const unknown = (property: string) =>
    refuse(`the property ${property} is not supported${instead(`${type} ${property}`)}`);
  checkFields(Properties, support.properties, '', unknown, (property, reason) => note({ property, reason }));
  checkFunctions(Properties, refuse);
}

function checkFields(
  value: JsonObject,
  rules: Readonly<Record<string, PropertyRule>>,
  prefix: string,
  unknown: (property: string) => void,
  note: (property: string, reason: string) => void,
): void {
  for (const [name, item] of Object.entries(value)) {
    const property = `${prefix}${name}`;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) unknown(property);
    else if (rule === 'used') continue;
    else if ('noEffect' in rule) note(property, rule.noEffect);
    else {
      for (const object of branches(item)) {
        checkFields(object, rule.fields, `${property}.`, unknown, note);
      }
    }
  }
}

/** Returns the objects that a property can be: the items of a list, or both sides of an `Fn::If`. */
function branches(value: JsonValue): JsonObject[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(branches);
  const name = intrinsicName(value);
  if (name === undefined) return [value];
  const argument = value[name];
  return name === 'Fn::If' && Array.isArray(argument) ? argument.slice(1).flatMap(branches) : [];
}

/** Checks the functions of a value, and its strings for references that CloudFormation would look up. */
function checkFunctions(value: JsonValue, refuse: (reason: string) => void): void {
  const dynamic = typeof value === 'string' && /\{\{resolve:[a-z-]+:[^}]*(\}\})?/.exec(value);
  if (dynamic) refuse(`the dynamic reference ${dynamic[0]} is not supported (${NO_STORE})`);
  if (value === null || typeof value !== 'object') return;
  const name = intrinsicName(value);
  if (name !== undefined && !INTRINSIC_FUNCTIONS.includes(name)) {
    refuse(`the function ${name} is not supported${instead(name)}`);
  }
  for (const item of Object.values(value)) checkFunctions(item, refuse);
}
