/**
 * The minimum number of calendar years for which records of comparisons and of access to personal data are kept: three, as the
 * law requires of evidence that personal data were handled properly (DOMAIN G7, G13, G14).
 */
export const accountabilityYears = 3;
