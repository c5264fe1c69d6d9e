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
    readBy: ['cases.ts#load', 'stored.ts#parseHead'],
    writtenBy: ['event-writes.ts#eventWrites', 'stored.ts#headItem'],
  },
  {
    pattern: 'Whom a case is about (encrypted)',
    partition: ofCase,
    sort: ['person'],
    readBy: ['cases.ts#person'],
    writtenBy: ['cases.ts#create', 'cases.ts#transfer'],
  },
  {
    pattern: 'An event of a case; its history, in order',
    partition: ofCase,
    sort: ['event', 1],
    prefix: 'eventPrefix',
    readBy: ['cases.ts#event', 'cases.ts#history', 'the stream function'],
    writtenBy: ['event-writes.ts#eventWrites', 'stored.ts#eventItem'],
  },
  {
    pattern: 'A task of a case, which gsi2 lists while it is open',
    partition: ofCase,
    sort: ['task', '{taskId}'],
    readBy: [],
    writtenBy: ['projections.ts#taskItems'],
  },
  {
    pattern: 'A deadline of a case, which gsi1 and gsi3 list while it is open',
    partition: ofCase,
    sort: ['deadline', '{deadlineId}'],
    readBy: [],
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
    pattern: 'That an escalation step was taken; written on condition that it was not, and never read',
    partition: ofCase,
    sort: ['escalation', '{deadlineId}', '{step}'],
    readBy: [],
    writtenBy: ['event-writes.ts#escalationWrites'],
  },
  {
    pattern: 'That a workflow waits for a task, and its token',
    partition: ofCase,
    sort: ['wait', '{taskId}'],
    prefix: 'waitPrefix',
    readBy: ['workflow-signals.ts#taskTokenOf', 'the stream function'],
    writtenBy: ['workflow-signals.ts#taskTokenWrite', 'workflow-signals.ts#saveTaskToken'],
  },
  {
    pattern: 'That the effects of an event are to be carried out again',
    partition: ofCase,
    sort: ['redo', 1],
    prefix: 'redoPrefix',
    readBy: ['the stream function'],
    writtenBy: ['workflow-signals.ts#repeatEffects'],
  },
  {
    pattern: 'A notice of a case, or all of them',
    partition: ofCase,
    sort: ['notice', '{noticeId}'],
    prefix: 'noticePrefix',
    readBy: ['notices.ts#findNotice', 'notices.ts#noticesOfCase'],
    writtenBy: ['notice-items.ts#noticeItems', 'notices.ts#reportDelivery'],
  },
  {
    pattern: 'The active case of a person: one at most',
    partition: ofPerson,
    sort: ['activeCase'],
    readBy: ['active-cases.ts#activeCaseOf'],
    writtenBy: ['active-cases.ts#claimActiveCase', 'active-cases.ts#activeCaseWrites'],
  },
  {
    pattern: 'What comparison sources say of facts about a person',
    partition: ofPerson,
    sort: ['comparison', '{source}', '{fact}'],
    prefix: 'comparisonPrefix',
    readBy: ['comparison.ts#recordsOf'],
    writtenBy: ['comparison.ts#save'],
  },
  {
    pattern: 'How a request was answered that may come again; forgotten after `expiresAt`',
    partition: ['request', '{requestId}'],
    sort: ['requestSort'],
    readBy: ['requests.ts#answeredRequest'],
    writtenBy: ['requests.ts#rememberRequest'],
  },
  {
    pattern: 'All officers',
    partition: ['officers'],
    sort: ['officer', '{subject}'],
    prefix: 'officerPrefix',
    readBy: ['officers.ts#officerEntries'],
    writtenBy: ['officers.ts#saveOfficer'],
  },
  {
    pattern: 'The recruitment fair of a district on a day; those of a month (by `FAIR#{month}-`)',
    partition: ['fairs', '{district}'],
    sort: ['fair', '{date}'],
    readBy: ['recruitment-fairs.ts#findFair', 'recruitment-fairs.ts#fairsOfMonth'],
    writtenBy: ['recruitment-fairs.ts#recordFair'],
  },
  {
    pattern: 'The digest of a district on a day; those of a month (by `DIGEST#{month}`)',
    partition: ['digests', '{district}'],
    sort: ['digest', '{date}'],
    prefix: 'digestPrefix',
    readBy: ['digests.ts#digestsOfMonth', 'the stream function'],
    writtenBy: ['digests.ts#appendDigest'],
  },
  {
    pattern: 'All holiday arrangements that were loaded',
    partition: ['calendar'],
    sort: ['calendarYear', 2027],
    prefix: 'calendarYearPrefix',
    readBy: ['calendar.ts#knownArrangements', 'calendar.ts#loadArrangements'],
    writtenBy: ['calendar.ts#saveArrangement'],
  },
  {
    pattern: 'All revisions of all policy amendments',
    partition: ['policy'],
    sort: ['amendment', '{amendmentId}', 1],
    prefix: 'amendmentPrefix',
    readBy: ['amendments.ts#lastAmendments'],
    writtenBy: ['amendments.ts#appendAmendment'],
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
    readBy: [
      'due.ts#due',
      'due.ts#openDeadlines',
      'due.ts#openDeadlinesFrom',
      'due.ts#dueByDistrict',
      'due.ts#nextDueAt',
    ],
    writtenBy: ['projections.ts#openDeadline', 'projections.ts#openScheduledAction'],
  },
  {
    pattern: 'Notices that have not been delivered since an instant',
    list: 'undeliveredNotices',
    of: [7],
    by: ['{issuedAt}', '{caseId}', '{noticeId}'],
    readBy: ['notices.ts#undeliveredSince'],
    writtenBy: ['notice-items.ts#noticeItemOf'],
  },
  {
    pattern: 'All cases that are registered now',
    list: 'registeredCases',
    of: [7],
    by: ['{registeredAt}', '{caseId}'],
    readBy: ['registrations.ts#registeredCases'],
    writtenBy: ['projections.ts#registrationListings'],
  },
  {
    pattern: 'Open tasks of a district, soonest due first',
    list: 'openTasks',
    of: ['{district}'],
    by: ['{dueAt}', '{caseId}', '{taskId}'],
    readBy: ['worklist.ts#worklist'],
    writtenBy: ['projections.ts#openTask'],
  },
  {
    pattern: 'Notices of a district that are still to be delivered, oldest first',
    list: 'outbox',
    of: ['{district}'],
    by: ['{issuedAt}', '{caseId}', '{noticeId}'],
    readBy: ['notices.ts#outbox'],
    writtenBy: ['notice-items.ts#noticeItemOf'],
  },
  {
    pattern: 'Cases that were ever registered in a district, with their months',
    list: 'casesOfDistrict',
    of: ['{district}'],
    by: ['{registeredAt}', '{caseId}'],
    readBy: ['registrations.ts#coverageOfDistrict'],
    writtenBy: ['projections.ts#registrationListings'],
  },
  {
    pattern: 'Open deadlines that wait for the holiday arrangement of a year',
    list: 'provisionalDeadlines',
    of: [2027, 7],
    by: ['{caseId}', '{deadlineId}'],
    readBy: ['due.ts#deadlinesAwaiting'],
    writtenBy: ['projections.ts#openDeadline'],
  },
  {
    pattern: 'Open cases of an officer, in the order in which they were given them',
    list: 'casesOfOfficer',
    of: ['{subject}'],
    by: ['{since}', '{caseId}'],
    readBy: ['officers.ts#casesOfOfficer', 'officers.ts#withLoad'],
    writtenBy: ['projections.ts#registrationListings'],
  },
  {
    pattern: 'Open deadlines of a district, longest due first',
    list: 'deadlinesOfDistrict',
    of: ['{district}'],
    by: ['{dueAt}', '{kind}', '{caseId}', '{deadlineId}'],
    readBy: ['district-deadlines.ts#deadlinesOf'],
    writtenBy: ['projections.ts#openDeadline'],
  },
  {
    pattern: 'All cases of a person',
    list: 'casesOfPerson',
    of: ['{personId}'],
    by: ['{caseId}'],
    readBy: ['cases.ts#lastClosed'],
    writtenBy: ['event-writes.ts#headListings'],
  },
  {
    pattern: 'Cases that somebody has submitted, by the time of submission',
    list: 'casesOfOwner',
    of: ['{subject}'],
    by: ['{submittedAt}', '{caseId}'],
    readBy: ['cases.ts#ownedBy'],
    writtenBy: ['event-writes.ts#headListings'],
  },
];
