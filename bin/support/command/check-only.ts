/**
 * Whether a program that writes a file of this repository should only report if it is up to date: `--check`. Ends the process
 * for any other word, so that a mistyped option does not write the file.
 */
export function checkOnly(): boolean {
  const args = process.argv.slice(2);
  const check = isCheckOnly(args);
  if (check !== undefined) return check;
  console.error('Takes only --check, which says whether what it writes is up to date, and writes nothing.');
  process.exit(args.includes('--help') ? 0 : 2);
}

/** @returns undefined for any words other than `--check` or none */
export function isCheckOnly(args: readonly string[]): boolean | undefined {
  if (args.length === 0) return false;
  return args.length === 1 && args[0] === '--check' ? true : undefined;
}
