/**
 * What stands on 今天 beside its own parts, loaded with it but apart from it. To add a section: a file that exports a
 * component taking `{ rooms }`, which draws nothing while it has nothing to say, and one line here.
 */
import type { ComponentType } from 'preact';
import type { ScreenProps } from '../../rooms';
import { part } from '../../ui/lazy';

/** What asks something of the person: above drafts and the big button. */
const ABOVE = [
  part(() => import('./today-tour').then((file) => file.FirstTour)),
  part(() => import('./today-ready').then((file) => file.NotReady)),
  part(() => import('./today-returned').then((file) => file.Returned)),
  part(() => import('./today-asked').then((file) => file.AskedToday)),
  part(() => import('./today-deadlines').then((file) => file.UrgentToday)),
  part(() => import('./today-visits').then((file) => file.OngoingVisits)),
];

/** What the person may want next: between the big button and the samples. */
const BELOW: ComponentType<ScreenProps>[] = [
  part(() => import('./today-deadlines').then((file) => file.DeadlinesToday)),
  part(() => import('./today-boxes').then((file) => file.BoxesToday)),
];

export const Above = ({ rooms }: ScreenProps) => <>{ABOVE.map((Part, at) => <Part key={at} rooms={rooms} />)}</>;
export const Below = ({ rooms }: ScreenProps) => <>{BELOW.map((Part, at) => <Part key={at} rooms={rooms} />)}</>;
