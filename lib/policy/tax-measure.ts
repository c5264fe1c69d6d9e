import type { TaxMeasureKind } from '../domain/case/certificate/events.ts';
import type { MeasureTerms } from '../domain/case/certificate/note.ts';
import type { Pack } from './packs.ts';

/** Returns the terms of a tax measure on the day of a pack; undefined if it is not in force then. */
export function taxMeasureOf(
  { values: { taxMeasures } }: Pack,
  kind: TaxMeasureKind,
): MeasureTerms | undefined {
  return taxMeasures.status === 'set'
    ? taxMeasures.value.measures.find(({ measure }) => measure === kind)
    : undefined;
}
