/** What comes after the sheet: loaded when opened, kept offline with the rest. */
export { OutboxScreen } from './outbox';
export { SampleScreen } from './sample';
