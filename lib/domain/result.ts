/** An expected outcome as a value: success with a value, or a tagged refusal. Exceptions are for the unexpected. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** An expected outcome: the value that was asked for. */
export const success = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

/** An expected failure: the reason, as a tagged value. `refused({ reason: 'not-possible-now' })` */
export const refused = <Failure>(failure: Failure): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure,
});
