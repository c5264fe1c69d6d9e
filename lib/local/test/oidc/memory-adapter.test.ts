import { expect, it } from 'vitest';
import { memoryAdapter } from '../../oidc/memory-adapter.ts';

it('keeps a limited number of sign-ins, the latest ones', async () => {
  const adapter = memoryAdapter(2);
  for (const id of ['first', 'second', 'third']) await adapter.upsert(id, { uid: id }, 3600);
  await adapter.upsert('third', { uid: 'again' }, 3600);
  const kept = await Promise.all(['first', 'second', 'third'].map((id) => adapter.find(id)));
  expect(kept).toEqual([undefined, { uid: 'second' }, { uid: 'again' }]);
});
