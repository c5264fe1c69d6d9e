import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Licences that ask for no more than that their text is kept. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  // The author gives up every right.
  'Unlicense',
]);

/**
 * Packages with another licence that are used all the same, and why that is harmless. Those with copyleft are of
 * development only, and never delivered.
 */
const EXCEPTIONS: readonly { packages: RegExp; licence: string; delivered?: true; reason: string }[] = [
  {
    packages: /^png-js$/,
    licence: 'none',
    delivered: true,
    reason: 'Its package.json names no licence, but the file LICENSE in it is that of MIT (2.0.0).',
  },
  {
    packages: /^@expo-google-fonts\/noto-sans-sc$/,
    licence: 'MIT AND OFL-1.1',
    delivered: true,
    reason:
      'Letters are printed with this font. The OFL (SIL Open Font License 1.1, 1–5) allows to embed, bundle and pass it on with ' +
      'its licence, which lies beside it; nobody sells it by itself or changes it, and documents made with it are free.',
  },
  {
    packages: /^axe-core$/,
    licence: 'MPL-2.0',
    reason:
      'The browser tests alone load it, unchanged, into pages under test; its copyleft ends at its own files.',
  },
  {
    packages: /^lightningcss(-.+)?$/,
    licence: 'MPL-2.0',
    reason:
      'Vite, and so Vitest, cannot be installed without it. The tests alone use it, unchanged, and it is never ' +
      'delivered; its copyleft ends at its own files.',
  },
];

interface LockedPackage {
  readonly name: string;
  readonly license: string;
  readonly dev: boolean;
}

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, { license?: string; dev?: boolean; link?: boolean }>;
};
/** What others have written: neither this project, nor its workspace, nor the link that leads to it. */
const packages = Object.entries(lock.packages)
  .filter(([path, { link = false }]) => path.includes('node_modules/') && !link)
  .map(
    ([path, { license = 'none', dev = false }]): LockedPackage => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      license,
      dev,
    }),
  );

/** Whether an SPDX expression leaves a choice of permissive licences. */
const isPermissive = (expression: string): boolean =>
  expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => PERMISSIVE.has(licence)));

const isException = ({ name, license, dev }: LockedPackage): boolean =>
  EXCEPTIONS.some(
    ({ packages, licence, delivered = false }) =>
      (dev || delivered) && packages.test(name) && licence === license,
  );

it('Every package in the lock file has a permissive licence, or is a written exception.', () => {
  const others = packages.filter((one) => !isPermissive(one.license) && !isException(one));
  expect(packages.length).toBeGreaterThan(200);
  expect(others).toEqual([]);
});

it('Every exception is still needed.', () => {
  const unneeded = EXCEPTIONS.filter(({ packages: named }) => !packages.some(({ name }) => named.test(name)));
  expect(unneeded).toEqual([]);
});
