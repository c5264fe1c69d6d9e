import type { keys, lists } from './keys.ts';

type Keys = typeof keys;
type Lists = typeof lists;

/** A key by its name in `keys`, with what it is made of: names in braces, or an example where it is a number. */
type KeyExample = {
  [Name in keyof Keys]: Keys[Name] extends (...parts: infer Parts extends readonly unknown[]) => string
    ? readonly [Name, ...Parts]
    : readonly [Name];
}[keyof Keys];

type PrefixName = Extract<keyof Keys, `${string}Prefix`>;

/** A list by its name in `lists`, with what its partition and its sort key are made of. */
type ListExample = {
  [Name in keyof Lists]: {
    readonly list: Name;
    readonly of: Parameters<Lists[Name]['partition']>;
    readonly by: Parameters<Lists[Name]['sort']>;
  };
}[keyof Lists];

interface Users {
  /** What the pattern finds. */
  readonly pattern: string;
  /** Functions of this folder as `file#name`, or the function that reads the table's stream. */
  readonly readBy: readonly UserName[];
  readonly writtenBy: readonly UserName[];
}
type UserName = `${string}.ts#${string}` | 'the stream function';

/** What is read from the table itself: one item by its keys, or, by `prefix`, all whose sort keys begin alike. */
type TablePattern = Users & {
  readonly partition: KeyExample;
  readonly sort: KeyExample;
  readonly prefix?: PrefixName;
};
/** What is read from an index: the items of a partition in the order of the sort key. */
type IndexPattern = Users & ListExample;
/** One row of `ACCESS_PATTERNS.md`: how something is found, and what writes it. */
export type AccessPattern = TablePattern | IndexPattern;

const ofCase = ['case', '{caseId}'] as const;
const ofPerson = ['personPartition', '{personId}'] as const;

/**
 * Every access pattern of the table: how items are found, and what writes them. `ACCESS_PATTERNS.md` is made of it, and
 * `npm run access-patterns` fails where a key has no row here, or a row names a function that does not use the key.
 */
export const accessPatterns: readonly AccessPattern[] = [
  {
    pattern: 'The present state of a case',
    partition: ofCase,
    sort: ['head'],
    readBy: [
      'case-reader.ts#load',
      'case-reader.ts#loadMany',
      'registrations.ts#coverageOfCases',
      'whole-case.ts#readWholeCase',
      'whole-case.ts#listingsOf',
      'held-back.ts#ofState',
      'cases-of-person.ts#headsOf',
      'sign-history.ts#standingsFrom',
      'retention.ts#endedBefore',
      'history-audit.ts#auditCase',
      'bindings.ts#itemFaults',
    ],
    writtenBy: ['event-writes.ts#eventWrites', 'stored.ts#headItem', 'later-lists.ts#writeLater'],
  },
  {
    pattern: 'Whom a case is about (encrypted)',
    partition: ofCase,
    sort: ['person'],
    readBy: ['case-reader.ts#person', 'lookups.ts#caseOfNumber'],
    writtenBy: ['cases.ts#create', 'cases.ts#transfer', 'cases.ts#change', 'event-writes.ts#eventWrites'],
  },
  {
    pattern: 'An event of a case; its history, in order',
    partition: ofCase,
    sort: ['event', 1],
    prefix: 'eventPrefix',
    readBy: [
      'case-reader.ts#event',
      'case-reader.ts#history',
      'held-back.ts#ofEvent',
      'case-reader.ts#historyAfter',
      'whole-case.ts#readWholeCase',
      'later-lists.ts#lastBindings',
      'history-audit.ts#auditCase',
      'bindings.ts#itemFaults',
      'the stream function',
    ],
    writtenBy: ['cases.ts#change', 'event-writes.ts#eventWrites', 'stored.ts#eventItem'],
  },
  {
    pattern: 'A task of a case, which gsi2 lists while it is open',
    partition: ofCase,
    sort: ['task', '{taskId}'],
    readBy: ['later-lists.ts#isListed'],
    writtenBy: ['projections.ts#taskItems'],
  },
  {
    pattern: 'A deadline of a case, which gsi1 and gsi3 list while it is open',
    partition: ofCase,
    sort: ['deadline', '{deadlineId}'],
    readBy: ['later-lists.ts#isListed'],
    writtenBy: ['projections.ts#deadlineItems'],
  },
  {
    pattern: 'A scheduled action of a case, which gsi1 lists until it has run',
    partition: ofCase,
    sort: ['scheduledAction', '{actionId}'],
    readBy: [],
    writtenBy: ['projections.ts#scheduledActionItems'],
  },
  {
    pattern: 'A mandate of a case, which gsi5 lists until it is taken back',
    partition: ofCase,
    sort: ['mandate', '{mandateId}'],
    readBy: [],
    writtenBy: ['projections.ts#mandateItems'],
  },
  {
    pattern:
      'By what a case is searched for, which gsi4 lists until the records are destroyed; no event binds it, and it can be made anew',
    partition: ofCase,
    sort: ['sought', '{part}'],
    prefix: 'soughtPrefix',
    readBy: ['bindings.ts#itemFaults', 'case-reader.ts#withSamePhone'],
    writtenBy: ['sought-cases.ts#soughtItem'],
  },
  {
    pattern: 'That an escalation step was taken; written on condition that it was not, and never read',
    partition: ofCase,
    sort: ['escalation', '{deadlineId}', '{step}'],
    readBy: [],
    writtenBy: ['event-writes.ts#escalationItems'],
  },
  {
    pattern: 'That a workflow waits for a task, and its token',
    partition: ofCase,
    sort: ['wait', '{taskId}'],
    prefix: 'waitPrefix',
    readBy: [
      'workflow-signals.ts#waitFor',
      'whole-case.ts#readWholeCase',
      'bindings.ts#itemFaults',
      'the stream function',
    ],
    writtenBy: [
      'workflow-signals.ts#taskTokenWrite',
      'workflow-signals.ts#saveTaskToken',
      'workflow-signals.ts#repeatWait',
    ],
  },
  {
    pattern: 'That the effects of an event are to be carried out again',
    partition: ofCase,
    sort: ['redo', 1],
    prefix: 'redoPrefix',
    readBy: ['whole-case.ts#readWholeCase', 'bindings.ts#itemFaults', 'the stream function'],
    writtenBy: ['workflow-signals.ts#repeatEffects'],
  },
  {
    pattern: 'Up to which event the effects of a case have been carried out',
    partition: ['effects', '{caseId}'],
    sort: ['effectsDone'],
    readBy: ['effect-marks.ts#effectMarks', 'effect-marks.ts#markEffectsDone'],
    writtenBy: ['effect-marks.ts#markEffectsDone'],
  },
  {
    pattern: 'That a workflow that waited for a task has been woken',
    partition: ['effects', '{caseId}'],
    sort: ['woken', '{taskId}'],
    readBy: ['effect-marks.ts#effectMarks'],
    writtenBy: ['effect-marks.ts#markWoken'],
  },
  {
    pattern: 'A notice of a case, or all of them',
    partition: ofCase,
    sort: ['notice', '{noticeId}'],
    prefix: 'noticePrefix',
    readBy: [
      'notices.ts#findNotice',
      'told.ts#keyOfPlace',
      'notices.ts#noticesOfCase',
      'bindings.ts#itemFaults',
    ],
    writtenBy: ['notice-items.ts#noticeItems', 'notices.ts#reportDelivery'],
  },
  {
    pattern: 'The active case of a person: one at most',
    partition: ofPerson,
    sort: ['activeCase'],
    readBy: ['active-cases.ts#activeCaseOf'],
    writtenBy: [
      'active-cases.ts#claimPlace',
      'active-cases.ts#activeCaseWrites',
      'active-cases.ts#movedPlaces',
    ],
  },
  {
    pattern: 'The registration of a person as a job-seeker: one at most',
    partition: ofPerson,
    sort: ['jobSeekerCase'],
    readBy: ['active-cases.ts#jobSeekerCaseOf'],
    writtenBy: [
      'active-cases.ts#claimPlace',
      'active-cases.ts#activeCaseWrites',
      'active-cases.ts#movedPlaces',
    ],
  },
  {
    pattern: 'The one household without work that a person belongs to, by the case that it is on',
    partition: ofPerson,
    sort: ['household'],
    readBy: ['household-guards.ts#householdCaseOf', 'household-guards.ts#householdCasesOf'],
    writtenBy: ['household-guards.ts#householdWrites'],
  },
  {
    pattern: 'How often a person was placed in a public-welfare post, and whether they are in one',
    partition: ofPerson,
    sort: ['placements'],
    readBy: ['post-guards.ts#countedPlacements'],
    writtenBy: ['post-guards.ts#placementWrites', 'post-guards.ts#movedCounts'],
  },
  {
    pattern: 'A public-welfare post of a district; all of them (by `POST#`)',
    partition: ['posts', '{district}'],
    sort: ['post', '{postId}'],
    prefix: 'postPrefix',
    readBy: [
      'public-posts.ts#findPost',
      'public-posts.ts#postsAt',
      'public-posts.ts#recorderOf',
      'public-posts.ts#postsOfDistrict',
    ],
    writtenBy: ['public-posts.ts#newPost', 'public-posts.ts#changePost', 'post-guards.ts#placementWrites'],
  },
  {
    pattern:
      'The case of which a sign-in states the person and nobody has checked it: one at most of each kind',
    partition: ofPerson,
    sort: ['statedCase', '{place}', '{subject}'],
    readBy: ['active-cases.ts#jobSeekerCaseOf'],
    writtenBy: [
      'active-cases.ts#claimPlace',
      'active-cases.ts#activeCaseWrites',
      'active-cases.ts#movedPlaces',
    ],
  },
  {
    pattern:
      'What claims of subsidies hold of a person, so that nothing is had twice: under keyed hashes, decided by the conditions of writes alone',
    partition: ofPerson,
    sort: ['claimGuard', '{guardId}'],
    readBy: ['claim-guards.ts#guardsAreTaken', 'claim-guards.ts#beganClaiming'],
    writtenBy: ['claim-guards.ts#claimGuardWrites'],
  },
  {
    pattern: 'What comparison sources say of facts about a person (encrypted); forgotten after `expiresAt`',
    partition: ofPerson,
    sort: ['comparison', '{comparisonId}'],
    prefix: 'comparisonPrefix',
    readBy: ['comparison.ts#recordsOf'],
    writtenBy: ['comparison.ts#save'],
  },
  {
    pattern: 'Which facts comparison sources were loaded with, and as of which day',
    partition: ['comparisonLoads'],
    sort: ['comparisonLoad', '{source}', '{fact}'],
    prefix: 'comparisonPrefix',
    readBy: ['comparison.ts#loadedFacts'],
    writtenBy: ['comparison.ts#remember'],
  },
  {
    pattern: 'As of which day comparison sources were last loaded whole, by fact',
    partition: ['comparisonLoads'],
    sort: ['comparisonSnapshot', '{source}', '{fact}'],
    prefix: 'comparisonSnapshotPrefix',
    readBy: ['comparison.ts#recordsOf'],
    writtenBy: ['comparison.ts#recordSnapshot'],
  },
  {
    pattern: 'A run of a comparison; all of them, newest first',
    partition: ['matchingRuns'],
    sort: ['matchingRun', '{runId}'],
    readBy: ['matching-runs.ts#matchingRun', 'matching-runs.ts#matchingRuns'],
    writtenBy: ['matching-runs.ts#matchingRunWrite'],
  },
  {
    pattern: 'How a request was answered that may come again; forgotten after `expiresAt`',
    partition: ['request', '{requestId}'],
    sort: ['requestSort'],
    readBy: ['requests.ts#repeatedRequest'],
    writtenBy: ['requests.ts#rememberEffect'],
  },
  {
    pattern: 'What somebody has set for themself; forgotten after `expiresAt`, as is what else a sign-in has',
    partition: ['account', '{accountId}'],
    sort: ['preferences'],
    readBy: ['own-items.ts#keyOf'],
    writtenBy: ['own-items.ts#keyOf'],
  },
  {
    pattern: 'The application that somebody has begun (encrypted)',
    partition: ['account', '{accountId}'],
    sort: ['draft'],
    readBy: ['own-items.ts#keyOf'],
    writtenBy: ['own-items.ts#keyOf'],
  },
  {
    pattern: 'Up to when somebody has read what was told to them',
    partition: ['account', '{accountId}'],
    sort: ['notificationsRead'],
    readBy: ['own-items.ts#keyOf'],
    writtenBy: ['own-items.ts#keyOf'],
  },
  {
    pattern: 'How many cases a sign-in has begun on a day of persons whom nobody has checked',
    partition: ['account', '{accountId}'],
    sort: ['begunOn', '{date}'],
    readBy: ['own-openings.ts#openingWrite'],
    writtenBy: ['own-openings.ts#openingWrite'],
  },
  {
    pattern: 'What an employer has claimed, and what was found for it: which case each is of, newest first',
    partition: ['employer', '{employerId}'],
    sort: ['employerEntry', '{entry}', '{id}'],
    readBy: ['employer-list.ts#employerEntries', 'employer-list.ts#employerEntry'],
    writtenBy: ['employer-list.ts#employerWrites'],
  },
  {
    pattern: 'How often a status was asked for by a number on a day; forgotten after `expiresAt`',
    partition: ['lookups', '{numberId}'],
    sort: ['lookupsOn', '{date}'],
    readBy: ['lookups.ts#countLookup'],
    writtenBy: ['lookups.ts#countLookup'],
  },
  {
    pattern: 'What was sent on a day to a telephone number that nobody has confirmed',
    partition: ['lookups', '{phoneId}'],
    sort: ['sentOn', '{date}', '{by}'],
    readBy: ['unconfirmed-numbers.ts#countUnconfirmed'],
    writtenBy: ['unconfirmed-numbers.ts#countUnconfirmed'],
  },
  {
    pattern: 'Who has a case open on their screen; forgotten after `expiresAt`',
    partition: ['openings', '{caseId}'],
    sort: ['openedBy'],
    readBy: ['openings.ts#noteOpening', 'openings.ts#openingsOf'],
    writtenBy: ['openings.ts#noteOpening'],
  },
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
    pattern: 'The totals of the follow-ups of a district, as they were counted last',
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
  {
    pattern: 'A round of a job that is more than one invocation can do',
    partition: ['rounds', '{job}'],
    sort: ['round', '{at}'],
    prefix: 'roundPrefix',
    readBy: ['rounds.ts#lastRound', 'the stream function'],
    writtenBy: ['rounds.ts#roundItem'],
  },
  {
    pattern: 'How an execution stands; all executions of a case',
    partition: ['executions', '{caseId}'],
    sort: ['execution', '{name}'],
    readBy: [
      'executions.ts#indexedExecution',
      'executions.ts#executionsOfCase',
      'executions.ts#unnotedExecutions',
    ],
    writtenBy: ['executions.ts#executionWrite'],
  },
  {
    pattern: 'Who has asked for which redrive, newest first',
    partition: ['redrives'],
    sort: ['redrive', '{redriveId}'],
    readBy: ['redrives.ts#redrivesFrom'],
    writtenBy: ['redrives.ts#claimRedrive'],
  },
  {
    pattern: 'That somebody has claimed a redrive of an execution, by its number',
    partition: ['redrives'],
    sort: ['redriveClaim', '{name}', 1],
    readBy: ['redrives.ts#hasClaimed'],
    writtenBy: ['redrives.ts#claimRedrive'],
  },
  {
    pattern: 'The batches of redrives that were made, newest first',
    partition: ['redrives'],
    sort: ['listedBatch', '{batchId}'],
    readBy: ['redrives.ts#batchesFrom'],
    writtenBy: ['redrives.ts#batchListing'],
  },
  {
    pattern: 'A batch of redrives, and how it stands',
    partition: ['redriveBatch', '{batchId}'],
    sort: ['batchHead'],
    readBy: ['redrives.ts#batchHead'],
    writtenBy: ['redrives.ts#batchWrite'],
  },
  {
    pattern: 'The items of a batch of redrives',
    partition: ['redriveBatch', '{batchId}'],
    sort: ['batchItem', 1],
    prefix: 'batchItemPrefix',
    readBy: ['redrives.ts#batchEntries'],
    writtenBy: ['redrives.ts#batchEntryWrite'],
  },
  {
    pattern: 'A payment that is to be sent, which gsi2 lists until it is',
    partition: ofCase,
    sort: ['payment', 1],
    readBy: [],
    writtenBy: ['projections.ts#paymentItems'],
  },
  {
    pattern: 'A payment run with its sums; those of a province, newest first',
    partition: ['paymentRuns', '{province}'],
    sort: ['paymentRun', '{runId}'],
    prefix: 'paymentRunPrefix',
    readBy: ['payment-runs.ts#paymentRun', 'payment-runs.ts#runsOf'],
    writtenBy: ['payment-runs.ts#freezeRun', 'payment-runs.ts#itemWrites'],
  },
  {
    pattern: 'A claim on the list of a payment run, and what has become of it; or all of them',
    partition: ['runParts', '{runId}'],
    sort: ['runItem', '{caseId}', 1],
    prefix: 'runItemPrefix',
    readBy: ['payment-runs.ts#runItem', 'payment-runs.ts#runItems'],
    writtenBy: ['payment-runs.ts#itemOf'],
  },
  {
    pattern: 'Who was given the payment file of a run',
    partition: ['runParts', '{runId}'],
    sort: ['runExport', '{exportId}'],
    prefix: 'runExportPrefix',
    readBy: ['payment-runs.ts#exportsOf'],
    writtenBy: ['payment-runs.ts#exportWrite'],
  },
  {
    pattern:
      'What was approved, paid and recovered in a month, by district, scheme and fund; of a year and a division',
    partition: ['funds', '{province}'],
    sort: ['fundFlow', '{year}', '{district}', '{month}', '{scheme}', '{fund}'],
    prefix: 'fundFlowsPrefix',
    readBy: ['funds.ts#fundFlows'],
    writtenBy: ['funds.ts#fundWrites'],
  },
  {
    pattern:
      'What waits to be sent and what was sent and not answered, by district, scheme and fund; of a division',
    partition: ['funds', '{province}'],
    sort: ['fundStanding', '{district}', '{scheme}', '{fund}'],
    prefix: 'fundStandingPrefix',
    readBy: ['funds.ts#fundStanding'],
    writtenBy: ['funds.ts#fundWrites'],
  },
  {
    pattern: 'The entries of the budgets of a jurisdiction and a year',
    partition: ['funds', '{province}'],
    sort: ['budgetEntry', '{year}', '{jurisdiction}', '{entryId}'],
    prefix: 'budgetEntriesPrefix',
    readBy: ['funds.ts#budgetEntries'],
    writtenBy: ['funds.ts#budgetEntryWrite'],
  },
  {
    pattern: 'What is on public notice in a district, by its last day; forgotten after `expiresAt`',
    partition: ['publicNotices', '{district}'],
    sort: ['publicNotice', '{until}', '{reference}'],
    readBy: ['public-notices.ts#publicNoticesOn'],
    writtenBy: ['public-notices.ts#publicNoticeWrites'],
  },
  {
    pattern: 'What is to be paid in a district, oldest first',
    list: 'payable',
    of: ['{district}'],
    by: ['{queuedAt}', '{caseId}', 1],
    readBy: ['payment-runs.ts#payableIn'],
    writtenBy: ['projections.ts#paymentItems'],
  },
  {
    pattern: 'When a round of each job last came to its end',
    partition: ['health'],
    sort: ['roundEnd', '{job}'],
    prefix: 'roundEndPrefix',
    readBy: ['health.ts#roundEnds', 'health.ts#lastRoundEnd'],
    writtenBy: ['health.ts#noteRoundEnd'],
  },
  {
    pattern: 'What the parts of a check have found; those of the last check',
    partition: ['health'],
    sort: ['checkPart', '{at}', '{part}'],
    prefix: 'checkPrefix',
    readBy: ['health.ts#lastCheck'],
    writtenBy: ['health.ts#noteCheckPart'],
  },
  {
    pattern: 'The signed heads of a shard, in their order, and the last of them',
    partition: ['signedHeads', 7],
    sort: ['signedHead', '{day}', 1],
    prefix: 'signedHeadPrefix',
    readBy: [
      'signed-heads.ts#lastSignedHead',
      'signed-heads.ts#signedHeadItems',
      'sign-history.ts#shardsToSign',
    ],
    writtenBy: ['signed-heads.ts#appendSignedHead'],
  },
  {
    pattern: 'All holiday arrangements that were loaded',
    partition: ['calendar'],
    sort: ['calendarYear', 2027],
    prefix: 'calendarYearPrefix',
    readBy: ['calendar.ts#knownArrangements', 'calendar.ts#loadArrangements', 'calendar.ts#currentCalendar'],
    writtenBy: ['calendar.ts#saveArrangement'],
  },
  {
    pattern: 'All revisions of all policy amendments',
    partition: ['policy'],
    sort: ['amendment', '{amendmentId}', 1],
    prefix: 'amendmentPrefix',
    readBy: [
      'amendments.ts#lastAmendments',
      'amendments.ts#amendmentSet',
      'amendments.ts#allAmendmentRevisions',
    ],
    writtenBy: ['amendments.ts#appendAmendment'],
  },
  {
    pattern: 'All rules that were ever proposed, and one of them',
    partition: ['proposals'],
    sort: ['proposal', '{proposalId}'],
    prefix: 'proposalPrefix',
    readBy: ['rule-proposals.ts#ruleProposals', 'rule-proposals.ts#findProposal'],
    writtenBy: ['rule-proposals.ts#appendProposal', 'rule-proposals.ts#endProposal'],
  },
  {
    pattern:
      'How often rules were loaded: what was read at one count holds until the next, and an amendment is written on condition that nothing came in between',
    partition: ['policy'],
    sort: ['ruleLoads'],
    readBy: ['loaded-rules.ts#ruleLoads'],
    writtenBy: ['amendments.ts#appendAmendment', 'calendar.ts#saveArrangement'],
  },
  {
    pattern: 'The rules that the open deadlines follow',
    partition: ['policy'],
    sort: ['appliedRules'],
    readBy: ['applied-rules.ts#appliedRules'],
    writtenBy: ['applied-rules.ts#saveAppliedRules'],
  },

  {
    pattern: 'Steps of open deadlines, and scheduled actions, that are due',
    list: 'due',
    of: [7],
    by: ['{at}', '{caseId}', '{id}'],
    readBy: ['due.ts#openDeadlinesFrom', 'due.ts#dueByDistrict', 'due.ts#nextDueAt', 'rounds.ts#dueFrom'],
    writtenBy: ['projections.ts#openDeadline', 'projections.ts#openScheduledAction'],
  },
  {
    pattern: 'Notices that have not been delivered since an instant',
    list: 'undeliveredNotices',
    of: [7],
    by: ['{issuedAt}', '{caseId}', '{noticeId}'],
    readBy: ['rounds.ts#undeliveredFrom'],
    writtenBy: ['notice-items.ts#noticeItemOf'],
  },
  {
    pattern: 'All cases that are registered now',
    list: 'registeredCases',
    of: [7],
    by: ['{registeredAt}', '{caseId}'],
    readBy: ['rounds.ts#casesFrom'],
    writtenBy: ['projections.ts#registrationListings'],
  },
  {
    pattern: 'Cases that are not registered, by when they last changed',
    list: 'otherCases',
    of: [7],
    by: ['{changedAt}', '{caseId}'],
    readBy: ['rounds.ts#casesFrom', 'rounds.ts#changedUntil'],
    writtenBy: ['event-writes.ts#headListings'],
  },
  {
    pattern: 'Events of all cases of a shard, by when they happened, to be signed',
    list: 'writtenEvents',
    of: [7],
    by: ['{at}', '{caseId}', 1, '{hash}'],
    readBy: ['sign-history.ts#writtenFrom'],
    writtenBy: ['event-writes.ts#eventListing'],
  },
  {
    pattern: 'Open tasks of a district, soonest due first',
    list: 'openTasks',
    of: ['{district}'],
    by: ['{dueAt}', '{caseId}', '{taskId}'],
    readBy: ['worklist.ts#openTasks', 'worklist.ts#firstOf'],
    writtenBy: ['projections.ts#openTask'],
  },
  {
    pattern: 'Notices of a district that are still to be delivered, oldest first',
    list: 'outbox',
    of: ['{district}'],
    by: ['{issuedAt}', '{caseId}', '{noticeId}'],
    readBy: ['notices.ts#firstOf'],
    writtenBy: ['notice-items.ts#noticeItemOf'],
  },
  {
    pattern: 'Cases that were ever registered in a district, with their months',
    list: 'casesOfDistrict',
    of: ['{district}'],
    by: ['{registeredAt}', '{caseId}'],
    readBy: [
      'registrations.ts#coverageOfDistrict',
      'registrations.ts#countedOfDistrict',
      'registrations.ts#kpiCasesOfDistrict',
    ],
    writtenBy: ['projections.ts#registrationListings'],
  },
  {
    pattern: 'Open deadlines that wait for the holiday arrangement of a year',
    list: 'provisionalDeadlines',
    of: [2027, 7],
    by: ['{caseId}', '{deadlineId}'],
    readBy: ['due.ts#deadlinesAwaiting', 'due.ts#countAwaiting'],
    writtenBy: ['projections.ts#openDeadline'],
  },
  {
    pattern: 'Open cases of an officer, in the order in which they were given them',
    list: 'casesOfOfficer',
    of: ['{subject}'],
    by: ['{since}', '{caseId}'],
    readBy: ['officers.ts#casesOfOfficer', 'officers.ts#withLoad', 'officers.ts#caseload'],
    writtenBy: ['projections.ts#registrationListings'],
  },
  {
    pattern:
      'Applications of a sign-in that nobody has decided, and of which nobody has checked whose they are',
    list: 'undecidedOfOwner',
    of: ['{subject}'],
    by: ['{submittedAt}', '{caseId}'],
    readBy: ['case-reader.ts#hasMany'],
    writtenBy: ['event-writes.ts#headListings'],
  },
  {
    pattern: 'Open deadlines of a district, longest due first',
    list: 'deadlinesOfDistrict',
    of: ['{district}'],
    by: ['{dueAt}', '{kind}', '{caseId}', '{deadlineId}'],
    readBy: ['district-deadlines.ts#deadlinesOf', 'district-deadlines.ts#deadlinesFrom'],
    writtenBy: ['projections.ts#openDeadline'],
  },
  {
    pattern: 'Executions by how they stand, newest first',
    list: 'executions',
    of: ['{standing}', 7],
    by: ['{startedAt}', '{name}'],
    readBy: ['executions.ts#newestExecutions'],
    writtenBy: ['executions.ts#executionWrite'],
  },
  {
    pattern:
      'Cases of a person, newest first; behind the others those of which it is only stated whose they are',
    list: 'casesOfPerson',
    of: ['{personId}'],
    by: ['{caseId}', false],
    readBy: [
      'cases-of-person.ts#headsOfPerson',
      'case-reader.ts#pageOfPerson',
      'case-reader.ts#unopenedOf',
      'case-reader.ts#casesOf',
    ],
    writtenBy: ['event-writes.ts#headListings'],
  },
  {
    pattern: 'The case that has an application number, by the item of its person',
    list: 'caseOfNumber',
    of: ['{applicationNumber}'],
    by: ['{caseId}'],
    readBy: ['lookups.ts#caseOfNumber'],
    writtenBy: ['event-writes.ts#personListing'],
  },
  {
    pattern: 'The case of a public notice, by the number of the notice, as long as the board has it',
    list: 'caseOfPublicNotice',
    of: ['{reference}'],
    by: ['{caseId}'],
    readBy: ['public-notices.ts#caseOfPublicNotice'],
    writtenBy: ['public-notices.ts#publicNoticeWrites'],
  },
  {
    pattern:
      'Cases by a keyed hash of the name or the phone number of their person; behind the others those of which it is only stated whose they are',
    list: 'soughtCases',
    of: ['{part}', '{sought}'],
    by: ['{caseId}', false],
    readBy: ['case-reader.ts#soughtBy'],
    writtenBy: ['sought-cases.ts#soughtItems'],
  },
  {
    pattern: 'Cases that somebody has submitted, by the time of submission',
    list: 'casesOfOwner',
    of: ['{subject}'],
    by: ['{submittedAt}', '{caseId}'],
    readBy: ['case-reader.ts#ownedBy', 'cases-of-person.ts#newestOwned', 'cases-of-person.ts#headsOfPerson'],
    writtenBy: ['event-writes.ts#headListings'],
  },
  {
    pattern: 'What was told to an officer, or to the supervisors of a district, newest first',
    list: 'noticesTold',
    of: ['{kind}', '{who}'],
    by: ['{issuedAt}', '{caseId}', '{noticeId}'],
    readBy: ['told.ts#noticesTold', 'told.ts#countToldAfter'],
    writtenBy: ['told-list.ts#toldTo', 'notice-items.ts#noticeItemOf'],
  },
  {
    pattern: 'Cases in which somebody acts for the person, from a day on, by the last day of the mandate',
    list: 'casesOfRepresentative',
    of: ['{subject}'],
    by: ['{until}', '{caseId}', '{mandateId}'],
    readBy: ['case-reader.ts#representedBy'],
    writtenBy: ['projections.ts#representativeListing'],
  },
];
