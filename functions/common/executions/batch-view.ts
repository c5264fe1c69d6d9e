import type { Language } from '../../../lib/policy/bilingual.ts';
import type { BatchEntry, BatchHead } from '../../../lib/store/redrives.ts';
import { type ProblemCode, problems, titleOf } from '../http/problems.ts';

/** Returns the view of a batch, with a page of its items. */
export function batchView(
  { size: _size, ...head }: BatchHead,
  entries: readonly BatchEntry[],
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
  language: Language,
) {
  const left = entries.filter(({ number }) => number > Number(after ?? 0));
  const page = left.slice(0, limit);
  const last = page.at(-1);
  const count = (result: BatchEntry['result']) => entries.filter((each) => each.result === result).length;
  return {
    ...head,
    counts: {
      waiting: count('waiting'),
      done: count('done'),
      refused: count('refused'),
      failed: count('failed'),
    },
    items: page.map(({ name, result, because, at }) => ({
      name,
      result,
      ...(because !== undefined && { because: { code: because, text: reasonText(because, language) } }),
      ...(at !== undefined && { at }),
    })),
    ...(left.length > limit && last && { next: String(last.number) }),
  };
}

const isProblem = (code: string): code is ProblemCode => Object.hasOwn(problems, code);
const reasonText = (code: string, language: Language): string =>
  isProblem(code) ? titleOf(code)[language] : code;

/** The page of items in an answer to a request that asked for none. */
export const firstItems = { limit: 100 } as const;
