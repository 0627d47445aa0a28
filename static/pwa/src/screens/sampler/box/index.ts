/** Boxes: loaded when opened, kept offline with the rest. */
export { BoxScreen } from './box';
export { BoxesScreen } from './boxes';
