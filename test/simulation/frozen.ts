/** The Beijing instant at which releases are frozen: in every region something is under way then. */
export const frozenAt = '2025-06-10T07:30:00+08:00';
