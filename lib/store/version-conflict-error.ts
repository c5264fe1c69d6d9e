/** Other writers were faster every time. Nothing was written, and a retry is safe. */
export class VersionConflictError extends Error {
  override readonly name = 'VersionConflictError';
}
