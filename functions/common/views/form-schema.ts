import * as z from 'zod';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { ProblemCode } from '../http/problems.ts';

/** How a field is filled in. A screen has one control for each kind. */
export const fieldKinds = [
  'text',
  'long-text',
  'date',
  'instant',
  'number',
  // A number of fen, which people read and write in yuan.
  'yuan',
  'yes-no',
  'confirmation',
  // Its only possible value is `initial`.
  'fixed',
  'one-of',
  'several-of',
  'group',
  'list',
  'variant',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A value that can be chosen, as it is sent. Null is only possible if the field says what it means. */
export type ChoiceValue = string | number | boolean;

/** A value, with its text. */
export interface ChoiceOf<Text> {
  readonly value: ChoiceValue;
  readonly text: Text;
}

/** What a field accepts: lengths in UTF-16 code units, counts of entries, numbers, and a JavaScript pattern. */
export interface FieldLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

/** Values of the discriminator, and the fields that come with them. */
export interface VariantOf<Text> {
  readonly choices: readonly ChoiceOf<Text>[];
  readonly fields: readonly FieldOf<Text>[];
}

/** A field of a form. `Text` has both languages when generated, and one in an answer. */
export interface FieldOf<Text> {
  /** The property of the body; empty for an entry of a list, and for a body that is itself a variant. */
  readonly name: string;
  readonly label: Text;
  readonly help?: Text;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly hidden?: true;
  /** The value that applies if nothing is sent. */
  readonly initial?: unknown;
  readonly limits?: FieldLimits;
  readonly choices?: readonly ChoiceOf<Text>[];
  /** The list of its choices, as `label` describes it. */
  readonly options?: string;
  /** The meaning of null, if it can be sent. */
  readonly none?: Text;
  /** The fields of a group. */
  readonly fields?: readonly FieldOf<Text>[];
  /** The entries of a list. */
  readonly item?: FieldOf<Text>;
  /** The property that selects the variant, and the fields of each. */
  readonly discriminator?: string;
  readonly variants?: readonly VariantOf<Text>[];
}

/** The form of an operation. */
export interface FormOf<Text> {
  readonly operationId: string;
  readonly title: Text;
  readonly method: string;
  readonly path: string;
  readonly pathParameters: readonly string[];
  /** Whether it can change something. Such a request has an Idempotency-Key, and `If-Match` if it concerns a case. */
  readonly writes: boolean;
  /** Whether there is a body; without one the form only asks for a confirmation. */
  readonly hasBody: boolean;
  readonly fields: readonly FieldOf<Text>[];
  /** The codes of the problems that it can answer with, besides those of every request. */
  readonly problems: readonly ProblemCode[];
}
export type BilingualForm = FormOf<Bilingual>;
export type BilingualField = FieldOf<Bilingual>;

const choiceValueSchema = z.union([z.string(), z.number(), z.boolean()]);
const valueTextSchema = z.strictObject({ value: choiceValueSchema, text: z.string() });

/** A field in an answer. */
const fieldSchema: z.ZodType<FieldOf<string>> = z
  .strictObject({
    name: z.string().describe('The property of the body; empty for an entry of a list.'),
    label: z.string(),
    help: z.string().exactOptional(),
    kind: z.enum(fieldKinds),
    required: z.boolean(),
    hidden: z.literal(true).exactOptional().describe('Filled in by the page, not by the person.'),
    initial: z.unknown().optional().describe('The value that applies if nothing is sent.'),
    limits: z
      .strictObject({
        minLength: z.int().exactOptional(),
        maxLength: z.int().exactOptional(),
        minItems: z.int().exactOptional(),
        maxItems: z.int().exactOptional(),
        minimum: z.number().exactOptional(),
        maximum: z.number().exactOptional(),
        pattern: z.string().exactOptional(),
      })
      .exactOptional(),
    choices: z.array(valueTextSchema).exactOptional(),
    options: z
      .string()
      .exactOptional()
      .describe('The list of its choices: a path into the task or into the choices of the case.'),
    none: z.string().exactOptional().describe('The meaning of null, if it can be sent.'),
    get fields() {
      return z.array(fieldSchema).exactOptional().describe('The fields of a group.');
    },
    get item() {
      return fieldSchema.exactOptional().describe('The entries of a list.');
    },
    discriminator: z.string().exactOptional().describe('The property that selects the variant.'),
    get variants() {
      return z
        .array(z.strictObject({ choices: z.array(valueTextSchema), fields: z.array(fieldSchema) }))
        .exactOptional();
    },
  })
  .meta({ id: 'FormField' });

/** A form in an answer. */
export const formSchema = z.strictObject({
  operationId: z.string(),
  title: z.string(),
  method: z.string(),
  path: z.string(),
  pathParameters: z.array(z.string()).readonly(),
  writes: z.boolean().describe('Whether it can change something: then send an Idempotency-Key.'),
  hasBody: z
    .boolean()
    .describe('Whether there is a body; without one the form only asks for a confirmation.'),
  fields: z.array(fieldSchema).readonly(),
  problems: z.array(z.strictObject({ code: z.string(), text: z.string() })).readonly(),
});
