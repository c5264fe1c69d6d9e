import divisions from '../../../domain/data/divisions/53.json' with { type: 'json' };
import countiesInEnglish from '../../../domain/data/english-names/53.json' with { type: 'json' };
import type { Places } from '../region.ts';

export const places: Places = {
  divisions,
  englishNames: {
    ...countiesInEnglish,
    '530100': 'Kunming',
    '530300': 'Qujing',
    '530400': 'Yuxi',
    '530500': 'Baoshan',
    '530600': 'Zhaotong',
    '530700': 'Lijiang',
    '530800': "Pu'er",
    '530900': 'Lincang',
    '532300': 'Chuxiong Yi Autonomous Prefecture',
    '532500': 'Honghe Hani and Yi Autonomous Prefecture',
    '532600': 'Wenshan Zhuang and Miao Autonomous Prefecture',
    '532800': 'Xishuangbanna Dai Autonomous Prefecture',
    '532900': 'Dali Bai Autonomous Prefecture',
    '533100': 'Dehong Dai and Jingpo Autonomous Prefecture',
    '533300': 'Nujiang Lisu Autonomous Prefecture',
    '533400': 'Diqing Tibetan Autonomous Prefecture',
  },
  areaCodes: {
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
  },
};
