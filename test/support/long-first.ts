import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = join(import.meta.dirname, '../..');

/** The files that take longest, some five seconds and more: if one of them came last, the other process would have no work. */
const long: ReadonlySet<string> = new Set(
  [
    'test/api/access-matrix.test.ts',
    'test/api/as-deployed.prove.test.ts',
    'test/api/notices.test.ts',
    'test/browser/applicant.test.ts',
    'test/browser/over-time.test.ts',
    'test/browser/pages-of-applicants.prove.test.ts',
    'test/browser/pages-of-staff.prove.test.ts',
    'test/browser/staff.test.ts',
    'test/domain/case/sensitive.test.ts',
    'test/episodes/home-visit-grant.prove.test.ts',
    'test/functions/disturbed-stories.prove.test.ts',
    'test/functions/lost-effects.test.ts',
    'test/infra/app.test.ts',
    'test/simulation/year.prove.test.ts',
    'test/start/clock-command.prove.test.ts',
    'test/start/kill.prove.test.ts',
    'test/start/truthful-start.prove.test.ts',
    'test/start/watch.prove.test.ts',
    'test/workflows/household/households-and-posts.test.ts',
    'test/workflows/outward.test.ts',
    'test/workflows/registration/deadlines.test.ts',
    'test/workflows/service-plan/plan.test.ts',
  ].map((file) => join(root, file)),
);

/**
 * Runs the long files first. If files are shuffled, the order within each group depends on the seed alone and is the same on
 * every machine; otherwise it is Vitest's own.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = [...long].filter((file) => !existsSync(file));
    if (gone.length > 0) throw new Error(`test/support/long-first.ts names what is gone: ${gone.join(', ')}`);
    const { seed, shuffle } = this.ctx.config.sequence;
    const ordered = shuffle ? shuffled(files, seed) : await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => long.has(moduleId);
    return [...ordered.filter(isLong), ...ordered.filter((file) => !isLong(file))];
  }
}

/** Orders files by a hash of the seed and the file name. */
function shuffled(files: readonly TestSpecification[], seed: number): TestSpecification[] {
  const placed = files.map((file) => {
    const text = `${seed} ${relative(root, file.moduleId)}`;
    return { file, place: createHash('sha256').update(text).digest('hex') };
  });
  return placed.toSorted((a, b) => (a.place < b.place ? -1 : 1)).map(({ file }) => file);
}
