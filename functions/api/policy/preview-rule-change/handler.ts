import type * as z from 'zod';
import { missingStatutoryHolidays } from '../../../../lib/domain/calendar/holiday-arrangement.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { type CaseDeadline, moveDeadline } from '../../../../lib/domain/case/case.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { calendarWith, loadArrangements } from '../../../../lib/store/calendar.ts';
import type { CaseStore } from '../../../../lib/store/cases.ts';
import {
  type DueDeadline,
  type DuePosition,
  duePositionSchema,
  openDeadlinesFrom,
} from '../../../../lib/store/due.ts';
import { inParallel } from '../../../../lib/store/in-parallel.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { layersWithAmendment } from '../../../common/rules/load-amendment.ts';
import { currentRules, makeRules, type Rules } from '../../../common/rules/rules.ts';
import { requireSound } from '../../../common/rules/sound-arrangement.ts';
import { districtName } from '../../../common/wording/district-name.ts';
import { deadlineTexts } from '../../../episodes/registry.ts';
import { operation, type ruleChangeSchema, type TouchedDeadline } from './operation.ts';

/** Deadlines per call: few enough for the time limit of an API function. */
const pageSize = 300;

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ query, body, now, language }) => {
    if (body.holidayArrangement) requireSound(body.holidayArrangement, language);
    const position = query.after === undefined ? { shard: 0 } : positionOf(query.after);
    const current = await currentRules(records.table);
    const [changed, page] = await Promise.all([
      applyChange(records.table, current, body),
      openDeadlinesFrom(records.table, position, pageSize),
    ]);
    const found = await inParallel(page.deadlines, (each) =>
      touched(records.cases, each, { current, changed }, now, language),
    );
    const missing = body.holidayArrangement ? missingStatutoryHolidays(body.holidayArrangement) : [];
    return {
      body: {
        examined: page.deadlines.length,
        touched: found.flat(),
        ...(missing.length > 0 && { missingStatutoryHolidays: missing.map(({ date }) => date) }),
        ...(page.next && { next: cursorOf(page.next) }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectCases()));

/** The rules as they would be with the change. */
async function applyChange(
  table: Table,
  current: Rules,
  change: z.infer<typeof ruleChangeSchema>,
): Promise<Rules> {
  const { amendment, holidayArrangement } = change;
  const layers = amendment ? await layersWithAmendment(table, amendment) : current.layers;
  const calendar = holidayArrangement
    ? calendarWith([...(await loadArrangements(table)), holidayArrangement])
    : current.workingCalendar;
  return makeRules(layers, calendar);
}

async function touched(
  cases: CaseStore,
  { caseId, deadlineId }: DueDeadline,
  { current, changed }: { readonly current: Rules; readonly changed: Rules },
  now: number,
  language: Language,
): Promise<readonly TouchedDeadline[]> {
  const state = (await cases.load(caseId))?.state;
  if (!state?.deadlines[deadlineId]) return [];
  // Compared with the rules in force now, not with the stored deadline: a sweep may not have moved it yet.
  const before = deadlineUnder(state, deadlineId, current, now);
  const after = deadlineUnder(state, deadlineId, changed, now);
  if (!before || !after || JSON.stringify(before) === JSON.stringify(after)) return [];
  const { region, district } = state;
  return [
    {
      caseId,
      region,
      district,
      districtName: districtName(district, language),
      deadlineId,
      kind: before.kind,
      kindText: deadlineTexts[before.kind][language],
      before: asView(before),
      after: asView(after),
    },
  ];
}

function deadlineUnder(
  state: CaseState,
  deadlineId: string,
  rules: Rules,
  now: number,
): CaseDeadline | undefined {
  const context = { now, actor: { role: 'system' as const, subject: operation.id } };
  const moved = moveDeadline(
    state,
    deadlineId,
    operation.id,
    rules.ofDeadline(state, deadlineId),
    rules.calendar,
    context,
  );
  const open = state.deadlines[deadlineId];
  return open && moved ? { ...moved.data.deadline, kind: open.kind } : open;
}

const asView = ({
  dueDate,
  dueAt,
  provisional,
  steps,
  stepsDone,
}: CaseDeadline): TouchedDeadline['before'] => ({
  dueDate,
  dueAt,
  provisional,
  steps: steps.slice(stepsDone).map(({ name, at }) => ({ name, at })),
});

const cursorOf = (position: DuePosition): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

function positionOf(cursor: string): DuePosition {
  try {
    return duePositionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Problem('invalid-cursor');
  }
}
