import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const web = join(import.meta.dirname, '../../web');
const read = (pattern: string) =>
  globSync(pattern, { cwd: web })
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(web, file), 'utf8') }));
const components = read('**/*.tsx');
const styles = read('**/*.css');

/** Handlers of gestures other than a press, in JSX and in code. */
const gesture =
  /\bon(?:Touch|Pointer|Mouse|Drag|Drop|Wheel|Gesture|DoubleClick|ContextMenu)\w*=|addEventListener\(\s*'(?:touch|pointer|mouse|drag|drop|wheel|gesture|dblclick|contextmenu)/;
/** Each file with such a handler, and how to do the same by keyboard or a press. */
const withAnotherWay: Readonly<Record<string, RegExp>> = {
  'admin/audit/case-axis.tsx': /type="range"[^>]*aria-label/s,
  'desk/case/axis.tsx': /type="range"/,
  // Pointing at a list does nothing except hold back its changes.
  'desk/worklist/worklist.tsx': /onPointerEnter=\{\(\) => setPointing\(true\)\}/,
};

describe('no function needs a gesture (适老化通用设计规范)', () => {
  it('a press, a key or a native control is enough everywhere', () => {
    const found = components.filter(({ text }) => gesture.test(text));
    expect(found.map(({ file }) => file).toSorted()).toEqual(Object.keys(withAnotherWay).toSorted());
    for (const { file, text } of found)
      expect({ file, text }).toMatchObject({ text: expect.stringMatching(withAnotherWay[file] as RegExp) });
  });

  it('people and employers have nothing but presses, and may enlarge the page', () => {
    const pages = components.filter(({ file }) => /^(applicant|employer|form|frame|parts)\//.test(file));
    expect(pages.filter(({ text }) => gesture.test(text)).map(({ file }) => file)).toEqual([]);
    const page = readFileSync(join(web, 'index.html'), 'utf8');
    expect(page).not.toMatch(/user-scalable|maximum-scale/);
  });

  it('no style takes scrolling or enlarging away from fingers, but for the axis, which still scrolls up and down', () => {
    const found = styles.flatMap(({ file, text }) =>
      [...text.matchAll(/touch-action:\s*([^;]+);/g)].map(([, value]) => `${file} ${value}`),
    );
    expect(found).toEqual(['desk/desk.css pan-y']);
  });
});
