import divisions from '../../../domain/data/divisions/37.json' with { type: 'json' };
import type { Places } from '../../regions/region.ts';

/** The divisions of Shandong, shared by its cities. */
export const places: Places = {
  divisions,
  englishNames: {
    '370100': 'Jinan',
    '370200': 'Qingdao',
    '370300': 'Zibo',
    '370400': 'Zaozhuang',
    '370500': 'Dongying',
    '370600': 'Yantai',
    '370700': 'Weifang',
    '370800': 'Jining',
    '370900': "Tai'an",
    '371000': 'Weihai',
    '371100': 'Rizhao',
    '371300': 'Linyi',
    '371400': 'Dezhou',
    '371500': 'Liaocheng',
    '371600': 'Binzhou',
    '371700': 'Heze',
  },
  areaCodes: {},
};
