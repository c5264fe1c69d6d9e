import type { HelperRules } from '../kernel/helper.ts';
import type { SharedRules } from '../kernel/rules.ts';
import type { CitationReference } from '../kernel/vocabulary.ts';

/** The rules of a region for the monthly follow-ups. */
export interface FollowUpRules extends SharedRules, HelperRules {
  readonly followUp: {
    readonly basis: CitationReference;
    readonly methods: readonly string[];
    /** If the registration falls within this number of last working days of a month, the next month is the first one (I-06). */
    readonly skippedWithinLastWorkingDays: number;
    readonly firstContactCounts: boolean;
    /** Attempts on this number of different days, by this number of means, excuse the month (I-07). */
    readonly excusedAfter: { readonly attempts: number; readonly differentMeans: number };
    /** The number of days at the beginning of a month over which a region's follow-ups are spread. */
    readonly spreadOverDays: number;
    readonly responsible: 'registering-agency' | 'county-and-below';
  };
  readonly closure: {
    /** The number of months, from the first failed attempt after the last contact, after which a closure is proposed (I-07). */
    readonly unreachableMonths: number;
  };
}
