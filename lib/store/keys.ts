import { crc32 } from 'node:zlib';

/**
 * Every key of the table, in one place. The table's own keys are `PK` and `SK`; each index has a partition
 * and a sort attribute named after it. No key holds personal data: a person is `PID#` and a keyed hash.
 */
export const dueShards = 16;

const shardOf = (caseId: string): string => String(crc32(caseId) % dueShards).padStart(2, '0');

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
  notice: (noticeId: string) => `NOTICE#${noticeId}`,
  noticePrefix: 'NOTICE#',

  personPartition: (personId: string) => `PID#${personId}`,
  activeRegistration: 'ACTIVE',
  comparison: (source: string, check: string) => `CMP#${source}#${check}`,
  comparisonPrefix: 'CMP#',

  replay: (requestId: string) => `IDEM#${requestId}`,
  replaySort: '-',

  officers: 'OFFICERS',
  officer: (subject: string) => `OFFICER#${subject}`,
  officerPrefix: 'OFFICER#',

  fairsOf: (district: string) => `FAIRS#${district}`,
  fair: (date: string) => `FAIR#${date}`,

  calendar: 'CALENDAR',
  calendarYear: (year: number) => `YEAR#${year}`,

  policy: 'POLICY',
  amendment: (id: string, revision: number) => `AMENDMENT#${id}#${String(revision).padStart(4, '0')}`,
  amendmentPrefix: 'AMENDMENT#',
  appliedRules: 'APPLIED',

  duePartition: (shard: number) => `DUE#${String(shard).padStart(2, '0')}`,
  duePartitionOf: (caseId: string) => `DUE#${shardOf(caseId)}`,
  dueSort: (at: string, caseId: string, deadlineId: string) => `${at}#${caseId}#${deadlineId}`,

  openInDistrict: (district: string) => `ORG#${district}#OPEN`,
  dueInDistrict: (district: string) => `ORG#${district}#DUE`,
  /** The kind stands in the key, so that what is due can be counted without reading a case. */
  dueInDistrictSort: (dueAt: string, kind: string, caseId: string, deadlineId: string) =>
    `${dueAt}#${kind}#${caseId}#${deadlineId}`,
  digests: (district: string) => `DIGEST#${district}`,
  digest: (date: string) => `DIGEST#${date}`,
  digestPrefix: 'DIGEST#',
  casesOfDistrict: (district: string) => `ORG#${district}#CASES`,
  casesOfOfficer: (subject: string) => `OFF#${subject}#CASES`,
  undeliveredPartition: (shard: number) => `UNDELIVERED#${String(shard).padStart(2, '0')}`,
  undeliveredPartitionOf: (caseId: string) => `UNDELIVERED#${shardOf(caseId)}`,
  registeredPartition: (shard: number) => `REGISTERED#${String(shard).padStart(2, '0')}`,
  registeredPartitionOf: (caseId: string) => `REGISTERED#${shardOf(caseId)}`,
  worklistSort: (dueAt: string, caseId: string, taskId: string) => `${dueAt}#${caseId}#${taskId}`,
  provisionalPartition: (year: number, shard: number) =>
    `PROVISIONAL#${year}#${String(shard).padStart(2, '0')}`,
  provisionalPartitionOf: (year: number, caseId: string) => `PROVISIONAL#${year}#${shardOf(caseId)}`,

  outboxOf: (district: string) => `OUTBOX#${district}`,
  outboxSort: (issuedAt: string, caseId: string, noticeId: string) => `${issuedAt}#${caseId}#${noticeId}`,

  ownerPartition: (subject: string) => `OWN#${subject}`,
} as const;

/** The indexes, as `lib/infra` makes them and this code queries them. */
export const indexes = {
  due: 'due',
  worklist: 'worklist',
  officer: 'officer',
  person: 'person',
  owner: 'owner',
} as const;
