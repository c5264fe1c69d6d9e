/**
 * Compiles an EventBridge wildcard: `*` matches any number of characters, `\*` and `\\` match the characters themselves. The
 * texts between the wildcards are searched for one after the other, each at its first occurrence, so matching never takes long.
 * @throws what `refuse` returns, for two wildcards in a row or any other escape
 */
export function compileWildcard(
  wildcard: string,
  refuse: (reason: string) => Error,
): (text: string) => boolean {
  const parts = [''];
  for (let index = 0; index < wildcard.length; index++) {
    let character = wildcard[index] as string;
    if (character === '*') {
      if (wildcard[index + 1] === '*') throw refuse('Consecutive wildcard characters are not allowed');
      parts.push('');
      continue;
    }
    if (character === '\\') {
      character = wildcard[++index] ?? '';
      if (character !== '*' && character !== '\\') throw refuse('Invalid escape character in a wildcard');
    }
    parts[parts.length - 1] += character;
  }
  const first = parts[0] as string;
  if (parts.length === 1) return (text) => text === first;
  const last = parts.at(-1) as string;
  const middle = parts.slice(1, -1);
  return (text) => {
    const end = text.length - last.length;
    if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return false;
    let from = first.length;
    for (const part of middle) {
      const found = text.indexOf(part, from);
      if (found < 0) return false;
      from = found + part.length;
    }
    return from <= end;
  };
}
