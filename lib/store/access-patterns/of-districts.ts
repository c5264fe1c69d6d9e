import type { AccessPattern } from './pattern.ts';

/** Access patterns of a district. */
export const ofDistricts: readonly AccessPattern[] = [
  {
    pattern: 'How to reach the agency of a district, as it was entered last',
    partition: ['agency', '{district}'],
    sort: ['agencyVersion', 1],
    prefix: 'agencyVersionPrefix',
    readBy: ['district-agencies.ts#lastAgency'],
    writtenBy: ['district-agencies.ts#enterAgency'],
  },
  {
    pattern: 'How a district was rated in a month: counts',
    partition: ['ratings', '{district}'],
    sort: ['ratingsOf', '{month}'],
    readBy: ['rating-counts.ts#ratingCounts'],
    writtenBy: ['rating-counts.ts#countRating'],
  },
  {
    pattern: 'How many grants were found from data in a district in a month, by scheme: counts',
    partition: ['grantCounts', '{district}'],
    sort: ['grantCountsOf', '{month}', '{scheme}'],
    readBy: ['grant-counts.ts#grantCounts'],
    writtenBy: ['grant-counts.ts#grantCountWrites'],
  },
  {
    pattern:
      'How many claims were received, approved, refused and paid in a district in a month, by scheme: counts',
    partition: ['grantCounts', '{district}'],
    sort: ['claimCountsOf', '{month}', '{scheme}'],
    readBy: ['claim-counts.ts#claimCounts'],
    writtenBy: ['claim-counts.ts#claimCountWrites'],
  },
  {
    pattern: 'All officers',
    partition: ['officers'],
    sort: ['officer', '{subject}'],
    prefix: 'officerPrefix',
    readBy: [
      'officers.ts#entryToReplace',
      'officers.ts#officerEntries',
      'officers.ts#officerEntry',
      'officers.ts#recentEntry',
    ],
    writtenBy: ['officers.ts#saveOfficer'],
  },
  {
    pattern:
      'How often personal data were revealed in a district on a day by whom; in a month (by `DAY#{month}`)',
    partition: ['reveals', '{district}'],
    sort: ['revealsOn', '{date}#{subject}'],
    readBy: ['reveals.ts#revealsOfMonth'],
    writtenBy: ['reveals.ts#countReveal'],
  },
  {
    pattern: 'The recruitment fair of a district on a day; those of a month (by `FAIR#{month}-`), or all',
    partition: ['fairs', '{district}'],
    sort: ['fair', '{date}'],
    readBy: ['recruitment-fairs.ts#findFair', 'recruitment-fairs.ts#fairsFrom'],
    writtenBy: ['recruitment-fairs.ts#recordFair'],
  },
  {
    pattern: 'The digest of a district on a day; those of a month (by `DIGEST#{month}`)',
    partition: ['digests', '{district}'],
    sort: ['digest', '{date}'],
    prefix: 'digestPrefix',
    readBy: ['digests.ts#digestsOfMonth', 'digests.ts#unpublishedDigests', 'the stream function'],
    writtenBy: ['digests.ts#appendDigest', 'digests.ts#repeatDigest'],
  },
  {
    pattern: 'That the message of a digest has been published; of some days of a district',
    partition: ['digestEffects', '{district}'],
    sort: ['digestPublished', '{date}'],
    readBy: ['digests.ts#unpublishedDigests'],
    writtenBy: ['digests.ts#markDigestPublished'],
  },
  {
    pattern: 'The totals of the follow-ups of a district and its indicators, as they were counted last',
    partition: ['coverage', '{district}'],
    sort: ['coverageTotals'],
    readBy: ['coverage-totals.ts#coverageTotals', 'coverage-totals.ts#coverageTotalsOf'],
    writtenBy: ['coverage-totals.ts#countCoverage'],
  },
  {
    pattern: 'A count of these totals that is under way, and how far it has come',
    partition: ['coverage', '{district}'],
    sort: ['coveragePart'],
    readBy: ['coverage-totals.ts#countCoverage'],
    writtenBy: ['coverage-totals.ts#countCoverage'],
  },
];
