/** A test by its file and its title as written in the source, with `%s` or `$name` for values that a table inserts. */
export interface NamedTest {
  readonly file: string;
  readonly title: string;
}

/** A promise, and the tests that show it. */
export interface Promised {
  /** A letter and a number, or the number of a statement on the portal. */
  readonly id: string;
  readonly statement: string;
  readonly shownBy: readonly NamedTest[];
}

/** Reads the promises of a page such as `test/PROMISES.md`: the rows of its tables that begin with an id. */
export const promisesOn = (page: string): readonly Promised[] =>
  page.split('\n').flatMap((line) => {
    const [, id, statement, tests] = /^\| (P?\d+) \| (.+?) \| (.+) \|$/.exec(line) ?? [];
    if (id === undefined || statement === undefined || tests === undefined) return [];
    const named = [...tests.matchAll(/`([^`]+\.test\.tsx?)`: “([^”]+)”/g)];
    return [{ id, statement, shownBy: named.map(([, file = '', title = '']) => ({ file, title })) }];
  });
