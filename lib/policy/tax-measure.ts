import type { TaxMeasureKind } from '../domain/case/certificate/events.ts';
import type { MeasureTerms } from '../domain/case/certificate/note.ts';
import type { Pack } from './packs.ts';

/** What a tax measure asks for on the day of a pack; undefined where it is not in force on that day. */
export function taxMeasureOf(
  { values: { taxMeasures } }: Pack,
  kind: TaxMeasureKind,
): MeasureTerms | undefined {
  return taxMeasures.status === 'set'
    ? taxMeasures.value.measures.find(({ measure }) => measure === kind)
    : undefined;
}
