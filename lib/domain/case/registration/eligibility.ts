/** What can be said of an application before it is made: that it can succeed, that it cannot, or that more has to be known. */
export const eligibilityVerdicts = ['can', 'ask', 'no'] as const;
export type EligibilityVerdict = (typeof eligibilityVerdicts)[number];
