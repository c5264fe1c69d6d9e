/**
 * A schema in the form used by the clients of the SDK for JavaScript. It is an array whose first entry says what it describes,
 * a number for a simple type, a function that returns one of these, or one of these with the traits of a member.
 */
export type Schema = unknown;

/** How to write and read the values of an operation. */
export interface CallForm {
  /**
   * Converts the input to JSON. It leaves out the token that the SDK would generate: that identifies repeated requests, and
   * this one is only sent once.
   * @throws TypeError for a value that does not match the schema
   */
  readonly write: (input: object) => unknown;
  /** Converts the answer's JSON text to the output that the SDK returns. */
  readonly read: (text: string) => Record<string, unknown>;
}

/**
 * How to write and read the values of a schema. Without `read`, values are the same in JSON. Objects and lists are read in
 * place: their converted content replaces that from JSON.
 */
interface Form {
  readonly write: (value: unknown) => unknown;
  readonly read?: (value: unknown) => unknown;
}

/** Thrown for a schema with values that are not ordinary JSON, such as streams. */
class UnsupportedSchema extends Error {}

// The first entries of array schemas.
const [NAMED, LIST, MAP, STRUCTURE, UNION] = [0, 1, 2, 3, 4];
// Schemas that are numbers. From 64 on they are lists of the type in the lower six bits, from 128 on maps of it.
const [STRING, NUMERIC, BOOLEAN, TIMESTAMP, EPOCH_SECONDS, BLOB] = [0, 1, 2, 4, 7, 21];
const [LIST_OF, MAP_OF] = [64, 128];

/**
 * Returns how to write and read calls of an operation with an AWS JSON protocol. It takes a fraction of the time of the SDK's
 * own steps, which work for every protocol.
 * @param operation the schema of the operation
 * @returns undefined for an operation with values that this does not support
 */
export function callFormOf(operation: readonly unknown[]): CallForm | undefined {
  const [input, output] = operation.slice(4);
  try {
    const forms = new Forms();
    const { write } = forms.of(input);
    const { read } = forms.of(output);
    // Without the quote before the name, which is all over a JSON text, a search takes a tenth of the time.
    const converted = forms.convertedIn(output).map((name) => `${name}":`);
    return {
      write,
      read: (text) => {
        const parsed = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
        const needsReading = read && converted.some((name) => text.includes(name));
        return needsReading ? (read(parsed) as Record<string, unknown>) : parsed;
      },
    };
  } catch (error) {
    if (error instanceof UnsupportedSchema) return undefined;
    throw error;
  }
}

/** The forms of the schemas of an operation, which may be recursive. */
class Forms {
  readonly #known = new Map<unknown, Form>();

  /** @throws UnsupportedSchema */
  of(member: Schema): Form {
    const schema = schemaOf(member);
    if (!Array.isArray(schema)) return this.#simple(schema);
    const known = this.#known.get(schema);
    if (known) return known;
    // Recursive references find the form when they are used.
    let form: Form | undefined;
    this.#known.set(schema, {
      write: (value) => (form as Form).write(value),
      read: (value) => (form?.read ? form.read(value) : value),
    });
    form = this.#compound(schema);
    this.#known.set(schema, form);
    return form;
  }

  /** Returns the names of members whose values differ between the SDK and JSON. */
  convertedIn(member: Schema, name = '', seen: Set<unknown> = new Set()): string[] {
    const schema = schemaOf(member);
    if (!Array.isArray(schema)) return name !== '' && this.#simple(schema).read ? [name] : [];
    const [kind, , , , first, second] = schema;
    if (kind === LIST) return this.convertedIn(first, name, seen);
    if (kind === MAP) return this.convertedIn(second, name, seen);
    if (seen.has(schema)) return [];
    seen.add(schema);
    return membersOf(schema).flatMap(([of, its]) => this.convertedIn(its, of, seen));
  }

  #simple(schema: unknown): Form {
    if (schema === 'unit') return unit;
    if (typeof schema === 'number' && schema >= MAP_OF) return mapOf(this.of(schema - MAP_OF));
    if (typeof schema === 'number' && schema >= LIST_OF) return listOf(this.of(schema - LIST_OF));
    const form = simpleForms.get(schema);
    if (!form) throw new UnsupportedSchema();
    return form;
  }

  #compound(schema: readonly unknown[]): Form {
    const [kind, , , , first, second] = schema;
    if (kind === LIST) return listOf(this.of(first));
    if (kind === MAP) return mapOf(this.of(second));
    if (kind !== STRUCTURE && kind !== UNION) throw new UnsupportedSchema();
    requireNoSpecialTraits(schema[3]);
    return structureOf(new Map(membersOf(schema).map(([name, its]) => [name, this.of(its)])));
  }
}

const asIs: Form = { write: (value) => value };
const unit: Form = { write: () => ({}) };
const numeric: Form = { write: (value) => (Number.isFinite(value) ? value : refuse(value)) };
const blob: Form = {
  write: (value) =>
    value instanceof Uint8Array
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
      : refuse(value),
  read: (value) => {
    const { buffer, byteOffset, byteLength } = Buffer.from(value as string, 'base64');
    return new Uint8Array(buffer, byteOffset, byteLength);
  },
};
const timestamp: Form = {
  write: (value) => (value instanceof Date ? value.getTime() / 1000 : refuse(value)),
  read: (value) => new Date(Math.round((value as number) * 1000)),
};
const simpleForms = new Map<unknown, Form>([
  [STRING, asIs],
  [BOOLEAN, asIs],
  [NUMERIC, numeric],
  [TIMESTAMP, timestamp],
  [EPOCH_SECONDS, timestamp],
  [BLOB, blob],
]);

function listOf({ write, read }: Form): Form {
  return {
    write: (value) => {
      if (!Array.isArray(value)) return refuse(value);
      const list = value.map((one) => write(one ?? refuse(one)));
      return list.every((one, index) => one === value[index]) && !('toJSON' in value) ? value : list;
    },
    ...(read && {
      read: (value) => {
        const list = value as unknown[];
        for (const [index, one] of list.entries()) list[index] = read(one);
        return list;
      },
    }),
  };
}

function mapOf({ write, read }: Form): Form {
  return {
    write: (value) => converted(value, (one) => (one === undefined ? undefined : write(one ?? refuse(one)))),
    ...(read && {
      read: (value) => {
        const map = value as Record<string, unknown>;
        for (const [name, one] of Object.entries(map)) put(map, name, read(one));
        return map;
      },
    }),
  };
}

/** Writing leaves out members that the schema does not have. */
function structureOf(members: ReadonlyMap<string, Form>): Form {
  const reads = [...members].flatMap(([name, { read }]) => (read ? [[name, read] as const] : []));
  return {
    write: (value) =>
      converted(value, (one, name) => (one === null ? undefined : members.get(name)?.write(one))),
    ...(reads.length > 0 && {
      read: (value) => {
        const structure = value as Record<string, unknown>;
        for (const [name, read] of reads) {
          const one = structure[name];
          if (one !== undefined && one !== null) structure[name] = read(one);
        }
        return structure;
      },
    }),
  };
}

/**
 * Converts the values of an object, leaving out those that become undefined. If none changes, it returns the object itself,
 * which is the usual case: JSON leaves out undefined values anyway.
 */
function converted(
  value: unknown,
  convert: (one: unknown, name: string) => unknown,
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return refuse(value);
  const object = value as Record<string, unknown>;
  const names = Object.keys(object);
  // An object with its own conversion to JSON is written by its members instead.
  let result: Record<string, unknown> | undefined = isPlain(object) ? undefined : {};
  for (const [index, name] of names.entries()) {
    const one = object[name];
    const other = one === undefined ? undefined : convert(one, name);
    if (other !== one && !result) {
      result = {};
      for (const earlier of names.slice(0, index)) put(result, earlier, object[earlier]);
    }
    if (result && other !== undefined) put(result, name, other);
  }
  return result ?? object;
}

const isPlain = (object: object): boolean => !Array.isArray(object) && !('toJSON' in object);

function put(object: Record<string, unknown>, name: string, value: unknown): void {
  // An assignment would set the prototype.
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true });
  else object[name] = value;
}

function refuse(value: unknown): never {
  throw new TypeError(`${String(value)} does not match the schema`);
}

function membersOf(schema: readonly unknown[]): (readonly [string, Schema])[] {
  const [names, schemas] = schema.slice(4) as [readonly string[], readonly Schema[]];
  return names.map((name, index) => [name, schemas[index]]);
}

/**
 * Returns the schema behind that of a member. @throws UnsupportedSchema for strings with a format of their own and for members with
 * another name in JSON
 */
function schemaOf(member: Schema): unknown {
  let [schema, traits]: [unknown, unknown] = [member, 0];
  for (;;) {
    if (typeof schema === 'function') schema = schema();
    else if (Array.isArray(schema) && schema.length === 2) [schema, traits] = schema;
    else if (Array.isArray(schema) && schema[0] === NAMED) [traits, schema] = schema.slice(3);
    else return schema;
    requireNoSpecialTraits(traits);
  }
}

/** @throws UnsupportedSchema */
function requireNoSpecialTraits(traits: unknown): void {
  if (typeof traits !== 'object' || traits === null) return;
  if (['mediaType', 'jsonName', 'streaming'].some((name) => name in traits)) throw new UnsupportedSchema();
}
