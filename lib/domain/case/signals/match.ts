import { addDays, beijingDate, monthOf } from '../../calendar/local-date.ts';
import { type ComparisonRecord, isAfter, type SignalledFact, signalledFacts } from '../../comparison.ts';
import type { KernelState } from '../kernel/state.ts';
import type { SignalKind } from './events.ts';
import type { Signal } from './receive-signal.ts';
import type { SignalSlice } from './state.ts';

/** What a decision on the application has seen, as far as a source said it. */
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

/** Whether a record is as of a day on which the person had applied; what lasts may be older. */
export const isOfRegistration = (
  { submittedAt }: Pick<KernelState, 'submittedAt'>,
  record: ComparisonRecord,
): boolean => isAfter(record, addDays(beijingDate(Date.parse(submittedAt)), -1));

/** The name that the screening has for a fact of a source. */
const screenedAs = (fact: SignalledFact): string => (fact === 'registered-elsewhere' ? 'duplicate' : fact);

/**
 * The signal that a match of a source gives. Undefined where the case knows of it: the source has said the same as of
 * a day of that month, or the officer who decided the application saw it say so. A month is how often the circulars have
 * registrations compared (SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4): a source that is loaded every day would otherwise
 * send the person a notice every day, and give the officer a task every day that they have already declined. What
 * changes later in the month is found by its follow-up, or in the next month. A record as of a day before the person
 * applied says nothing of the present: everybody was in work before they lost it (DOMAIN D3.3).
 */
export function signalOfMatch(
  state: SignalSlice & Screened & Pick<KernelState, 'submittedAt'>,
  record: ComparisonRecord,
): Signal | undefined {
  const { source, asOf } = record;
  const fact = signalledFacts.find((each) => each === record.fact);
  // What may show employment difficulty is no signal: the daily search for candidates reads it. Nor is a completed training.
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
