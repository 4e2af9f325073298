/** Figures in words, as everywhere. */
export { counted, figure } from '#core/counted.ts';
