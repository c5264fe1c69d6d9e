import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { hasItsPlace } from '../../../../lib/store/active-cases.ts';
import { auditCase, type CaseFault, chainHead, storedCase } from '../../../../lib/store/history-audit.ts';
import { keys } from '../../../../lib/store/keys.ts';
import { loadReadableCase } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { codeName } from '../../../common/wording/code-names.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path: { caseId }, principal, language, now }) => {
    const loaded = await loadReadableCase(records, caseId, principal);
    const [items, placed] = await Promise.all([
      records.table.list(keys.case(caseId)),
      hasItsPlace(records.table, loaded),
    ]);
    const stored = storedCase(caseId, items);
    const faults: CaseFault[] = [
      ...auditCase(stored, [], undefined),
      ...(placed ? [] : [{ kind: 'place-wrong', caseId } as const]),
    ];
    const first = faults.toSorted((a, b) => sequenceOf(a) - sequenceOf(b))[0];
    const head = chainHead(stored);
    return {
      body: {
        caseId,
        asOf: toInstant(now),
        events: stored.events.length,
        ...(head && { head }),
        verified: first === undefined,
        ...(first && {
          firstBad: {
            kind: first.kind,
            kindText: codeName('proofFault', first.kind, language),
            ...(first.sequence !== undefined && { sequence: first.sequence }),
            ...(first.item !== undefined && { item: first.item }),
          },
        }),
        faults: faults.length,
      },
    };
  };

export const handler = serve(operation, () => handle(connectCases()));

/** The position of a fault in the history; a fault that names no event comes last. */
const sequenceOf = ({ sequence = Number.POSITIVE_INFINITY }: CaseFault): number => sequence;
