import divisions from '../../../domain/data/divisions/63.json' with { type: 'json' };
import countiesInEnglish from '../../../domain/data/english-names/63.json' with { type: 'json' };
import type { Places } from '../region.ts';

export const places: Places = {
  divisions,
  englishNames: {
    ...countiesInEnglish,
    '630100': 'Xining',
    '630200': 'Haidong',
    '632200': 'Haibei Tibetan Autonomous Prefecture',
    '632300': 'Huangnan Tibetan Autonomous Prefecture',
    '632500': 'Hainan Tibetan Autonomous Prefecture',
    '632600': 'Golog Tibetan Autonomous Prefecture',
    '632700': 'Yushu Tibetan Autonomous Prefecture',
    '632800': 'Haixi Mongol and Tibetan Autonomous Prefecture',
  },
  areaCodes: {
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
  },
};
