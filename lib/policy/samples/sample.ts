import type { Details, Story } from './story.ts';

/** Data that show a region at work, for `npm start`, `npm run simulate` and the tests. No function imports them. */
export interface RegionSample {
  /** An application as `POST /applications` takes it. The ready-made sign-ins belong to its district. */
  readonly application: Details & { readonly district: string };
  /**
   * A simulated year. Its registration must end after the eleventh of a month. Before that day it depends on the case whether
   * the month's follow-up has begun, and so what the history contains.
   */
  readonly story: Story;
}

/** Samples by region. */
export type RegionSamples<Id extends string = string> = Readonly<Record<Id, RegionSample>>;
