/** Figures in words. */

/** `1,284`. Not by `toLocaleString`, whose first use loads the locale data: 50 ms on a slow laptop before anything shows. */
export const figure = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 event`, `9 events` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`;
