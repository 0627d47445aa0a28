/** The frame's screens that are loaded when opened. */
export { EmbeddedScreen } from './embedded';
export { EnrolScreen } from './enrol';
export { MeScreen } from './me';
export { QueueFileScreen } from './queue-file';
export { SetUpScreen } from './set-up';
export { SignInScreen } from './sign-in';
export { SharedScreen } from './shared';
export { PracticeScreen } from './practice';
