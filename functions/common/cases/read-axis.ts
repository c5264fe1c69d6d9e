import { actingRole } from '../../../lib/domain/case/kernel/access.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';
import { Problem } from '../http/problems.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Axis } from '../views/axis-schema.ts';
import { axisView, historyUntil } from '../views/axis-view.ts';
import { audiences } from './shown-history.ts';

/** How many items an axis has at most: the newest ones. */
const maxAxisItems = 1000;

/**
 * Returns the axis of a case that the caller may read.
 * @param at the instant as of which it is shown, in milliseconds; a future one counts as now
 * @throws Problem `before-the-case`
 */
export async function readAxis(
  records: Pick<CaseRecords, 'cases'>,
  loaded: LoadedCase,
  { principal, language, now }: Pick<RequestContext, 'principal' | 'language' | 'now'>,
  { at = now, shown = maxAxisItems }: { readonly at?: number | undefined; readonly shown?: number } = {},
): Promise<Axis> {
  const { caseId } = loaded.state;
  const asOf = Math.min(at, now);
  const history = historyUntil(await records.cases.history(caseId, loaded), asOf);
  if (history.length === 0) throw new Problem('before-the-case');
  const role = actingRole(principal, loaded.state);
  return axisView({
    caseId,
    history,
    asOf,
    past: at < now,
    audience: audiences[role],
    role,
    language,
    shown,
  });
}
