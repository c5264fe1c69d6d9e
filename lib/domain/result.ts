/** An expected outcome as a value: success with a value, or a tagged refusal. Exceptions are for the unexpected. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** Returns a success with its value. */
export const success = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

/** Returns an expected failure with its reason, as a tagged value: `refused({ reason: 'not-possible-now' })` */
export const refused = <Failure>(failure: Failure): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure,
});
