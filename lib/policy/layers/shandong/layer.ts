import type { Layer } from '../../values.ts';

/**
 * Shandong's own circular (鲁人社字〔2022〕144号) is known by title only. We do not hold its text, so this layer is empty. It
 * exists so that the chain of Weihai shows where the rules of the province belong.
 */
export const layer: Layer = {
  id: 'shandong',
  name: { zh: '山东省', en: 'Shandong Province' },
  edition: '2022.0',
  values: {},
};
