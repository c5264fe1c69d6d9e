const lineWidth = 110;

/** Formats JSON like the formatter of this repository: a list of plain values goes on one line if it fits. */
export const jsonText = (value: object): string => `${text(value, '', 0)}\n`;

function text(value: unknown, indent: string, before: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
    // One more for a comma that may follow.
    const isPlain = value.every((each) => each === null || typeof each !== 'object');
    if (isPlain && indent.length + before + line.length + 1 <= lineWidth) return line;
    return `[\n${value.map((each) => `${inner}${text(each, inner, 0)}`).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const members = entries.map(([name, each]) => {
    const key = `${JSON.stringify(name)}: `;
    return `${inner}${key}${text(each, inner, key.length)}`;
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}
