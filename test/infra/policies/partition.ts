import { describe, expect, test } from 'vitest';
import type { Templates } from '../template.ts';

export function partitionPolicies(templates: Templates): void {
  describe('The stack templates', () => {
    test.each(templates.texts)('contain no ARN of a fixed partition in $stack', ({ text }) => {
      expect(text).not.toContain('arn:aws:');
    });

    test.each(templates.texts)(
      'name no host of a fixed partition in $stack except principals',
      ({ text }) => {
        const hosts = [...text.matchAll(/"([^"]*amazonaws\.com[^"]*)"/g)].map((match) => match[1]);
        const principal =
          /^(lambda|states|events|scheduler|apigateway|sqs|logs|delivery\.logs)\.amazonaws\.com$/;
        expect(hosts.filter((host) => !principal.test(host ?? ''))).toEqual([]);
      },
    );
  });
}
