import { readFileSync } from 'node:fs';
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
}

/** The templates of one synthesis, as text and as resources of all stacks together. */
export class Templates {
  readonly texts: readonly { readonly stack: string; readonly text: string }[];
  readonly resources: readonly Resource[];

  constructor(folder: string, stacks: readonly string[] = ['RecordsStack', 'ServiceStack']) {
    this.texts = stacks.map((stack) => ({
      stack,
      text: readFileSync(join(folder, `${stack}.template.json`), 'utf8'),
    }));
    this.resources = this.texts.flatMap(({ stack, text }) =>
      Object.entries(JSON.parse(text).Resources as Record<string, Omit<Resource, 'stack' | 'id'>>).map(
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

  /** The function of a folder: `api/read-case` is `ApiReadCase...`. */
  functionOf(folder: string): Resource {
    const prefix = folder.replace(/(^|[-/])([a-z])/g, (_all, _separator, letter: string) =>
      letter.toUpperCase(),
    );
    const found = this.functions.find(({ id }) => id.startsWith(`${prefix}Function`));
    if (!found) throw new Error(`there is no function for ${folder}`);
    return found;
  }

  /** What the role of a resource allows. */
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

/** The logical id that a `Ref` or an `Fn::GetAtt` names. */
export function refOf(value: unknown): string {
  const reference = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  const id = reference?.Ref ?? reference?.['Fn::GetAtt']?.[0];
  if (!id) throw new Error(`${JSON.stringify(value)} is no reference`);
  return id;
}
