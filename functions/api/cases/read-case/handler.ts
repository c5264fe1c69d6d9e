import { postsOfDistrict } from '../../../../lib/store/public-posts.ts';
import { noticesView } from '../../../common/cases/notices-view.ts';
import { readAxis } from '../../../common/cases/read-axis.ts';
import { loadShownCase, viewOf } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { caseChoicesView } from '../../../common/views/case-choices-view.ts';
import { taskDetailsView } from '../../../common/views/task-details-view.ts';
import { operation as listNotices } from '../../notices/list-notices/operation.ts';
import { operation as readTask } from '../../worklist/read-task/operation.ts';
import { operation as axis } from '../read-axis/operation.ts';
import { operation as choices } from '../read-choices/operation.ts';
import { type Includable, includedAxisItems, includedNotices, operation } from './operation.ts';

/** The operation whose permission each part needs: the one that returns the part by itself. Persons get none of them here. */
const rolesOf: Readonly<Record<Includable, readonly string[]>> = {
  tasks: rolesIn(readTask),
  choices: rolesIn(choices),
  notices: rolesIn(listNotices),
  axis: rolesIn(axis),
};

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, query, principal, language, now } = request;
    const parts = query.include ?? [];
    if (parts.some((part) => !rolesOf[part].includes(principal.role))) throw new Problem('role-not-allowed');
    const { loaded, rules } = await loadShownCase(records, path.caseId, request);
    const { state } = loaded;
    const [view, person, notices, onAxis, posts] = await Promise.all([
      viewOf(records, loaded, request),
      parts.includes('tasks') ? records.cases.person(loaded) : undefined,
      parts.includes('notices')
        ? noticesView(records, loaded, request, (all) => ({ entries: all.slice(-includedNotices) }))
        : undefined,
      parts.includes('axis') ? readAxis(records, loaded, request, { shown: includedAxisItems }) : undefined,
      parts.includes('choices') ? postsOfDistrict(records.table, state.district) : undefined,
    ]);
    return {
      body: {
        ...view,
        ...(person && { taskDetails: taskDetailsView(state, person, rules, language, now) }),
        ...(posts && { choices: caseChoicesView(state, rules, language, now, posts) }),
        ...(notices && { notices: notices.notices }),
        ...(onAxis && { axis: onAxis }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

function rolesIn({ access }: { readonly access: 'public' | readonly string[] }): readonly string[] {
  return access === 'public'
    ? []
    : access.filter((role) => role !== 'applicant' && role !== 'representative');
}
