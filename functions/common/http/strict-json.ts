/** How deep objects and lists may lie within each other: far deeper than any request, and no danger for the stack. */
const maxDepth = 64;

/**
 * Parses JSON text, but refuses what a reader could take in two ways: an object that names a member twice (RFC 8259,
 * section 4: "the behavior of software that receives such an object is unpredictable"). It also sets a limit to the depth of
 * nesting, as section 9 allows.
 * @throws SyntaxError where the text is no JSON, an object in it names a member twice, or it is nested too deep
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  refuseRepeatedNames(text);
  return value;
}

/** A string, or a bracket: everything else of a JSON text cannot hold a name. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;

/** Whether a string that ends at a place is the name of a member. */
function isName(text: string, end: number): boolean {
  colon.lastIndex = end;
  return colon.test(text);
}

const colon = /\s*:/y;

/** Looks through text that is known to be JSON. A string that a colon follows is the name of a member. */
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
