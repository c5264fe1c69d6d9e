import * as z from 'zod';

/**
 * What an operation may be granted. The key is the word in the name of its function; the text is what a reviewer reads. Names
 * and tables list capabilities in this order.
 */
const recordCapabilities = {
  'read-policy': {
    label: 'policy',
    meaning:
      'read the amendments of the policy packs, the holidays and how to reach the agencies, and nothing else of the table',
  },
  'read-records': { label: 'read', meaning: 'read the table' },
  'write-cases': {
    label: 'write',
    meaning:
      'read the table, and write cases, who has which, how many places of posts are taken, and requests',
  },
  'pay-claims': {
    label: 'pay',
    meaning:
      'read the table, and write payment runs, the claims in them, the accounts of the funds, and requests',
  },
  'write-budgets': {
    label: 'budgets',
    meaning: 'read the table, and write budgets of the funds, and requests',
  },
  'read-board': {
    label: 'board',
    meaning: 'read the rules and the public notice boards, and nothing else of the table',
  },
  'write-officers': {
    label: 'officers',
    meaning: 'read the table, and write officers, how to reach their agency, and requests',
  },
  'write-account': {
    label: 'account',
    meaning: 'read the table, and write what belongs to a sign-in and to no case, and requests',
  },
  'note-openings': { label: 'openings', meaning: 'read the table, and note who has a case open' },
  'count-lookups': { label: 'lookups', meaning: 'read the table, and count how often a status is asked for' },
  'write-fairs': { label: 'fairs', meaning: 'read the table, and write recruitment fairs and requests' },
  'write-posts': { label: 'posts', meaning: 'read the table, and write public-welfare posts and requests' },
  'write-proposals': {
    label: 'proposals',
    meaning: 'read the table, and write proposals of rules and requests, but no rule',
  },
  'write-rules': {
    label: 'rules',
    meaning: 'read the table, and write amendments, holiday arrangements, their proposals and requests',
  },
  'count-searches': {
    label: 'searches',
    meaning: 'read the table, and count who has searched for persons',
  },
  'write-comparison-loads': {
    label: 'loads',
    meaning: 'read the table, and write what comparison sources were loaded with',
  },
  'decrypt-personal-data': {
    label: 'decrypt',
    meaning: 'decrypt the personal data of a case, and encrypt more of it',
  },
  'create-data-key': { label: 'create-key', meaning: 'create the data key of a new case' },
  'decrypt-comparison-records': {
    label: 'compare',
    meaning: 'decrypt what comparison sources were loaded with',
  },
  'create-file-key': {
    label: 'file-key',
    meaning: 'create the data key of a file of a comparison source, and encrypt its records',
  },
  'read-executions': { label: 'executions', meaning: 'read how executions of the workflows have gone' },
  'redrive-executions': {
    label: 'redrive',
    meaning: 'go on with executions of the workflows of cases that have failed, and start or wake none',
  },
  'write-redrives': {
    label: 'redrives',
    meaning: 'read the table, and write who redrives what, batches of it and their rounds, and requests',
  },
  'begin-checks': {
    label: 'checks',
    meaning: 'read the table, and begin checks of all cases, and write requests',
  },
  'count-queues': { label: 'queues', meaning: 'count what lies in the queues of what was given up on' },
  'hash-identity': { label: 'hash', meaning: 'compute the keyed hash that finds a person' },
} as const;

/** What only background functions may be granted. */
const progressCapabilities = {
  'move-cases': { label: 'move', meaning: 'read the table, and write cases' },
  'write-digests': { label: 'digests', meaning: 'read the table, and write the digests of districts' },
  'write-coverage': { label: 'coverage', meaning: 'read the table, and write the totals of follow-ups' },
  'write-rounds': { label: 'rounds', meaning: 'read the table, and begin rounds' },
  'follow-rules': { label: 'follow', meaning: 'read the table, and note which rules the deadlines follow' },
  'start-workflows': {
    label: 'workflows',
    meaning: 'start executions of every workflow, and wake their tasks',
  },
  'mark-effects': {
    label: 'mark',
    meaning: 'mark which effects of a case it has carried out, and write nothing else into the table',
  },
  'sign-history': {
    label: 'sign',
    meaning: 'sign how the cases stand, and append what it has signed to the partitions of signed heads',
  },
  'list-executions': { label: 'list', meaning: 'list the executions of the workflows of cases' },
  'index-executions': { label: 'index', meaning: 'read the table, and note how executions stand' },
  'write-health': { label: 'health', meaning: 'read the table, and note what checks and rounds have found' },
  'publish-messages': { label: 'publish', meaning: 'publish messages on the event bus' },
} as const;

const all = { ...recordCapabilities, ...progressCapabilities };

/** One thing that a function may be allowed to do. */
export type Capability = keyof typeof all;

/**
 * The partitions of the table that a capability writes to, by the prefix of their keys (`lib/store/keys.ts`). IAM knows an
 * item's partition but not its sort key: within a partition it cannot tell an event from a head.
 */
export const writtenPartitions = {
  // Counts and public notices are written together with the event that causes them.
  'write-cases': [
    'CASE#*',
    'PID#*',
    'POSTS#*',
    'REVEALS#*',
    'RATINGS#*',
    'EMPLOYER#*',
    'GRANTS#*',
    'FUNDS#*',
    'BOARD#*',
    'IDEM#*',
  ],
  'pay-claims': ['CASE#*', 'PAYRUNS#*', 'PAYRUN#*', 'FUNDS#*', 'GRANTS#*', 'IDEM#*'],
  'write-budgets': ['FUNDS#*', 'IDEM#*'],
  'write-officers': ['OFFICERS', 'AGENCY#*', 'IDEM#*'],
  'write-account': ['ACCOUNT#*', 'IDEM#*'],
  'note-openings': ['OPENINGS#*'],
  'count-lookups': ['LOOKUPS#*'],
  'write-fairs': ['FAIRS#*', 'IDEM#*'],
  'write-posts': ['POSTS#*', 'IDEM#*'],
  'write-proposals': ['PROPOSALS', 'IDEM#*'],
  'write-rules': ['POLICY', 'CALENDAR', 'PROPOSALS', 'IDEM#*'],
  'count-searches': ['REVEALS#*', 'IDEM#*'],
  'write-comparison-loads': ['CMPLOADS', 'RUNS', 'IDEM#*'],
  'move-cases': ['CASE#*', 'BOARD#*'],
  'write-digests': ['DIGEST#*'],
  'write-coverage': ['COVERAGE#*'],
  'write-rounds': ['ROUND#*'],
  'follow-rules': ['POLICY'],
  'mark-effects': ['EFFECTS#*'],
  'sign-history': ['SIGNED#*'],
  'write-redrives': ['REDRIVES', 'REDRIVES#*', 'ROUND#redrive-executions', 'IDEM#*'],
  'begin-checks': ['ROUND#reconcile-cases', 'IDEM#*'],
  'index-executions': ['EXECUTIONS#*'],
  'write-health': ['HEALTH'],
} as const satisfies Partial<Record<Capability, readonly string[]>>;
export type WritingCapability = keyof typeof writtenPartitions;

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  Object.keys(table) as [Name, ...Name[]];

export const capabilities: readonly Capability[] = namesOf(all);

/** A list of capabilities in a file: each known, none twice, always in the same order. */
const listOf = <Name extends Capability>(names: [Name, ...Name[]]) =>
  z
    .array(z.enum(names))
    .refine((list) => new Set(list).size === list.length, 'a capability is listed twice')
    .transform((list): readonly Capability[] =>
      capabilities.filter((name) => list.some((one) => one === name)),
    );

/** The grants of an operation, as in a row of `grants.json`. */
export const operationGrantsSchema = listOf(namesOf(recordCapabilities));
/** The grants of a background function, as in its `function.json`. */
export const backgroundGrantsSchema = listOf(namesOf(all));

/** What a capability allows, worded to follow "may". */
export const meaningOf = (capability: Capability): string => all[capability].meaning;

/**
 * The part of a function's name that tells its grants.
 *
 * @example labelOf(['write-cases', 'decrypt-personal-data']) // 'write-decrypt'
 */
export const labelOf = (granted: readonly Capability[]): string =>
  granted.map((capability) => all[capability].label).join('-') || 'none';
