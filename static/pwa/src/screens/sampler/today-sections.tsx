/**
 * What stands on 今天 beside its own parts, loaded with it but apart from it. To add a section: a file that exports a
 * component taking `{ rooms }`, which draws nothing while it has nothing to say, and one line here.
 */
import type { ComponentType } from 'preact';
import { allWordsHere } from '../../i18n/language';
import type { ScreenProps } from '../../rooms';
import { lazy } from '../../ui/lazy';

const section = (load: () => Promise<ComponentType<ScreenProps>>): ComponentType<ScreenProps> => {
  // Asked for with the page, not when it is drawn, so that the page moves as little as can be.
  const loading = load();
  loading.catch(() => undefined);
  return lazy(async () => {
    const loaded = await loading;
    await allWordsHere();
    return loaded;
  }, () => null, () => null);
};

/** What asks something of the person: above drafts and the big button. */
const ABOVE = [
  section(() => import('./today-tour').then((file) => file.FirstTour)),
  section(() => import('./today-ready').then((file) => file.NotReady)),
  section(() => import('./today-returned').then((file) => file.Returned)),
  section(() => import('./today-asked').then((file) => file.AskedToday)),
  section(() => import('./today-deadlines').then((file) => file.UrgentToday)),
  section(() => import('./today-visits').then((file) => file.OngoingVisits)),
];

/** What the person may want next: between the big button and the samples. */
const BELOW: ComponentType<ScreenProps>[] = [
  section(() => import('./today-deadlines').then((file) => file.DeadlinesToday)),
  section(() => import('./today-boxes').then((file) => file.BoxesToday)),
];

export const Above = ({ rooms }: ScreenProps) => <>{ABOVE.map((Part, at) => <Part key={at} rooms={rooms} />)}</>;
export const Below = ({ rooms }: ScreenProps) => <>{BELOW.map((Part, at) => <Part key={at} rooms={rooms} />)}</>;
