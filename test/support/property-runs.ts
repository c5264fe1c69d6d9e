/** `PROPERTY_RUNS=10` tries ten times as many, `npm run prove` three times: for a night, or after a change of what they are about. */
const factor = Number(process.env.PROPERTY_RUNS ?? 1);
if (!(factor >= 1)) throw new Error(`PROPERTY_RUNS is no number from 1 on: ${process.env.PROPERTY_RUNS}`);

/**
 * How many values a property with costly ones is tried with.
 * @param few as many as every run can afford; each run has others, by its seed
 */
export const runsOf = (few: number): number => Math.ceil(few * factor);
