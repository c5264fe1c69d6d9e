import divisions from '../../../domain/data/divisions/14.json' with { type: 'json' };
import countiesInEnglish from '../../../domain/data/english-names/14.json' with { type: 'json' };
import type { Places } from '../region.ts';

export const places: Places = {
  divisions,
  englishNames: {
    ...countiesInEnglish,
    '140100': 'Taiyuan',
    '140200': 'Datong',
    '140300': 'Yangquan',
    '140400': 'Changzhi',
    '140500': 'Jincheng',
    '140600': 'Shuozhou',
    '140700': 'Jinzhong',
    '140800': 'Yuncheng',
    '140900': 'Xinzhou',
    '141000': 'Linfen',
    '141100': 'Lüliang',
  },
  areaCodes: {
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
  },
};
