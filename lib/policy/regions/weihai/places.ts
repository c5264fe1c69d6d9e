import { places as shandong } from '../../layers/shandong/places.ts';
import type { Places } from '../region.ts';

export const places: Places = {
  divisions: shandong.divisions,
  englishNames: {
    ...shandong.englishNames,
    '371002': 'Huancui District',
    '371003': 'Wendeng District',
    '371071': 'Weihai Torch High-Tech Industrial Development Zone',
    '371072': 'Weihai Economic and Technological Development Zone',
    '371073': 'Weihai Lingang Economic and Technological Development Zone',
    '371082': 'Rongcheng City',
    '371083': 'Rushan City',
  },
  areaCodes: { '3710': '0631' },
};
