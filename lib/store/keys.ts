import { crc32 } from 'node:zlib';
import schema from './table-schema.json' with { type: 'json' };

/**
 * Every key of the table and of its indexes, in one place. Which code uses which key is listed in
 * `access-patterns.ts`. No key holds personal data: a person is `PID#` and a keyed hash.
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
  /** By what a case is searched for: its number, the name or the phone number of its person. */
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
  /** How often a person was placed in a public-welfare post, and where they are in one. */
  placements: 'PLACEMENTS',
  /** The place of a case whose person nobody has checked: one for each sign-in that states it. */
  statedCase: (place: string, subject: string) => `STATED#${place}#${subject}`,
  /** What a claim of a subsidy holds of the person: by a keyed hash, so that the key says nothing of the scheme. */
  claimGuard: (guardId: string) => `CLAIM#${guardId}`,
  /** By a keyed hash of the source, the fact and the person: the key says nothing of them. */
  comparison: (comparisonId: string) => `CMP#${comparisonId}`,
  comparisonPrefix: 'CMP#',
  /** What comparison sources were loaded with: which source and fact, of nobody in particular. */
  comparisonLoads: 'CMPLOADS',
  comparisonLoad: (source: string, fact: string) => `CMP#${source}#${fact}`,
  comparisonSnapshot: (source: string, fact: string) => `SNAP#${source}#${fact}`,
  comparisonSnapshotPrefix: 'SNAP#',

  matchingRuns: 'RUNS',
  matchingRun: (runId: string) => `RUN#${runId}`,

  request: (requestId: string) => `IDEM#${requestId}`,
  requestSort: '-',

  /** What belongs to a sign-in and to no case, by a hash of its subject. */
  account: (accountId: string) => `ACCOUNT#${accountId}`,
  preferences: 'PREFERENCES',
  draft: 'DRAFT',
  notificationsRead: 'READ',
  begunOn: (date: string) => `BEGUN#${date}`,

  /** What an employer has claimed, and what was found for it, by a keyed hash of its credit code. */
  employer: (employerId: string) => `EMPLOYER#${employerId}`,
  employerEntry: (entry: string, id: string) => `ENTRY#${entry}#${id}`,

  /** How often a status was asked for, by a hash of the application number. */
  lookups: (numberId: string) => `LOOKUPS#${numberId}`,
  lookupsOn: (date: string) => `DAY#${date}`,
  /** What was sent on a day to a number that nobody has confirmed, beside the counts of look-ups. */
  sentOn: (date: string, by: string) => `SENT#${date}#${by}`,

  /** Which members of staff have a case open on their screens. */
  openings: (caseId: string) => `OPENINGS#${caseId}`,
  openedBy: 'OPENED-BY',

  /** The agency of a district, as it was entered again and again. */
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
  /** A day, or the beginning of one such as `2026-11-`, which finds all days that begin so. */
  fair: (date: string) => `FAIR#${date}`,

  digests: (district: string) => `DIGEST#${district}`,
  /** A day, or a month, which finds all its days. */
  digest: (date: string) => `DIGEST#${date}`,
  digestPrefix: 'DIGEST#',
  digestEffects: (district: string) => `EFFECTS#DIGEST#${district}`,
  /** Not as the digest's own: the stream takes whatever begins as a digest for one. */
  digestPublished: (date: string) => `PUBLISHED#${date}`,

  /** How often personal data were revealed in a district, by day and member of staff. */
  reveals: (district: string) => `REVEALS#${district}`,
  /** A day with a subject, or the beginning of it, which finds all that begin so. */
  revealsOn: (dayAndSubject: string) => `DAY#${dayAndSubject}`,
  /** How a district was rated, by month. */
  ratings: (district: string) => `RATINGS#${district}`,
  ratingsOf: (month: string) => `MONTH#${month}`,
  /** How many grants were found from data in a district, by month and scheme. */
  grantCounts: (district: string) => `GRANTS#${district}`,
  /** A month with a scheme, or the beginning of it, which finds all of the month. */
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
  /** Who has asked for which redrive, of everything. */
  redrives: 'REDRIVES',
  redrive: (redriveId: string) => `REDRIVE#${redriveId}`,
  /** That a redrive of an execution was asked for: by its number, so that nobody asks for one twice. */
  redriveClaim: (name: string, redrive: number) => `CLAIM#${name}#${String(redrive).padStart(6, '0')}`,
  /** That a batch was made, so that it is found again. */
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

  /** The payment runs of a province: their ids begin with its code, so that each is found by its id. */
  paymentRuns: (province: string) => `PAYRUNS#${province}`,
  paymentRun: (runId: string) => `RUN#${runId}`,
  paymentRunPrefix: 'RUN#',
  runParts: (runId: string) => `PAYRUN#${runId}`,
  /** A claim is on the list of a run once at most. */
  runItem: (caseId: string, number: number) => `ITEM#${caseId}#${String(number).padStart(6, '0')}`,
  runItemPrefix: 'ITEM#',
  runExport: (exportId: string) => `EXPORT#${exportId}`,
  runExportPrefix: 'EXPORT#',

  /** The accounts and budgets of the funds of a province. */
  funds: (province: string) => `FUNDS#${province}`,
  fundFlow: (year: string, district: string, month: string, scheme: string, fund: string) =>
    `FLOW#${year}#${district}#${month}#${scheme}#${fund}`,
  /** The flows of a year, of every district whose code begins so. */
  fundFlowsPrefix: (year: string, division: string) => `FLOW#${year}#${division}`,
  fundStanding: (district: string, scheme: string, fund: string) => `STANDS#${district}#${scheme}#${fund}`,
  fundStandingPrefix: (division: string) => `STANDS#${division}`,
  /** An entry of a budget: of the jurisdiction itself, which is why it ends in a sign that no code has. */
  budgetEntry: (year: string, jurisdiction: string, entryId: string) =>
    `BUDGET#${year}#${jurisdiction}#${entryId}`,
  budgetEntriesPrefix: (year: string, jurisdiction: string) => `BUDGET#${year}#${jurisdiction}#`,

  /** What is on public notice in a district, by its last day. */
  publicNotices: (district: string) => `BOARD#${district}`,
  publicNotice: (until: string, reference: string) => `UNTIL#${until}#${reference}`,

  calendar: 'CALENDAR',
  calendarYear: (year: number) => `YEAR#${year}`,
  calendarYearPrefix: 'YEAR#',

  policy: 'POLICY',
  /** Apart from the rules, so that whoever proposes one cannot write one. */
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

/** One partition of an index: what is read from beginning to end, or a page at a time. */
export interface IndexPartition {
  readonly index: IndexName;
  readonly value: string;
}

/** Where the cases of which it is only stated whose they are lie in a list: before all others (I-52). */
export const assertedPlaces = 'ASSERTED#';

/**
 * Every list that an index answers: the index, the partition (whose list it is), and the sort key (its
 * order). An index serves several lists, whose partition keys have different prefixes.
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
  /** Notices that have not been delivered and have not lapsed. */
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

  /** All events, by when they happened. What is signed of one is in the key, so that no event is read for it. */
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
  /** Approved claims that are in no payment run and were not paid, oldest first. */
  payable: listOf(
    'gsi2',
    (district: string) => `PAYABLE#${district}`,
    (queuedAt: string, caseId: string, number: number) => `${queuedAt}#${caseId}#${number}`,
  ),
  /** Open deadlines that were computed without the holiday arrangement of a year that they reach into. */
  provisionalDeadlines: listOf(
    'gsi2',
    (year: number, shard: number) => `PROVISIONAL#${year}#${shardText(shard)}`,
    (caseId: string, deadlineId: string) => `${caseId}#${deadlineId}`,
  ),

  /** Open cases that an officer answers for. */
  casesOfOfficer: listOf(
    'gsi3',
    (subject: string) => `OFF#${subject}#CASES`,
    (since: string, caseId: string) => `${since}#${caseId}`,
  ),
  /** The kind is part of the sort key, so that what is due can be counted without reading a case. */
  deadlinesOfDistrict: listOf(
    'gsi3',
    (district: string) => `ORG#${district}#DUE`,
    (dueAt: string, kind: string, caseId: string, deadlineId: string) =>
      `${dueAt}#${kind}#${caseId}#${deadlineId}`,
  ),

  /** Executions by how they stand, oldest first. */
  executions: listOf(
    'gsi2',
    (group: string, shard: number) => `EXECUTIONS#${group}#${shardText(shard)}`,
    (startedAt: string, name: string) => `${startedAt}#${name}`,
  ),

  /** Cases of a person; newest first, those of which it is only stated whose they are come behind all others. */
  casesOfPerson: listOf('gsi4', keys.personPartition, (caseId: string, isOnlyStated: boolean) =>
    isOnlyStated ? `${assertedPlaces}${caseId}` : keys.case(caseId),
  ),
  /** The case that has an application number: it lists the person of the case, and not its head. */
  caseOfNumber: listOf('gsi4', (applicationNumber: string) => `NUMBER#${applicationNumber}`, keys.case),
  /** The case of a public notice, by the number of the notice, as long as the board of its district has it. */
  caseOfPublicNotice: listOf('gsi4', (reference: string) => `ON-NOTICE#${reference}`, keys.case),
  /**
   * Cases by a keyed hash of the name or the phone number of their person. Those of which it is only stated whose they are lie
   * before all others there, too, so that whoever reads from the end finds them last.
   */
  soughtCases: listOf(
    'gsi4',
    (part: string, sought: string) => `FIND#${part}#${sought}`,
    (caseId: string, isOnlyStated: boolean) =>
      isOnlyStated ? `${assertedPlaces}${caseId}` : keys.case(caseId),
  ),

  /** Applications of a sign-in that nobody has decided, and of which nobody has checked whose they are. */
  undecidedOfOwner: listOf(
    'gsi3',
    (subject: string) => `OWN#${subject}#UNDECIDED`,
    (submittedAt: string, caseId: string) => `${submittedAt}#${caseId}`,
  ),
  /** Cases that somebody has submitted. */
  casesOfOwner: listOf(
    'gsi5',
    (subject: string) => `OWN#${subject}`,
    (submittedAt: string, caseId: string) => `${submittedAt}#${caseId}`,
  ),
  /** What was told to an officer, or to the supervisors of a district, and to whoever stands in for them. */
  noticesTold: listOf(
    'gsi5',
    (kind: string, who: string) => `TOLD#${kind}#${who}`,
    (issuedAt: string, caseId: string, noticeId: string) => `${issuedAt}#${caseId}#${noticeId}`,
  ),
  /** Mandates of somebody that were not revoked, by their last day: from a day on they are those that have not ended. */
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

/** The shard of a case, or of an execution by its name: always the same one. */
export const shardOf = (id: string): number => crc32(id) % shardCount;

/** The partition of an index in which an item is listed; undefined where it is in none. */
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
