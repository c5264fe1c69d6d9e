import { ulid } from 'ulid';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import { signalOfMatch } from '../../../../lib/domain/case/signals/match.ts';
import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import type { ComparisonRecord } from '../../../../lib/domain/comparison.ts';
import { parseDocumentNumber } from '../../../../lib/domain/identity-number.ts';
import { activeCaseOf } from '../../../../lib/store/active-cases.ts';
import type { ComparisonBatch } from '../../../../lib/store/comparison.ts';
import { inParallel } from '../../../../lib/store/in-parallel.ts';
import { throwCaseChanged } from '../../../common/cases/case-changed.ts';
import { changeActiveCase } from '../../../common/cases/change-active-case.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { tellGrants } from '../../../common/claims/tell-grants.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { Problem, type ProblemCode } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { recordRun } from '../../../common/rules/record-run.ts';
import { currentRules, type Rules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Records): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    const before = await answerBefore(records.table, operation, request);
    if (before) return { body: before };
    const today = beijingDate(now);
    if (body.asOf > today) throw Problem.ofFields([{ pointer: '/asOf', code: 'date-in-future' }]);
    const rejected: { line: number; code: ProblemCode }[] = [];
    const accepted: Line[] = [];
    for (const [index, { identityNumber, fact, ...said }] of body.records.entries()) {
      const identity = parseDocumentNumber(identityNumber, today);
      if (identity.ok)
        accepted.push({
          number: identity.value.number,
          record: { source: path.source, fact, asOf: body.asOf, ...said },
        });
      else rejected.push({ line: index + 1, code: `identity-number-${identity.failure.fault}` });
    }
    const rules = await currentRules(records.table);
    const context = contextOf({ principal, now });
    const batch = await records.comparison.beginBatch(ulid(now), now);
    const loaded = await inParallel(accepted, ({ number, record }) =>
      load(records, batch, { number, record }, rules, context),
    );
    // The same fact may be in many lines: it is stored once.
    const facts = new Map(accepted.map(({ record }) => [record.fact, record]));
    await Promise.all([...facts.values()].map((record) => records.comparison.remember(record, now)));
    const older = loaded.filter(({ kept }) => !kept).length;
    const matched = loaded.filter(({ person }) => person !== 'unknown').length;
    const answer = {
      lines: body.records.length,
      matched,
      signals: loaded.filter(({ person }) => person === 'signal').length,
      ...(older > 0 && { older }),
      unknown: loaded.length - matched,
      rejected,
    };
    await recordRun(
      records.table,
      body.run,
      {
        kind: 'records',
        source: path.source,
        asOf: body.asOf,
        facts: [...facts.keys()].sort(),
        by: principal.subject,
        counts: {
          lines: answer.lines,
          matched,
          unknown: answer.unknown,
          signals: answer.signals,
          older,
          rejected: rejected.length,
        },
        now,
      },
      rules,
      rememberingWrites(records.table, request.identity, { answer }),
    );
    return { body: answer };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** A line with a valid identity number. */
interface Line {
  readonly number: string;
  readonly record: ComparisonRecord;
}

/** The result of a line: whether its record was the newest, and whether the person's case already had it. */
interface Loaded {
  readonly kept: boolean;
  readonly person: 'unknown' | 'known' | 'signal';
}

/**
 * Stores a record, unless the source has said something newer, and tells the person's registration, if there is one that does
 * not know it yet.
 */
async function load(
  { table, sealing, comparison, cases }: Records,
  batch: ComparisonBatch,
  { number, record }: Line,
  rules: Rules,
  context: Context,
): Promise<Loaded> {
  const personId = await sealing.personId(number);
  const kept = await comparison.save(batch, personId, record).catch(throwCaseChanged);
  if (!kept) {
    const active = await activeCaseOf(table, personId);
    return { kept, person: active === undefined ? 'unknown' : 'known' };
  }
  const changed = await changeActiveCase({ table, cases }, personId, ({ state }) => {
    const signal = signalOfMatch(state, record);
    const received =
      signal && receiveSignal(state, signal, rules.lifecycleAt(state, context.now), rules.calendar, context);
    // An application that is open is screened against the record itself.
    return received?.ok
      ? { change: { event: received.value }, answer: 'signal' as const }
      : { answer: 'known' as const };
  }).catch(throwCaseChanged);
  if (!changed) return { kept, person: 'unknown' };
  await tellGrants(cases, changed.loaded, record, rules, context).catch(throwCaseChanged);
  return { kept, person: changed.answer };
}
