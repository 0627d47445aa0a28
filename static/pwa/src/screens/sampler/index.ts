/** The sampler's screens, one bundle: they are used together, and must all be there when the network is not. */
export { CaptureScreen } from './capture';
export { OutboxScreen } from './outbox';
export { SampleScreen } from './sample';
export { TodayScreen } from './today';
