/**
 * The codes by which screens filter, without their names: the routes of all areas load with the first page of applicants, who
 * need none of the names (`texts/codes.ts`, `coverage-cells.ts`). A test compares them.
 */
export const codes = {
  levels: ['officer', 'supervisor', 'unit', 'city'],
  reasons: [
    ...['no-task-begun', 'awaiting-information', 'interest-declared', 'not-reached'],
    ...['officer-absent', 'under-way', 'not-touched'],
  ],
  recipients: ['person', 'officer', 'district-supervisors'],
  /** Those that wait for somebody; what was delivered is not listed. */
  deliveries: ['issued', 'sent', 'failed'],
  coverage: ['gap', 'overdue', 'missed', 'done-late', 'open', 'upcoming', 'excused', 'done', 'not-owed'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
