import type { Details, Story } from './story.ts';

/**
 * What shows a region at work, for `npm start`, `npm run simulate` and the tests. No function imports it.
 */
export interface RegionSample {
  /** An application as `POST /applications` takes it. The ready-made sign-ins are those of its district. */
  readonly application: Details & { readonly district: string };
  /**
   * A simulated year. A registration ends after the eleventh of a month: until then it differs by case whether
   * the month's follow-up has begun, and so what its history says.
   */
  readonly story: Story;
}

/** Samples by region. */
export type RegionSamples<Id extends string = string> = Readonly<Record<Id, RegionSample>>;
