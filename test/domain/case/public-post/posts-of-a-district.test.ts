import { describe, expect, it } from 'vitest';
import { placesLeft, postTotals, readsLike } from '../../../../lib/domain/public-post.ts';
import { post } from '../support/public-posts.ts';

describe('A post of a district (WH-3.4, C8)', () => {
  it('is reviewed by a human if it appears to be management or technical work, and only then', () => {
    expect(readsLike({ title: '办公室主任', content: '负责全面工作' })).toEqual(['management']);
    expect(readsLike({ title: '网络工程师', content: '维护系统' })).toEqual(['technical']);
    expect(readsLike({ title: '交通秩序协管员', content: '协助维护路口交通秩序。' })).toEqual([]);
    expect(readsLike(post)).toEqual([]);
  });

  it('has places until they are taken, and counts those created', () => {
    expect(placesLeft(post)).toBe(1);
    expect(placesLeft({ ...post, filled: 1 })).toBe(0);
    expect(placesLeft({ ...post, status: 'to-review' })).toBe(0);
    expect(postTotals([post, { ...post, vacancies: 5, filled: 2 }, { ...post, status: 'rejected' }])).toEqual(
      {
        created: 6,
        filled: 2,
      },
    );
  });
});
