/** How deep objects and lists may be nested: far deeper than in any request, and safe for the stack. */
const maxDepth = 64;

/**
 * Parses JSON text, but refuses what readers could understand in two ways: an object that names a member twice (RFC 8259,
 * section 4: "the behavior of software that receives such an object is unpredictable"). It also limits the depth of nesting, as
 * section 9 allows.
 * @throws SyntaxError if the text is not JSON, an object in it names a member twice, or it is nested too deep
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  refuseRepeatedNames(text);
  return value;
}

/** A string or a bracket: nothing else in a JSON text can contain a name. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;

/** Whether a string that ends at a position is the name of a member. */
function isName(text: string, end: number): boolean {
  colon.lastIndex = end;
  return colon.test(text);
}

const colon = /\s*:/y;

/** Searches text that is known to be JSON. A string before a colon is the name of a member. */
function refuseRepeatedNames(text: string): void {
  const open: Set<string>[] = [];
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === '{' || found === '[') {
      if (open.length === maxDepth) throw new SyntaxError('nested too deep');
      open.push(new Set());
    } else if (found === '}' || found === ']') open.pop();
    else if (isName(text, index + found.length)) {
      const names = open.at(-1);
      const name: unknown = JSON.parse(found);
      if (typeof name !== 'string' || !names) continue;
      if (names.has(name)) throw new SyntaxError('an object names a member twice');
      names.add(name);
    }
  }
}
