import type { Layer } from '../../values.ts';

/**
 * Shandong's own circular (鲁人社字〔2022〕144号) is known by title only: its text is not held, so this layer says
 * nothing. It exists so that the chain of Weihai shows where the province's words belong.
 */
export const layer: Layer = {
  id: 'shandong',
  name: { zh: '山东省', en: 'Shandong Province' },
  edition: '2022.0',
  values: {},
};
