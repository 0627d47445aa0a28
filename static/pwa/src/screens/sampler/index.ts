/** The sampler's first screens: what must be there at once when the phone is opened at a stall. */
export { CaptureScreen } from './capture';
export { TodayScreen } from './today';
