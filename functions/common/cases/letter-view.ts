import { isDeepStrictEqual } from 'node:util';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { RevealedField } from '../../../lib/domain/case/person/events.ts';
import { shownUntil } from '../../../lib/domain/case/person/reveal.ts';
import { agencyOf } from '../../../lib/policy/agencies.ts';
import { revealShownSeconds } from '../../../lib/policy/office-practice.ts';
import { lastAgency } from '../../../lib/store/district-agencies.ts';
import type { StoredNotice } from '../../../lib/store/notice-items.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';
import { Problem } from '../http/problems.ts';
import type { RequestContext } from '../http/request-context.ts';
import { placeParameters } from '../notices/place.ts';
import { letterText } from '../notices/render.ts';
import type { Rules } from '../rules/rules.ts';
import { agencyView } from '../views/agency-view.ts';
import { applicantView } from '../views/masking.ts';
import { dateText } from '../wording/date-text.ts';
import { noticeSource } from './notices-view.ts';
import { maskEach } from './shown-history.ts';

type Asking = Pick<RequestContext, 'principal' | 'language' | 'now'>;

/**
 * Returns a notice to the person as a letter. The person and their representative see their name in full. Staff see in full
 * only what they revealed a moment ago.
 * @param reveal the number of the event that recorded the reveal
 * @throws Problem `reveal-not-found` or `reveal-expired`
 */
export async function letterView(
  records: CaseRecords,
  loaded: LoadedCase,
  notice: StoredNotice,
  reveal: number | undefined,
  asking: Asking,
) {
  const { state } = loaded;
  const { language } = asking;
  const [{ said, rules, ...source }, person, last] = await Promise.all([
    noticeSource(records, loaded),
    records.cases.person(loaded),
    lastAgency(records.table, state.district),
  ]);
  const pack = rules.packAt(state.region, Date.parse(notice.issuedAt));
  const shown = await shownInFull(records, loaded, reveal, asking, rules);
  const textWith = (freeText: ReturnType<typeof maskEach>) =>
    letterText({ ...source, notice, freeText, language }, rules);
  const [full, masked] = [textWith(said), textWith(maskEach(said))];
  const named = shown.includes('name');
  const text = shown.includes('statements') ? full : masked;
  const { name } = applicantView(person, named ? 'person' : 'agency');
  const own = state.agency === undefined ? undefined : agencyOf(pack, state.district, state.agency);
  const issuedOn = beijingDate(Date.parse(notice.issuedAt));
  return {
    caseId: state.caseId,
    noticeId: notice.noticeId,
    title: text.title,
    applicationNumber: state.applicationNumber,
    salutation: language === 'zh' ? `${name}：` : `To ${name}:`,
    paragraphs: [...text.paragraphs],
    law: [...text.law],
    remedy: [...text.remedy],
    agency:
      own?.name[language] ??
      agencyView(pack, state.district, last, asking).agency?.name ??
      placeParameters(state, pack, language).agency,
    issuedOn,
    issuedOnText: dateText(issuedOn, language),
    template: notice.template,
    templateVersion: notice.templateVersion,
    language,
    masked: !named || !isDeepStrictEqual(text.paragraphs, full.paragraphs),
  };
}

const everything: readonly RevealedField[] = ['name', 'statements'];

/** The fields of a letter that its reader sees in full. Staff have to record a reveal first, and the person can read it. */
async function shownInFull(
  records: CaseRecords,
  { state }: LoadedCase,
  reveal: number | undefined,
  { principal, now }: Asking,
  rules: Rules,
): Promise<readonly RevealedField[]> {
  if (principal.role === 'applicant') return everything;
  if (reveal === undefined) return [];
  const recorded = (await records.cases.event(state.caseId, reveal))?.event;
  if (recorded?.type !== 'personal-data-revealed' || recorded.actor.subject !== principal.subject)
    throw new Problem('reveal-not-found');
  const seconds = revealShownSeconds(rules.packAt(state.region, now));
  if (now > shownUntil(recorded.at, seconds)) throw new Problem('reveal-expired');
  return recorded.data.fields;
}
