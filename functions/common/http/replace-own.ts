import { type OwnItem, type OwnKind, ownItem, ownItemWrite } from '../../../lib/store/own-items.ts';
import { conflict, retryOnConflict } from '../../../lib/store/retry-on-conflict.ts';
import type { Table } from '../../../lib/store/table.ts';
import { effectBefore, rememberingWrites, requireVersion } from './repeated.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Replaces or deletes the caller's own item of a kind, and returns the item as it is then. A repeated request has no second
 * effect, and is answered with the current item.
 * @param make makes the new content from the present item; undefined deletes it. It is called again if somebody else was faster
 * @throws Problem `precondition-failed` if the request is about another version
 */
export function replaceOwn(
  table: Table,
  asked: RequestContext,
  { kind, days }: { readonly kind: OwnKind; readonly days: number },
  make: (before: OwnItem) => unknown,
): Promise<OwnItem> {
  const { subject } = asked.principal;
  return retryOnConflict(`what a sign-in has as ${kind}`, async () => {
    const before = await ownItem(table, subject, kind, asked.now);
    if (await effectBefore(table, asked)) return before;
    requireVersion(before, asked);
    const content = await make(before);
    if (content === undefined && before.content === undefined) return before;
    const failed = await table.transact([
      ownItemWrite(table, subject, kind, before, { content, now: asked.now, days }),
      // The answer is about the caller, so it is not stored a second time.
      ...rememberingWrites(table, asked.identity, {}),
    ]);
    return failed.length > 0 ? conflict : ownItem(table, subject, kind, asked.now);
  });
}
