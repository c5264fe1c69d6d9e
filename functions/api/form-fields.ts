import * as z from 'zod';
import type { Bilingual } from '../../lib/policy/bilingual.ts';
import type { FieldTexts } from '../common/http/label.ts';
import { linesFrom } from '../common/http/one-line.ts';
import type { ChoiceOf, ChoiceValue, FieldKind, FieldLimits, FieldOf } from '../common/views/form-schema.ts';
import { formNames } from '../common/wording/form-names.ts';

type Field = FieldOf<Bilingual>;
type Choice = ChoiceOf<Bilingual>;
type Schema = z.core.$ZodTypes;

/** A missing text, or a schema that has no form yet: the place of the field, and what is wrong there. */
type Complain = (place: string, fault: string) => void;

/**
 * Returns the fields of a body, in the order in which its schema declares them. Reports every field without a text in both
 * languages, so that one run names all of them.
 */
export function formFields(
  body: z.ZodType,
  labels: Readonly<Record<string, FieldTexts>>,
  complain: Complain,
): readonly Field[] {
  return new FormFields(labels, complain).ofBody(body);
}

/** A schema without what is wrapped around it, and what the wrappings say. */
interface Unwrapped {
  readonly schema: Schema;
  readonly required: boolean;
  readonly nullable: boolean;
  readonly initial?: unknown;
  readonly texts?: FieldTexts;
}

class FormFields {
  private readonly labels: Readonly<Record<string, FieldTexts>>;
  private readonly complain: Complain;

  constructor(labels: Readonly<Record<string, FieldTexts>>, complain: Complain) {
    this.labels = labels;
    this.complain = complain;
  }

  ofBody(body: z.ZodType): readonly Field[] {
    const { schema } = unwrap(body);
    return schema._zod.def.type === 'object' ? this.ofShape(schema, '') : [this.ofField(body, '', '')];
  }

  private ofShape(schema: Schema, place: string, except?: string): readonly Field[] {
    return Object.entries(shapeOf(schema))
      .filter(([name]) => name !== except)
      .map(([name, each]) => this.ofField(each, name, place ? `${place}.${name}` : name));
  }

  private ofField(declared: z.core.$ZodType, name: string, place: string, entryOf?: FieldTexts): Field {
    const { schema, required, nullable, initial, texts: carried } = unwrap(declared);
    const fixed = fixedValue(schema);
    // A value that can only be one thing needs no question.
    if (fixed !== undefined)
      return { name, label: { zh: name, en: name }, kind: 'fixed', required, initial: fixed };
    const texts = this.labelOf(place) ?? carried ?? entryOf;
    if (!texts) this.complain(place, 'has no label: `.meta(label(…))`, or `labels` of the operation');
    const label = texts?.label ?? { zh: name, en: name };
    if (texts) this.requireText(label, place);
    if (texts?.help) this.requireText(texts.help, place);
    if (nullable && !texts?.none)
      this.complain(place, 'can be null and does not say what that means (`none`)');
    const form = this.formOf(schema, place, { ...texts, label });
    const isOpen = form.kind === 'text' && form.limits?.pattern !== undefined;
    if (isOpen && !texts?.help && !texts?.options && texts?.control !== 'hidden')
      this.complain(place, 'has a pattern and does not say in words what is taken (`help`)');
    return {
      name,
      label,
      ...(texts?.help && { help: texts.help }),
      required,
      ...(texts?.control === 'hidden' && { hidden: true }),
      ...(initial !== undefined && { initial }),
      ...(nullable && texts?.none && { none: texts.none }),
      ...(texts?.options && { options: texts.options }),
      ...form,
      ...(texts?.control === 'long-text' && { kind: 'long-text' }),
    };
  }

  /** The texts that the operation gives for a place, by its whole path or by an end of it, longest first. */
  private labelOf(place: string): FieldTexts | undefined {
    const parts = place.split('.');
    const end = parts.map((_, index) => parts.slice(index).join('.')).find((each) => this.labels[each]);
    return end === undefined ? undefined : this.labels[end];
  }

  private formOf(
    schema: Schema,
    place: string,
    texts: FieldTexts,
  ): Pick<Field, 'kind' | 'limits' | 'choices' | 'fields' | 'item' | 'discriminator' | 'variants'> {
    const choosable = valuesOf(schema);
    if (choosable && choosable.length === 1 && choosable[0] === true) return { kind: 'confirmation' };
    if (choosable) return { kind: 'one-of', choices: this.choicesOf(choosable, place, texts) };
    switch (schema._zod.def.type) {
      case 'string':
      case 'custom':
        return this.ofText(schema, texts);
      case 'number':
        return { kind: texts.control === 'yuan' ? 'yuan' : 'number', ...limited(schema) };
      case 'boolean':
        return { kind: 'yes-no' };
      case 'object':
        return { kind: 'group', fields: this.ofShape(schema, place) };
      case 'array':
        return this.ofList(schema as z.core.$ZodArray, place, texts);
      case 'union':
        return this.ofVariants(schema as z.core.$ZodDiscriminatedUnion, place, texts);
      default:
        this.complain(place, `is a ${schema._zod.def.type}, for which there is no control`);
        return { kind: 'text' };
    }
  }

  private ofText(schema: Schema, { choices }: FieldTexts): Pick<Field, 'kind' | 'limits' | 'choices'> {
    const { format } = schema._zod.def as { readonly format?: string };
    const declared = format ?? z.globalRegistry.get(schema)?.format;
    if (declared === 'date') return { kind: 'date' };
    if (declared === 'datetime') return { kind: 'instant' };
    // A code that a table checks: the table's texts are the values.
    if (choices !== undefined) return { kind: 'one-of', choices: choicesOfTable(choices) };
    const { limits = {} } = limited(schema);
    const kind: FieldKind = (limits.maxLength ?? 0) >= linesFrom && !limits.pattern ? 'long-text' : 'text';
    return { kind, limits };
  }

  private ofList(
    schema: z.core.$ZodArray,
    place: string,
    texts: FieldTexts,
  ): Pick<Field, 'kind' | 'limits' | 'choices' | 'item'> {
    const { element } = schema._zod.def;
    const { minItems, maxItems } = checksOf(schema);
    const limits = { limits: { ...(minItems && { minItems }), ...(maxItems && { maxItems }) } };
    const values = valuesOf(unwrap(element).schema);
    if (values && fixedValue(unwrap(element).schema) === undefined)
      return { kind: 'several-of', ...limits, choices: this.choicesOf(values, `${place}[]`, texts) };
    // An entry without a text of its own gets the name of the list.
    const { options: ofItem, ...item } = this.ofField(element, '', `${place}[]`, texts);
    const { options } = texts;
    if (options && item.kind === 'text') return { kind: 'several-of', ...limits, item };
    const own = ofItem !== undefined && ofItem !== options && { options: ofItem };
    return { kind: 'list', ...limits, item: { ...item, ...own } };
  }

  private ofVariants(
    schema: z.core.$ZodDiscriminatedUnion,
    place: string,
    texts: FieldTexts,
  ): Pick<Field, 'kind' | 'discriminator' | 'variants'> {
    const { discriminator, options } = schema._zod.def;
    if (!discriminator) {
      this.complain(place, 'is a union without a discriminator, for which there is no control');
      return { kind: 'variant', discriminator: '', variants: [] };
    }
    const at = place ? `${place}.${discriminator}` : discriminator;
    return {
      kind: 'variant',
      discriminator,
      variants: options.map((option) => {
        const member = shapeOf(option)[discriminator];
        const own = member && unwrap(member);
        const choices = this.labelOf(at)?.choices ?? own?.texts?.choices ?? texts.choices;
        return {
          choices: this.choicesOf(own ? (valuesOf(own.schema) ?? []) : [], at, { ...texts, choices }),
          fields: this.ofShape(unwrap(option).schema, place, discriminator),
        };
      }),
    };
  }

  private choicesOf(
    values: readonly ChoiceValue[],
    place: string,
    { choices = {} }: { readonly choices?: FieldTexts['choices'] | undefined },
  ): readonly Choice[] {
    const names: Readonly<Record<string, Bilingual>> =
      typeof choices === 'string' ? formNames[choices] : choices;
    return values.map((value) => {
      const text = names[String(value)];
      if (!text) this.complain(place, `does not say what "${value}" is (\`choices\`)`);
      else this.requireText(text, place);
      return { value, text: text ?? { zh: String(value), en: String(value) } };
    });
  }

  private requireText({ zh, en }: Bilingual, place: string): void {
    if (!/\p{Script=Han}/u.test(zh)) this.complain(place, `has no Chinese text: "${zh}"`);
    if (en.trim() === '' || /\p{Script=Han}/u.test(en)) this.complain(place, `has no English text: "${en}"`);
  }
}

/**
 * The entries of a table; of a named one in the order of its codes, which the keys of an object do not keep ("10" before "01").
 */
function choicesOfTable(choices: NonNullable<FieldTexts['choices']>): readonly Choice[] {
  if (typeof choices !== 'string') return Object.entries(choices).map(([value, text]) => ({ value, text }));
  return Object.entries(formNames[choices])
    .map(([value, text]) => ({ value, text }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** What JSON Schema says about the values of a schema: `z.toJSONSchema` is where zod publishes its checks. */
interface Checks {
  readonly type?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly allOf?: readonly Checks[];
}

const checksOf = (schema: z.core.$ZodType): Checks =>
  z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Checks;

/** Limits that every whole number has say nothing. */
const isLimit = (value: number | undefined): value is number =>
  value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;

function limited(schema: Schema): { readonly limits?: FieldLimits } {
  const checks = checksOf(schema);
  const { minLength, maxLength, maximum } = checks;
  if (schema._zod.def.type === 'number') {
    const above = checks.type === 'integer' ? checks.exclusiveMinimum : undefined;
    const minimum = above === undefined ? checks.minimum : above + 1;
    return { limits: { ...(isLimit(minimum) && { minimum }), ...(isLimit(maximum) && { maximum }) } };
  }
  const pattern = checks.pattern ?? checks.allOf?.[0]?.pattern;
  return {
    limits: {
      ...(minLength !== undefined && { minLength }),
      ...(maxLength !== undefined && { maxLength }),
      ...(pattern !== undefined && { pattern }),
    },
  };
}

const shapeOf = (schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> =>
  (unwrap(schema).schema as z.core.$ZodObject)._zod.def.shape;

/** The values to choose from: of an enumeration, a literal, or a union of them. Undefined for anything else. */
function valuesOf(schema: Schema): readonly ChoiceValue[] | undefined {
  const { def } = schema._zod;
  if (def.type === 'enum') return Object.values(def.entries);
  if (def.type === 'literal') return def.values.flatMap((value) => (isChoice(value) ? [value] : []));
  if (def.type !== 'union') return undefined;
  const parts = def.options.map((option) => valuesOf(unwrap(option).schema));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}
const isChoice = (value: unknown): value is ChoiceValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The only accepted value, unless it is a confirmation. */
function fixedValue(schema: Schema): ChoiceValue | undefined {
  const [value, ...others] = schema._zod.def.type === 'literal' ? (valuesOf(schema) ?? []) : [];
  return others.length === 0 && value !== true ? value : undefined;
}

/** Removes the wrappers that only say whether a value is sent. The outermost texts count, since a use may be more specific. */
function unwrap(declared: z.core.$ZodType): Unwrapped {
  let schema = declared as Schema;
  let required = true;
  let nullable = false;
  let initial: unknown;
  let texts: FieldTexts | undefined;
  for (;;) {
    texts ??= z.globalRegistry.get(schema)?.['x-label'] as FieldTexts | undefined;
    const { def } = schema._zod;
    if (def.type === 'optional') required = false;
    else if (def.type === 'default' || def.type === 'prefault') {
      required = false;
      initial = def.defaultValue;
    } else if (def.type === 'nullable') nullable = true;
    else
      return {
        schema,
        required,
        nullable,
        ...(initial !== undefined && { initial }),
        ...(texts && { texts }),
      };
    schema = def.innerType as Schema;
  }
}
