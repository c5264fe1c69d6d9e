/** Others were faster, again and again. Nothing was written, and it may be tried again. */
export class VersionConflictError extends Error {
  override readonly name = 'VersionConflictError';
}
