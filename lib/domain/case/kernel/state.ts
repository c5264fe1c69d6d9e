import * as z from 'zod';
import { deadlineSchema, metDeadlineSchema } from './deadline.ts';
import { scheduledActionSchema } from './scheduled-action.ts';
import { endedTaskSchema, taskSchema } from './task.ts';
import {
  channelSchema,
  codeSchema,
  identityBasisSchema,
  identityProofSchema,
  instantSchema,
  phaseSchema,
  placeBasisSchema,
  regionSchema,
} from './vocabulary.ts';

/** The fields that every case has. The slices of the episodes are further fields of the same object. */
export const kernelShape = {
  caseId: z.string(),
  version: z.int().positive(),
  phase: phaseSchema,
  region: regionSchema,
  district: z.string(),
  channel: channelSchema,
  /** Which of the four places it is; job-seekers may register at any place. */
  placeBasis: placeBasisSchema.optional(),
  /**
   * The agency of the directory at which the application was made, or to which the case was given later: such as one for
   * disabled persons (YN-1.1.1), or one below the county (YN-1.3.4). Absent if the case is the district's own.
   */
  agency: codeSchema.optional(),
  /** How the identity of the person is known; absent in cases from before 2026-12, when this was not asked. */
  identity: identityBasisSchema.optional(),
  /**
   * Since when the identity is proven, and by which document, if one was seen; absent in cases that have not been asked
   * (QH-1.3).
   */
  identityProof: identityProofSchema.optional(),
  /** The version of the notice on personal data that the person was shown (PIPL art. 17). */
  dataNotice: z.string().optional(),
  packVersion: z.string(),
  applicationNumber: z.string(),
  owner: z.string().optional(),
  submittedAt: instantSchema,
  registeredAt: instantSchema.optional(),
  endedAt: instantSchema.optional(),
  /**
   * When the person last did or said something that has no instant of its own elsewhere in the case (I-07). Cases from before
   * 2026-12 have it from their next such act on.
   */
  heardAt: instantSchema.optional(),
  scheduledActions: z.record(z.string(), scheduledActionSchema),
  tasks: z.record(z.string(), taskSchema),
  endedTasks: z.record(z.string(), endedTaskSchema),
  deadlines: z.record(z.string(), deadlineSchema),
  metDeadlines: z.record(z.string(), metDeadlineSchema),
  /** The workflow executions of this case, in order: its lineage. */
  executions: z.array(z.strictObject({ name: z.string(), workflow: z.string(), at: instantSchema })),
};

type Kernel = z.infer<z.ZodObject<typeof kernelShape>>;

/** The part of a case that belongs to no episode. */
export interface KernelState extends Omit<Kernel, 'scheduledActions'> {
  readonly scheduledActions: Readonly<Record<string, { readonly kind: string; readonly at: string }>>;
}

/** What the first event of a case has to provide. */
export type CaseStart = Pick<
  KernelState,
  | 'phase'
  | 'region'
  | 'district'
  | 'channel'
  | 'placeBasis'
  | 'packVersion'
  | 'applicationNumber'
  | 'owner'
  | 'submittedAt'
> &
  Partial<KernelState>;

/** The kernel's fields before the first event of a case. */
export const emptyKernel = {
  scheduledActions: {},
  tasks: {},
  endedTasks: {},
  deadlines: {},
  metDeadlines: {},
  executions: [],
} satisfies Partial<KernelState>;

/** Returns the case without one of its optional fields: `without(state, 'endedAt')`. */
export function without<Key extends string, State extends { [Each in Key]?: unknown }>(
  state: State,
  key: Key,
): State {
  const copy = { ...state };
  delete copy[key];
  return copy;
}
