import type { JsonObject } from '../../service.ts';
import { parseResource, UnsupportedResource } from '../integrations/resource.ts';
import { type Diagnostic, Diagnostics } from './diagnostics.ts';
import { programsWithPlaces } from './graph.ts';

/** Whether Tasks can call an operation, such as `dynamodb`, `PutItem`. */
export type SupportsCall = (service: string, operation: string) => boolean;

/** Reports the Tasks of a valid definition whose SDK integration names an unsupported operation. */
export function unsupportedCalls(definition: JsonObject, supports: SupportsCall): readonly Diagnostic[] {
  const found = new Diagnostics();
  checkProgram(definition, '', supports, found);
  return found.list;
}

/** The same for a single state and the states inside it. */
export function unsupportedCallsOf(state: JsonObject, supports: SupportsCall): readonly Diagnostic[] {
  const found = new Diagnostics();
  checkState(state, '', supports, found);
  return found.list;
}

function checkProgram(program: JsonObject, at: string, supports: SupportsCall, found: Diagnostics): void {
  for (const [name, state] of Object.entries(program.States as JsonObject))
    checkState(state as JsonObject, `${at}/States/${name}`, supports, found);
}

function checkState(state: JsonObject, place: string, supports: SupportsCall, found: Diagnostics): void {
  if (state.Type === 'Task') {
    const { arn, kind, service, operation } = parseResource(state.Resource as string);
    if (kind === 'sdk' && !supports(service, operation))
      found.schema(new UnsupportedResource(arn).message, `${place}/Resource`);
  }
  for (const inner of programsWithPlaces(state))
    checkProgram(inner.program, `${place}${inner.place}`, supports, found);
}
