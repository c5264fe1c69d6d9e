import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../web');

/** The rules of all style files: what they are for, and what they say. Rules within @media are read like the others. */
const rules = globSync('**/*.css', { cwd: folder }).flatMap((file) => {
  const css = readFileSync(join(folder, file), 'utf8').replace(/\/\*.*?\*\//gs, '');
  return [...css.matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selectors = '', said = '']) => ({
    selectors: selectors.split(/,(?![^(]*\))/).map((each) => each.trim()),
    said,
  }));
});

const saying = (selector: string) =>
  rules.filter(({ selectors }) => selectors.includes(selector)).map(({ said }) => said);

it('what answers to the pointer with its border has one that is seen before, and so has what is idle (WCAG 1.4.11)', () => {
  const answering = rules
    .filter(({ said }) => /border-color/.test(said))
    .flatMap(({ selectors }) => selectors)
    .filter((each) => each.endsWith(':hover'))
    .map((each) => each.slice(0, -':hover'.length));
  expect(answering).toContain('.choice');
  const idle = ['.button:disabled', '.button[aria-disabled="true"]'];
  const faint = [...answering, ...idle].filter((each) =>
    saying(each).some((said) => /border(?:-color)?:[^;]*var\(--line\)/.test(said)),
  );
  expect(faint).toEqual([]);
});

it('what scrolls holds the words that only a screen reader reads, which otherwise make the page wider than its window', () => {
  const scrolling = rules
    .filter(({ said }) => /overflow(?:-x)?: auto/.test(said))
    .flatMap(({ selectors }) => selectors);
  expect(scrolling).toContain('.table-scroll');
  // The list of a combo box is placed by its library.
  const open = scrolling.filter(
    (each) =>
      each !== '.combo-list' &&
      !saying(each).some((said) => /position: (?:relative|sticky|absolute|fixed)/.test(said)),
  );
  expect(open).toEqual([]);
});

it('a field is no wider than what it is in, however large its text (WCAG 1.4.10)', () => {
  expect(saying('.field').join()).toMatch(/grid-template-columns: minmax\(0, 1fr\)/);
});

it('columns that come in any number are no wider than the window, however large the text (WCAG 1.4.10)', () => {
  const columns = rules.flatMap(({ selectors, said }) =>
    [...said.matchAll(/repeat\(auto-fi(?:t|ll), minmax\(([^,]*)/g)].map(([, least]) => ({
      selectors,
      least,
    })),
  );
  expect(columns.length).toBeGreaterThan(5);
  expect(columns.filter(({ least }) => !least?.startsWith('min('))).toEqual([]);
});

it('a dialog whose task is done never only disappears: the page under it says what was recorded', () => {
  const silent = globSync('**/*.tsx', { cwd: folder }).filter((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return (
      source.includes('<Dialog') &&
      /onDone=\{(?:close|onClose|\(\) => set\w+\((?:false|undefined)?\))\}|onSuccess: (?:close|onClose)\b/.test(
        source,
      )
    );
  });
  expect(silent).toEqual([]);
});

it('a table of any area is stacked on a narrow screen, and each of its cells says there what it is', () => {
  const wrong = globSync('**/*.tsx', { cwd: folder }).flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return [...source.matchAll(/<table[^>]*className="table( [^"]*)?".*?<\/table>/gs)].flatMap(
      ([table, names = '']) => {
        // The rows of the worklist become cards of their own.
        if (names.includes('worklist')) return [];
        if (!names.includes('table-stacked')) return [`${file}: not stacked`];
        const [, cells = ''] = table.split('</thead>');
        return [...cells.matchAll(/<(?:td|th scope="row")(?![^>]*data-label)[^>]*>(.*?)<\/t[dh]>/gs)].flatMap(
          // A control and a bar beside a number have names of their own.
          ([, content = '']) => (/<(?:meter|input|button)/.test(content) ? [] : [`${file}: ${content}`]),
        );
      },
    );
  });
  expect(wrong).toEqual([]);
});

it('no form of an operation ends without a word: what is done when it is sent is more than nothing', () => {
  const silent = globSync('**/*.tsx', { cwd: folder }).filter((file) =>
    /on(?:Done|Success)(?:=\{|: )\(\) => (?:undefined|\{\})/.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(silent).toEqual([]);
});
