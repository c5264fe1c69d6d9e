import fc from 'fast-check';
import { answer } from './cases.ts';
import { anyCase, enumerated } from './corpus.ts';
import { libraryAnswer } from './library.ts';

const all = enumerated();
let n = 0;
for (const one of all) {
  let ours: string;
  try {
    ours = answer(one);
  } catch (e) {
    ours = (e as Error).message;
  }
  const theirs = libraryAnswer(one);
  if (ours !== theirs) {
    n++;
    console.log(
      ours.padEnd(18),
      theirs.padEnd(18),
      JSON.stringify({
        ...one,
        context:
          one.context &&
          Object.fromEntries(
            Object.entries(one.context).filter(([k]) => !/username|list|star|bool|PrincipalArn/.test(k)),
          ),
      })
        .replaceAll('000000000000', '0')
        .slice(0, 330),
    );
  }
}
console.log(all.length, 'cases', n, 'differ');

const left = Number(process.env.N ?? 1000);
let bad = 0;
const counts: Record<string, number> = {};
const seed = Number(process.env.SEED ?? 1);
for (const one of fc.sample(anyCase, { numRuns: left, seed })) {
  let ours: string;
  try {
    ours = answer(one);
  } catch (e) {
    ours = (e as Error).message;
  }
  const theirs = libraryAnswer(one);
  counts[theirs] = (counts[theirs] ?? 0) + 1;
  if (ours !== theirs && bad++ < 10) console.log(ours, theirs, JSON.stringify(one));
}
console.log(counts, 'random differ', bad);
