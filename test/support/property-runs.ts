/**
 * `PROPERTY_RUNS=10` tries ten times as many values, `npm run prove` three times as many: for a night, or after a change to the
 * code under test.
 */
const factor = Number(process.env.PROPERTY_RUNS ?? 1);
if (!(factor >= 1)) throw new Error(`PROPERTY_RUNS is no number from 1 on: ${process.env.PROPERTY_RUNS}`);

/**
 * Returns how many values to try for a property with costly values.
 * @param few as many as every run can afford; each run has others, by its seed
 */
export const runsOf = (few: number): number => Math.ceil(few * factor);
