import { shards } from '../../../lib/store/keys.ts';
import type { Inspected } from './inspect.ts';

/**
 * What one invocation has seen of the cases. A slice of a workflow, which covers a part of one list, knows next to nothing; an
 * invocation that covers everything itself need not ask again for what it has read.
 */
export class CasesSeen {
  readonly #cases = new Set<string>();
  readonly #districts = new Set<string>();
  readonly #atEnd = new Set<string>();
  readonly #lists: number;
  #isEachRead = true;

  /** @param lists how many lists of cases there are; they are the first passes of each shard */
  constructor(lists: number) {
    this.#lists = lists;
  }

  add({ caseId, district }: Inspected): void {
    if (district === undefined) this.#isEachRead = false;
    else {
      this.#cases.add(caseId);
      this.#districts.add(district);
    }
  }

  /** Records that a list of a shard has been read to its end. */
  end(shard: number, list: number): void {
    this.#atEnd.add(`${shard} ${list}`);
  }

  /** Whether a case has been read. */
  has(caseId: string): boolean {
    return this.#cases.has(caseId);
  }

  /**
   * The districts of all cases in any of the lists. A case never changes its district.
   * @returns undefined unless every list of every shard has been read to its end, and each case in it could be read
   */
  districts(): ReadonlySet<string> | undefined {
    const areAllAtEnd = this.#atEnd.size === shards.length * this.#lists;
    return areAllAtEnd && this.#isEachRead ? this.#districts : undefined;
  }
}
