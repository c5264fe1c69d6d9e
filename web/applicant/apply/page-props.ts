import type { Answer } from '../../api/operations.ts';
import type { Fault, Rules } from './checks.ts';
import type { Draft } from './draft.ts';
import type { Form } from './form.ts';

export type Catalogue = Answer<'GET /regions/{region}/services'>;
export type Regions = Answer<'GET /regions'>['regions'];

/** The properties of each of the five pages. */
export interface PageProps {
  readonly draft: Draft;
  readonly form: Form;
  readonly faults: readonly Fault[];
  readonly setFaults: (faults: readonly Fault[]) => void;
  /** The guide of the chosen region; undefined until it has been read. */
  readonly catalogue: Catalogue | undefined;
  readonly rules: Rules;
  readonly regions: Regions | undefined;
  /** Saves the form and opens another page. */
  readonly go: (page: number) => Promise<void>;
}
