import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Properties = Record<string, unknown>;

export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

/** The templates of one synthesis, as text and as resources of all stacks together. */
export class Templates {
  readonly texts: readonly { readonly stack: string; readonly text: string }[];
  readonly resources: readonly Resource[];
  readonly #outputs: ReadonlyMap<string, Readonly<Record<string, { readonly Value: unknown }>>>;

  constructor(folder: string, stacks: readonly string[] = stacksIn(folder)) {
    this.texts = stacks.map((stack) => ({
      stack,
      text: readFileSync(join(folder, `${stack}.template.json`), 'utf8'),
    }));
    const templates = this.texts.map(({ stack, text }) => ({ stack, template: JSON.parse(text) }));
    this.#outputs = new Map(templates.map(({ stack, template }) => [stack, template.Outputs ?? {}]));
    this.resources = templates.flatMap(({ stack, template }) =>
      Object.entries(template.Resources as Record<string, Omit<Resource, 'stack' | 'id'>>).map(
        ([id, resource]) => ({ ...resource, stack, id, Properties: resource.Properties ?? {} }),
      ),
    );
  }

  ofType(type: string): readonly Resource[] {
    return this.resources.filter((resource) => resource.Type === type);
  }

  one(type: string): Resource {
    const [first, ...more] = this.ofType(type);
    if (!first || more.length > 0) throw new Error(`there are ${more.length + 1} resources ${type}, not one`);
    return first;
  }

  get functions(): readonly Resource[] {
    return this.ofType('AWS::Lambda::Function');
  }

  /** The functions that answer the API. */
  get apiFunctions(): readonly Resource[] {
    return this.functions.filter(({ stack }) => stack === 'ApiFunctionsStack');
  }

  /** The function of a name: `tasks/open-task` is `TasksOpenTask...`, `api/read` is `Read...`. */
  functionOf(name: string): Resource {
    const prefix = name
      .replace(/^api\//, '')
      .replace(/(^|[-/])([a-z])/g, (_all, _separator, letter: string) => letter.toUpperCase());
    const found = this.functions.find(
      ({ id, stack }) =>
        id.startsWith(`${prefix}Function`) && (stack === 'ApiFunctionsStack') === name.startsWith('api/'),
    );
    if (!found) throw new Error(`there is no function for ${name}`);
    return found;
  }

  /** The function that answers a route of the API. */
  functionOfRoute(routeKey: string): Resource {
    const route = this.ofType('AWS::ApiGatewayV2::Route').find(
      ({ Properties }) => Properties.RouteKey === routeKey,
    );
    const target = JSON.stringify(route?.Properties.Target);
    const integration = this.ofType('AWS::ApiGatewayV2::Integration').find(({ id }) =>
      target?.includes(`"${id}"`),
    );
    const answering = this.#publishedBy(integration?.Properties.IntegrationUri);
    const found = this.functions.find(({ id, stack }) => stack === answering.stack && id === answering.id);
    if (!found) throw new Error(`there is no function for ${routeKey}`);
    return found;
  }

  /** The resource that a reference from one stack to another leads to. */
  #publishedBy(value: unknown): { stack: string; id: string } {
    const reference = (value as { 'Fn::GetStackOutput'?: { StackName: string; OutputName: string } })?.[
      'Fn::GetStackOutput'
    ];
    const { StackName = '', OutputName = '' } = reference ?? {};
    return { stack: StackName, id: refOf(this.#outputs.get(StackName)?.[OutputName]?.Value) };
  }

  /** The statements that a role allows. */
  statementsOf(roleId: string): readonly Statement[] {
    return this.ofType('AWS::IAM::Policy')
      .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(`"${roleId}"`))
      .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
  }

  actionsOf(lambda: Resource): string[] {
    return this.statementsOf(refOf(lambda.Properties.Role))
      .flatMap(({ Action }) => Action)
      .sort();
  }
}

const stacksIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => file.replace('.template.json', ''))
    .sort();

/** The logical id that a `Ref` or an `Fn::GetAtt` names. */
export function refOf(value: unknown): string {
  const reference = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  const id = reference?.Ref ?? reference?.['Fn::GetAtt']?.[0];
  if (!id) throw new Error(`${JSON.stringify(value)} is no reference`);
  return id;
}
