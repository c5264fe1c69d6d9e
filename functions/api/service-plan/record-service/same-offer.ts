import { canonicalJson } from '../../../../lib/domain/canonical-json.ts';
import type { ServiceToRecord } from '../../../../lib/domain/case/service-plan/record-service.ts';
import type { Service } from '../../../../lib/domain/case/service-plan/services.ts';
import type { LoadedCase } from '../../../../lib/store/stored.ts';
import type { CaseRecords } from '../../../common/connections/records.ts';

/**
 * Whether the refusal of an offer has already been recorded, by anybody and under any Idempotency-Key: on the same day, of the
 * same kind, by the same means, for the same reason, and of something described in the same words. Each offer is refused once,
 * since the third refusal in a row leads to a closure (I-17). The description is sealed, so it is opened only if everything
 * else matches.
 */
export async function isRecordedRefusal(
  records: CaseRecords,
  loaded: LoadedCase,
  service: ServiceToRecord,
  words: unknown,
): Promise<boolean> {
  if (service.outcome !== 'refused') return false;
  const alike = new Set(
    loaded.state.plan.services.filter((each) => agrees(each, service)).map(({ number }) => number),
  );
  if (alike.size === 0) return false;
  const history = await records.cases.history(loaded.state.caseId, loaded);
  const recorded = history.filter(
    ({ event }) => event.type === 'service-recorded' && alike.has(event.data.service.number),
  );
  const described = await Promise.all(recorded.map((stored) => records.cases.freeText(loaded, stored)));
  return described.some((each) => canonicalJson(each ?? {}) === canonicalJson(words));
}

const agrees = (recorded: Service, service: ServiceToRecord): boolean =>
  recorded.outcome === 'refused' &&
  recorded.type === service.type &&
  recorded.on === service.on &&
  recorded.refusal?.reason === service.refusalReason &&
  recorded.channel === service.channel &&
  (recorded.internship ?? false) === (service.internship ?? false) &&
  recorded.fairId === service.fair?.id;
