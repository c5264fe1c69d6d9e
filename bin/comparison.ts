import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { issueToken } from './support/issue-token.ts';
import { findRunning } from './support/running.ts';

const usage = `Fills a comparison source from a CSV file, through the API.

  npm run comparison -- FILE.csv --source NAME --as-of YYYY-MM-DD [--as administrator]

The file has a header line and the columns identityNumber, fact and (optionally) detail; a fact is one of
pension, insured-employment, business-owner, registered-elsewhere. Keep identity numbers as text: a
spreadsheet that has turned them into numbers has destroyed them, and the file is refused.
`;

const rowsAtATime = 250;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { type: 'string' },
    'as-of': { type: 'string' },
    as: { type: 'string', default: 'administrator' },
  },
});
const [file] = positionals;
if (!file || !values.source || !values['as-of']) {
  console.error(usage);
  process.exit(2);
}

const records: unknown[] = parse(readFileSync(file), {
  bom: true,
  columns: true,
  trim: true,
  skip_empty_lines: true,
});

const { api } = findRunning();
const token = await issueToken(values.as);
for (let first = 0; first < records.length; first += rowsAtATime) {
  const response = await fetch(`${api}/comparison-sources/${values.source}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ asOf: values['as-of'], records: records.slice(first, first + rowsAtATime) }),
  });
  if (!response.ok) {
    console.error(`Rows ${first + 2} to ${first + rowsAtATime + 1} were not taken: ${await response.text()}`);
    process.exit(1);
  }
  console.log(`${Math.min(first + rowsAtATime, records.length)} of ${records.length} rows loaded`);
}
