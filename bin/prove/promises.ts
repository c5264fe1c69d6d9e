/** A test by its file and its title as it stands in the source, with `%s` or `$name` for what a table inserts. */
export interface NamedTest {
  readonly file: string;
  readonly title: string;
}

/** What is promised, and the tests that show it. */
export interface Promised {
  /** A letter and a number, or the number of a statement on the portal. */
  readonly id: string;
  readonly statement: string;
  readonly shownBy: readonly NamedTest[];
}

/** What a page promises: the rows of its tables that begin with an id, such as `test/PROMISES.md` has them. */
export const promisesOn = (page: string): readonly Promised[] =>
  page.split('\n').flatMap((line) => {
    const [, id, statement, tests] = /^\| (P?\d+) \| (.+?) \| (.+) \|$/.exec(line) ?? [];
    if (id === undefined || statement === undefined || tests === undefined) return [];
    const named = [...tests.matchAll(/`([^`]+\.test\.tsx?)`: “([^”]+)”/g)];
    return [{ id, statement, shownBy: named.map(([, file = '', title = '']) => ({ file, title })) }];
  });
