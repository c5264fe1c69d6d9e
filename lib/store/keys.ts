import { crc32 } from 'node:zlib';
import schema from './table-schema.json' with { type: 'json' };

/**
 * Every key of the table and of its indexes, in one place. `access-patterns.ts` lists which code uses which key. No key holds
 * personal data: a person is `PID#` and a keyed hash.
 */
export const keys = {
  case: (caseId: string) => `CASE#${caseId}`,
  head: 'HEAD',
  person: 'PERSON',
  event: (sequence: number) => `EVT#${String(sequence).padStart(12, '0')}`,
  eventPrefix: 'EVT#',
  task: (taskId: string) => `TASK#${taskId}`,
  deadline: (deadlineId: string) => `DUE#${deadlineId}`,
  scheduledAction: (actionId: string) => `APT#${actionId}`,
  escalation: (deadlineId: string, step: string) => `ESC#${deadlineId}#${step}`,
  wait: (taskId: string) => `WAIT#${taskId}`,
  waitPrefix: 'WAIT#',
  redo: (sequence: number) => `REDO#${String(sequence).padStart(12, '0')}`,
  redoPrefix: 'REDO#',
  effects: (caseId: string) => `EFFECTS#${caseId}`,
  effectsDone: 'DONE',
  woken: (taskId: string) => `WOKEN#${taskId}`,
  notice: (noticeId: string) => `NOTICE#${noticeId}`,
  noticePrefix: 'NOTICE#',
  /** The search entries of a case: its number, and the name and phone number of its person. */
  sought: (part: string) => `FIND#${part}`,
  soughtPrefix: 'FIND#',
  mandate: (mandateId: string) => `MANDATE#${mandateId}`,
  /** The payment of a claim, by the number of the claim. */
  payment: (number: number) => `PAYMENT#${number}`,

  personPartition: (personId: string) => `PID#${personId}`,
  activeCase: 'ACTIVE',
  jobSeekerCase: 'JOB-SEEKER',
  /** The one household without work that a person belongs to. */
  household: 'HOUSEHOLD',
  /** A person's placements in public-welfare posts: how many, and where they are in one. */
  placements: 'PLACEMENTS',
  /** The slot of a case whose identity nobody has checked: one for each sign-in that states it. */
  statedCase: (place: string, subject: string) => `STATED#${place}#${subject}`,
  /** What a subsidy claim reserves for the person, by a keyed hash, so that the key says nothing of the scheme. */
  claimGuard: (guardId: string) => `CLAIM#${guardId}`,
  /** By a keyed hash of the source, the fact and the person: the key says nothing of them. */
  comparison: (comparisonId: string) => `CMP#${comparisonId}`,
  comparisonPrefix: 'CMP#',
  /** The sources and facts that were loaded for comparison; about nobody in particular. */
  comparisonLoads: 'CMPLOADS',
  comparisonLoad: (source: string, fact: string) => `CMP#${source}#${fact}`,
  comparisonSnapshot: (source: string, fact: string) => `SNAP#${source}#${fact}`,
  comparisonSnapshotPrefix: 'SNAP#',

  matchingRuns: 'RUNS',
  matchingRun: (runId: string) => `RUN#${runId}`,

  request: (requestId: string) => `IDEM#${requestId}`,
  requestSort: '-',

  /** Items of a sign-in that belong to no case, by a hash of its subject. */
  account: (accountId: string) => `ACCOUNT#${accountId}`,
  preferences: 'PREFERENCES',
  draft: 'DRAFT',
  notificationsRead: 'READ',
  begunOn: (date: string) => `BEGUN#${date}`,

  /** The claims of an employer, and the grants found for it, by a keyed hash of its credit code. */
  employer: (employerId: string) => `EMPLOYER#${employerId}`,
  employerEntry: (entry: string, id: string) => `ENTRY#${entry}#${id}`,

  /** How often a status was asked for, by a hash of the application number. */
  lookups: (numberId: string) => `LOOKUPS#${numberId}`,
  lookupsOn: (date: string) => `DAY#${date}`,
  /** Messages sent on a day to a number that nobody has confirmed, beside the counts of look-ups. */
  sentOn: (date: string, by: string) => `SENT#${date}#${by}`,

  /** The members of staff who have a case open on their screens. */
  openings: (caseId: string) => `OPENINGS#${caseId}`,
  openedBy: 'OPENED-BY',

  /** The agency of a district, each time it was entered. */
  agency: (district: string) => `AGENCY#${district}`,
  agencyVersion: (version: number) => `VERSION#${String(version).padStart(6, '0')}`,
  agencyVersionPrefix: 'VERSION#',

  officers: 'OFFICERS',
  officer: (subject: string) => `OFFICER#${subject}`,
  officerPrefix: 'OFFICER#',

  /** The public-welfare posts of a district. */
  posts: (district: string) => `POSTS#${district}`,
  post: (postId: string) => `POST#${postId}`,
  postPrefix: 'POST#',

  fairs: (district: string) => `FAIRS#${district}`,
  /** A day, or a prefix such as `2026-11-`, which finds all days that begin with it. */
  fair: (date: string) => `FAIR#${date}`,

  digests: (district: string) => `DIGEST#${district}`,
  /** A day, or a month, which finds all its days. */
  digest: (date: string) => `DIGEST#${date}`,
  digestPrefix: 'DIGEST#',
  digestEffects: (district: string) => `EFFECTS#DIGEST#${district}`,
  /** Differs from the digest's own prefix, because the stream takes everything with that prefix for a digest. */
  digestPublished: (date: string) => `PUBLISHED#${date}`,

  /** How often personal data were revealed in a district, by day and member of staff. */
  reveals: (district: string) => `REVEALS#${district}`,
  /** A day with a subject, or a prefix, which finds everything that begins with it. */
  revealsOn: (dayAndSubject: string) => `DAY#${dayAndSubject}`,
  /** The ratings of a district, by month. */
  ratings: (district: string) => `RATINGS#${district}`,
  ratingsOf: (month: string) => `MONTH#${month}`,
  /** How many grants were found from data in a district, by month and scheme. */
  grantCounts: (district: string) => `GRANTS#${district}`,
  /** A month with a scheme, or a month alone, which finds all of it. */
  grantCountsOf: (month: string, scheme: string) => `MONTH#${month}#${scheme}`,
  /** The same for claims. */
  claimCountsOf: (month: string, scheme: string) => `CLAIMS#${month}#${scheme}`,
  coverage: (district: string) => `COVERAGE#${district}`,
  coverageTotals: 'TOTALS',
  coveragePart: 'PART',

  rounds: (job: string) => `ROUND#${job}`,
  round: (at: string) => `ROUND#${at}`,
  roundPrefix: 'ROUND#',

  /** The executions of a case, or the rounds of a job. */
  executions: (group: string) => `EXECUTIONS#${group}`,
  execution: (name: string) => `EXECUTION#${name}`,
  /** Who has asked for which redrive, over all executions. */
  redrives: 'REDRIVES',
  redrive: (redriveId: string) => `REDRIVE#${redriveId}`,
  /** A requested redrive of an execution, by its number, so that nobody asks for one twice. */
  redriveClaim: (name: string, redrive: number) => `CLAIM#${name}#${String(redrive).padStart(6, '0')}`,
  /** A batch that was made, so that it can be found again. */
  listedBatch: (batchId: string) => `BATCH#${batchId}`,
  redriveBatch: (batchId: string) => `REDRIVES#${batchId}`,
  batchHead: 'BATCH',
  batchItem: (number: number) => `ITEM#${String(number).padStart(6, '0')}`,
  batchItemPrefix: 'ITEM#',

  /** What the checks and rounds of the system have found. */
  health: 'HEALTH',
  roundEnd: (job: string) => `ROUND-END#${job}`,
  roundEndPrefix: 'ROUND-END#',
  checkPart: (at: string, part: string) => `CHECK#${at}#${part}`,
  checkPrefix: 'CHECK#',

  signedHeads: (shard: number) => `SIGNED#${shardText(shard)}`,
  /** In the order in which they were signed. */
  signedHead: (day: string, page: number) => `DAY#${day}#${String(page).padStart(6, '0')}`,
  signedHeadPrefix: 'DAY#',

  /** The payment runs of a province. Their ids begin with its code, so that each is found by its id. */
  paymentRuns: (province: string) => `PAYRUNS#${province}`,
  paymentRun: (runId: string) => `RUN#${runId}`,
  paymentRunPrefix: 'RUN#',
  runParts: (runId: string) => `PAYRUN#${runId}`,
  /** A claim is on the list of a run at most once. */
  runItem: (caseId: string, number: number) => `ITEM#${caseId}#${String(number).padStart(6, '0')}`,
  runItemPrefix: 'ITEM#',
  runExport: (exportId: string) => `EXPORT#${exportId}`,
  runExportPrefix: 'EXPORT#',

  /** The accounts and budgets of the funds of a province. */
  funds: (province: string) => `FUNDS#${province}`,
  fundFlow: (year: string, district: string, month: string, scheme: string, fund: string) =>
    `FLOW#${year}#${district}#${month}#${scheme}#${fund}`,
  /** The flows of a year, of every district whose code has the prefix. */
  fundFlowsPrefix: (year: string, division: string) => `FLOW#${year}#${division}`,
  fundStanding: (district: string, scheme: string, fund: string) => `STANDS#${district}#${scheme}#${fund}`,
  fundStandingPrefix: (division: string) => `STANDS#${division}`,
  /**
   * An entry of a budget of the jurisdiction itself. The prefix ends in a sign that no code contains, so that it finds no
   * other.
   */
  budgetEntry: (year: string, jurisdiction: string, entryId: string) =>
    `BUDGET#${year}#${jurisdiction}#${entryId}`,
  budgetEntriesPrefix: (year: string, jurisdiction: string) => `BUDGET#${year}#${jurisdiction}#`,
  /** How often budgets of a jurisdiction and a year were lowered. */
  budgetLowerings: (year: string, jurisdiction: string) => `LOWERED#${year}#${jurisdiction}`,

  /** The public notices of a district, by their last day. */
  publicNotices: (district: string) => `BOARD#${district}`,
  publicNotice: (until: string, reference: string) => `UNTIL#${until}#${reference}`,

  calendar: 'CALENDAR',
  calendarYear: (year: number) => `YEAR#${year}`,
  calendarYearPrefix: 'YEAR#',

  policy: 'POLICY',
  /** Kept apart from the rules, so that somebody who proposes a rule cannot write one. */
  proposals: 'PROPOSALS',
  amendment: (id: string, revision: number) => `AMENDMENT#${id}#${String(revision).padStart(4, '0')}`,
  amendmentPrefix: 'AMENDMENT#',
  proposal: (proposalId: string) => `PROPOSAL#${proposalId}`,
  proposalPrefix: 'PROPOSAL#',
  ruleLoads: 'LOADED',
  appliedRules: 'APPLIED',
} as const;

/** An index of the table. Indexes serve several lists and therefore have numbers. */
export type IndexName = keyof typeof schema.indexes;

/** One partition of an index, read from beginning to end or a page at a time. */
export interface IndexPartition {
  readonly index: IndexName;
  readonly value: string;
}

/** The prefix that sorts cases whose identity is only stated before all others in a list (I-52). */
export const assertedPlaces = 'ASSERTED#';

/**
 * Every list that an index answers: the index, the partition (whose list it is), and the sort key (its order). An index serves
 * several lists, whose partition keys have different prefixes.
 * @example
 * const { partition, sort } = lists.openTasks;
 * await table.byIndex(partition('500103'), { until: '2026-12-01' }); // read what is due before December
 * indexKeys(partition('500103'), sort(dueAt, caseId, taskId)); // the attributes of an item in this list
 */
export const lists = {
  /** Steps of open deadlines, and scheduled actions, by when they are due. */
  due: listOf(
    'gsi1',
    (shard: number) => `DUE#${shardText(shard)}`,
    (at: string, caseId: string, id: string) => `${at}#${caseId}#${id}`,
  ),
  /** Notices that have been neither delivered nor cancelled by time. */
  undeliveredNotices: listOf(
    'gsi1',
    (shard: number) => `UNDELIVERED#${shardText(shard)}`,
    (issuedAt: string, caseId: string, noticeId: string) => `${issuedAt}#${caseId}#${noticeId}`,
  ),
  registeredCases: listOf(
    'gsi1',
    (shard: number) => `REGISTERED#${shardText(shard)}`,
    (registeredAt: string, caseId: string) => `${registeredAt}#${caseId}`,
  ),

  /** Cases that are not registered, by when they last changed. */
  otherCases: listOf(
    'gsi1',
    (shard: number) => `OTHER#${shardText(shard)}`,
    (changedAt: string, caseId: string) => `${changedAt}#${caseId}`,
  ),

  /**
   * All events, by when they happened. The key contains everything that is signed of an event, so that no event is read for it.
   */
  writtenEvents: listOf(
    'gsi1',
    (shard: number) => `WRITTEN#${shardText(shard)}`,
    (at: string, caseId: string, sequence: number, hash: string) => `${at}#${caseId}#${sequence}#${hash}`,
  ),

  openTasks: listOf(
    'gsi2',
    (district: string) => `ORG#${district}#OPEN`,
    (dueAt: string, caseId: string, taskId: string) => `${dueAt}#${caseId}#${taskId}`,
  ),
  /** Notices of a district that are still to be delivered. */
  outbox: listOf(
    'gsi2',
    (district: string) => `OUTBOX#${district}`,
    (issuedAt: string, caseId: string, noticeId: string) => `${issuedAt}#${caseId}#${noticeId}`,
  ),
  /** Cases that were ever registered in a district. */
  casesOfDistrict: listOf(
    'gsi2',
    (district: string) => `ORG#${district}#CASES`,
    (registeredAt: string, caseId: string) => `${registeredAt}#${caseId}`,
  ),
  /** Approved claims that were not paid and are in no payment run, oldest first. */
  payable: listOf(
    'gsi2',
    (district: string) => `PAYABLE#${district}`,
    (queuedAt: string, caseId: string, number: number) => `${queuedAt}#${caseId}#${number}`,
  ),
  /** Open deadlines that reach into a year whose holiday arrangement was not known when they were computed. */
  provisionalDeadlines: listOf(
    'gsi2',
    (year: number, shard: number) => `PROVISIONAL#${year}#${shardText(shard)}`,
    (caseId: string, deadlineId: string) => `${caseId}#${deadlineId}`,
  ),

  /** Open cases of an officer. */
  casesOfOfficer: listOf(
    'gsi3',
    (subject: string) => `OFF#${subject}#CASES`,
    (since: string, caseId: string) => `${since}#${caseId}`,
  ),
  /** The sort key contains the kind, so that what is due can be counted without reading a case. */
  deadlinesOfDistrict: listOf(
    'gsi3',
    (district: string) => `ORG#${district}#DUE`,
    (dueAt: string, kind: string, caseId: string, deadlineId: string) =>
      `${dueAt}#${kind}#${caseId}#${deadlineId}`,
  ),

  /** Executions by status, oldest first. */
  executions: listOf(
    'gsi2',
    (group: string, shard: number) => `EXECUTIONS#${group}#${shardText(shard)}`,
    (startedAt: string, name: string) => `${startedAt}#${name}`,
  ),

  /** Cases of a person, read newest first. Those whose identity is only stated then come last. */
  casesOfPerson: listOf('gsi4', keys.personPartition, (caseId: string, isOnlyStated: boolean) =>
    isOnlyStated ? `${assertedPlaces}${caseId}` : keys.case(caseId),
  ),
  /** The case with an application number. The entry belongs to the person of the case, not to its head. */
  caseOfNumber: listOf('gsi4', (applicationNumber: string) => `NUMBER#${applicationNumber}`, keys.case),
  /** The case of a public notice, by the number of the notice, for as long as it is on the board of its district. */
  caseOfPublicNotice: listOf('gsi4', (reference: string) => `ON-NOTICE#${reference}`, keys.case),
  /**
   * Cases by a keyed hash of the name or phone number of their person. Those whose identity is only stated sort first here,
   * too, so that reading from the end finds them last.
   */
  soughtCases: listOf(
    'gsi4',
    (part: string, sought: string) => `FIND#${part}#${sought}`,
    (caseId: string, isOnlyStated: boolean) =>
      isOnlyStated ? `${assertedPlaces}${caseId}` : keys.case(caseId),
  ),

  /** Undecided applications of a sign-in whose identity nobody has checked. */
  undecidedOfOwner: listOf(
    'gsi3',
    (subject: string) => `OWN#${subject}#UNDECIDED`,
    (submittedAt: string, caseId: string) => `${submittedAt}#${caseId}`,
  ),
  /** Cases that a sign-in has submitted. */
  casesOfOwner: listOf(
    'gsi5',
    (subject: string) => `OWN#${subject}`,
    (submittedAt: string, caseId: string) => `${submittedAt}#${caseId}`,
  ),
  /** What an officer, or the supervisors of a district and their deputies, were told. */
  noticesTold: listOf(
    'gsi5',
    (kind: string, who: string) => `TOLD#${kind}#${who}`,
    (issuedAt: string, caseId: string, noticeId: string) => `${issuedAt}#${caseId}#${noticeId}`,
  ),
  /** Mandates of a representative that were not revoked, by their last day: from a day on, those that have not ended. */
  casesOfRepresentative: listOf(
    'gsi5',
    (subject: string) => `REP#${subject}`,
    (until: string, caseId: string, mandateId: string) => `${until}#${caseId}#${mandateId}`,
  ),
} as const;

function listOf<Partition extends readonly unknown[], Sort extends readonly unknown[]>(
  index: IndexName,
  partition: (...of: Partition) => string,
  sort: (...by: Sort) => string,
) {
  return {
    index,
    partition: (...of: Partition): IndexPartition => ({ index, value: partition(...of) }),
    sort,
  };
}

/** The key attributes that put an item into a partition of an index. */
export function indexKeys({ index, value }: IndexPartition, sort: string): Readonly<Record<string, string>> {
  const { partitionKey, sortKey } = schema.indexes[index];
  return { [partitionKey]: value, [sortKey]: sort };
}

/** The number of partitions of a nationwide list, since one partition takes 1,000 writes a second. */
const shardCount = 16;

/** The numbers of all shards: reading a nationwide list means reading each of them. */
export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

/** The shard of a case, or of an execution by its name; it never changes. */
export const shardOf = (id: string): number => crc32(id) % shardCount;

/** The partition of an index that lists an item; undefined if it is in none. */
export function listedIn(
  item: Readonly<Record<string, unknown>>,
  index: IndexName,
): IndexPartition | undefined {
  const value = item[schema.indexes[index].partitionKey];
  return typeof value === 'string' ? { index, value } : undefined;
}

function shardText(shard: number): string {
  return String(shard).padStart(2, '0');
}
