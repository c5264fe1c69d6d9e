/**
 * An application number as people read it: district, day, the rest.
 * @example spaced('500103202611292AT2N4YF') // '500103 20261129 2AT2N4YF'
 */
export const spaced = (applicationNumber: string): string =>
  applicationNumber.replace(/^(.{6})(.{8})(.+)$/, '$1 $2 $3');
