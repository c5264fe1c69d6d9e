import { onTestFinished, vi } from 'vitest';

/** Captures what is written to standard output and error, instead of showing it, until the test has finished. */
export function captureOutput() {
  let text = '';
  const take = (chunk: unknown) => {
    text +=
      Buffer.isBuffer(chunk) || chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : String(chunk);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(take),
    vi.spyOn(process.stderr, 'write').mockImplementation(take),
  ];
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    spies.push(
      vi.spyOn(console, method).mockImplementation((...said) => take(`${said.join(' ')}\n`)) as never,
    );
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return { text: () => text, lines: () => text.split('\n').filter((line) => line !== '') };
}
