import type { Mutant } from './mutant.ts';

const domain = 'lib/domain/case';
const tests = 'test/domain/case';

/** Mutants for the rules of follow-ups and what they find: who was reached, who is out of reach, and what is closed. */
export const followUpMutants: readonly Mutant[] = [
  {
    id: 'L1.document',
    wrong: 'closures cite another document',
    file: 'lib/policy/layers/national/closure.ts',
    find: "citing('mohrss-2020-3')",
    replace: "citing('mohrss-2020-79')",
    test: `${tests}/closure/closure.test.ts`,
  },
  {
    id: 'L1.elsewhere',
    wrong: 'whoever is registered elsewhere is put up to be closed',
    file: `${domain}/signals/receive-signal.ts`,
    find: "  'entered-school': { reason:",
    replace:
      "  'registered-elsewhere': { reason: 'employed', compared: 'insurance-match' },\n  'entered-school': { reason:",
    test: `${tests}/signals/signals.test.ts`,
  },
  {
    id: 'L3.months',
    wrong: 'five months without contact are enough',
    file: `${domain}/follow-up/unreachable.ts`,
    find: 'addMonths(parseLocalDate(first), months)',
    replace: 'addMonths(parseLocalDate(first), months - 1)',
    test: `${tests}/follow-up/follow-up.test.ts`,
  },
  {
    id: 'L3.day-before',
    wrong: 'the corresponding day is not waited for',
    file: `${domain}/follow-up/unreachable.ts`,
    find: 'if (today < addMonths(',
    replace: 'if (today.slice(0, 7) < addMonths(',
    test: `${tests}/follow-up/follow-up.test.ts`,
  },
  {
    id: 'L3.contact',
    wrong: 'what the person reports breaks no silence',
    file: `${domain}/in-touch/last-contact.ts`,
    find: "origin === 'person'",
    replace: "origin === 'nobody'",
    test: `${tests}/follow-up/follow-up.test.ts`,
  },
  {
    id: 'L3.service',
    wrong: 'a service that was taken is no contact',
    file: `${domain}/in-touch/last-contact.ts`,
    find: "outcome === 'taken' ||",
    replace: '',
    test: `${tests}/follow-up/follow-up.test.ts`,
  },
  {
    id: 'L3.silent-answer',
    wrong: 'silence after an offer is a contact',
    file: `${domain}/in-touch/last-contact.ts`,
    find: "refusal !== undefined && refusal.reason !== 'no-answer-in-time'",
    replace: 'refusal !== undefined',
    test: `${tests}/follow-up/follow-up.test.ts`,
  },
  {
    id: 'L3.one-day',
    wrong: 'three attempts on one day excuse a month',
    file: `${domain}/follow-up/attempt.ts`,
    find: 'days.size >= excusedAfter.attempts',
    replace: 'record.attempts.length + 1 >= excusedAfter.attempts',
    test: `${tests}/follow-up/follow-up.test.ts`,
  },
  {
    id: 'L3.one-means',
    wrong: 'attempts by one means excuse a month',
    file: `${domain}/follow-up/attempt.ts`,
    find: 'tried.size >= excusedAfter.differentMeans',
    replace: 'tried.size >= 1',
    test: `${tests}/follow-up/follow-up.test.ts`,
  },
  {
    id: 'W6.in-work',
    wrong: 'nothing follows where a follow-up finds somebody in work',
    file: `${domain}/follow-up/findings.ts`,
    find: "const goesOn: readonly Progress[] = ['still-looking',",
    replace: "const goesOn: readonly Progress[] = ['in-work', 'still-looking',",
    test: `${tests}/follow-up/findings.test.ts`,
  },
  {
    id: 'W15.once',
    wrong: 'a follow-up that reaches the person is no first contact',
    file: `${domain}/follow-up/complete.ts`,
    find: '...(!compared && firstReached(state, rules, calendar, context.now)),',
    replace: '',
    test: `${tests}/follow-up/findings.test.ts`,
  },
  {
    id: 'W16.overdue',
    wrong: 'a month without the fair stays open for ever',
    file: 'lib/domain/recruitment-fair.ts',
    find: "month === monthOf(today) ? 'open' : 'overdue'",
    replace: "'open'",
    test: 'test/domain/recruitment-fair.test.ts',
  },
  {
    id: 'W16.not-reached',
    wrong: 'a check that reached nobody is done',
    file: `${domain}/after-placement/placement-check.ts`,
    find: "const reaches = finding !== 'not-reached';",
    replace: 'const reaches = true;',
    test: `${tests}/after-placement/placement-check.test.ts`,
  },
];
