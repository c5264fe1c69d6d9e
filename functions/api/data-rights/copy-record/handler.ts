import { copyRecord } from '../../../../lib/domain/case/data-rights/rights.ts';
import { ownItem } from '../../../../lib/store/own-items.ts';
import { applyChange } from '../../../common/cases/change-case.ts';
import { copyOf } from '../../../common/cases/copy-record.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import type { RequestContext } from '../../../common/http/request-context.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import type { DraftCopy } from '../../../common/views/draft-copy.ts';
import { statedDraftSchema, statedInDraft } from '../../registration/stated-in-draft.ts';
import { keptAsDraft, unsealedDraft } from '../../registration/stored-draft.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Records): Handler<typeof operation> =>
  async (request) => {
    const { loaded } = await applyChange(records, request.path.caseId, request, (_state, context) => ({
      decision: copyRecord(request.body, context),
    }));
    const { owner, region } = loaded.state;
    const draft = owner === undefined ? undefined : await draftOf(records, owner, region, request);
    return { body: await copyOf(records, loaded, request, draft) };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/**
 * The draft of an application in the person's sign-in. Only that sign-in gets its content; a copy at the counter says that
 * there is a draft.
 */
async function draftOf(
  records: Records,
  owner: string,
  region: Parameters<Awaited<ReturnType<typeof currentRules>>['packAt']>[0],
  request: RequestContext,
): Promise<DraftCopy | undefined> {
  const { principal, language, now } = request;
  const item = await ownItem(records.table, owner, keptAsDraft.kind, now);
  const draft = await unsealedDraft(records, owner, item, statedDraftSchema);
  if (!draft) return undefined;
  const { savedAt, keptUntil, form } = draft;
  if (principal.subject !== owner) return { savedAt, keptUntil };
  const { packAt } = await currentRules(records.table, request);
  return { savedAt, keptUntil, stated: statedInDraft(form, packAt(region, now), language) };
}
