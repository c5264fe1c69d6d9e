import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

/** What makes a repeated request the same request: who sent it under which key, and a keyed hash of its body. */
export interface RequestIdentity {
  readonly id: string;
  readonly bodyMac: string;
  /** When the key may be forgotten, in seconds since 1970. */
  readonly expiresAt: number;
}

/** What a request that has been sent before is answered with. */
export type AnsweredRequest =
  | { readonly kind: 'replayed'; readonly caseId: string }
  /** It has the key of another request. */
  | { readonly kind: 'other-body' };

/** How a request that was sent before has been answered; undefined where it is the first under its key. */
export async function answeredRequest(
  table: Table,
  request: RequestIdentity,
): Promise<AnsweredRequest | undefined> {
  const item = await table.get(keys.request(request.id), keys.requestSort);
  if (!item) return undefined;
  if (item.bodyMac !== request.bodyMac) return { kind: 'other-body' };
  if (typeof item.caseId !== 'string') throw new Error('a remembered request is damaged');
  return { kind: 'replayed', caseId: item.caseId };
}

/** Remembers a request together with the case that it opens; the condition fails where its key is known. */
export const rememberRequest = (table: Table, request: RequestIdentity, caseId: string): Write =>
  table.putItem(
    {
      PK: keys.request(request.id),
      SK: keys.requestSort,
      bodyMac: request.bodyMac,
      caseId,
      expiresAt: request.expiresAt,
    },
    { expression: 'attribute_not_exists(PK)' },
  );
