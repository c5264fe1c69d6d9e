import { addDays, beijingDate, monthOf } from '../../calendar/local-date.ts';
import { type ComparisonRecord, isAfter, type SignalledFact, signalledFacts } from '../../comparison.ts';
import type { KernelState } from '../kernel/state.ts';
import type { SignalKind } from './events.ts';
import type { Signal } from './receive-signal.ts';
import type { SignalSlice } from './state.ts';

/** The comparison results that the decision on the application took into account. */
interface Screened {
  readonly screening?:
    | {
        readonly evidence: readonly {
          readonly check: string;
          readonly finding: string;
          readonly source: string;
          readonly asOf?: string | undefined;
        }[];
      }
    | undefined;
}

const signalKindOf: Readonly<Record<SignalledFact, SignalKind>> = {
  'insured-employment': 'found-work',
  'business-owner': 'started-business',
  pension: 'drawing-pension',
  'registered-elsewhere': 'registered-elsewhere',
  'benefit-unclaimed': 'benefit-unclaimed',
};

/** Whether a record is dated on or after the day of the application; for lasting facts it may be older. */
export const isOfRegistration = (
  { submittedAt }: Pick<KernelState, 'submittedAt'>,
  record: ComparisonRecord,
): boolean => isAfter(record, addDays(beijingDate(Date.parse(submittedAt)), -1));

/** The name that the screening uses for a fact of a source. */
const screenedAs = (fact: SignalledFact): string => (fact === 'registered-elsewhere' ? 'duplicate' : fact);

/**
 * The signal that a source's match gives. Undefined if the case already knows it: the source reported the same as of a day in
 * that month, or the officer who decided the application saw it. The circulars have registrations compared monthly (SX-2.6,
 * QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4): otherwise a source loaded daily would send the person a notice every day, and give the
 * officer a task every day that they have already declined. A change later in the month is found by its follow-up, or in the
 * next month. A record from before the application says nothing about the present: everybody was in work before they lost it
 * (DOMAIN D3.3).
 */
export function signalOfMatch(
  state: SignalSlice & Screened & Pick<KernelState, 'submittedAt'>,
  record: ComparisonRecord,
): Signal | undefined {
  const { source, asOf } = record;
  const fact = signalledFacts.find((each) => each === record.fact);
  // Facts that may show employment difficulty are no signals: the daily search for candidates reads them. Nor is a completed
  // training.
  if (!fact || !isOfRegistration(state, record)) return undefined;
  const kind = signalKindOf[fact];
  const said = [
    ...state.signals.filter((each) => each.origin === 'comparison' && each.kind === kind),
    ...(state.screening?.evidence ?? []).filter(
      ({ finding, check }) => finding === 'match' && check === screenedAs(fact),
    ),
  ];
  const known = said.some(
    (each) => each.source === source && each.asOf && monthOf(each.asOf) === monthOf(asOf),
  );
  return known ? undefined : { kind, origin: 'comparison', source, asOf };
}
