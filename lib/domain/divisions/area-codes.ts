/**
 * Telephone area codes by the beginning of a division code, the longest that fits. General knowledge, not taken from
 * a source that is held here (DOMAIN, mark K). A county that is not certain has none.
 */
const areaCodes: Readonly<Record<string, string>> = {
  '1401': '0351',
  '1402': '0352',
  '1403': '0353',
  '1404': '0355',
  '1405': '0356',
  '1406': '0349',
  '1407': '0354',
  '1408': '0359',
  '1409': '0350',
  '1410': '0357',
  '1411': '0358',
  '3710': '0631',
  '50': '023',
  '5301': '0871',
  '5303': '0874',
  '5304': '0877',
  '5305': '0875',
  '5306': '0870',
  '5307': '0888',
  '5308': '0879',
  '5309': '0883',
  '5323': '0878',
  '5325': '0873',
  '5326': '0876',
  '5328': '0691',
  '5329': '0872',
  '5331': '0692',
  '5333': '0886',
  '5334': '0887',
  '6301': '0971',
  '6302': '0972',
  '6322': '0970',
  '6323': '0973',
  '6325': '0974',
  '6326': '0975',
  '6327': '0976',
  '632801': '0979',
  '632802': '0977',
  '632821': '0977',
  '632822': '0977',
  '632823': '0977',
};

/** The telephone area code of a division (six digits), or undefined where it is not certain. */
export function areaCodeOf(division: string): string | undefined {
  for (const length of [6, 4, 2]) {
    const code = areaCodes[division.slice(0, length)];
    if (code !== undefined) return code;
  }
  return undefined;
}
