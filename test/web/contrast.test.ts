import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../web/styles/tokens.css'), 'utf8');

/** The colours of a theme: those of its rule over those of the first one. */
function coloursOf(selector: string): ReadonlyMap<string, string> {
  const rule = (start: string) => css.slice(css.indexOf(`${start} {`)).split('}')[0] ?? '';
  const colours = (text: string) =>
    [...text.matchAll(/(--[a-z-]+): (#[0-9a-f]{6});/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
  return new Map([...colours(rule(':root')), ...(selector === ':root' ? [] : colours(rule(selector)))]);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio: from 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['--paper', '--ground', '--sunk'];
const inks = [
  '--ink',
  '--ink-soft',
  '--ink-faint',
  '--accent',
  '--accent-strong',
  '--danger',
  '--warn',
  '--ok',
  '--info',
];
/** Each text colour on each background that the styles use with it. */
const texts: readonly (readonly [ink: string, ground: string])[] = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...['accent', 'danger', 'warn', 'ok', 'info'].flatMap((name) => [
    [name === 'accent' ? '--accent-strong' : `--${name}`, `--${name}-soft`] as const,
    ['--ink', `--${name}-soft`] as const,
  ]),
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-strong'],
];
/** The marks of controls and of the focus: 3 is enough (WCAG 1.4.11). */
const shapes: readonly (readonly [string, string])[] = grounds.flatMap((ground) => [
  ['--line-strong', ground] as const,
  ['--focus', ground] as const,
]);

describe.each([
  ['light', ':root'],
  ['dark', 'html[data-theme="dark"]'],
  ['as the system, dark', 'html[data-theme="system"]'],
  ['high contrast', 'html[data-theme="contrast"]'],
])('the theme %s', (name, selector) => {
  const colours = coloursOf(selector);
  const of = (pairs: readonly (readonly [string, string])[], least: number) =>
    pairs
      .map(([ink, ground]) => ({
        pair: `${ink} on ${ground}`,
        is: contrast(colours.get(ink) ?? '', colours.get(ground) ?? ''),
      }))
      .filter(({ is }) => !(is >= least))
      .map(({ pair, is }) => `${pair}: ${is.toFixed(2)}`);

  it(`has text that is read on every ground, and controls that are seen`, () => {
    expect(of(texts, name === 'high contrast' ? 7 : 4.5)).toEqual([]);
    expect(of(shapes, 3)).toEqual([]);
  });
});

it('the dark theme is the same by choice and by system', () => {
  expect([...coloursOf('html[data-theme="system"]')]).toEqual([...coloursOf('html[data-theme="dark"]')]);
});
