import type { KnipConfig } from 'knip';

/**
 * Finds files, exports and dependencies that nothing uses; with `--production`, also what only tests use. What a file
 * itself uses may be exported for a test, and a type may be exported because a signature names it.
 */
const production = process.argv.includes('--production');

const config: KnipConfig = {
  ignoreExportsUsedInFile: production ? true : { interface: true, type: true },
  workspaces: {
    '.': {
      entry: [
        'bin/*.{ts,js}!',
        // Run as a process of its own.
        'bin/support/synthesize-project.ts!',
        'bin/mutants/vitest.config.ts!',
        // The functions of the API are bundled by what lib/infra/bundle.ts generates from these.
        'functions/**/{handler,operation}.ts!',
        'functions/api/dispatch.ts!',
        // Run when the portal is built (lib/infra/portal-bundle.ts).
        'functions/web/serve-portal/guide-pages.ts!',
        'web/main.tsx!',
        // The codes of persons, employers and places, with their tests, for what is built next on them.
        'lib/domain/codes/{education,nation,person}.ts!',
        'lib/domain/divisions/national.ts!',
        'lib/domain/unified-social-credit-code.ts!',
        'test/**/*.test.{ts,tsx}',
        // Run once for each release.
        'test/store/releases/record.ts',
        'test/simulation/freeze.ts',
      ],
      // The bench compares itself with it, and finds it at run time.
      ignoreDependencies: [
        'aws-local-stepfunctions',
        // The font of letters, which `files.json` of read-letter puts beside its code.
        '@expo-google-fonts/noto-sans-sc',
      ],
      // An episode of the tests is used where it is copied to: as a part of the project.
      project: [
        '{bin,functions,lib,web}/**/*.{ts,tsx,js}!',
        '!lib/local/**!',
        'test/**/*.{ts,tsx}',
        '!test/episodes/*/**',
      ],
    },
    'lib/local': {
      entry: [
        '{index,services,testing}.ts!',
        'execution-view/{index,components/index}.ts!',
        'console/app/main.tsx!',
        'cli/main.ts!',
        // Threads, and what is loaded in them.
        'lambda/{worker,load-handler,handler-timers,source-traces}.ts!',
        'scripts/*.ts!',
        'test/**/*.test.ts',
        'test/fixtures/parcels/functions/*.ts',
        'test/fixtures/orders/functions.ts',
        'test/{delivery/crash-writer,support/serve}.ts',
      ],
      project: ['**/*.{ts,tsx}!', '!test/**!', 'test/**/*.ts'],
      // `tsc` is a dependency of development, which --production leaves out.
      ignoreBinaries: production ? ['tsc'] : [],
    },
  },
};

export default config;
