import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { once } from '../../functions/common/connections/once.ts';

const root = join(import.meta.dirname, '../..');

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('What a function connects once', () => {
  it('is connected once for each instance, and never given to another one', () => {
    const instance = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(fc.array(instance, { maxLength: 100 }), (turns) => {
        let connected = 0;
        const connect = once(() => ({ to: process.env.AWS_LAMBDA_LOG_STREAM_NAME, number: connected++ }));
        for (const turn of turns) {
          vi.stubEnv('AWS_LAMBDA_LOG_STREAM_NAME', `2026/11/29/[$LATEST]${turn}`);
          expect(connect().to).toBe(`2026/11/29/[$LATEST]${turn}`);
        }
        expect(connected).toBe(new Set(turns).size);
      }),
    );
  });

  it('is let go of when far more instances have come after it, as those of earlier systems do', () => {
    const connect = once(() => ({}));
    const connectAs = (stream: number) => {
      vi.stubEnv('AWS_LAMBDA_LOG_STREAM_NAME', String(stream));
      return connect();
    };
    const first = connectAs(0);
    for (let stream = 1; stream < 40; stream++) connectAs(stream);
    expect(connectAs(0)).toBe(first);
    for (let stream = 40; stream < 140; stream++) connectAs(stream);
    expect(connectAs(0)).not.toBe(first);
  });
});

describe('The modules of functions', () => {
  // In the local runtime, instances that run one after the other have the same modules.
  it('keep nothing that changes, but by their instance or by its table', () => {
    const sources = globSync(['functions/**/*.ts', 'lib/{domain,policy,store}/**/*.ts'], { cwd: root });
    const kept = sources.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const changing = /^(?:export )?(?:let (\w+)|const (\w+)[^=\n]*= new (?:Map|Set)(?:<.*>)?\(\);)/gm;
      return [...text.matchAll(changing)].map(
        ([, variable, collection]) => `${file}: ${variable ?? collection}`,
      );
    });
    // Each is computed once from the sources alone, or read from the files of the function's own bundle, which do not change.
    expect(kept.sort()).toEqual([
      'functions/common/rules/rule-changes.ts: builtIn',
      'functions/web/serve-portal/handler.ts: kept',
      'lib/policy/amendments/amendment.ts: served',
      // What a text means, which depends on nothing but the text.
      'lib/policy/articles.ts: known',
    ]);
  });
});
